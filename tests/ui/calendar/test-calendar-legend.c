/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-legend.h"

#include "dia-calendar-fixture.h"
#include "dia-look.h"
#include "dia-test-support.h"

#include <adwaita.h>

static gboolean
is_idle (gpointer user_data)
{
  return dia_calendar_model_is_idle (user_data);
}

/* The label that says @text, wherever it is; NULL while it cannot be seen. */
static GtkWidget *
find_words (GtkWidget  *widget,
            const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_words (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
hand_over (CalendarFixture *fixture,
           DiaId            post_id)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE posts SET kept = 3 WHERE id = %" G_GINT64_FORMAT, post_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  dia_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

/* @kept: whether a server sends the one post that is planned. */
static void
look (CalendarFixture *fixture,
      gboolean         kept)
{
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  DiaId post = calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T09:00");
  g_autoptr (DiaCalendarModel) model = NULL;
  GtkWidget *legend;

  if (kept)
    hand_over (fixture, post);
  model = dia_calendar_model_new (fixture->office.workspace);
  g_assert_true (dia_test_wait_until (is_idle, model));
  legend = g_object_ref_sink (dia_calendar_legend_new (model));
  g_assert_nonnull (find_words (legend, "Scheduled"));
  g_assert_true ((find_words (legend, "On the server") != NULL) == kept);
  g_object_run_dispose (G_OBJECT (legend));
  g_object_unref (legend);
}

/* The sign is explained where it is to be seen, and only there. */
static void
test_nothing_kept (CalendarFixture *fixture,
                   gconstpointer    data)
{
  look (fixture, FALSE);
}

static void
test_kept (CalendarFixture *fixture,
           gconstpointer    data)
{
  look (fixture, TRUE);
}

/* A narrow window has room for signs and numbers; what is chosen is named. */
static void
test_narrow (CalendarFixture *fixture,
             gconstpointer    data)
{
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  g_autoptr (DiaCalendarModel) model = NULL;
  GtkWidget *legend;
  GtkWidget *button;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T09:00");
  model = dia_calendar_model_new (fixture->office.workspace);
  g_assert_true (dia_test_wait_until (is_idle, model));
  legend = g_object_ref_sink (dia_calendar_legend_new (model));
  button = gtk_widget_get_ancestor (find_words (legend, "Scheduled"), GTK_TYPE_TOGGLE_BUTTON);
  dia_calendar_legend_set_narrow (DIA_CALENDAR_LEGEND (legend), TRUE);
  g_assert_null (find_words (legend, "Scheduled"));
  g_assert_nonnull (find_words (legend, "1"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Scheduled");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_nonnull (find_words (legend, "Scheduled"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  dia_calendar_legend_set_narrow (DIA_CALENDAR_LEGEND (legend), FALSE);
  g_assert_nonnull (find_words (legend, "Scheduled"));
  g_object_run_dispose (G_OBJECT (legend));
  g_object_unref (legend);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add ("/ui/calendar-legend/nothing-kept", CalendarFixture, NULL, calendar_fixture_set_up, test_nothing_kept,
              calendar_fixture_tear_down);
  g_test_add ("/ui/calendar-legend/kept", CalendarFixture, NULL, calendar_fixture_set_up, test_kept,
              calendar_fixture_tear_down);
  g_test_add ("/ui/calendar-legend/narrow", CalendarFixture, NULL, calendar_fixture_set_up, test_narrow,
              calendar_fixture_tear_down);
  return g_test_run ();
}
