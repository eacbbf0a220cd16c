/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moments-page.h"

#include "dia-action-log.h"
#include "dia-calendar-fixture.h"
#include "dia-make-button.h"
#include "dia-moment-dialog.h"
#include "dia-probe.h"
#include "dia-remind-dialog.h"
#include "dia-rollout-legend.h"
#include "dia-rollout-list.h"
#include "dia-rollout-matrix.h"
#include "dia-scopes.h"
#include "dia-test-support.h"
#include "dia-waive-dialog.h"

#include <string.h>

typedef struct
{
  CalendarFixture  calendar;
  GtkWidget       *window;
  GtkWidget       *page;
  DiaNotices      *notices;   /* (owned) */
  ActionLog        log;
} Fixture;

static gboolean
is_idle (gpointer user_data)
{
  return dia_moments_model_is_idle (dia_moments_page_get_model (user_data));
}

static void
settle (Fixture *fixture)
{
  g_assert_true (dia_test_wait_until (is_idle, fixture->page));
  dia_probe_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  calendar_fixture_set_up (&fixture->calendar, NULL);
}

static void
show_page (Fixture *fixture)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->page = dia_moments_page_new (fixture->calendar.office.workspace, fixture->notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = dia_probe_show (overlay, 1000, 700);
  action_log_init (&fixture->log);
  action_log_add (&fixture->log, fixture->window, "desk.edit-content", "x");
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_undo_stack_clear (dia_notices_get_undo (fixture->notices));
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  dia_probe_close (fixture->window, NULL);
  g_assert_null (fixture->page);
  g_clear_object (&fixture->notices);
  action_log_clear (&fixture->log);
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

static GtkWidget *
get_matrix (Fixture *fixture)
{
  return dia_probe_find (fixture->page, DIA_TYPE_ROLLOUT_MATRIX);
}

static void
press (Fixture *fixture,
       guint    key)
{
  GtkWidget *focus;

  gtk_widget_grab_focus (fixture->page);
  focus = gtk_widget_get_focus_child (get_matrix (fixture));
  g_assert_true (dia_probe_press_key (focus != NULL ? focus : get_matrix (fixture), key, 0));
}

static DiaId
add_valentine (Fixture *fixture)
{
  DiaId moment = calendar_fixture_add_moment (&fixture->calendar, "Valentine’s Day", "2027-02-08", "2027-02-14");
  DiaId content = calendar_fixture_add_content (&fixture->calendar, "Three first messages", moment);

  calendar_fixture_add_post (&fixture->calendar, content, fixture->calendar.paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  return content;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog;

  show_page (fixture);
  g_assert_true (dia_probe_shows (fixture->page, "1st quarter 2027"));
  g_assert_true (dia_probe_shows (fixture->page, "No key moment this quarter"));
  g_assert_false (dia_probe_shows (fixture->page, "Missing"));
  dia_probe_click (fixture->page, "New key moment");
  dialog = dia_probe_find_window (DIA_TYPE_MOMENT_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  dia_probe_settle ();
}

static void
test_quarters (Fixture       *fixture,
               gconstpointer  data)
{
  add_valentine (fixture);
  calendar_fixture_add_moment (&fixture->calendar, "Easter", "2027-03-26", "2027-04-05");
  show_page (fixture);
  g_assert_cmpuint (dia_rollout_matrix_count_rows (DIA_ROLLOUT_MATRIX (get_matrix (fixture))), ==, 3);
  gtk_widget_activate_action (fixture->page, "moments.step", "i", 1);
  g_assert_true (dia_probe_shows (fixture->page, "2nd quarter 2027"));
  settle (fixture);
  /* One that touches both is in both. */
  g_assert_cmpuint (dia_rollout_matrix_count_rows (DIA_ROLLOUT_MATRIX (get_matrix (fixture))), ==, 1);
  gtk_widget_activate_action (fixture->page, "moments.step", "i", 1);
  settle (fixture);
  g_assert_true (dia_probe_shows (fixture->page, "No key moment this quarter"));
  gtk_widget_activate_action (fixture->page, "moments.today", NULL);
  settle (fixture);
  g_assert_true (dia_probe_shows (fixture->page, "1st quarter 2027"));
}

/* The strip tells what is in hand, and Enter opens it. */
static void
test_cell (Fixture       *fixture,
           gconstpointer  data)
{
  DiaId content = add_valentine (fixture);
  g_autofree char *expected = g_strdup_printf ("desk.edit-content %" G_GINT64_FORMAT, content);

  show_page (fixture);
  g_assert_true (dia_probe_shows (fixture->page, "1 of 1 ready, 0 missing"));
  press (fixture, GDK_KEY_Down);
  g_assert_true (dia_probe_shows (fixture->page, "@alize_fr"));
  g_assert_true (dia_probe_shows (fixture->page, "Three first messages · due Sun, 14 Feb"));
  press (fixture, GDK_KEY_Return);
  action_log_assert (&fixture->log, expected);
  press (fixture, GDK_KEY_Right);
  dia_probe_click (fixture->page, "Open");
  action_log_assert (&fixture->log, expected);
}

static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  DiaScopes *scopes = dia_workspace_get_scopes (fixture->calendar.office.workspace);
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) nobody = dia_scope_with (all, DIA_SCOPE_MARKET, "XX");

  add_valentine (fixture);
  show_page (fixture);
  g_assert_nonnull (dia_probe_find_button (fixture->page, "Missing: 2"));
  dia_scopes_set_current (scopes, nobody);
  settle (fixture);
  g_assert_true (dia_probe_shows (fixture->page, "No account in this scope"));
}

typedef struct
{
  GtkWidget  *page;
  const char *words;
} Expected;

static gboolean
is_shown (gpointer user_data)
{
  const Expected *expected = user_data;

  return dia_probe_shows (expected->page, expected->words);
}

static void
expect (Fixture    *fixture,
        const char *words)
{
  Expected expected = { fixture->page, words };

  if (!dia_test_wait_until (is_shown, &expected))
    {
      g_autofree char *shown = dia_probe_dup_words (fixture->window);

      g_error ("“%s” is not shown, but %s", words, shown);
    }
}

/* What others write is shown, and what is in hand stays in hand. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaKeyMoment) moment = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  DiaMoments *moments = dia_workspace_get_moments (fixture->calendar.office.workspace);

  add_valentine (fixture);
  show_page (fixture);
  all = dia_moments_list (moments, 0, DIA_DAY_LAST, NULL, &error);
  moment = dia_key_moment_copy (all->pdata[0]);
  g_free (moment->objective);
  moment->objective = g_strdup ("More first messages");
  g_assert_true (dia_moments_save (moments, moment, NULL, &error));
  expect (fixture, "More first messages");
}

static DiaTally
count (Fixture *fixture)
{
  DiaRollout *rollout = dia_moments_model_get_rollout (dia_moments_page_get_model (DIA_MOMENTS_PAGE (fixture->page)));
  DiaTally tally = { { 0 } };

  for (guint i = 0; rollout != NULL && i < rollout->moments->len; i++)
    dia_tally_add_moment (&tally, rollout->moments->pdata[i], 0, rollout->accounts->len);
  return tally;
}

typedef struct
{
  Fixture      *fixture;
  DiaCellState  state;
  guint         n;
} ExpectedCount;

static gboolean
is_counted (gpointer user_data)
{
  const ExpectedCount *expected = user_data;

  return count (expected->fixture).n[expected->state] == expected->n;
}

static void
expect_count (Fixture      *fixture,
              DiaCellState  state,
              guint         n)
{
  ExpectedCount expected = { fixture, state, n };

  g_assert_true (dia_test_wait_until (is_counted, &expected));
  dia_probe_settle ();
}

static void
undo (Fixture *fixture)
{
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
}

/* The primary act says how many it makes, shows of what, makes them in one go, and
 * can be taken back. */
static void
test_make (Fixture       *fixture,
           gconstpointer  data)
{
  add_valentine (fixture);
  show_page (fixture);
  g_assert_nonnull (dia_probe_find_button (fixture->page, "Make the 2 missing ones"));
  press (fixture, GDK_KEY_n);
  g_assert_true (dia_probe_shows (fixture->page, "2 drafts"));
  dia_probe_click (dia_probe_find (dia_probe_find (fixture->page, DIA_TYPE_MAKE_BUTTON), GTK_TYPE_POPOVER), "Make 2 drafts");
  expect (fixture, "Nothing missing");
  g_assert_true (dia_probe_shows (fixture->window, "2 drafts made for 2 accounts"));
  g_assert_cmpuint (count (fixture).n[DIA_CELL_DRAFT], ==, 2);
  undo (fixture);
  expect (fixture, "Make the 2 missing ones");
}

/* Nothing can be made from an empty toolkit: it is opened. */
static void
test_make_without_message (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidget *dialog;

  calendar_fixture_add_moment (&fixture->calendar, "Valentine’s Day", "2027-02-08", "2027-02-14");
  show_page (fixture);
  dia_probe_click (fixture->page, "Make the draft");
  while ((dialog = dia_probe_find_window (DIA_TYPE_MOMENT_DIALOG)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
  dia_probe_settle ();
  g_assert_cmpuint (count (fixture).n_without_post, ==, 3);
}

static void
waive (Fixture    *fixture,
       const char *reason)
{
  GtkWidget *dialog;

  press (fixture, GDK_KEY_w);
  dialog = dia_probe_find_window (DIA_TYPE_WAIVE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "waive"));
  gtk_editable_set_text (GTK_EDITABLE (dia_probe_find (dialog, GTK_TYPE_ENTRY)), reason);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "waive");
  dia_probe_settle ();
}

static void
test_waive (Fixture       *fixture,
            gconstpointer  data)
{
  add_valentine (fixture);
  show_page (fixture);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Right);
  waive (fixture, "Closed that week");
  expect (fixture, "Waived: Closed that week");
  g_assert_cmpuint (count (fixture).n[DIA_CELL_WAIVED], ==, 1);
  dia_probe_click (fixture->page, "Expect it again");
  expect_count (fixture, DIA_CELL_WAIVED, 0);
  undo (fixture);
  expect (fixture, "Waived: Closed that week");
  undo (fixture);
  expect_count (fixture, DIA_CELL_WAIVED, 0);
}

