/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-page.h"

#include "dia-calendar-canvas.h"
#include "dia-calendar-fixture.h"
#include "dia-drafts.h"
#include "dia-look.h"
#include "dia-test-support.h"

typedef struct
{
  CalendarFixture  calendar;
  GtkWidget       *window;
  GtkWidget       *page;
  DiaNotices      *notices;    /* (owned) */
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

  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->window = gtk_window_new ();
  fixture->page = dia_calendar_page_new (fixture->calendar.office.workspace, fixture->notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1068, 754);
  gtk_window_present (GTK_WINDOW (fixture->window));
  /* The tests of one program share what was chosen last. */
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "month");
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
  g_clear_object (&fixture->notices);
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
expect_in (GtkWidget  *widget,
           const char *text)
{
  Expected expected = { widget, text };

  if (!dia_test_wait_until (is_shown, &expected))
    g_error ("“%s” is not shown", text);
}

static void
expect (Fixture    *fixture,
        const char *text)
{
  expect_in (fixture->page, text);
}

static void
test_empty_month (Fixture       *fixture,
                  gconstpointer  data)
{
  show_page (fixture);
  expect (fixture, "February 2027");
  expect (fixture, "Nothing planned this month");
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "week");
  expect (fixture, "Nothing planned this week");
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "day");
  expect (fixture, "Nothing planned this day");
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "agenda");
  expect (fixture, "Nothing planned in these weeks");
  gtk_widget_activate_action (fixture->page, "calendar.view", "s", "month");
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

/* Somebody has changed what is planned and not said so to the posts yet. */
static void
change_words (Fixture *fixture,
              DiaId    content)
{
  DiaDrafts *drafts = dia_workspace_get_drafts (fixture->calendar.office.workspace);
  GAsyncResult *opening = NULL, *saving = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (DiaDraft) draft = NULL;

  dia_drafts_open_async (drafts, content, NULL, dia_test_store_result, &opening);
  opened = dia_test_wait_result (&opening);
  draft = dia_drafts_open_finish (drafts, opened, NULL);
  dia_draft_set_text (draft, "Say goodbye.");
  dia_draft_save_async (draft, NULL, dia_test_store_result, &saving);
  saved = dia_test_wait_result (&saving);
  g_assert_true (dia_draft_save_finish (draft, saved, NULL));
}

