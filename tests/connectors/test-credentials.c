/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-credentials.h"

static void
test_round_trip (void)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (DiaCredentials) back = NULL;
  g_autofree char *secret = NULL;

  dia_credentials_set (&credentials->access_token, "access \"1\"");
  dia_credentials_set (&credentials->refresh_token, "refresh-1");
  dia_credentials_set (&credentials->server, "https://pds.example");
  dia_credentials_set (&credentials->subject, "did:plc:abc");
  dia_credentials_set (&credentials->dpop_key, "{\"kty\":\"EC\"}");
  credentials->expires_at = 1795341600123;

  secret = dia_credentials_to_secret (credentials);
  back = dia_credentials_from_secret (secret);
  g_assert_nonnull (back);
  g_assert_cmpstr (back->access_token, ==, "access \"1\"");
  g_assert_cmpstr (back->refresh_token, ==, "refresh-1");
  g_assert_cmpstr (back->server, ==, "https://pds.example");
  g_assert_cmpstr (back->subject, ==, "did:plc:abc");
  g_assert_cmpstr (back->dpop_key, ==, "{\"kty\":\"EC\"}");
  g_assert_cmpstr (back->client_id, ==, "");
  g_assert_cmpint (back->expires_at, ==, 1795341600123);
}

static void
test_no_end (void)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autofree char *secret = dia_credentials_to_secret (credentials);
  g_autoptr (DiaCredentials) back = dia_credentials_from_secret (secret);

  g_assert_cmpint (back->expires_at, ==, DIA_INSTANT_NONE);
}

static void
test_copies (void)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (DiaCredentials) copy = NULL;

  dia_credentials_set (&credentials->access_token, "one");
  copy = dia_credentials_copy (credentials);
  dia_credentials_set (&copy->access_token, "two");
  g_assert_cmpstr (credentials->access_token, ==, "one");
  g_assert_cmpstr (copy->access_token, ==, "two");
}

static void
test_refuses_others (void)
{
  static const char *const wrong[] = { "", "token", "[]", "{}", "{\"generation\":2,\"access_token\":\"x\"}", "{\"generation\":1", NULL };

  g_assert_null (dia_credentials_from_secret (NULL));
  for (guint i = 0; wrong[i] != NULL; i++)
    g_assert_null (dia_credentials_from_secret (wrong[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/credentials/round-trip", test_round_trip);
  g_test_add_func ("/connectors/credentials/no-end", test_no_end);
  g_test_add_func ("/connectors/credentials/copies", test_copies);
  g_test_add_func ("/connectors/credentials/refuses-others", test_refuses_others);
  return g_test_run ();
}
