/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-length-row.h"
#include "dia-network-counter.h"
#include "dia-page-fixture.h"

static guint
count_counters (GtkWidget *widget)
{
  guint n = DIA_IS_NETWORK_COUNTER (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_counters (child);
  return n;
}

/* A counter for each network of those that send the text; the same widget while
 * a person types. */
static void
test_follows_the_accounts (ComposerFixture *fixture,
                           gconstpointer    data)
{
  g_autoptr(GtkWidget) row = g_object_ref_sink (g_object_new (DIA_TYPE_LENGTH_ROW, NULL));
  g_autoptr(DiaComposerTarget) source = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);
  GtkWidget *first;

  dia_length_row_show (DIA_LENGTH_ROW (row), fixture->draft, source, FALSE);
  g_assert_cmpuint (count_counters (row), ==, 0);
  composer_fixture_choose (fixture, "FR");
  dia_length_row_show (DIA_LENGTH_ROW (row), fixture->draft, source, FALSE);
  g_assert_cmpuint (count_counters (row), ==, 3);
  first = page_fixture_find (row, DIA_TYPE_NETWORK_COUNTER);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_length_row_show (DIA_LENGTH_ROW (row), fixture->draft, source, FALSE);
  g_assert_true (page_fixture_find (row, DIA_TYPE_NETWORK_COUNTER) == first);
  dia_draft_set_variant (fixture->draft, "", "practice", DIA_ID_NONE, "Autre");
  dia_length_row_show (DIA_LENGTH_ROW (row), fixture->draft, source, FALSE);
  g_assert_cmpuint (count_counters (row), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/length-row/follows-the-accounts", ComposerFixture, NULL, composer_fixture_set_up,
              test_follows_the_accounts, composer_fixture_tear_down);
  return g_test_run ();
}