/* A key moment as a whole is waived, and comes back, as a whole. */
static void
test_waive_whole (Fixture       *fixture,
                  gconstpointer  data)
{
  DiaId moment = calendar_fixture_add_moment (&fixture->calendar, "Valentine’s Day", "2027-02-08", "2027-02-14");

  calendar_fixture_add_content (&fixture->calendar, "Three first messages", moment);
  calendar_fixture_add_content (&fixture->calendar, "Thank you, and next", moment);
  show_page (fixture);
  waive (fixture, "No shop there");
  expect (fixture, "Expect it again");
  g_assert_cmpuint (count (fixture).n[DIA_CELL_WAIVED], ==, 2);
  press (fixture, GDK_KEY_Down);
  dia_probe_click (fixture->page, "Expect it again");
  expect_count (fixture, DIA_CELL_WAIVED, 0);
}

static void
press_shifted (Fixture *fixture,
               guint    key)
{
  GtkWidget *focus = gtk_widget_get_focus_child (get_matrix (fixture));

  g_assert_true (dia_probe_press_key (focus, key, GDK_SHIFT_MASK));
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  add_valentine (fixture);
  show_page (fixture);
  press (fixture, GDK_KEY_Down);
  press_shifted (fixture, GDK_KEY_Right);
  press_shifted (fixture, GDK_KEY_Right);
  g_assert_true (dia_probe_shows (fixture->page, "3 cells selected"));
  g_assert_true (dia_probe_shows (fixture->page, "Missing: 2 · Scheduled: 1"));
  /* What is ready stays out of it. */
  waive (fixture, "Closed");
  expect (fixture, "Scheduled: 1 · Waived: 2");
  press (fixture, GDK_KEY_Left);
  g_assert_false (dia_probe_shows (fixture->page, "3 cells selected"));
}

