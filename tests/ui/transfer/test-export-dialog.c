/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-export-dialog.h"

#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-support.h"

#include <string.h>

typedef struct
{
  OfficeFixture    office;
  DiaNotices      *notices;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const DiaWallTime wall = { .year = 2027, .month = 3, .day = 1, .hour = 10 };
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  g_autoptr (DiaPost) post = NULL;
  DiaBrand *brand;

  office_fixture_set_up (&fixture->office, data);
  brand = office_fixture_add_brand (&fixture->office, "Alizé");
  post = office_fixture_add_post (&fixture->office, office_fixture_add_account (&fixture->office, brand, "alize", "fr", "Europe/Paris"),
                                  "Giboulées", &wall);
  fixture->notices = dia_notices_new (overlay);
  fixture->window = dia_probe_show (GTK_WIDGET (overlay), 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, NULL);
  g_clear_object (&fixture->notices);
  office_fixture_tear_down (&fixture->office, data);
}

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
export_as (Fixture *fixture,
           guint    format,
           guint    days)
{
  GtkWidget *dialog = dia_export_dialog_new (GTK_WINDOW (fixture->window), fixture->office.workspace, fixture->notices);
  g_autofree char *path = g_build_filename (fixture->office.dir, "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *text = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (dia_probe_shows (dialog, "1 account"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (dialog, ADW_TYPE_COMBO_ROW, 0)), format);
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (dialog, ADW_TYPE_COMBO_ROW, 1)), days);
  dia_export_dialog_save (DIA_EXPORT_DIALOG (dialog), file);
  g_assert_true (dia_test_wait_until (exists, path));
  dia_probe_settle ();
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_delete (file, NULL, NULL));

  return text;
}

/* It is February there: March is the next month, and not this one. */
static void
test_forms_and_days (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *csv = export_as (fixture, 0, 1);
  g_autofree char *none = export_as (fixture, 0, 0);
  g_autofree char *json = export_as (fixture, 1, 2);
  g_autofree char *ics = export_as (fixture, 2, 3);
  g_autofree char *past = export_as (fixture, 0, 4);

  g_assert_nonnull (strstr (csv, "\"2027-03-01T10:00\""));
  g_assert_null (strstr (none, "2027-03-01"));
  g_assert_nonnull (strstr (json, "\"text\" : \"Giboulées\""));
  g_assert_nonnull (strstr (ics, "DTSTART:20270301T090000Z"));
  g_assert_null (strstr (past, "2027-03-01"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);

  g_test_add ("/ui/export-dialog/forms-and-days", Fixture, NULL, set_up, test_forms_and_days, tear_down);

  return g_test_run ();
}
