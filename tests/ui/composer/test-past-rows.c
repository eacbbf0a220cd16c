/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-info-row.h"
#include "dia-page-fixture.h"
#include "dia-past-rows.h"
#include "dia-schedule-card.h"
#include "dia-source-editor.h"
#include "dia-test-support.h"

static void
schedule (PageFixture *fixture)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  GAsyncResult *pending = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;

  dia_draft_set_text (fixture->desk.draft, "Bonjour à tous");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
  dia_draft_schedule_async (fixture->desk.draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  ids = dia_draft_schedule_finish (fixture->desk.draft, result, &error);
  g_assert_no_error (error);
}

static gboolean
shows (gconstpointer  user_data,
       const char    *part)
{
  const PageFixture *fixture = user_data;

  return dia_probe_shows_part (page_fixture_find (fixture->page, DIA_TYPE_PAST_ROWS), part);
}

static gboolean
shows_refusal (gpointer user_data)
{
  return shows (user_data, "refused");
}

/* The network's words, the account, and what to do; the act leads to a text of
 * its own for that network, since the others took theirs. */
static void
test_quotes_a_refusal (PageFixture   *fixture,
                       gconstpointer  data)
{
  GtkWidget *rows = page_fixture_find (fixture->page, DIA_TYPE_PAST_ROWS);
  DiaSourceEditor *editor = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR);

  g_assert_false (gtk_widget_get_visible (rows));
  composer_fixture_choose (&fixture->desk, "DE");
  schedule (fixture);
  composer_fixture_set_state (&fixture->desk, "alizé-de.example", "failed", "Record too long: 312 graphemes");
  g_assert_true (dia_test_wait_until (shows_refusal, fixture));
  g_assert_true (shows (fixture, "Bluesky refused the post of alizé-de.example. "
                                 "“Record too long: 312 graphemes” Change the text, then schedule it again."));
  dia_probe_click (rows, "Open the Text");
  g_assert_cmpstr (dia_source_editor_get_target (editor)->network, ==, "bluesky");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, "Bonjour à tous");
}

static gboolean
shows_two_refusals (gpointer user_data)
{
  return shows (user_data, "refused 2 posts");
}

/* The same words of one network are said once; where all accounts are of it, the
 * source is the text concerned. */
static void
test_says_it_once (PageFixture   *fixture,
                   gconstpointer  data)
{
  GtkWidget *rows = page_fixture_find (fixture->page, DIA_TYPE_PAST_ROWS);
  DiaSourceEditor *editor = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR);

  composer_fixture_choose (&fixture->desk, "CH IT");
  schedule (fixture);
  composer_fixture_set_state (&fixture->desk, "alizé_ch", "failed", "Not liked here");
  composer_fixture_set_state (&fixture->desk, "alizé_it", "failed", "Not liked here");
  g_assert_true (dia_test_wait_until (shows_two_refusals, fixture));
  g_assert_cmpuint (dia_probe_count (rows, DIA_TYPE_INFO_ROW), ==, 1);
  dia_probe_click (rows, "Open the Text");
  g_assert_true (dia_composer_target_is_source (dia_source_editor_get_target (editor)));
}

static gboolean
shows_gone (gpointer user_data)
{
  return shows (user_data, "1 post has gone out") && shows (user_data, "1 post is scheduled.");
}

static gboolean
shows_nothing_planned (gpointer user_data)
{
  return shows (user_data, "1 post has gone out") && !shows (user_data, "is scheduled.");
}

/* What has gone out is said, and what is planned can become a draft again. */
static void
test_planned_and_gone (PageFixture   *fixture,
                       gconstpointer  data)
{
  GtkWidget *rows = page_fixture_find (fixture->page, DIA_TYPE_PAST_ROWS);

  composer_fixture_choose (&fixture->desk, "CH IT");
  schedule (fixture);
  composer_fixture_set_state (&fixture->desk, "alizé_ch", "published", "");
  g_assert_true (dia_test_wait_until (shows_gone, fixture));
  g_assert_cmpuint (dia_draft_count_accounts (fixture->desk.draft), ==, 1);
  dia_probe_click (rows, "Back to Draft");
  g_assert_true (dia_test_wait_until (shows_nothing_planned, fixture));
}

