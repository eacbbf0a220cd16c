/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-composer-fixture.h"
#include "dia-dispatcher.h"
#include "dia-probe.h"
#include "dia-sidebar-row.h"
#include "dia-sidebar.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  office;
  DiaDispatcher   *dispatcher;
  ActionLog        log;
  GtkWidget       *sidebar;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  composer_fixture_set_up (&fixture->office, NULL);
  fixture->dispatcher = dia_workspace_get_dispatcher (fixture->office.office.workspace);
  fixture->sidebar = dia_sidebar_new (fixture->office.office.workspace);
  action_log_init (&fixture->log);
  action_log_add (&fixture->log, fixture->sidebar, "desk.edit-account", "x");
  action_log_add (&fixture->log, fixture->sidebar, "desk.show-page", "s");
  action_log_add (&fixture->log, fixture->sidebar, "desk.new-content", NULL);
  fixture->window = dia_probe_show (fixture->sidebar, 260, 800);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->sidebar);
  action_log_clear (&fixture->log);
  composer_fixture_tear_down (&fixture->office, NULL);
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return dia_probe_find (fixture->sidebar, GTK_TYPE_GRID_VIEW);
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (get_view (fixture)))));
}

static void
activate_row (Fixture *fixture,
              guint    position)
{
  g_signal_emit_by_name (get_view (fixture), "activate", position);
}

static void
test_begins_with_the_first_brand (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_assert_true (dia_probe_shows (fixture->sidebar, dia_workspace_get_name (fixture->office.office.workspace)));
  g_assert_true (dia_probe_shows (fixture->sidebar, "Alizé"));
  g_assert_true (dia_probe_shows (fixture->sidebar, "@alizé_fr"));
  g_assert_true (dia_probe_shows (fixture->sidebar, "10 more accounts"));
  g_assert_true (dia_probe_shows (fixture->sidebar, "Étincelle"));
  g_assert_false (dia_probe_shows (fixture->sidebar, "@étincelle_fr"));
  /* Five brands, four accounts, "more". */
  g_assert_cmpuint (count_rows (fixture), ==, 10);
}

static void
test_arrow_and_row_fold (Fixture       *fixture,
                         gconstpointer  data)
{
  dia_probe_click (fixture->sidebar, "Hide the accounts");
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  activate_row (fixture, 4);
  g_assert_cmpuint (count_rows (fixture), ==, 10);
  activate_row (fixture, 4);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  action_log_assert (&fixture->log, "");
}

static void
test_more_and_account (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *expected = NULL;

  activate_row (fixture, 5);
  g_assert_cmpuint (count_rows (fixture), ==, 5 + 14);
  expected = g_strdup_printf ("desk.edit-account %" G_GINT64_FORMAT, composer_fixture_find (&fixture->office, "alizé_fr")->id);
  activate_row (fixture, 1);
  action_log_assert (&fixture->log, expected);
}

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  GtkListBox *places = GTK_LIST_BOX (dia_probe_find (fixture->sidebar, GTK_TYPE_LIST_BOX));

  dia_sidebar_set_page (DIA_SIDEBAR (fixture->sidebar), "drafts");
  g_assert_cmpstr (gtk_widget_get_name (GTK_WIDGET (gtk_list_box_get_selected_row (places))), ==, "drafts");
  dia_sidebar_set_page (DIA_SIDEBAR (fixture->sidebar), "queue");
  g_assert_cmpstr (gtk_widget_get_name (GTK_WIDGET (gtk_list_box_get_selected_row (places))), ==, "queue");
  dia_sidebar_set_page (DIA_SIDEBAR (fixture->sidebar), "accounts");
  g_assert_cmpstr (gtk_widget_get_name (GTK_WIDGET (gtk_list_box_get_selected_row (places))), ==, "accounts");
  g_assert_true (gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (places, 0))));
  action_log_assert (&fixture->log, "desk.show-page 'calendar'");
  dia_probe_click (fixture->sidebar, "New content");
  action_log_assert (&fixture->log, "desk.new-content");
}

static void
test_attention (Fixture       *fixture,
                gconstpointer  data)
{
  dia_sidebar_set_attention (DIA_SIDEBAR (fixture->sidebar), 1234);
  g_assert_true (dia_probe_shows (fixture->sidebar, "1,234"));
  dia_sidebar_set_attention (DIA_SIDEBAR (fixture->sidebar), 0);
  g_assert_false (dia_probe_shows (fixture->sidebar, "0"));
}

static gboolean
says_paused (gpointer sidebar)
{
  return dia_probe_shows (sidebar, "Everything is held back");
}

static gboolean
says_nothing (gpointer sidebar)
{
  return dia_probe_shows (sidebar, "Nothing to send");
}

/* The button and the dispatcher follow each other, whoever begins. */
static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *pause = dia_probe_find_named (fixture->sidebar, "Hold everything back");

  g_assert_true (says_nothing (fixture->sidebar));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pause), TRUE);
  g_assert_true (dia_test_wait_until (says_paused, fixture->sidebar));
  g_assert_true (dia_dispatcher_get_paused (fixture->dispatcher));
  dia_dispatcher_set_paused (fixture->dispatcher, FALSE);
  g_assert_true (dia_test_wait_until (says_nothing, fixture->sidebar));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pause)));
}

static gboolean
says_next_today (gpointer sidebar)
{
  return dia_probe_shows (sidebar, "Next at 14:00");
}

static gboolean
says_next_day (gpointer sidebar)
{
  return dia_probe_shows (sidebar, "Next on 12 Feb, 14:00");
}

static void
plan (Fixture *fixture,
      int      day)
{
  DiaWallTime wall = { 2027, 2, day, 14, 0, 0 };
  g_autoptr (DiaPost) post = office_fixture_add_post (&fixture->office.office,
                                                      composer_fixture_find (&fixture->office, "alizé_fr_p"),
                                                      "Bonjour", &wall);
}

static void
test_says_what_is_next (Fixture       *fixture,
                        gconstpointer  data)
{
  dia_dispatcher_start (fixture->dispatcher);
  plan (fixture, 12);
  g_assert_true (dia_test_wait_until (says_next_day, fixture->sidebar));
  plan (fixture, 10);
  g_assert_true (dia_test_wait_until (says_next_today, fixture->sidebar));
}

static gboolean
has_new_name (gpointer sidebar)
{
  return dia_probe_shows (sidebar, "Groupe Rosace");
}

static void
test_follows_the_workspace (Fixture       *fixture,
                            gconstpointer  data)
{
  dia_workspace_set_name (fixture->office.office.workspace, "Groupe Rosace");
  g_assert_true (dia_test_wait_until (has_new_name, fixture->sidebar));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/sidebar/begins-with-the-first-brand", Fixture, NULL, set_up, test_begins_with_the_first_brand, tear_down);
  g_test_add ("/ui/sidebar/arrow-and-row-fold", Fixture, NULL, set_up, test_arrow_and_row_fold, tear_down);
  g_test_add ("/ui/sidebar/more-and-account", Fixture, NULL, set_up, test_more_and_account, tear_down);
  g_test_add ("/ui/sidebar/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/ui/sidebar/attention", Fixture, NULL, set_up, test_attention, tear_down);
  g_test_add ("/ui/sidebar/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/ui/sidebar/says-what-is-next", Fixture, NULL, set_up, test_says_what_is_next, tear_down);
  g_test_add ("/ui/sidebar/follows-the-workspace", Fixture, NULL, set_up, test_follows_the_workspace, tear_down);
  return g_test_run ();
}
