/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-probe.h"
#include "dia-test-support.h"
#include "dia-timetable-group.h"

typedef struct
{
  DiaNotices *notices;
  GtkWidget  *overlay;
  GtkWidget  *group;
  GtkWidget  *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  times)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_parse (times, NULL);

  fixture->group = dia_timetable_group_new ();
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->group);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  dia_timetable_group_set_notices (DIA_TIMETABLE_GROUP (fixture->group), fixture->notices);
  dia_timetable_group_set_timetable (DIA_TIMETABLE_GROUP (fixture->group), timetable);
  fixture->window = dia_probe_show (fixture->overlay, 480, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  times)
{
  dia_probe_close (fixture->window, fixture->overlay);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *day)
{
  GtkWidget *row;

  for (guint n = 0; (row = dia_probe_find_nth (fixture->group, ADW_TYPE_ENTRY_ROW, n)) != NULL; n++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), day))
      return row;
  g_assert_not_reached ();
}

static void
write_day (Fixture    *fixture,
           const char *day,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, day)), text);
}

static void
assert_day (Fixture    *fixture,
            const char *day,
            const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, day))), ==, text);
}

static void
assert_read (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaTimetable) timetable = dia_timetable_group_read (DIA_TIMETABLE_GROUP (fixture->group), &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dia_timetable_to_string (timetable);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_shows_and_reads (Fixture       *fixture,
                      gconstpointer  times)
{
  assert_day (fixture, "Monday", "09:00 18:30");
  assert_day (fixture, "Saturday", "10:00");
  assert_day (fixture, "Sunday", "");
  assert_read (fixture, times);
  write_day (fixture, "Sunday", "20h, 8h05");
  write_day (fixture, "Saturday", "");
  assert_read (fixture, "mon-fri 09:00 18:30; sun 08:05 20:00");
}

/* What is typed is put in order once one has left it. */
static void
test_tidies (Fixture       *fixture,
             gconstpointer  times)
{
  gtk_widget_grab_focus (get_row (fixture, "Sunday"));
  write_day (fixture, "Sunday", "20h 8h05");
  assert_day (fixture, "Sunday", "20h 8h05");
  gtk_widget_grab_focus (get_row (fixture, "Monday"));
  dia_probe_settle ();
  assert_day (fixture, "Sunday", "08:05 20:00");
}

static void
test_says_what_is_no_time (Fixture       *fixture,
                           gconstpointer  times)
{
  g_autoptr (GError) error = NULL;

  write_day (fixture, "Tuesday", "9:00 25:00");
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, "Tuesday"), "error"));
  g_assert_null (dia_timetable_group_read (DIA_TIMETABLE_GROUP (fixture->group), &error));
  g_assert_cmpstr (error->message, ==, "Tuesday: “25:00” is not a time; write “9:00 18:30”.");
  write_day (fixture, "Tuesday", "9:00 23:00");
  g_assert_false (gtk_widget_has_css_class (get_row (fixture, "Tuesday"), "error"));
}

static void
copy_day (Fixture *fixture,
          guint    from,
          guint    to)
{
  g_assert_true (gtk_widget_activate_action (fixture->group, "timetable.copy", "(uu)", from, to));
}

static void
test_copies_and_takes_back (Fixture       *fixture,
                            gconstpointer  times)
{
  DiaUndoStack *undo = dia_notices_get_undo (fixture->notices);

  g_assert_nonnull (dia_probe_find_named (get_row (fixture, "Saturday"), "Saturday: copy the times"));
  copy_day (fixture, 6, 0xfe);
  assert_read (fixture, "mon-sun 10:00");
  copy_day (fixture, 7, 1u << 3 | 1u << 7);
  assert_read (fixture, "mon-sun 10:00");
  write_day (fixture, "Friday", "");
  copy_day (fixture, 5, 1u << 6);
  assert_read (fixture, "mon-thu,sun 10:00");
  g_assert_true (dia_undo_stack_undo (undo));
  assert_read (fixture, "mon-thu,sat,sun 10:00");
  g_assert_true (dia_undo_stack_undo (undo));
  g_assert_true (dia_undo_stack_undo (undo));
  assert_read (fixture, times);
  g_assert_false (dia_undo_stack_undo (undo));
}

#define ADD(name, func) g_test_add ("/ui/timetable-group/" name, Fixture, "mon-fri 09:00 18:30; sat 10:00", set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  ADD ("shows-and-reads", test_shows_and_reads);
  ADD ("tidies", test_tidies);
  ADD ("says-what-is-no-time", test_says_what_is_no_time);
  ADD ("copies-and-takes-back", test_copies_and_takes_back);
  return g_test_run ();
}
