/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-draft-row.h"
#include "dia-drafts-page.h"
#include "dia-page-fixture.h"
#include "dia-scopes.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *window;
  GtkWidget       *page;
  DiaNotices      *notices;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  composer_fixture_set_up (&fixture->desk, NULL);
  composer_fixture_choose (&fixture->desk, "FR BE");
  dia_draft_set_text (fixture->desk.draft, "Trois premiers messages");
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->page = dia_drafts_page_new (fixture->desk.office.workspace, fixture->notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = dia_probe_show (overlay, 900, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->page);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  composer_fixture_tear_down (&fixture->desk, NULL);
}

static gboolean
shows_draft (gpointer user_data)
{
  return dia_probe_shows (user_data, "Trois premiers messages") && dia_probe_shows (user_data, "5 accounts · FR BE");
}

static gboolean
shows_nothing (gpointer user_data)
{
  return dia_probe_shows (user_data, "No draft");
}

static gboolean
finds_nothing (gpointer user_data)
{
  return dia_probe_shows (user_data, "Nothing found");
}

/* What was typed a moment ago is found again: by its words, in its scope. */
static void
test_finds_again (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *search = dia_probe_find (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  DiaScopes *scopes = dia_workspace_get_scopes (fixture->desk.office.workspace);
  g_autoptr(DiaScope) all = dia_scope_new_all ();
  g_autoptr(DiaScope) german = dia_scope_with (all, DIA_SCOPE_LANGUAGE, "de");

  g_assert_true (dia_test_wait_until (shows_draft, fixture->page));
  gtk_editable_set_text (GTK_EDITABLE (search), "PREMIERS");
  g_assert_true (dia_test_wait_until (shows_draft, fixture->page));
  gtk_editable_set_text (GTK_EDITABLE (search), "derniers");
  g_assert_true (dia_test_wait_until (finds_nothing, fixture->page));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_assert_true (dia_test_wait_until (shows_draft, fixture->page));
  dia_scopes_set_current (scopes, german);
  g_assert_true (dia_test_wait_until (shows_nothing, fixture->page));
  dia_scopes_set_current (scopes, all);
  g_assert_true (dia_test_wait_until (shows_draft, fixture->page));
}

static void
test_opens (Fixture       *fixture,
            gconstpointer  data)
{
  DiaId id = dia_draft_get_content (fixture->desk.draft)->id;
  g_autofree char *expected = g_strdup_printf ("desk.edit-content %" G_GINT64_FORMAT, id);
  ActionLog log;

  action_log_init (&log);
  action_log_add (&log, fixture->window, "desk.edit-content", "x");
  g_assert_true (dia_test_wait_until (shows_draft, fixture->page));
  g_signal_emit_by_name (dia_probe_find (fixture->page, GTK_TYPE_GRID_VIEW), "activate", 0u);
  action_log_assert (&log, expected);
  action_log_clear (&log);
}

/* Deleting is taken back with the toast. */
static void
test_deletes (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (dia_test_wait_until (shows_draft, fixture->page));
  dia_probe_click (fixture->page, "Delete: Trois premiers messages");
  g_assert_true (dia_test_wait_until (shows_nothing, fixture->page));
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (shows_draft, fixture->page));
}

static gboolean
shows_changes (gpointer user_data)
{
  return dia_probe_shows (user_data, "Quatre messages") && dia_probe_shows (user_data, "changes wait");
}

/* Only accounts whose sign-in is good. */
static void
choose_ready (Fixture *fixture)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (fixture->desk.draft);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  for (guint i = 0; i < accounts->len; i++)
    g_array_append_val (ids, DIA_ACCOUNT (g_ptr_array_index (accounts, i))->id);
  dia_draft_choose_accounts (fixture->desk.draft, ids, FALSE);
  composer_fixture_choose (&fixture->desk, "CH IT");
}

/* What was changed of planned posts stands among the drafts, can be discarded
 * there, and is back with the toast; what is planned stays. */
static void
test_changes_wait (Fixture       *fixture,
                   gconstpointer  data)
{
  DiaDraft *draft = fixture->desk.draft;
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  GAsyncResult *pending = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GArray) ids = NULL;

  choose_ready (fixture);
  dia_draft_set_timing (draft, DIA_TIMING_LOCAL, &wall, NULL);
  dia_draft_schedule_async (draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  ids = dia_draft_schedule_finish (draft, result, NULL);
  g_assert_nonnull (ids);
  g_assert_true (dia_test_wait_until (shows_nothing, fixture->page));
  dia_draft_set_text (draft, "Quatre messages");
  g_assert_true (dia_test_wait_until (shows_changes, fixture->page));
  dia_probe_click (fixture->page, "Discard the changes: Quatre messages");
  g_assert_true (dia_test_wait_until (shows_nothing, fixture->page));
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (shows_changes, fixture->page));
}

static void
assert_when (const char *at_text,
             const char *expected)
{
  g_autofree char *when = NULL;
  DiaWallTime wall;
  DiaInstant at;

  g_assert_true (dia_wall_time_parse (at_text, &wall, NULL));
  g_assert_true (dia_wall_time_resolve (&wall, "Europe/Paris", &at, NULL, NULL));
  when = dia_draft_row_format_when (at, OFFICE_NOW, "Europe/Paris");
  g_assert_cmpstr (when, ==, expected);
}

static void
test_says_when (void)
{
  assert_when ("2027-02-10T09:05", "09:05");
  assert_when ("2027-02-09T23:59", "yesterday");
  assert_when ("2027-01-31T08:00", "31 Jan");
  assert_when ("2026-12-31T08:00", "31 Dec 2026");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/drafts-page/finds-again", test_finds_again);
  ADD ("/ui/drafts-page/opens", test_opens);
  ADD ("/ui/drafts-page/deletes", test_deletes);
  ADD ("/ui/drafts-page/changes-wait", test_changes_wait);
#undef ADD
  g_test_add_func ("/ui/drafts-page/says-when", test_says_when);
  return g_test_run ();
}
