/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-dialog.h"

#include "dia-import-options.h"
#include "dia-import-row.h"
#include "dia-moments.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-queue.h"
#include "dia-test-support.h"
#include "dia-calendar.h"

#define HEAD "date,account,text\n"

typedef struct
{
  OfficeFixture    office;
  AdwToastOverlay *overlay;
  DiaNotices      *notices;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DiaBrand *brand;

  office_fixture_set_up (&fixture->office, data);
  brand = office_fixture_add_brand (&fixture->office, "Alizé");
  office_fixture_add_account (&fixture->office, brand, "alize", "fr", "Europe/Paris");
  fixture->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  fixture->notices = dia_notices_new (fixture->overlay);
  fixture->window = dia_probe_show (GTK_WIDGET (fixture->overlay), 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, NULL);
  g_clear_object (&fixture->notices);
  office_fixture_tear_down (&fixture->office, data);
}

static GtkWidget *
open_dialog (Fixture    *fixture,
             const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (fixture->office.dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  dialog = dia_import_dialog_new (GTK_WINDOW (fixture->window), fixture->office.workspace, fixture->notices, file);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

typedef struct
{
  GtkWidget  *dialog;
  const char *text;
} Wanted;

static gboolean
shows_part (gpointer user_data)
{
  const Wanted *wanted = user_data;

  return dia_probe_shows_part (wanted->dialog, wanted->text);
}

static void
wait_for (GtkWidget  *dialog,
          const char *text)
{
  Wanted wanted = { dialog, text };

  if (!dia_test_wait_until (shows_part, &wanted))
    {
      g_autofree char *words = dia_probe_dup_words (dialog);

      g_error ("“%s” is not in:\n%s", text, words);
    }
  dia_probe_settle ();
}

static gboolean
has_no_dialog (gpointer user_data)
{
  return dia_probe_find_window (DIA_TYPE_IMPORT_DIALOG) == NULL;
}

static gboolean
can_import (GtkWidget *dialog)
{
  GtkWidget *button = dia_probe_find_button (dialog, "_Import");

  return button != NULL && gtk_widget_get_sensitive (button);
}

static guint
count_chips (Fixture *fixture)
{
  DiaCalendarSpan span = { 0, 365, DIA_CALENDAR_OWN_TIME };
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  guint n = 0;

  g_assert_true (dia_day_parse ("2027-01-01", &span.first_day));
  sheet = dia_calendar_load (dia_workspace_get_calendar (fixture->office.workspace), NULL, &span, NULL, NULL);
  g_assert_nonnull (sheet);
  for (guint i = 0; i < sheet->chips->len; i++)
    n += DIA_CALENDAR_CHIP (sheet->chips->pdata[i])->state == DIA_POST_SCHEDULED ? 1 : 0;

  return n;
}

static gboolean
has_none (gpointer fixture)
{
  return count_chips (fixture) == 0;
}

static void
test_imports_and_takes_back (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, "plan.csv", HEAD "2027-12-01 10:00,alize,Bonjour\n2027-12-02 10:00,alize,Encore\n");

  wait_for (dialog, "2 posts");
  g_assert_true (dia_probe_shows (dialog, "Bonjour"));
  g_assert_true (dia_probe_shows_part (dialog, "Diapason · UTF-8 · commas"));
  g_assert_cmpuint (count_chips (fixture), ==, 0);
  dia_probe_click (dialog, "_Import");
  g_assert_true (dia_test_wait_until (has_no_dialog, NULL));
  g_assert_cmpuint (count_chips (fixture), ==, 2);
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (has_none, fixture));
}

/* A row that cannot be: nothing, until a person wants the others. */
static void
test_refused_rows (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, "plan.csv", HEAD "2027-12-01 10:00,alize,Bonjour\nsoon,alize,Jamais\n");
  GtkWidget *good;

  wait_for (dialog, "1 row refused");
  g_assert_true (dia_probe_shows_part (dialog, "“soon” is not a date"));
  g_assert_false (can_import (dialog));
  good = dia_probe_find_named (dialog, "Import the _other rows all the same");
  if (good == NULL)
    good = dia_probe_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (good), TRUE);
  g_assert_true (can_import (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dia_probe_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  dia_probe_settle ();
  g_assert_false (dia_probe_shows (dialog, "Bonjour"));
  g_assert_true (dia_probe_shows (dialog, "Jamais"));
  dia_probe_click (dialog, "_Import");
  g_assert_true (dia_test_wait_until (has_no_dialog, NULL));
  g_assert_cmpuint (count_chips (fixture), ==, 1);
}

/* What the file does not tell is asked. */
static void
test_asks (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, "plan.csv", "01/02/2027 23:00,Bonjour,\n");
  GtkWidget *options;

  wait_for (dialog, "read in two ways");
  g_assert_false (can_import (dialog));
  options = dia_probe_find (dialog, DIA_TYPE_IMPORT_OPTIONS);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (options)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (options, ADW_TYPE_COMBO_ROW, 0)), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (options, ADW_TYPE_COMBO_ROW, 1)), 2);
  wait_for (dialog, "1 row refused");
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (options, ADW_TYPE_COMBO_ROW, 1)), 1);
  wait_for (dialog, "1 row refused");
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (dia_test_wait_until (has_no_dialog, NULL));
}

