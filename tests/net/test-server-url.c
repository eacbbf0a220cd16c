/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-server-url.h"

#include "dia-address-policy.h"
#include "dia-net-error.h"

#include <gio/gio.h>

static void
test_normalizes (void)
{
  static const char *const cases[][2] = {
    { "mastodon.social", "https://mastodon.social" },
    { "  Mastodon.Social  ", "https://mastodon.social" },
    { "https://mastodon.social/", "https://mastodon.social" },
    { "HTTPS://MASTODON.SOCIAL:443", "https://mastodon.social" },
    { "mastodon.social.", "https://mastodon.social" },
    { "mastodon.social:8443", "https://mastodon.social:8443" },
    { "bücher.example", "https://xn--bcher-kva.example" },
    { "https://[2606:4700::1111]", "https://[2606:4700::1111]" },
    { "http://127.0.0.1:3000", "http://127.0.0.1:3000" },
    { "http://localhost:2583/", "http://localhost:2583" },
    { "http://[::1]:3000", "http://[::1]:3000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DiaServerUrl) url = dia_server_url_parse (cases[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (dia_server_url_get_origin (url), ==, cases[i][1]);
      g_assert_cmpint (dia_server_url_is_loopback (url), ==, g_str_has_prefix (cases[i][1], "http:"));
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char        *typed;
    DiaServerUrlError  code;
  } cases[] = {
    { "", DIA_SERVER_URL_ERROR_EMPTY },
    { "   ", DIA_SERVER_URL_ERROR_EMPTY },
    { "mastodon", DIA_SERVER_URL_ERROR_MALFORMED },
    { "@me@mastodon.social", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://user:password@mastodon.social", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://mastodon.social/@me", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://mastodon.social?x", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://mastodon.social:0", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://mastodon.social:99999", DIA_SERVER_URL_ERROR_MALFORMED },
    { "mastodon social", DIA_SERVER_URL_ERROR_MALFORMED },
    { "mastodon..social", DIA_SERVER_URL_ERROR_MALFORMED },
    { "file:///etc/passwd", DIA_SERVER_URL_ERROR_MALFORMED },
    { "ftp://mastodon.social", DIA_SERVER_URL_ERROR_MALFORMED },
    { "javascript:alert(1)", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://", DIA_SERVER_URL_ERROR_MALFORMED },
    { "\xff\xfe", DIA_SERVER_URL_ERROR_MALFORMED },
    { "http://mastodon.social", DIA_SERVER_URL_ERROR_NOT_ENCRYPTED },
    { "http://127.0.0.2:3000", DIA_SERVER_URL_ERROR_NOT_ENCRYPTED },
    { "http://10.0.0.1", DIA_SERVER_URL_ERROR_NOT_ENCRYPTED },
    { "http://localhost.evil.example", DIA_SERVER_URL_ERROR_NOT_ENCRYPTED },
    { "localhost:3000", DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS },
    { "https://127.0.0.1:3000", DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS },
    { "https://169.254.169.254", DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS },
    { "https://192.168.1.1", DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS },
    { "https://[::1]", DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS },
    { "https://[::ffff:127.0.0.1]", DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS },
    { "https://x.localhost", DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS },
    { "https://127.1", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://2130706433", DIA_SERVER_URL_ERROR_MALFORMED },
    { "https://0x7f.0.0.0x1", DIA_SERVER_URL_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (cases[i].typed, NULL);

      g_test_message ("%s", shown);
      g_assert_null (dia_server_url_parse (cases[i].typed, &error));
      g_assert_error (error, DIA_SERVER_URL_ERROR, (int) cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_password_not_repeated (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_server_url_parse ("https://user:canary-password@mastodon.social", &error));
  g_assert_null (strstr (error->message, "canary-password"));
}

static void
test_joins (void)
{
  g_autoptr (DiaServerUrl) url = dia_server_url_parse ("mastodon.social", NULL);
  g_autofree char *joined = dia_server_url_join (url, "/api/v1/apps");

  g_assert_cmpstr (joined, ==, "https://mastodon.social/api/v1/apps");
}

static void
test_knows_its_origin (void)
{
  g_autoptr (DiaServerUrl) url = dia_server_url_parse ("mastodon.social", NULL);

  g_assert_true (dia_server_url_is_origin_of (url, "https://MASTODON.social:443/oauth/token?x=1"));
  g_assert_false (dia_server_url_is_origin_of (url, "https://mastodon.social:444/oauth/token"));
  g_assert_false (dia_server_url_is_origin_of (url, "http://mastodon.social/oauth/token"));
  g_assert_false (dia_server_url_is_origin_of (url, "https://mastodon.social.evil.example/oauth/token"));
  g_assert_false (dia_server_url_is_origin_of (url, "https://mastodon.social@evil.example/oauth/token"));
  g_assert_false (dia_server_url_is_origin_of (url, "https://evil.example/https://mastodon.social"));
  g_assert_false (dia_server_url_is_origin_of (url, "/oauth/token"));
  g_assert_false (dia_server_url_is_origin_of (url, ""));
}

static void
check_addresses (const char *const *addresses,
                 gboolean           expected)
{
  for (int i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i]);

      g_test_message ("%s", addresses[i]);
      g_assert_cmpint (dia_address_policy_is_public (address), ==, expected);
    }
}

static void
test_public_addresses (void)
{
  static const char *const open[] = {
    "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "223.255.255.255",
    "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1", NULL,
  };
  static const char *const closed[] = {
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.168.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fd00::1", "ff02::1", "fec0::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::169.254.169.254", "2002:7f00:1::1", NULL,
  };

  check_addresses (open, TRUE);
  check_addresses (closed, FALSE);
}

static void
test_urls_of_others (void)
{
  static const char *const refused[] = {
    "http://mastodon.social/", "https://127.0.0.1/", "https://LOCALHOST/", "https://[::1]/", "https://169.254.169.254/latest/meta-data",
    "https://user@mastodon.social/", "file:///etc/passwd", "data:text/plain,x", "//mastodon.social/", "https:///x", "mastodon.social", "",
    "https://127.1/", "https://0x7f000001/", NULL,
  };

  for (int i = 0; refused[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_null (dia_address_policy_check_url (refused[i], FALSE, &error));
      g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
      g_assert_true (dia_net_error_nothing_sent (error));
    }
}

static void
test_loopback_only_with_permit (void)
{
  g_autoptr (GUri) allowed = dia_address_policy_check_url ("http://localhost:2583/x", TRUE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (allowed);
  g_assert_null (dia_address_policy_check_url ("http://localhost:2583/x", FALSE, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
  g_assert_null (dia_address_policy_check_url ("http://10.0.0.1/x", TRUE, NULL));
  g_assert_null (dia_address_policy_check_url ("http://169.254.169.254/x", TRUE, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/net/server-url/normalizes", test_normalizes);
  g_test_add_func ("/net/server-url/refuses", test_refuses);
  g_test_add_func ("/net/server-url/password-not-repeated", test_password_not_repeated);
  g_test_add_func ("/net/server-url/joins", test_joins);
  g_test_add_func ("/net/server-url/knows-its-origin", test_knows_its_origin);
  g_test_add_func ("/net/server-url/N8-public-addresses", test_public_addresses);
  g_test_add_func ("/net/server-url/N8-urls-of-others", test_urls_of_others);
  g_test_add_func ("/net/server-url/N8-loopback-only-with-permit", test_loopback_only_with_permit);
  return g_test_run ();
}
