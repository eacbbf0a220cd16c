/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-month-view.h"

#include "dia-calendar-fixture.h"
#include "dia-look.h"
#include "dia-probe.h"
#include "dia-test-support.h"

#include <adwaita.h>

typedef struct
{
  CalendarFixture   calendar;
  DiaCalendarModel *model;
  GtkWidget        *window;
  GtkWidget        *view;
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
  return dia_calendar_model_is_idle (user_data);
}

static gboolean
is_focused (gpointer user_data)
{
  return gtk_widget_get_focus_child (user_data) != NULL;
}

static void
show_view (Fixture *fixture)
{
  fixture->model = dia_calendar_model_new (fixture->calendar.office.workspace);
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
  fixture->view = dia_month_view_new (fixture->model);
  fixture->window = dia_probe_show (fixture->view, 1000, 700);
  gtk_test_widget_wait_for_draw (fixture->view);
  gtk_widget_grab_focus (fixture->view);
  g_assert_true (dia_test_wait_until (is_focused, fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->view);
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

static void
add (Fixture    *fixture,
     const char *title,
     const char *wall)
{
  DiaId content = calendar_fixture_add_content (&fixture->calendar, title, DIA_ID_NONE);

  calendar_fixture_add_post (&fixture->calendar, content, fixture->calendar.paris, DIA_POST_DRAFT, wall);
}

static const char *
get_name (Fixture *fixture)
{
  return dia_calendar_canvas_get_name_in_hand (DIA_CALENDAR_CANVAS (fixture->view));
}

static gboolean
go (Fixture          *fixture,
    GtkDirectionType  direction)
{
  return gtk_widget_child_focus (fixture->view, direction);
}

/* The focus begins at today, goes from chip to chip, and leaves behind the last. */
static void
test_tab_walks_chips (Fixture       *fixture,
                      gconstpointer  data)
{
  add (fixture, "first", "2027-02-10T18:00");
  add (fixture, "second", "2027-02-10T19:00");
  add (fixture, "third", "2027-02-20T09:30");
  add (fixture, "earlier", "2027-02-01T09:30");
  show_view (fixture);
  g_assert_cmpstr (get_name (fixture), ==, "Wednesday 10 February, today, 2 contents");
  g_assert_true (go (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (get_name (fixture), ==, "18:00, first, 1 post, Draft, Alizé");
  g_assert_true (go (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_true (go (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (get_name (fixture), ==, "09:30, third, 1 post, Draft, Alizé");
  g_assert_cmpint (dia_calendar_model_get_day (fixture->model), ==, calendar_fixture_day ("2027-02-20"));
  g_assert_false (go (fixture, GTK_DIR_TAB_FORWARD));
  for (int i = 0; i < 3; i++)
    g_assert_true (go (fixture, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpstr (get_name (fixture), ==, "09:30, earlier, 1 post, Draft, Alizé");
  g_assert_false (go (fixture, GTK_DIR_TAB_BACKWARD));
  g_assert_true (is_focused (fixture->view));
}

/* Another day in hand takes the focus along, into another month as well. */
static void
test_follows_day (Fixture       *fixture,
                  gconstpointer  data)
{
  calendar_fixture_add_moment (&fixture->calendar, "Spring", "2027-03-01", "2027-03-05");
  show_view (fixture);
  dia_calendar_model_set_day (fixture->model, calendar_fixture_day ("2027-02-11"));
  g_assert_cmpstr (get_name (fixture), ==, "Thursday 11 February, nothing planned");
  dia_calendar_model_step (fixture->model, 1);
  dia_calendar_model_set_day (fixture->model, calendar_fixture_day ("2027-03-03"));
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
  g_assert_cmpstr (get_name (fixture), ==, "Wednesday 3 March, nothing planned, Spring");
  g_assert_true (is_focused (fixture->view));
}

static void
assert_finds (DiaCalendarCanvas *canvas,
              DiaDay             day,
              guint              chip)
{
  DiaCalendarCanvasClass *klass = DIA_CALENDAR_CANVAS_GET_CLASS (canvas);
  graphene_rect_t area;
  DiaDay found_day = 0;
  guint found = G_MAXUINT;

  g_assert_true (klass->get_chip_area (canvas, chip, &area));
  g_assert_true (klass->find_chip (canvas, area.origin.x + 4, area.origin.y + 4, &found));
  g_assert_cmpuint (found, ==, chip);
  g_assert_true (klass->find_day (canvas, area.origin.x + 4, area.origin.y + 4, &found_day));
  g_assert_cmpint (found_day, ==, day);
}

/* What is drawn is where it says; what has no room is nowhere. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  DiaCalendarCanvas *canvas;
  graphene_rect_t area;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *wall = g_strdup_printf ("2027-02-10T18:%02d", i);

      add (fixture, "x", wall);
    }
  show_view (fixture);
  canvas = DIA_CALENDAR_CANVAS (fixture->view);
  assert_finds (canvas, calendar_fixture_day ("2027-02-10"), 0);
  assert_finds (canvas, calendar_fixture_day ("2027-02-10"), 1);
  g_assert_false (DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->get_chip_area (canvas, 29, &area));
  g_assert_false (DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->get_chip_area (canvas, 99, &area));
  g_assert_true (DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->get_day_area (canvas, calendar_fixture_day ("2027-02-10"), &area));
  g_assert_true (DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->is_more (canvas, area.origin.x + 20,
                                                                   area.origin.y + area.size.height - 10));
}

/* In a low window the names of the weekdays stay, and cover what is below them. */
static void
test_weekdays_stay (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GtkAdjustment) vertical = g_object_ref_sink (gtk_adjustment_new (0, 0, 700, 1, 10, 300));
  DiaCalendarCanvasClass *klass;
  DiaCalendarCanvas *canvas;
  graphene_rect_t area;
  DiaDay day;

  show_view (fixture);
  canvas = DIA_CALENDAR_CANVAS (fixture->view);
  klass = DIA_CALENDAR_CANVAS_GET_CLASS (canvas);
  dia_month_view_follow (DIA_MONTH_VIEW (canvas), vertical);
  g_assert_true (klass->get_day_area (canvas, calendar_fixture_day ("2027-02-10"), &area));
  g_assert_true (klass->find_day (canvas, area.origin.x + 4, area.origin.y + 4, &day));
  gtk_adjustment_set_value (vertical, area.origin.y);
  g_assert_false (klass->find_day (canvas, area.origin.x + 4, area.origin.y + 4, &day));
  /* Another day of the week takes the focus: all of it comes into sight. */
  dia_calendar_model_set_day (fixture->model, calendar_fixture_day ("2027-02-11"));
  g_assert_true (klass->get_day_area (canvas, calendar_fixture_day ("2027-02-11"), &area));
  g_assert_true (klass->find_day (canvas, area.origin.x + 4, area.origin.y + 4, &day));
  g_assert_cmpint (day, ==, calendar_fixture_day ("2027-02-11"));
}

static void
test_is_a_grid (Fixture       *fixture,
                gconstpointer  data)
{
  show_view (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_focus_child (fixture->view)),
                                   GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "February 2027");
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  add_test ("/ui/month-view/tab-walks-chips", test_tab_walks_chips);
  add_test ("/ui/month-view/follows-day", test_follows_day);
  add_test ("/ui/month-view/places", test_places);
  add_test ("/ui/month-view/weekdays-stay", test_weekdays_stay);
  add_test ("/ui/month-view/is-a-grid", test_is_a_grid);
  return g_test_run ();
}
