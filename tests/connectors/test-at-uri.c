/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-at-uri.h"

#define DID "did:plc:z72i7hdynmk6r22z27h6tvur"

static void
test_round_trip (void)
{
  static const char *const good[] = {
    "at://" DID "/app.bsky.feed.post/3jzfcijpj2z2a",
    "at://alize-fr.example/app.bsky.feed.post/3jzfcijpj2z2a",
    "at://did:web:alize.example/app.bsky.actor.profile/self",
    NULL
  };

  for (guint i = 0; good[i] != NULL; i++)
    {
      g_autoptr (DiaAtUri) uri = dia_at_uri_parse (good[i]);
      g_autofree char *text = NULL;

      g_assert_nonnull (uri);
      text = dia_at_uri_to_string (uri);
      g_assert_cmpstr (text, ==, good[i]);
    }
}

static void
test_refuses (void)
{
  static const char *const wrong[] = {
    "", "at://", "at://" DID, "at://" DID "/app.bsky.feed.post", "at://" DID "/app.bsky.feed.post/a/b",
    "at://" DID "/app.bsky.feed.post/a b", "https://" DID "/app.bsky.feed.post/a", "at://nodot/app.bsky.feed.post/a",
    "at://" DID "/app.bsky.feed.post/a\n", "at://did:plc:short/app.bsky.feed.post/a", NULL
  };

  g_assert_null (dia_at_uri_parse (NULL));
  for (guint i = 0; wrong[i] != NULL; i++)
    g_assert_null (dia_at_uri_parse (wrong[i]));
}

static void
test_web (void)
{
  g_autoptr (DiaAtUri) uri = dia_at_uri_parse_web ("https://bsky.app/profile/alize-fr.example/post/3jzfcijpj2z2a");
  g_autofree char *text = NULL;

  g_assert_nonnull (uri);
  text = dia_at_uri_to_string (uri);
  g_assert_cmpstr (text, ==, "at://alize-fr.example/app.bsky.feed.post/3jzfcijpj2z2a");
  g_assert_null (dia_at_uri_parse_web ("https://bsky.app/profile/alize-fr.example"));
  g_assert_null (dia_at_uri_parse_web ("https://evil.example/profile/alize-fr.example/post/3jzfcijpj2z2a"));
}

static void
test_names (void)
{
  static const char *const handles[] = { "alize.test", "a.b.c-d.example", "8.cn", "XX.LCS.MIT.EDU", NULL };
  static const char *const no_handles[] = { "", "alize", ".test", "a..b", "-a.test", "a-.test", "a_b.test", "john.0", "a.test.", NULL };

  for (guint i = 0; handles[i] != NULL; i++)
    g_assert_true (dia_is_handle (handles[i]));
  for (guint i = 0; no_handles[i] != NULL; i++)
    g_assert_false (dia_is_handle (no_handles[i]));
  g_assert_true (dia_is_did (DID));
  g_assert_true (dia_is_did ("did:web:alize.example"));
  g_assert_false (dia_is_did ("did:key:zQ3"));
  g_assert_false (dia_is_did ("did:plc:" "z72i7hdynmk6r22z27h6tvu/"));
  g_assert_false (dia_is_did (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/at-uri/round-trip", test_round_trip);
  g_test_add_func ("/connectors/at-uri/refuses", test_refuses);
  g_test_add_func ("/connectors/at-uri/web", test_web);
  g_test_add_func ("/connectors/at-uri/names", test_names);
  return g_test_run ();
}
