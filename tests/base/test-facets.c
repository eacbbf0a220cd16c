/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-facets.h"

#include <string.h>

/* "link 4-15 https://example.com; tag 16-20 abc": what @text holds. */
static char *
describe (const char *text)
{
  static const char *const kinds[] = { [DIA_FACET_LINK] = "link", [DIA_FACET_MENTION] = "mention", [DIA_FACET_TAG] = "tag" };
  g_autoptr (GPtrArray) facets = dia_facets_detect (text);
  g_autoptr (GString) description = g_string_new (NULL);

  for (guint i = 0; i < facets->len; i++)
    {
      const DiaFacet *facet = g_ptr_array_index (facets, i);

      g_string_append_printf (description, "%s%s %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " %s", i > 0 ? "; " : "",
                              kinds[facet->kind], facet->byte_start, facet->byte_end, facet->value);
    }
  return g_string_free (g_steal_pointer (&description), FALSE);
}

static void
assert_facets (const char *text,
               const char *expected)
{
  g_autofree char *found = describe (text);

  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_links (void)
{
  assert_facets ("", "");
  assert_facets ("see https://example.com/a?b#c now", "link 4-29 https://example.com/a?b#c");
  assert_facets ("see example.com.", "link 4-15 https://example.com");
  assert_facets ("(example.com/a)", "link 1-14 https://example.com/a");
  assert_facets ("https://example.com/a_(b)", "link 0-25 https://example.com/a_(b)");
  assert_facets ("(https://example.com/a),", "link 1-22 https://example.com/a");
  assert_facets ("x.example.invalidtld", "");
  assert_facets ("HTTPS://example.com", "");
  assert_facets ("Example.com", "link 0-11 https://Example.com");
  assert_facets ("example.COM", "");
  assert_facets ("http.local", "link 0-10 http.local");
  assert_facets ("https:// and", "");
  assert_facets ("a\nexample.com\nb", "link 2-13 https://example.com");
  assert_facets ("my-site.com", "");
}

static void
test_mentions (void)
{
  assert_facets ("@alice.example.com hi", "mention 0-18 alice.example.com");
  assert_facets ("hi (@alice.test)", "mention 4-15 alice.test");
  assert_facets ("@alice.test.", "mention 0-11 alice.test");
  assert_facets ("@alice", "");
  assert_facets ("a@alice.com", "");
  assert_facets ("@alice.invalidtld", "");
}

static void
test_tags (void)
{
  assert_facets ("#tag #two!", "tag 0-4 tag; tag 5-9 two");
  assert_facets ("#123 #1a #!", "tag 5-8 1a");
  assert_facets ("\uff03wide", "tag 0-7 wide");
  assert_facets ("##a", "tag 0-3 #a");
  assert_facets ("#\ufe0fa", "");
  assert_facets ("#a\u200bb", "tag 0-2 a");
  assert_facets ("a#b", "");
  assert_facets ("caf\u00e9 #\u00e9t\u00e9\u2026", "tag 6-12 \u00e9t\u00e9");
  assert_facets ("buy $abc, ($X1) $toolong $1a", "tag 4-8 $ABC; tag 11-14 $X1");
}

static void
test_longest_tag (void)
{
  g_autofree char *fits = g_strnfill (64, 'a');
  g_autofree char *at_limit = g_strconcat ("#", fits, NULL);
  g_autofree char *above = g_strconcat ("#b", fits, NULL);
  g_autofree char *found = describe (at_limit);

  g_assert_true (g_str_has_prefix (found, "tag 0-65 "));
  assert_facets (above, "");
}

/* Where facets overlap, the one that starts first is shown. */
static void
test_no_overlaps (void)
{
  assert_facets ("https://example.com/(@alice.test", "link 0-32 https://example.com/(@alice.test");
  assert_facets ("#a(@alice.test b", "tag 0-14 a(@alice.test");
  assert_facets ("\U0001f468\u200d\U0001f469 @bob.test \u65e5\u672c example.com", "mention 12-21 bob.test; link 29-40 https://example.com");
}

static void
test_refuses_broken_text (void)
{
  assert_facets ("a\xff #tag", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/facets/links", test_links);
  g_test_add_func ("/base/facets/mentions", test_mentions);
  g_test_add_func ("/base/facets/tags", test_tags);
  g_test_add_func ("/base/facets/longest-tag", test_longest_tag);
  g_test_add_func ("/base/facets/no-overlaps", test_no_overlaps);
  g_test_add_func ("/base/facets/refuses-broken-text", test_refuses_broken_text);
  return g_test_run ();
}
