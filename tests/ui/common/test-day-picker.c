/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day-picker.h"

#include "dia-probe.h"

typedef struct
{
  GtkWidget *picker;
  GtkWidget *window;
  guint      n_notified;
  guint      n_picked;
} Fixture;

static void
count (guint *n)
{
  (*n)++;
}

static DiaDay
get_day (const char *text)
{
  DiaDay day = -1;

  g_assert_true (dia_day_parse (text, &day));
  return day;
}

static void
assert_day (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *day = dia_day_to_string (dia_day_picker_get_day (DIA_DAY_PICKER (fixture->picker)));

  g_assert_cmpstr (day, ==, expected);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  dia_probe_speak (language);
  fixture->picker = dia_day_picker_new ();
  dia_day_picker_set_day (DIA_DAY_PICKER (fixture->picker), get_day ("2027-02-10"));
  g_signal_connect_swapped (fixture->picker, "notify::day", G_CALLBACK (count), &fixture->n_notified);
  g_signal_connect_swapped (fixture->picker, "picked", G_CALLBACK (count), &fixture->n_picked);
  fixture->window = dia_probe_show (fixture->picker, 320, 320);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  dia_probe_close (fixture->window, fixture->picker);
  dia_probe_speak ("en");
}

static void
test_french (Fixture       *fixture,
             gconstpointer  language)
{
  g_assert_true (dia_probe_shows (fixture->picker, "février 2027"));
  g_assert_true (dia_probe_shows (fixture->picker, "lun."));
  g_assert_false (dia_probe_shows_part (fixture->picker, "Mon"));
  g_assert_nonnull (dia_probe_find_named (fixture->picker, "mercredi 10 février 2027"));
}

/* The day that is taken is told once, and only when it is another one. */
static void
test_set (Fixture       *fixture,
          gconstpointer  language)
{
  dia_day_picker_set_day (DIA_DAY_PICKER (fixture->picker), get_day ("2027-02-10"));
  g_assert_cmpuint (fixture->n_notified, ==, 0);
  dia_day_picker_set_day (DIA_DAY_PICKER (fixture->picker), get_day ("2028-02-29"));
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_assert_cmpuint (fixture->n_picked, ==, 0);
  g_assert_true (dia_probe_shows (fixture->picker, "February 2028"));
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  language)
{
  g_autofree char *name = dia_day_format (get_day ("2027-02-14"), "yMMMMEEEEd");
  GtkWidget *day = dia_probe_find_named (fixture->picker, name);
  GtkWidget *later = dia_probe_find_named (fixture->picker, "Month after");

  g_assert_nonnull (day);
  g_signal_emit_by_name (day, "clicked");
  assert_day (fixture, "2027-02-14");
  g_assert_cmpuint (fixture->n_picked, ==, 1);
  /* Leafing moves the day and takes none: the popover stays open for it. */
  g_signal_emit_by_name (later, "clicked");
  assert_day (fixture, "2027-03-14");
  g_assert_cmpuint (fixture->n_picked, ==, 1);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  language)
{
  static const struct
  {
    guint           key;
    GdkModifierType state;
    const char     *day;
  } steps[] = {
    { GDK_KEY_Right, 0, "2027-02-11" },
    { GDK_KEY_Down, 0, "2027-02-18" },
    { GDK_KEY_Left, 0, "2027-02-17" },
    { GDK_KEY_Up, 0, "2027-02-10" },
    { GDK_KEY_Page_Down, 0, "2027-03-10" },
    { GDK_KEY_Page_Up, GDK_SHIFT_MASK, "2026-03-10" },
  };

  gtk_widget_grab_focus (fixture->picker);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (dia_probe_press_key (gtk_window_get_focus (GTK_WINDOW (fixture->window)), steps[i].key, steps[i].state));
      assert_day (fixture, steps[i].day);
    }
  g_assert_cmpuint (fixture->n_picked, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/day-picker/french", Fixture, "fr", set_up, test_french, tear_down);
  g_test_add ("/ui/day-picker/set", Fixture, "en", set_up, test_set, tear_down);
  g_test_add ("/ui/day-picker/pick", Fixture, "en", set_up, test_pick, tear_down);
  g_test_add ("/ui/day-picker/keys", Fixture, "en", set_up, test_keys, tear_down);
  return g_test_run ();
}
