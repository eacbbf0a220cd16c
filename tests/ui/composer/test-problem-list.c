/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-fixture.h"
#include "dia-problem-list.h"

typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *window;
  DiaProblemList  *list;
  DiaProblemKind   asked;
  guint            n_asked;
} ListFixture;

static void
on_settle_requested_cb (DiaProblemList *list,
                        DiaProblem     *problem,
                        ListFixture    *fixture)
{
  fixture->asked = problem->kind;
  fixture->n_asked++;
}

static void
set_up (ListFixture   *fixture,
        gconstpointer  data)
{
  composer_fixture_set_up (&fixture->desk, data);
  fixture->list = DIA_PROBLEM_LIST (dia_problem_list_new (fixture->desk.draft));
  g_signal_connect (fixture->list, "settle-requested", G_CALLBACK (on_settle_requested_cb), fixture);
  fixture->window = dia_probe_show (GTK_WIDGET (fixture->list), 320, 400);
}

static void
tear_down (ListFixture   *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, GTK_WIDGET (fixture->list));
  composer_fixture_tear_down (&fixture->desk, data);
}

/* An empty draft for nobody: both block, and each is asked for in turn. */
static void
test_in_turn (ListFixture   *fixture,
              gconstpointer  data)
{
  g_assert_true (dia_probe_shows (GTK_WIDGET (fixture->list), "2 points to settle"));
  g_assert_true (dia_probe_shows (GTK_WIDGET (fixture->list), "2 blocking"));
  g_assert_true (dia_problem_list_settle_next (fixture->list));
  g_assert_cmpint (fixture->asked, ==, DIA_PROBLEM_EMPTY);
  g_assert_true (dia_problem_list_settle_next (fixture->list));
  g_assert_cmpint (fixture->asked, ==, DIA_PROBLEM_NO_ACCOUNT);
  g_assert_true (dia_problem_list_settle_next (fixture->list));
  g_assert_cmpint (fixture->asked, ==, DIA_PROBLEM_EMPTY);
  dia_probe_click (GTK_WIDGET (fixture->list), "Choose: No account is chosen");
  g_assert_cmpint (fixture->asked, ==, DIA_PROBLEM_NO_ACCOUNT);
  g_assert_cmpuint (fixture->n_asked, ==, 4);
}

/* What is counted wraps: in large text a narrow window stays as narrow. */
static void
test_large_text (ListFixture   *fixture,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, minimum;

  dia_probe_settle ();
  g_assert_true (dia_probe_shows (GTK_WIDGET (fixture->list), "2 blocking"));
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 4 * 96 * PANGO_SCALE, NULL);
  dia_probe_settle ();
  gtk_widget_measure (GTK_WIDGET (fixture->list), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_nothing (ListFixture   *fixture,
              gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };

  composer_fixture_choose (&fixture->desk, "CH");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
  dia_probe_settle ();
  g_assert_true (dia_probe_shows (GTK_WIDGET (fixture->list), "Nothing to settle"));
  g_assert_false (dia_problem_list_settle_first (fixture->list));
  g_assert_cmpuint (fixture->n_asked, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/problem-list/in-turn", ListFixture, NULL, set_up, test_in_turn, tear_down);
  g_test_add ("/ui/problem-list/nothing", ListFixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/ui/problem-list/large-text", ListFixture, NULL, set_up, test_large_text, tear_down);
  return g_test_run ();
}
