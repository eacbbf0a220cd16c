/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-computer-list.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture    office;
  GtkWidget       *window;
  GtkWidget       *list;
  DiaComputerList *rows;
} Fixture;

static gboolean
is_checked (gpointer user_data)
{
  return dia_probe_shows_part (user_data, "checked ");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->list = gtk_list_box_new ();
  fixture->window = dia_probe_show (fixture->list, 400, 300);
  fixture->rows = dia_computer_list_new (fixture->office.workspace, GTK_LIST_BOX (fixture->list));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (dia_test_wait_until (is_checked, fixture->list));
  dia_test_wait_finalize (fixture->rows);
  dia_probe_close (fixture->window, fixture->list);
  office_fixture_tear_down (&fixture->office, NULL);
}

static void
set_backup (Fixture    *fixture,
            DiaInstant  at)
{
  dia_computer_list_set_backup (fixture->rows, at);
}

/* None, or one that is old, is a warning with its act; a fresh one is left alone. */
static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  set_backup (fixture, DIA_INSTANT_NONE);
  g_assert_true (dia_probe_shows (fixture->list, "never"));
  g_assert_nonnull (dia_probe_find_button (fixture->list, "Back up…"));
  set_backup (fixture, OFFICE_NOW - DIA_HOUR);
  g_assert_true (dia_probe_shows (fixture->list, "today, 09:52"));
  g_assert_null (dia_probe_find_button (fixture->list, "Back up…"));
  set_backup (fixture, OFFICE_NOW - 7 * DIA_DAY);
  g_assert_true (dia_probe_shows (fixture->list, "3 Feb, 10:52"));
  g_assert_null (dia_probe_find_button (fixture->list, "Back up…"));
  set_backup (fixture, OFFICE_NOW - 7 * DIA_DAY - 1);
  g_assert_nonnull (dia_probe_find_button (fixture->list, "Back up…"));
}

/* What was checked is added when it is known, and the back-up stays. */
static void
test_checks (Fixture       *fixture,
             gconstpointer  data)
{
  set_backup (fixture, OFFICE_NOW);
  g_assert_true (dia_test_wait_until (is_checked, fixture->list));
  g_assert_true (dia_probe_shows (fixture->list, "checked 10:52"));
  g_assert_cmpuint (dia_probe_count (fixture->list, GTK_TYPE_LIST_BOX_ROW), >=, 2);
  g_assert_true (dia_probe_shows (fixture->list, "Back-up of the workspace"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/computer-list/backup", test_backup);
  ADD ("/ui/computer-list/checks", test_checks);
#undef ADD
  return g_test_run ();
}
