/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network-counter.h"
#include "dia-network.h"
#include "dia-page-fixture.h"
#include "dia-state-pill.h"
#include "dia-variant-list.h"
#include "dia-variant-row.h"

static GtkWidget *
find_row (PageFixture *fixture,
          guint        position)
{
  return dia_probe_find_nth (page_fixture_find (fixture->page, DIA_TYPE_VARIANT_LIST), DIA_TYPE_VARIANT_ROW, position);
}

/* Each row has a counter for each network of the draft, in one order, so that
 * figures stand below each other. */
static void
test_columns (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *french, *english;

  composer_fixture_choose (&fixture->desk, "FR IT");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  dia_probe_settle ();
  french = find_row (fixture, 0);
  english = find_row (fixture, 1);
  g_assert_nonnull (english);
  g_assert_cmpuint (dia_probe_count (french, DIA_TYPE_NETWORK_COUNTER), >, 1);
  g_assert_cmpuint (dia_probe_count (french, DIA_TYPE_NETWORK_COUNTER), ==,
                    dia_probe_count (english, DIA_TYPE_NETWORK_COUNTER));
  g_assert_true (dia_probe_shows (french, "7"));
  g_assert_true (dia_probe_shows (english, "–"));
}

/* It follows the source, has words of its own, or words that are behind. */
static void
test_whose_words (PageFixture   *fixture,
                  gconstpointer  data)
{
  GtkWidget *row;

  composer_fixture_choose (&fixture->desk, "FR DE");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  dia_probe_settle ();
  row = find_row (fixture, 1);
  g_assert_true (dia_probe_shows (row, "Follows the source"));
  g_assert_true (dia_probe_shows (row, "other language"));
  dia_draft_set_variant (fixture->desk.draft, "de", "", DIA_ID_NONE, "Guten\nTag");
  dia_probe_settle ();
  row = find_row (fixture, 1);
  g_assert_true (dia_probe_shows (row, "Guten Tag"));
  g_assert_false (dia_probe_shows (row, "behind"));
  dia_draft_set_text (fixture->desk.draft, "Bonsoir");
  dia_probe_settle ();
  g_assert_true (dia_probe_shows (find_row (fixture, 1), "behind"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/variant-row/columns", test_columns);
  ADD ("/ui/variant-row/whose-words", test_whose_words);
#undef ADD
  return g_test_run ();
}