static GtkSelectionModel *
get_lines (Fixture *fixture)
{
  return gtk_grid_view_get_model (GTK_GRID_VIEW (dia_probe_find (dia_probe_find (fixture->page, DIA_TYPE_ROLLOUT_LIST),
                                                                 GTK_TYPE_GRID_VIEW)));
}

static guint
count_lines (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_lines (fixture)));
}

/* The same in words: what is selected there is what is in hand, and the filter of
 * the legend leaves lines out. */
static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  DiaId content = add_valentine (fixture);
  g_autofree char *expected = g_strdup_printf ("desk.edit-content %" G_GINT64_FORMAT, content);
  GtkWidget *list;

  show_page (fixture);
  gtk_widget_activate_action (fixture->page, "moments.table", NULL);
  dia_probe_settle ();
  list = dia_probe_find (fixture->page, DIA_TYPE_ROLLOUT_LIST);
  g_assert_true (dia_probe_is_seen (fixture->page, list));
  /* The key moment, its content, three accounts. */
  g_assert_cmpuint (count_lines (fixture), ==, 5);
  g_assert_true (dia_probe_shows (list, "Three first messages"));
  g_assert_true (dia_probe_shows (list, "8–14 Feb"));
  gtk_selection_model_select_item (get_lines (fixture), 3, TRUE);
  g_assert_true (g_str_has_prefix (dia_rollout_matrix_get_name_in_hand (DIA_ROLLOUT_MATRIX (get_matrix (fixture))),
                                   "Three first messages, "));
  g_assert_true (dia_probe_shows (fixture->page, "Make the draft"));
  g_signal_emit_by_name (dia_probe_find (list, GTK_TYPE_GRID_VIEW), "activate", 3);
  action_log_assert (&fixture->log, expected);
  dia_probe_click (fixture->page, "Missing: 2");
  g_assert_cmpuint (count_lines (fixture), ==, 4);
  dia_probe_click (list, "Close Valentine’s Day");
  g_assert_cmpuint (count_lines (fixture), ==, 1);
  gtk_widget_activate_action (fixture->page, "moments.table", NULL);
  dia_probe_settle ();
  g_assert_true (dia_probe_is_seen (fixture->page, get_matrix (fixture)));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  add_valentine (fixture);
  show_page (fixture);
  dia_moments_page_set_narrow (DIA_MOMENTS_PAGE (fixture->page), TRUE);
  dia_probe_settle ();
  g_assert_true (dia_probe_is_seen (fixture->page, dia_probe_find (fixture->page, DIA_TYPE_ROLLOUT_LIST)));
  g_assert_nonnull (dia_probe_find_button (fixture->page, "Make 2 drafts"));
  g_assert_false (dia_probe_shows (fixture->page, "Key moment…"));
  gtk_selection_model_select_item (get_lines (fixture), 3, TRUE);
  g_assert_true (dia_probe_shows (fixture->page, "Key moment…"));
  /* There is room for one of the two. */
  g_assert_false (gtk_widget_get_visible (dia_probe_find (fixture->page, DIA_TYPE_ROLLOUT_LEGEND)));
  dia_moments_page_set_narrow (DIA_MOMENTS_PAGE (fixture->page), FALSE);
  dia_probe_settle ();
  g_assert_true (dia_probe_is_seen (fixture->page, get_matrix (fixture)));
}

