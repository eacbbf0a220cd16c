/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts-page.h"
#include "dia-action-log.h"
#include "dia-composer-fixture.h"
#include "dia-fake-mastodon.h"
#include "dia-field.h"
#include "dia-probe.h"
#include "dia-roster-row.h"
#include "dia-sign-in.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  desk;      /* full, or */
  OfficeFixture   *office;    /* its office: empty where the test says so */
  gboolean         full;
  DiaNotices      *notices;
  ActionLog        log;
  GtkWidget       *overlay;
  GtkWidget       *page;
  GtkWidget       *window;
  const char      *wanted;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->full = data == NULL;
  fixture->office = &fixture->desk.office;
  if (fixture->full)
    composer_fixture_set_up (&fixture->desk, NULL);
  else
    office_fixture_set_up (fixture->office, NULL);
  fixture->overlay = adw_toast_overlay_new ();
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->page = dia_accounts_page_new (fixture->office->workspace, fixture->notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->page);
  action_log_init (&fixture->log);
  action_log_add (&fixture->log, fixture->overlay, "desk.add-brand", NULL);
  action_log_add (&fixture->log, fixture->overlay, "desk.edit-brand", "x");
  action_log_add (&fixture->log, fixture->overlay, "desk.edit-account", "x");
  fixture->window = dia_probe_show (fixture->overlay, 800, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->page);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  action_log_clear (&fixture->log);
  if (fixture->full)
    composer_fixture_tear_down (&fixture->desk, NULL);
  else
    office_fixture_tear_down (fixture->office, NULL);
}

static GListModel *
get_rows (Fixture *fixture)
{
  GtkWidget *view = dia_probe_find (fixture->page, GTK_TYPE_GRID_VIEW);

  return G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (view)));
}

static void
search (Fixture    *fixture,
        const char *words)
{
  GtkWidget *entry = dia_probe_find (fixture->page, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static gboolean
says_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->overlay, fixture->wanted);
}

static void
wait_for_words (Fixture    *fixture,
                const char *words)
{
  fixture->wanted = words;
  if (!dia_test_wait_until (says_wanted, fixture))
    {
      g_autofree char *shown = dia_probe_dup_words (fixture->overlay);

      g_error ("Nothing says “%s”, but\n%s", words, shown);
    }
}

static void
test_empty_offers_the_next_step (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_assert_true (dia_probe_shows (fixture->page, "No brand yet"));
  g_assert_cmpuint (dia_probe_count (fixture->page, DIA_TYPE_ROSTER_ROW), ==, 0);
  g_signal_emit_by_name (dia_probe_find (fixture->page, g_type_from_name ("DiaEmptyState")), "button-clicked");
  action_log_assert (&fixture->log, "desk.add-brand");
  office_fixture_add_brand (fixture->office, "Alizé");
  wait_for_words (fixture, "Alizé");
  g_assert_false (dia_probe_shows (fixture->page, "No brand yet"));
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  /* Five brands with fourteen accounts each. */
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, 75);
  g_assert_true (dia_probe_shows (fixture->page, "14 accounts"));
  g_assert_true (dia_probe_shows (fixture->page, "Signed out"));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  dia_accounts_page_search (DIA_ACCOUNTS_PAGE (fixture->page));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_TYPE_SEARCH_ENTRY));
  search (fixture, "étincelle GB");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, 3);
  search (fixture, "nobody of that name");
  g_assert_cmpuint (dia_probe_count (fixture->page, DIA_TYPE_ROSTER_ROW), ==, 0);
  g_assert_false (dia_probe_shows (fixture->page, "No brand yet"));
  search (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, 75);
}

static void
test_rows_open_what_they_show (Fixture       *fixture,
                               gconstpointer  data)
{
  DiaAccount *account = composer_fixture_find (&fixture->desk, "alizé_fr");
  GtkWidget *view = dia_probe_find (fixture->page, GTK_TYPE_GRID_VIEW);
  g_autofree char *brand = g_strdup_printf ("desk.edit-brand %" G_GINT64_FORMAT, account->brand_id);
  g_autofree char *first = g_strdup_printf ("desk.edit-account %" G_GINT64_FORMAT, account->id);

  g_signal_emit_by_name (view, "activate", 0);
  action_log_assert (&fixture->log, brand);
  g_signal_emit_by_name (view, "activate", 1);
  action_log_assert (&fixture->log, first);
}

