/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Servers that people type, addresses that answers hold. */

#include "fuzz.h"

#include "dia-address-policy.h"
#include "dia-at-uri.h"
#include "dia-server-url.h"

#include <libsoup/soup.h>

static void
check_server (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaServerUrl) server = dia_server_url_parse (text, &error);
  g_autoptr (DiaServerUrl) again = NULL;
  g_autofree char *url = NULL;

  g_assert_true ((server == NULL) == (error != NULL));
  if (server == NULL)
    return;

  /* What is stored is read again as the same. */
  again = dia_server_url_parse (dia_server_url_get_origin (server), NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (dia_server_url_get_origin (again), ==, dia_server_url_get_origin (server));
  url = dia_server_url_join (server, "/api");
  g_assert_true (dia_server_url_is_origin_of (server, url));
  /* Without encryption only to this computer. */
  g_assert_true (dia_server_url_is_loopback (server) || g_str_has_prefix (dia_server_url_get_origin (server), "https://"));
}

static void
check_url (const char *text)
{
  g_autoptr (GUri) uri = dia_address_policy_check_url (text, FALSE, NULL);
  g_autoptr (GInetAddress) address = NULL;

  if (uri == NULL)
    return;

  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
  g_assert_false (dia_address_policy_is_loopback_name (g_uri_get_host (uri)));
  if (dia_address_policy_read_literal (g_uri_get_host (uri), &address) && address != NULL)
    g_assert_true (dia_address_policy_is_public (address));
}

static void
check_at_uri (const char *text)
{
  g_autoptr (DiaAtUri) uri = dia_at_uri_parse (text);
  g_autoptr (DiaAtUri) page = dia_at_uri_parse_web (text);
  g_autofree char *written = uri != NULL ? dia_at_uri_to_string (uri) : NULL;
  g_autoptr (DiaAtUri) again = written != NULL ? dia_at_uri_parse (written) : NULL;

  g_assert_true ((uri == NULL) == (again == NULL));
  if (uri != NULL)
    g_assert_true (dia_is_did (uri->authority) || dia_is_handle (uri->authority));
}

void
fuzz_feed_address (const guint8 *data,
                   gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  check_server (text);
  check_url (text);
  check_at_uri (text);
}