static char *
read_reminder (void)
{
  GtkWidget *dialog = dia_probe_find_window (DIA_TYPE_REMIND_DIALOG);
  GtkTextBuffer *buffer;
  GtkTextIter first, end;
  char *text;

  g_assert_nonnull (dialog);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (dia_probe_find (dialog, GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &first, &end);
  text = gtk_text_buffer_get_text (buffer, &first, &end, FALSE);
  gtk_window_close (GTK_WINDOW (dialog));
  dia_probe_settle ();
  return text;
}

/* Everybody, or the accounts that are selected. */
static void
test_remind (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *all = NULL;
  g_autofree char *one = NULL;

  add_valentine (fixture);
  show_page (fixture);
  dia_probe_click (fixture->page, "Remind 2 accounts…");
  all = read_reminder ();
  g_assert_nonnull (strstr (all, "@alize_uk"));
  g_assert_nonnull (strstr (all, "@bruine_us"));
  g_assert_null (strstr (all, "@alize_fr"));
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_r);
  one = read_reminder ();
  g_assert_nonnull (strstr (one, "@alize_uk"));
  g_assert_null (strstr (one, "@bruine_us"));
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;

  add_valentine (fixture);
  show_page (fixture);
  gtk_widget_activate_action (fixture->page, "moments.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, on_text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "Key moment\tContent\t'@alize_fr\t"));
  g_assert_nonnull (strstr (text, "\nValentine’s Day\tThree first messages\tScheduled\tMissing\tMissing\n"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/moments-page/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/moments-page/quarters", Fixture, NULL, set_up, test_quarters, tear_down);
  g_test_add ("/ui/moments-page/cell", Fixture, NULL, set_up, test_cell, tear_down);
  g_test_add ("/ui/moments-page/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/ui/moments-page/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/ui/moments-page/make", Fixture, NULL, set_up, test_make, tear_down);
  g_test_add ("/ui/moments-page/make-without-message", Fixture, NULL, set_up, test_make_without_message, tear_down);
  g_test_add ("/ui/moments-page/waive", Fixture, NULL, set_up, test_waive, tear_down);
  g_test_add ("/ui/moments-page/waive-whole", Fixture, NULL, set_up, test_waive_whole, tear_down);
  g_test_add ("/ui/moments-page/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/ui/moments-page/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/ui/moments-page/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/ui/moments-page/remind", Fixture, NULL, set_up, test_remind, tear_down);
  g_test_add ("/ui/moments-page/copy", Fixture, NULL, set_up, test_copy, tear_down);
  return g_test_run ();
}