static void
act (Fixture    *fixture,
     const char *action,
     DiaId       id)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, "x", id));
}

static void
test_removes (Fixture       *fixture,
              gconstpointer  data)
{
  DiaAccount *account = composer_fixture_find (&fixture->desk, "alizé_fr");
  DiaId brand_id = account->brand_id;

  act (fixture, "roster.remove", account->id);
  wait_for_words (fixture, "Removed Alizé FR");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, 74);
  act (fixture, "roster.remove", brand_id);
  wait_for_words (fixture, "Removed Alizé and its accounts");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, 60);
  /* Gone meanwhile: nothing happens. */
  act (fixture, "roster.remove", 12345);
  act (fixture, "roster.move-up", 12345);
  act (fixture, "roster.check", 12345);
}

static void
test_moves (Fixture       *fixture,
            gconstpointer  data)
{
  DiaAccount *account = composer_fixture_find (&fixture->desk, "alizé_fr");
  DiaId brand_id = account->brand_id;

  act (fixture, "roster.move-down", account->id);
  wait_for_words (fixture, "Moved Alizé FR");
  act (fixture, "roster.move-down", brand_id);
  wait_for_words (fixture, "Moved Alizé");
}

static void
test_checks_the_sign_in (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DiaFakeMastodon) server = dia_fake_mastodon_new (NULL);
  g_autoptr (DiaAccount) account = dia_account_copy (composer_fixture_find (&fixture->desk, "alizé_fr"));
  g_autoptr (DiaAccount) signed_in = NULL;
  g_autoptr (GError) error = NULL;

  account->id = DIA_ID_NONE;
  dia_field_set_text (&account->server, dia_fake_mastodon_get_origin (server));
  dia_field_set_text (&account->handle, "");
  signed_in = dia_sign_in_with_token (dia_workspace_get_sign_in (fixture->office->workspace), account,
                                      DIA_FAKE_MASTODON_TOKEN, NULL, &error);
  g_assert_no_error (error);
  wait_for_words (fixture, "15 accounts");
  act (fixture, "roster.check", signed_in->id);
  wait_for_words (fixture, "Alizé FR is signed in");
}

static gboolean
has_toast (gpointer user_data)
{
  GType toast = g_type_from_name ("AdwToastWidget");

  return toast != 0 && dia_probe_count (user_data, toast) == 1;
}

/* Nothing of it is in the keyring. */
static void
test_says_what_a_check_found (Fixture       *fixture,
                              gconstpointer  data)
{
  act (fixture, "roster.check", composer_fixture_find (&fixture->desk, "alizé_fr")->id);
  g_assert_true (dia_test_wait_until (has_toast, fixture->overlay));
  g_assert_false (dia_probe_shows (fixture->overlay, "Alizé FR is signed in"));
  g_assert_true (dia_probe_shows_part (fixture->overlay, "sign in"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/accounts-page/empty-offers-the-next-step", Fixture, "empty", set_up, test_empty_offers_the_next_step,
              tear_down);
  g_test_add ("/ui/accounts-page/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/ui/accounts-page/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/accounts-page/rows-open-what-they-show", Fixture, NULL, set_up, test_rows_open_what_they_show, tear_down);
  g_test_add ("/ui/accounts-page/removes", Fixture, NULL, set_up, test_removes, tear_down);
  g_test_add ("/ui/accounts-page/moves", Fixture, NULL, set_up, test_moves, tear_down);
  g_test_add ("/ui/accounts-page/checks-the-sign-in", Fixture, NULL, set_up, test_checks_the_sign_in, tear_down);
  g_test_add ("/ui/accounts-page/says-what-a-check-found", Fixture, NULL, set_up, test_says_what_a_check_found, tear_down);
  return g_test_run ();
}
