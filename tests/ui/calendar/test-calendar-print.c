/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-print.h"

#include "dia-calendar-fixture.h"
#include "dia-test-support.h"

#include <glib/gstdio.h>

static void
note_done (GtkPrintOperation       *operation,
           GtkPrintOperationResult  result,
           int                     *done)
{
  *done = result;
}

static gboolean
is_done (gpointer done)
{
  return *(int *) done >= 0;
}

/* Runs @operation into the file @path as the dialog does for a PDF. */
static void
print_to (GtkPrintOperation *operation,
          const char        *path)
{
  g_autoptr (GError) error = NULL;
  int done = -1;

  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (note_done), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (is_done, &done));
  g_assert_cmpint (done, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
}

static GtkPrintOperation *
make_operation (CalendarFixture *fixture)
{
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autofree char *first = NULL;
  DiaCalendarPeriod period;
  DiaWeekRules rules;

  dia_week_rules_init (&rules, "fr");
  dia_calendar_period_init (&period, DIA_CALENDAR_MONTH, calendar_fixture_day ("2027-02-10"), &rules);
  first = dia_day_to_string (period.grid_first);
  sheet = calendar_fixture_load (fixture, NULL, first, period.n_days, DIA_CALENDAR_OWN_TIME);

  return dia_calendar_print_new (sheet, &period, dia_workspace_get_roster (fixture->office.workspace), "3 comptes");
}

static void
test_exports (CalendarFixture *fixture,
              gconstpointer    data)
{
  g_autofree char *path = g_build_filename (fixture->office.dir, "february.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *pdf = NULL;
  gsize length;
  int n_pages;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *wall = g_strdup_printf ("2027-02-11T%02u:%02u", 8 + i / 60, i % 60);
      DiaId content = calendar_fixture_add_content (fixture, "Lettre", DIA_ID_NONE);

      calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, wall);
    }
  operation = make_operation (fixture);
  print_to (operation, path);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, >, 1);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
}

/* An operation that is dropped before it has run leaves nothing behind. */
static void
test_dropped (CalendarFixture *fixture,
              gconstpointer    data)
{
  GtkPrintOperation *operation = make_operation (fixture);

  g_object_add_weak_pointer (G_OBJECT (operation), (gpointer *) &operation);
  g_object_unref (operation);
  g_assert_null (operation);
}

#define ADD(name, func) \
  g_test_add ("/ui/calendar-print/" name, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("exports", test_exports);
  ADD ("dropped", test_dropped);
  return g_test_run ();
}