static gboolean
shows_planned (gpointer user_data)
{
  return shows (user_data, "2 posts are scheduled.");
}

/* Typing says that it does not reach what is planned; the act takes it back. */
static void
test_keeps_the_earlier_text (PageFixture   *fixture,
                             gconstpointer  data)
{
  GtkWidget *rows = page_fixture_find (fixture->page, DIA_TYPE_PAST_ROWS);

  composer_fixture_choose (&fixture->desk, "CH IT");
  schedule (fixture);
  g_assert_true (dia_test_wait_until (shows_planned, fixture));
  g_assert_false (shows (fixture, "earlier text"));
  dia_draft_set_text (fixture->desk.draft, "Bonsoir");
  g_assert_true (shows (fixture, "The 2 planned posts keep the earlier text until you update them."));
  dia_probe_click (rows, "Discard");
  g_assert_false (shows (fixture, "earlier text"));
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, "Bonjour à tous");
}

/* An account less and another time wait as words do, and come back with them. */
static void
test_keeps_accounts_and_time (PageFixture   *fixture,
                              gconstpointer  data)
{
  GtkWidget *rows = page_fixture_find (fixture->page, DIA_TYPE_PAST_ROWS);
  DiaAccount *account = composer_fixture_find (&fixture->desk, "alizé_it");
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaWallTime wall = { 2027, 2, 12, 17, 0, 0 };

  g_array_append_val (ids, account->id);
  composer_fixture_choose (&fixture->desk, "CH IT");
  schedule (fixture);
  g_assert_true (dia_test_wait_until (shows_planned, fixture));
  dia_draft_choose_accounts (fixture->desk.draft, ids, FALSE);
  g_assert_true (shows (fixture, "Changed accounts wait. The 2 planned posts stay as they are until you schedule them again."));
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_true (shows (fixture, "Changed accounts and another time wait."));
  dia_probe_click (rows, "Discard");
  g_assert_true (shows_planned (fixture));
  g_assert_true (dia_draft_has_account (fixture->desk.draft, account->id));
  dia_draft_get_timing (fixture->desk.draft, &wall, NULL);
  g_assert_cmpint (wall.hour, ==, 10);

  gtk_widget_activate_action (fixture->page, "composer.undo", NULL);
  g_assert_true (shows (fixture, "Changed accounts and another time wait."));
  g_assert_false (dia_draft_has_account (fixture->desk.draft, account->id));
}

/* So does who sends, with the box that says it. */
static void
test_keeps_sender (PageFixture   *fixture,
                   gconstpointer  data)
{
  GtkWidget *rows = page_fixture_find (fixture->page, DIA_TYPE_PAST_ROWS);
  GtkWidget *card = page_fixture_find (fixture->page, DIA_TYPE_SCHEDULE_CARD);
  GtkCheckButton *box = GTK_CHECK_BUTTON (dia_probe_find_nth (card, GTK_TYPE_CHECK_BUTTON, 0));

  composer_fixture_choose (&fixture->desk, "CH IT");
  schedule (fixture);
  g_assert_true (dia_test_wait_until (shows_planned, fixture));
  gtk_check_button_set_active (box, TRUE);
  g_assert_true (shows (fixture, "A changed hand-over waits. The 2 planned posts stay as they are until you schedule them again."));
  dia_probe_click (rows, "Discard");
  g_assert_true (shows_planned (fixture));
  g_assert_false (gtk_check_button_get_active (box));
  gtk_widget_activate_action (fixture->page, "composer.undo", NULL);
  g_assert_true (shows (fixture, "A changed hand-over waits."));
  g_assert_true (gtk_check_button_get_active (box));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/past-rows/quotes-a-refusal", test_quotes_a_refusal);
  ADD ("/ui/past-rows/says-it-once", test_says_it_once);
  ADD ("/ui/past-rows/keeps-the-earlier-text", test_keeps_the_earlier_text);
  ADD ("/ui/past-rows/keeps-accounts-and-time", test_keeps_accounts_and_time);
  ADD ("/ui/past-rows/keeps-sender", test_keeps_sender);
  ADD ("/ui/past-rows/planned-and-gone", test_planned_and_gone);
#undef ADD
  return g_test_run ();
}
