/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix.h"

#include "dia-calendar-fixture.h"
#include "dia-look.h"
#include "dia-moments.h"
#include "dia-probe.h"
#include "dia-test-support.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  CalendarFixture  calendar;
  DiaRollout      *rollout;    /* (owned) */
  GtkWidget       *window;
  GtkWidget       *matrix;
  DiaId            valentine;
  guint            n_activated;
} Fixture;

static void
on_cell_activated_cb (DiaRolloutMatrix *matrix,
                      Fixture          *fixture)
{
  fixture->n_activated++;
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->rollout);
  fixture->rollout = dia_moments_roll_out (dia_workspace_get_moments (fixture->calendar.office.workspace), DIA_ID_NONE,
                                           calendar_fixture_day ("2027-01-01"), calendar_fixture_day ("2027-03-31"),
                                           NULL, NULL, &error);
  g_assert_no_error (error);
  dia_rollout_matrix_set_rollout (DIA_ROLLOUT_MATRIX (fixture->matrix), fixture->rollout,
                                  calendar_fixture_day ("2027-02-10"));
}

static gboolean
is_focused (gpointer user_data)
{
  return gtk_widget_get_focus_child (user_data) != NULL;
}

/* Candlemas is over, Valentine's Day with two contents goes on, and nothing is
 * written for spring. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  CalendarFixture *calendar = &fixture->calendar;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  DiaId content;

  calendar_fixture_set_up (calendar, NULL);
  calendar_fixture_add_moment (calendar, "Candlemas", "2027-02-01", "2027-02-02");
  fixture->valentine = calendar_fixture_add_moment (calendar, "Valentine’s Day", "2027-02-08", "2027-02-14");
  calendar_fixture_add_moment (calendar, "First days of spring", "2027-03-20", "2027-03-21");
  content = calendar_fixture_add_content (calendar, "Three first messages", fixture->valentine);
  calendar_fixture_add_post (calendar, content, calendar->paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  calendar_fixture_add_content (calendar, "Thank you, and next", fixture->valentine);

  fixture->matrix = dia_rollout_matrix_new ();
  g_signal_connect (fixture->matrix, "cell-activated", G_CALLBACK (on_cell_activated_cb), fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->matrix);
  load (fixture);
  fixture->window = dia_probe_show (scrolled, 700, 400);
  gtk_test_widget_wait_for_draw (fixture->matrix);
  gtk_widget_grab_focus (fixture->matrix);
  g_assert_true (dia_test_wait_until (is_focused, fixture->matrix));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->matrix);
  g_assert_finalize_object (g_steal_pointer (&fixture->rollout));
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

static void
press (Fixture *fixture,
       guint    key)
{
  g_assert_true (dia_probe_press_key (gtk_widget_get_focus_child (fixture->matrix), key, 0));
}

static const char *
get_name (Fixture *fixture)
{
  return dia_rollout_matrix_get_name_in_hand (DIA_ROLLOUT_MATRIX (fixture->matrix));
}

/* The one that goes on is open. */
static void
test_open_at_first (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_cmpuint (dia_rollout_matrix_count_rows (DIA_ROLLOUT_MATRIX (fixture->matrix)), ==, 5);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (g_str_has_prefix (get_name (fixture), "Valentine’s Day, "));
  g_assert_true (g_str_has_suffix (get_name (fixture), "1 of 2 ready, 1 missing"));
  press (fixture, GDK_KEY_Down);
  g_assert_true (g_str_has_prefix (get_name (fixture), "Three first messages, "));
  g_assert_true (g_str_has_suffix (get_name (fixture), "Scheduled"));
  press (fixture, GDK_KEY_Right);
  g_assert_true (g_str_has_suffix (get_name (fixture), "Missing"));
  press (fixture, GDK_KEY_End);
  g_assert_nonnull (strstr (get_name (fixture), "bruine_us"));
  press (fixture, GDK_KEY_Home);
  g_assert_nonnull (strstr (get_name (fixture), "alize_fr"));
  press (fixture, GDK_KEY_Up);
  press (fixture, GDK_KEY_Up);
  press (fixture, GDK_KEY_Up);
  g_assert_true (g_str_has_prefix (get_name (fixture), "Candlemas, "));
}

/* A key moment opens and closes; a cell is somebody else's to open. */
static void
test_enter (Fixture       *fixture,
            gconstpointer  data)
{
  DiaRolloutMatrix *matrix = DIA_ROLLOUT_MATRIX (fixture->matrix);
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  guint column;

  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (dia_rollout_matrix_count_rows (matrix), ==, 3);
  g_assert_cmpuint (fixture->n_activated, ==, 0);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (dia_rollout_matrix_count_rows (matrix), ==, 5);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_true (dia_rollout_matrix_get_in_hand (matrix, &moment, &row, &column));
  g_assert_cmpint (moment->moment->id, ==, fixture->valentine);
  g_assert_cmpstr (row->title, ==, "Three first messages");
  g_assert_cmpuint (column, ==, 0);
}

static void
test_all_open (Fixture       *fixture,
               gconstpointer  data)
{
  DiaRolloutMatrix *matrix = DIA_ROLLOUT_MATRIX (fixture->matrix);

  press (fixture, GDK_KEY_Return);
  dia_rollout_matrix_open_all (matrix);
  g_assert_cmpuint (dia_rollout_matrix_count_rows (matrix), ==, 5);
  g_assert_true (g_str_has_prefix (get_name (fixture), "Valentine’s Day, "));
}

/* What is in hand stays in hand when the roll-out is read again. */
static void
test_read_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *before = NULL;

  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Right);
  before = g_strdup (get_name (fixture));
  calendar_fixture_add_moment (&fixture->calendar, "New Year wishes", "2027-01-01", "2027-01-10");
  load (fixture);
  g_assert_cmpstr (get_name (fixture), ==, before);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add ("/ui/rollout-matrix/open-at-first", Fixture, NULL, set_up, test_open_at_first, tear_down);
  g_test_add ("/ui/rollout-matrix/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/rollout-matrix/enter", Fixture, NULL, set_up, test_enter, tear_down);
  g_test_add ("/ui/rollout-matrix/all-open", Fixture, NULL, set_up, test_all_open, tear_down);
  g_test_add ("/ui/rollout-matrix/read-again", Fixture, NULL, set_up, test_read_again, tear_down);
  return g_test_run ();
}