/* The panel shows what goes out, and says that it is not the last word. */
static void
test_panel_says_that_changes_wait (Fixture       *fixture,
                                   gconstpointer  data)
{
  DiaId content = calendar_fixture_add_content (&fixture->calendar, "Three first messages", DIA_ID_NONE);
  DiaCalendarModel *model;

  calendar_fixture_add_post (&fixture->calendar, content, fixture->calendar.paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  show_page (fixture);
  change_words (fixture, content);
  model = dia_calendar_page_get_model (DIA_CALENDAR_PAGE (fixture->page));
  dia_calendar_model_select (model, dia_calendar_model_get_sheet (model)->chips->pdata[0], FALSE);
  expect (fixture, "Changed words wait: the posts stay as planned until you edit and update them.");
  expect (fixture, "Say hello.");
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

static DiaCalendarModel *
get_model (Fixture *fixture)
{
  return dia_calendar_page_get_model (DIA_CALENDAR_PAGE (fixture->page));
}

static int
measure_width (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What is selected is told below the calendar, and what can be done to several fits as
 * well: the window stays as narrow as it was. */
static void
test_narrow_selection (Fixture       *fixture,
                       gconstpointer  data)
{
  DiaId first = calendar_fixture_add_content (&fixture->calendar, "Three first messages", DIA_ID_NONE);
  DiaId second = calendar_fixture_add_content (&fixture->calendar, "Seven days to dare", DIA_ID_NONE);
  GPtrArray *chips;

  calendar_fixture_add_post (&fixture->calendar, first, fixture->calendar.paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  calendar_fixture_add_post (&fixture->calendar, second, fixture->calendar.paris, DIA_POST_SCHEDULED, "2027-02-12T12:00");
  show_page (fixture);
  dia_calendar_page_set_narrow (DIA_CALENDAR_PAGE (fixture->page), TRUE);
  g_assert_true (dia_test_wait_until (is_idle, fixture->page));
  chips = dia_calendar_model_get_sheet (get_model (fixture))->chips;
  dia_calendar_model_select (get_model (fixture), chips->pdata[0], FALSE);
  expect (fixture, "Fri 12 Feb at 10:00, local time");
  g_assert_cmpint (measure_width (fixture), <=, 360);
  dia_calendar_model_select (get_model (fixture), chips->pdata[1], TRUE);
  expect (fixture, "2 contents selected");
  g_assert_cmpint (measure_width (fixture), <=, 360);
}

/* The chips of the sheet as "12 10:00, 13 11:30". */
static char *
describe_chips (Fixture *fixture)
{
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (get_model (fixture));
  GString *words = g_string_new (NULL);

  for (guint i = 0; sheet != NULL && i < sheet->chips->len; i++)
    {
      const DiaCalendarChip *chip = sheet->chips->pdata[i];
      g_autofree char *day = dia_day_to_string (chip->day);

      g_string_append_printf (words, "%s%s %02d:%02d", i > 0 ? ", " : "", day + 8, chip->minute / 60, chip->minute % 60);
    }

  return g_string_free (words, FALSE);
}

typedef struct
{
  Fixture    *fixture;
  const char *chips;
} ExpectedChips;

static gboolean
are_chips (gpointer user_data)
{
  const ExpectedChips *expected = user_data;
  g_autofree char *chips = describe_chips (expected->fixture);

  return g_str_equal (chips, expected->chips) && dia_calendar_model_is_idle (get_model (expected->fixture));
}

static void
expect_chips (Fixture    *fixture,
              const char *chips)
{
  ExpectedChips expected = { fixture, chips };

  if (!dia_test_wait_until (are_chips, &expected))
    {
      g_autofree char *there = describe_chips (fixture);

      g_error ("%s, not %s", there, chips);
    }
}

static void
add (Fixture      *fixture,
     DiaPostState  state,
     const char   *wall)
{
  DiaId content = calendar_fixture_add_content (&fixture->calendar, wall, DIA_ID_NONE);

  calendar_fixture_add_post (&fixture->calendar, content, fixture->calendar.paris, state, wall);
}

static void
select_chip (Fixture *fixture,
             guint    place,
             gboolean extend)
{
  dia_calendar_model_select (get_model (fixture), dia_calendar_model_get_sheet (get_model (fixture))->chips->pdata[place],
                             extend);
}

static gboolean
is_one_selected (gpointer user_data)
{
  return dia_calendar_model_get_selection (get_model (user_data))->len == 1;
}

/* The selection moves, stays selected, says what was done and comes back. */
static void
test_moves (Fixture       *fixture,
            gconstpointer  data)
{
  add (fixture, DIA_POST_DRAFT, "2027-02-12T10:00");
  add (fixture, DIA_POST_PUBLISHED, "2027-02-09T11:00");
  show_page (fixture);
  select_chip (fixture, 1, FALSE);
  gtk_widget_activate_action (fixture->page, "calendar.move", "(ii)", 1, 0);
  expect_chips (fixture, "09 11:00, 13 10:00");
  expect_in (fixture->window, "Moved to Sat 13 Feb at 10:00");
  g_assert_true (dia_test_wait_until (is_one_selected, fixture));
  gtk_widget_activate_action (fixture->page, "calendar.move", "(ii)", 0, 90);
  expect_chips (fixture, "09 11:00, 13 11:30");
  /* Into another month, which is shown then. */
  gtk_widget_activate_action (fixture->page, "calendar.move", "(ii)", 35, 0);
  expect (fixture, "March 2027");
  expect_chips (fixture, "20 11:30");
  g_assert_true (dia_test_wait_until (is_one_selected, fixture));
  gtk_widget_activate_action (fixture->page, "calendar.today", NULL);
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  expect_chips (fixture, "09 11:00, 12 10:00");
}

static void
test_published_stays (Fixture       *fixture,
                      gconstpointer  data)
{
  add (fixture, DIA_POST_PUBLISHED, "2027-02-09T11:00");
  show_page (fixture);
  select_chip (fixture, 0, FALSE);
  gtk_widget_activate_action (fixture->page, "calendar.move", "(ii)", 1, 0);
  expect_in (fixture->window, "What has gone out cannot be moved");
  expect_chips (fixture, "09 11:00");
  g_assert_false (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
}

/* Several at once, from the bar that takes the place of the legend. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  add (fixture, DIA_POST_DRAFT, "2027-02-12T10:00");
  add (fixture, DIA_POST_DRAFT, "2027-02-12T12:00");
  show_page (fixture);
  select_chip (fixture, 0, FALSE);
  g_assert_false (shows (fixture->page, "Move by…"));
  select_chip (fixture, 1, TRUE);
  expect (fixture, "2 contents selected");
  expect (fixture, "2 posts, 1 brand");
  expect (fixture, "Move by…");
  gtk_widget_activate_action (fixture->page, "calendar.move", "(ii)", 7, 0);
  expect_chips (fixture, "19 10:00, 19 12:00");
  gtk_widget_activate_action (fixture->page, "calendar.apply", "s", "submit");
  expect_in (fixture->window, "2 posts handed in for review");
}

static int
count_faded (Fixture *fixture)
{
  GPtrArray *chips = dia_calendar_model_get_sheet (get_model (fixture))->chips;
  int n = 0;

  for (guint i = 0; i < chips->len; i++)
    n += dia_calendar_model_is_faded (get_model (fixture), chips->pdata[i]) ? 1 : 0;
  return n;
}

static gboolean
are_two_faded (gpointer user_data)
{
  return count_faded (user_data) == 2;
}

/* What holds the words stands out, by the title or by a post's own words; Enter
 * goes from one to the next. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  DiaCalendarModel *model;
  const DiaCalendarChip *chip;

  add (fixture, DIA_POST_DRAFT, "2027-02-11T10:00");
  add (fixture, DIA_POST_DRAFT, "2027-02-12T10:00");
  add (fixture, DIA_POST_DRAFT, "2027-02-13T12:00");
  show_page (fixture);
  model = get_model (fixture);
  g_assert_cmpint (dia_calendar_model_count_matches (model), ==, -1);
  dia_calendar_page_search (DIA_CALENDAR_PAGE (fixture->page));
  dia_calendar_model_set_search (model, "2027-02-12T10");
  g_assert_true (dia_test_wait_until (are_two_faded, fixture));
  expect (fixture, "1 content");
  chip = dia_calendar_model_find_match (model);
  g_assert_cmpint (chip->day, ==, calendar_fixture_day ("2027-02-12"));
  dia_calendar_model_set_search (model, "");
  g_assert_cmpint (count_faded (fixture), ==, 0);
}

static GtkEventController *
find_drag (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return controller;
    }

  g_assert_not_reached ();
}

static GtkWidget *
find_canvas (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (DIA_IS_CALENDAR_CANVAS (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_canvas (child);
  return found;
}

/* The pointer carries a chip to the day that it is let go over. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  DiaCalendarCanvas *canvas;
  GtkEventController *drag;
  graphene_rect_t from, to;
  double dx, dy;

  add (fixture, DIA_POST_DRAFT, "2027-02-12T10:00");
  show_page (fixture);
  gtk_test_widget_wait_for_draw (fixture->page);
  canvas = DIA_CALENDAR_CANVAS (find_canvas (fixture->page));
  g_assert_true (DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->get_chip_area (canvas, 0, &from));
  g_assert_true (DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->get_day_area (canvas, calendar_fixture_day ("2027-02-17"), &to));
  dx = (double) (to.origin.x + 20 - from.origin.x);
  dy = (double) (to.origin.y + 40 - from.origin.y);
  drag = find_drag (GTK_WIDGET (canvas));
  g_signal_emit_by_name (drag, "drag-begin", (double) from.origin.x + 8, (double) from.origin.y + 8);
  g_signal_emit_by_name (drag, "drag-update", dx, dy);
  g_assert_cmpuint (dia_calendar_model_get_selection (get_model (fixture))->len, ==, 1);
  g_signal_emit_by_name (drag, "drag-end", dx, dy);
  expect_chips (fixture, "17 10:00");
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
  add_test ("/ui/calendar-page/panel-says-that-changes-wait", test_panel_says_that_changes_wait);
  add_test ("/ui/calendar-page/whose-clock", test_whose_clock);
  add_test ("/ui/calendar-page/forms", test_forms);
  add_test ("/ui/calendar-page/narrow", test_narrow);
  add_test ("/ui/calendar-page/narrow-selection", test_narrow_selection);
  add_test ("/ui/calendar-page/moves", test_moves);
  add_test ("/ui/calendar-page/published-stays", test_published_stays);
  add_test ("/ui/calendar-page/several", test_several);
  add_test ("/ui/calendar-page/search", test_search);
  add_test ("/ui/calendar-page/drag", test_drag);
  return g_test_run ();
}
