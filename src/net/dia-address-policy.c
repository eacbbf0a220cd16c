/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-address-policy.h"

#include "dia-net-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *network;
  guint       length;
} AddressRange;

/* IANA special-purpose address registries (RFC 6890) that are not globally
 * reachable, and multicast. GInetAddress itself knows only some of them. */
static const AddressRange closed_ranges[] = {
  { "0.0.0.0", 8 },
  { "10.0.0.0", 8 },
  { "100.64.0.0", 10 },
  { "127.0.0.0", 8 },
  { "169.254.0.0", 16 },
  { "172.16.0.0", 12 },
  { "192.0.0.0", 24 },
  { "192.0.2.0", 24 },
  { "192.168.0.0", 16 },
  { "198.18.0.0", 15 },
  { "198.51.100.0", 24 },
  { "203.0.113.0", 24 },
  { "224.0.0.0", 4 },
  { "240.0.0.0", 4 },
  { "::", 128 },
  { "::1", 128 },
  { "64:ff9b:1::", 48 },
  { "100::", 64 },
  { "2001::", 23 },
  { "2001:db8::", 32 },
  { "fc00::", 7 },
  { "fe80::", 10 },
  { "fec0::", 10 },
  { "ff00::", 8 },
};

/* IPv6 ranges that carry an IPv4 address, and the byte where it begins. */
static const struct
{
  AddressRange range;
  guint        offset;
} embedding_ranges[] = {
  { { "::", 96 }, 12 },
  { { "::ffff:0:0", 96 }, 12 },
  { { "64:ff9b::", 96 }, 12 },
  { { "2002::", 16 }, 2 },
};

static gboolean
is_in_range (GInetAddress       *address,
             const AddressRange *range)
{
  g_autoptr (GInetAddress) network = g_inet_address_new_from_string (range->network);
  g_autoptr (GInetAddressMask) mask = NULL;

  if (g_inet_address_get_family (network) != g_inet_address_get_family (address))
    return FALSE;
  mask = g_inet_address_mask_new (network, range->length, NULL);
  return g_inet_address_mask_matches (mask, address);
}

static GInetAddress *
find_embedded (GInetAddress *address)
{
  for (gsize i = 0; i < G_N_ELEMENTS (embedding_ranges); i++)
    if (is_in_range (address, &embedding_ranges[i].range))
      return g_inet_address_new_from_bytes (g_inet_address_to_bytes (address) + embedding_ranges[i].offset,
                                            G_SOCKET_FAMILY_IPV4);
  return NULL;
}

gboolean
dia_address_policy_is_public (GInetAddress *address)
{
  g_autoptr (GInetAddress) embedded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (closed_ranges); i++)
    if (is_in_range (address, &closed_ranges[i]))
      return FALSE;
  embedded = find_embedded (address);
  return embedded == NULL || dia_address_policy_is_public (embedded);
}

gboolean
dia_address_policy_is_loopback_name (const char *host)
{
  return g_str_equal (host, "127.0.0.1") || g_str_equal (host, "::1") || g_str_equal (host, "localhost");
}

gboolean
dia_address_policy_read_literal (const char    *host,
                                 GInetAddress **address)
{
  const char *label = strrchr (host, '.');

  *address = g_inet_address_new_from_string (host);
  if (*address != NULL || strchr (host, ':') != NULL)
    return TRUE;
  /* A host whose last label is a number is an address (WHATWG URL, "ends in a
   * number"): no top-level domain is one. */
  label = label != NULL ? label + 1 : host;
  if (g_ascii_strncasecmp (label, "0x", 2) == 0)
    return TRUE;
  return *label != '\0' && strspn (label, "0123456789") == strlen (label);
}

static gboolean
refuse (GError     **error,
        const char  *host)
{
  g_set_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED,
               _("“%s” is an address of this computer or of a private network; it was not contacted."), host);
  return FALSE;
}

static gboolean
check_host (const char  *host,
            GError     **error)
{
  g_autoptr (GInetAddress) address = NULL;

  if (dia_address_policy_is_loopback_name (host) || g_str_has_suffix (host, ".localhost"))
    return refuse (error, host);
  if (dia_address_policy_read_literal (host, &address) &&
      (address == NULL || !dia_address_policy_is_public (address)))
    return refuse (error, host);
  return TRUE;
}

static gboolean
check_scheme (const char  *scheme,
              const char  *host,
              GError     **error)
{
  if (g_str_equal (scheme, "https"))
    return TRUE;
  g_set_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED,
               _("The connection to “%s” would not be encrypted; it was not made."), host);
  return FALSE;
}

GUri *
dia_address_policy_check_url (const char  *url,
                              gboolean     loopback_allowed,
                              GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autofree char *host = uri != NULL && g_uri_get_host (uri) != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1) : NULL;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED,
                           _("A server named an address that is not a web address; it was not contacted."));
      return NULL;
    }
  if (loopback_allowed && g_str_equal (g_uri_get_scheme (uri), "http") && dia_address_policy_is_loopback_name (host))
    return g_steal_pointer (&uri);
  if (!check_scheme (g_uri_get_scheme (uri), host, error) || !check_host (host, error))
    return NULL;
  return g_steal_pointer (&uri);
}
