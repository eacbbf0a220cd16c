/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-page.h"

#include "dia-calendar-fixture.h"
#include "dia-look.h"
#include "dia-test-support.h"

typedef struct
{
  CalendarFixture  calendar;
  GtkWidget       *window;
  GtkWidget       *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  calendar_fixture_set_up (&fixture->calendar, NULL);
}

static gboolean
is_idle (gpointer user_data)
{
  return dia_calendar_model_is_idle (dia_calendar_page_get_model (user_data));
}

static void
show_page (Fixture *fixture)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (DiaNotices) notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));

  fixture->window = gtk_window_new ();
  fixture->page = dia_calendar_page_new (fixture->calendar.office.workspace, notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1068, 754);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (dia_test_wait_until (is_idle, fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->page);
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

/* A label somewhere below @widget that is shown and says @text. */
static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

typedef struct
{
  GtkWidget  *widget;
  const char *text;
} Expected;

static gboolean
is_shown (gpointer user_data)
{
  const Expected *expected = user_data;

  return shows (expected->widget, expected->text);
}

static void
expect (Fixture    *fixture,
        const char *text)
{
  Expected expected = { fixture->page, text };

  if (!dia_test_wait_until (is_shown, &expected))
    g_error ("“%s” is not shown", text);
}

static void
test_empty_month (Fixture       *fixture,
                  gconstpointer  data)
{
  show_page (fixture);
  expect (fixture, "February 2027");
  expect (fixture, "Nothing planned this month");
  gtk_widget_activate_action (fixture->page, "calendar.step", "i", -1);
  expect (fixture, "January 2027");
  gtk_widget_activate_action (fixture->page, "calendar.today", NULL);
  expect (fixture, "February 2027");
}

/* The panel tells what is selected, and goes with it. */
static void
test_panel (Fixture       *fixture,
            gconstpointer  data)
{
  DiaId content = calendar_fixture_add_content (&fixture->calendar, "Three first messages", DIA_ID_NONE);
  DiaCalendarModel *model;

  calendar_fixture_add_post (&fixture->calendar, content, fixture->calendar.paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  calendar_fixture_add_post (&fixture->calendar, content, fixture->calendar.london, DIA_POST_IN_REVIEW, "2027-02-12T10:00");
  show_page (fixture);
  model = dia_calendar_page_get_model (DIA_CALENDAR_PAGE (fixture->page));
  g_assert_false (shows (fixture->page, "Nothing planned this month"));
  g_assert_false (shows (fixture->page, "Three first messages"));
  dia_calendar_model_select (model, dia_calendar_model_get_sheet (model)->chips->pdata[0], FALSE);
  expect (fixture, "Three first messages");
  expect (fixture, "To review");
  expect (fixture, "Fri 12 Feb at 10:00, local time");
  expect (fixture, "2 accounts");
  expect (fixture, "Say hello.");
  expect (fixture, "Written");
  dia_calendar_model_select (model, NULL, FALSE);
  g_assert_false (shows (fixture->page, "Three first messages"));
}

static void
test_whose_clock (Fixture       *fixture,
                  gconstpointer  data)
{
  show_page (fixture);
  expect (fixture, "Each account’s own time");
  gtk_widget_activate_action (fixture->page, "calendar.time", "s", "mine");
  expect (fixture, "My time");
  g_assert_cmpint (dia_calendar_model_get_time (dia_calendar_page_get_model (DIA_CALENDAR_PAGE (fixture->page))), ==,
                   DIA_CALENDAR_MY_TIME);
}

/* Each form by its key's action, each with the titles of its own. */
static void
test_forms (Fixture       *fixture,
            gconstpointer  data)
{
  DiaId content = calendar_fixture_add_content (&fixture->calendar, "Three first messages", DIA_ID_NONE);

  calendar_fixture_add_post (&fixture->calendar, content, fixture->calendar.paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  show_page (fixture);
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "week");
  expect (fixture, "8–14 February 2027");
  expect (fixture, "Week 6");
  gtk_widget_activate_action (fixture->page, "calendar.step", "i", 1);
  expect (fixture, "15–21 February 2027");
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "day");
  expect (fixture, "Wed 17 February 2027");
  g_assert_false (shows (fixture->page, "Week 6"));
  gtk_widget_activate_action (fixture->page, "calendar.today", NULL);
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "agenda");
  expect (fixture, "Three first messages");
  expect (fixture, "Friday 12 February");
}

/* A narrow window has an agenda, and gives back what was before. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  DiaCalendarModel *model;

  show_page (fixture);
  model = dia_calendar_page_get_model (DIA_CALENDAR_PAGE (fixture->page));
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "week");
  dia_calendar_page_set_narrow (DIA_CALENDAR_PAGE (fixture->page), TRUE);
  g_assert_cmpint (dia_calendar_model_get_period (model)->form, ==, DIA_CALENDAR_AGENDA);
  g_assert_false (shows (fixture->page, "Each account’s own time"));
  dia_calendar_page_set_narrow (DIA_CALENDAR_PAGE (fixture->page), FALSE);
  g_assert_cmpint (dia_calendar_model_get_period (model)->form, ==, DIA_CALENDAR_WEEK);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  add_test ("/ui/calendar-page/empty-month", test_empty_month);
  add_test ("/ui/calendar-page/panel", test_panel);
  add_test ("/ui/calendar-page/whose-clock", test_whose_clock);
  add_test ("/ui/calendar-page/forms", test_forms);
  add_test ("/ui/calendar-page/narrow", test_narrow);
  return g_test_run ();
}