static void
test_says_which_column (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, "plan.csv", "quoi;quand;ou;x\nBonjour;31/12/2027 10:00;alize;\n");
  GtkWidget *options;

  wait_for (dialog, "which column holds the text");
  options = dia_probe_find (dialog, DIA_TYPE_IMPORT_OPTIONS);
  /* After the account and the dates: date, time, zone, network, account, text. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (options, ADW_TYPE_COMBO_ROW, 2 + DIA_IMPORT_DATE)), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (options, ADW_TYPE_COMBO_ROW, 2 + DIA_IMPORT_ACCOUNT)), 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (dia_probe_find_nth (options, ADW_TYPE_COMBO_ROW, 2 + DIA_IMPORT_TEXT)), 1);
  wait_for (dialog, "Bonjour");
  wait_for (dialog, "1 post");
  g_assert_true (can_import (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (dia_test_wait_until (has_no_dialog, NULL));
}

static gboolean
has_moment (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GPtrArray) moments =
    dia_moments_list (dia_workspace_get_moments (fixture->office.workspace), 0, DIA_DAY_LAST, NULL, NULL);

  return moments->len == 1;
}

static gboolean
has_no_moment (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GPtrArray) moments =
    dia_moments_list (dia_workspace_get_moments (fixture->office.workspace), 0, DIA_DAY_LAST, NULL, NULL);

  return moments->len == 0;
}

static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, "Temps forts.ICS",
                                   "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Avent\nDTSTART;VALUE=DATE:20271201\n"
                                   "DTEND;VALUE=DATE:20271225\nEND:VEVENT\nEND:VCALENDAR\n");

  wait_for (dialog, "1 key moment");
  g_assert_true (dia_probe_shows (dialog, "Avent"));
  g_assert_false (dia_probe_is_seen (dialog, dia_probe_find (dialog, DIA_TYPE_IMPORT_OPTIONS)));
  dia_probe_click (dialog, "_Import");
  g_assert_true (dia_test_wait_until (has_no_dialog, NULL));
  g_assert_true (has_moment (fixture));
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (has_no_moment, fixture));
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, "empty.csv", "");

  wait_for (dialog, "The file is empty.");
  g_assert_false (can_import (dialog));
  g_assert_true (dia_probe_press_key (dialog, GDK_KEY_Escape, 0));
  g_assert_true (dia_test_wait_until (has_no_dialog, NULL));
}

/* Closed while it still reads. */
static void
test_closed_at_once (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, "plan.csv", HEAD "2027-12-01 10:00,alize,Bonjour\n");

  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (dia_test_wait_until (has_no_dialog, NULL));
  dia_probe_settle ();
  g_assert_cmpuint (count_chips (fixture), ==, 0);
}

static void
test_names (void)
{
  static const char *const good[] = { "a.csv", "A.CSV", "b.ics", "c.tsv", "d.txt" };
  static const char *const bad[] = { "a.png", "csv", "a.csv.gz" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (good[i]);

      g_assert_true (dia_import_dialog_may_read (file));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (bad[i]);

      g_assert_false (dia_import_dialog_may_read (file));
    }
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);

  g_test_add ("/ui/import-dialog/imports-and-takes-back", Fixture, NULL, set_up, test_imports_and_takes_back, tear_down);
  g_test_add ("/ui/import-dialog/refused-rows", Fixture, NULL, set_up, test_refused_rows, tear_down);
  g_test_add ("/ui/import-dialog/asks", Fixture, NULL, set_up, test_asks, tear_down);
  g_test_add ("/ui/import-dialog/says-which-column", Fixture, NULL, set_up, test_says_which_column, tear_down);
  g_test_add ("/ui/import-dialog/calendar", Fixture, NULL, set_up, test_calendar, tear_down);
  g_test_add ("/ui/import-dialog/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);
  g_test_add ("/ui/import-dialog/closed-at-once", Fixture, NULL, set_up, test_closed_at_once, tear_down);
  g_test_add_func ("/ui/import-dialog/names", test_names);

  return g_test_run ();
}
