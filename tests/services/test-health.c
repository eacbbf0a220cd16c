/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts.h"
#include "dia-connection.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-health.h"
#include "dia-journal.h"
#include "dia-office-fixture.h"
#include "dia-posts.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  DiaConnection *connection;
  DiaAccount    *french;    /* (owned): on Mastodon, alize.example */
  DiaAccount    *belgian;   /* (owned): the same server */
  DiaAccount    *practice;  /* (owned) */
  DiaId          content;
} Fixture;

static DiaAccount *
add_account (Fixture    *fixture,
             DiaBrand   *brand,
             const char *handle,
             gboolean    mastodon)
{
  DiaAccount *account = dia_account_copy (office_fixture_add_account (&fixture->office, brand, handle, "fr", "Europe/Paris"));
  g_autoptr (GError) error = NULL;

  if (mastodon)
    {
      dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
      dia_field_set_text (&account->server, "https://alize.example");
      account->sign_in = DIA_SIGN_IN_OK;
      account->limits.keeps = DIA_KEEPS_YES;
    }
  dia_accounts_save (fixture->connection, account, &error);
  g_assert_no_error (error);

  return account;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (GError) error = NULL;
  DiaBrand *brand;

  office_fixture_set_up (&fixture->office, NULL);
  fixture->connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  brand = office_fixture_add_brand (&fixture->office, "Étincelle");
  fixture->french = add_account (fixture, brand, "alize_fr", TRUE);
  fixture->belgian = add_account (fixture, brand, "alize_be", TRUE);
  fixture->practice = add_account (fixture, brand, "exercice", FALSE);
  content->created_at = content->changed_at = OFFICE_NOW;
  dia_contents_save (fixture->connection, content, &error);
  g_assert_no_error (error);
  fixture->content = content->id;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->french);
  g_object_unref (fixture->belgian);
  g_object_unref (fixture->practice);
  g_object_unref (fixture->connection);
  office_fixture_tear_down (&fixture->office, NULL);
}

/* A post of @account whose slot was, or is, at @at; what is published went out
 * @delay later. */
static DiaId
add_post (Fixture          *fixture,
          const DiaAccount *account,
          DiaPostState      state,
          DiaInstant        at,
          gint64            delay)
{
  g_autoptr (DiaPost) post = dia_post_new ();
  g_autoptr (GError) error = NULL;

  post->content_id = fixture->content;
  post->account_id = account->id;
  post->state = state;
  dia_slot_init_instant (&post->slot, at, account->zone, &error);
  g_assert_no_error (error);
  if (state == DIA_POST_PUBLISHED)
    post->published_at = at + delay;
  dia_posts_insert (fixture->connection, post, &error);
  g_assert_no_error (error);

  return post->id;
}

static void
tell (Fixture    *fixture,
      DiaId       post_id,
      DiaStep     step,
      const char *key,
      DiaOutcome  outcome,
      gint64      took)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();
  g_autoptr (GError) error = NULL;

  entry->post_id = post_id;
  entry->step = step;
  entry->started_at = OFFICE_NOW - DIA_HOUR;
  dia_field_set_text (&entry->key, key);
  dia_journal_begin (fixture->connection, entry, 0, &error);
  g_assert_no_error (error);
  entry->outcome = outcome;
  entry->ended_at = entry->started_at + took;
  dia_journal_end (fixture->connection, entry, &error);
  g_assert_no_error (error);
}

static DiaHealthReport *
load (Fixture    *fixture,
      const char *scope_text)
{
  g_autoptr (DiaScope) scope = scope_text != NULL ? dia_scope_from_string (scope_text) : NULL;
  g_autoptr (GError) error = NULL;
  DiaHealthReport *report = dia_health_load (fixture->office.workspace, scope, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static DiaHealthRow *
find_row (GPtrArray  *rows,
          const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DiaHealthRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->title, title))
        return row;
    }

  g_assert_not_reached ();
}

static const DiaTrouble *
find_trouble (const DiaHealthRow *row,
              DiaTroubleKind      kind)
{
  for (guint i = 0; i < row->troubles->len; i++)
    {
      const DiaTrouble *trouble = g_ptr_array_index (row->troubles, i);

      if (trouble->kind == kind)
        return trouble;
    }

  g_assert_not_reached ();
}

static void
assert_trouble (const DiaHealthRow *row,
                DiaTroubleKind      kind,
                DiaHealthLevel      level,
                const char         *part)
{
  const DiaTrouble *trouble = find_trouble (row, kind);

  g_assert_cmpint (trouble->level, ==, level);
  g_assert_nonnull (strstr (trouble->sentence, part));
}

static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaHealthReport) report = NULL;
  const DiaHealthRow *row, *network, *server;

  add_post (fixture, fixture->french, DIA_POST_PUBLISHED, OFFICE_NOW - DIA_DAY, 800);
  add_post (fixture, fixture->french, DIA_POST_PUBLISHED, OFFICE_NOW - DIA_HOUR, 90 * DIA_SECOND);
  add_post (fixture, fixture->french, DIA_POST_UNCONFIRMED, OFFICE_NOW - DIA_HOUR, 0);
  add_post (fixture, fixture->french, DIA_POST_SCHEDULED, OFFICE_NOW + DIA_DAY, 0);
  add_post (fixture, fixture->belgian, DIA_POST_FAILED, OFFICE_NOW - 2 * DIA_DAY, 0);
  add_post (fixture, fixture->belgian, DIA_POST_SCHEDULED, OFFICE_NOW + DIA_HOUR, 0);
  add_post (fixture, fixture->belgian, DIA_POST_PUBLISHED, OFFICE_NOW - 40 * DIA_DAY, 0);

  report = load (fixture, NULL);
  g_assert_cmpuint (report->accounts->len, ==, 3);
  g_assert_cmpuint (report->networks->len, ==, 2);
  g_assert_cmpuint (report->servers->len, ==, 1);
  row = find_row (report->accounts, "alize_fr");
  g_assert_cmpuint (row->on_time, ==, 1);
  g_assert_cmpuint (row->late, ==, 1);
  g_assert_cmpuint (row->unconfirmed, ==, 1);
  g_assert_cmpint (row->lateness_p50, ==, 800);
  g_assert_cmpint (row->lateness_p99, ==, 90 * DIA_SECOND);
  g_assert_cmpint (row->next_at, ==, OFFICE_NOW + DIA_DAY);
  g_assert_cmpint (row->level, ==, DIA_HEALTH_WELL);
  g_assert_true (dia_health_row_has_sent (row));
  g_assert_false (dia_health_row_has_sent (find_row (report->accounts, "exercice")));

  network = find_row (report->networks, "Mastodon");
  server = find_row (report->servers, "alize.example");
  g_assert_cmpuint (network->n_accounts, ==, 2);
  g_assert_cmpuint (network->failed, ==, 1);
  g_assert_cmpuint (network->on_time, ==, 1);
  g_assert_cmpint (network->lateness_p99, ==, 90 * DIA_SECOND);
  g_assert_cmpint (network->next_at, ==, OFFICE_NOW + DIA_HOUR);
  g_assert_cmpstr (network->next_zone, ==, "Europe/Paris");
  g_assert_cmpuint (server->n_accounts, ==, 2);
  g_assert_cmpuint (server->unconfirmed, ==, 1);
}

static void
save (Fixture    *fixture,
      DiaAccount *account)
{
  g_autoptr (GError) error = NULL;

  dia_accounts_save (fixture->connection, account, &error);
  g_assert_no_error (error);
}

static void
test_sign_ins (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DiaHealthReport) report = NULL;
  const DiaHealthRow *row;

  fixture->french->sign_in = DIA_SIGN_IN_NEEDED;
  save (fixture, fixture->french);
  add_post (fixture, fixture->french, DIA_POST_SCHEDULED, OFFICE_NOW + DIA_HOUR, 0);
  add_post (fixture, fixture->french, DIA_POST_SCHEDULED, OFFICE_NOW + DIA_DAY, 0);
  fixture->belgian->sign_in = DIA_SIGN_IN_EXPIRES;
  fixture->belgian->sign_in_expires_at = OFFICE_NOW + 4 * DIA_DAY;
  save (fixture, fixture->belgian);
  dia_field_set_text (&fixture->practice->sign_in_note, "The server is strict");
  save (fixture, fixture->practice);

  report = load (fixture, NULL);
  row = find_row (report->accounts, "alize_fr");
  assert_trouble (row, DIA_TROUBLE_SIGN_IN_NEEDED, DIA_HEALTH_ERROR, "Needs a sign-in; 2 posts wait");
  g_assert_cmpuint (row->n_waiting, ==, 2);
  g_assert_cmpint (row->level, ==, DIA_HEALTH_ERROR);
  assert_trouble (find_row (report->accounts, "alize_be"), DIA_TROUBLE_SIGN_IN_ENDS, DIA_HEALTH_WARNING, "14 Feb");
  assert_trouble (find_row (report->accounts, "exercice"), DIA_TROUBLE_SIGN_IN_NOTE, DIA_HEALTH_WARNING, "strict");
  row = find_row (report->networks, "Mastodon");
  g_assert_cmpuint (row->n_to_look_at, ==, 2);
  g_assert_cmpint (row->level, ==, DIA_HEALTH_ERROR);
}

/* What failed and nobody has settled is something to look at, with a server and a
 * sign-in that are well; what was late is over. */
static void
test_failed_to_look_at (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaHealthReport) report = NULL;

  add_post (fixture, fixture->french, DIA_POST_FAILED, OFFICE_NOW - DIA_DAY, 0);
  add_post (fixture, fixture->belgian, DIA_POST_UNCONFIRMED, OFFICE_NOW - DIA_DAY, 0);
  add_post (fixture, fixture->practice, DIA_POST_PUBLISHED, OFFICE_NOW - DIA_DAY, DIA_HOUR);

  report = load (fixture, NULL);
  g_assert_cmpuint (find_row (report->accounts, "alize_fr")->n_to_look_at, ==, 1);
  g_assert_cmpint (find_row (report->accounts, "alize_fr")->level, ==, DIA_HEALTH_WELL);
  g_assert_cmpuint (find_row (report->accounts, "alize_be")->n_to_look_at, ==, 1);
  g_assert_cmpuint (find_row (report->accounts, "exercice")->n_to_look_at, ==, 0);
  g_assert_cmpuint (find_row (report->networks, "Mastodon")->n_to_look_at, ==, 2);
}

/* An end that nobody named, and a sign-in that nothing waits for. */
static void
test_sign_ins_without_more (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (DiaHealthReport) report = NULL;

  fixture->french->sign_in = DIA_SIGN_IN_EXPIRES;
  save (fixture, fixture->french);
  fixture->belgian->sign_in = DIA_SIGN_IN_NEEDED;
  dia_field_set_text (&fixture->belgian->sign_in_note, "Revoked");
  save (fixture, fixture->belgian);
  report = load (fixture, NULL);
  assert_trouble (find_row (report->accounts, "alize_fr"), DIA_TROUBLE_SIGN_IN_ENDS, DIA_HEALTH_WARNING, "ends soon");
  g_assert_cmpstr (find_trouble (find_row (report->accounts, "alize_be"), DIA_TROUBLE_SIGN_IN_NEEDED)->sentence, ==, "Revoked");
}

/* What a server did to one of its accounts is told of all of them, also when the one
 * is out of the scope. */
static void
test_servers (Fixture       *fixture,
              gconstpointer  data)
{
  DiaId post = add_post (fixture, fixture->french, DIA_POST_PUBLISHED, OFFICE_NOW - DIA_HOUR, 0);
  g_autofree char *id = dia_id_to_string (fixture->belgian->id);
  g_autofree char *scope = g_strconcat ("account=", id, NULL);
  g_autoptr (DiaHealthReport) report = NULL;
  const DiaHealthRow *row;

  for (guint i = 0; i < 3; i++)
    {
      tell (fixture, post, DIA_STEP_HOLD, DIA_HOLD_THROTTLED, DIA_OUTCOME_DONE, 0);
      tell (fixture, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_DONE, 9 * DIA_SECOND);
      tell (fixture, post, DIA_STEP_HOLD, DIA_HOLD_UNREACHABLE, DIA_OUTCOME_DONE, 0);
    }
  tell (fixture, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_UNKNOWN, 0);

  report = load (fixture, scope);
  g_assert_cmpuint (report->accounts->len, ==, 1);
  row = find_row (report->accounts, "alize_be");
  assert_trouble (row, DIA_TROUBLE_OUT_OF_REACH, DIA_HEALTH_ERROR, "has been out of reach since 10 Feb, 09:52");
  assert_trouble (row, DIA_TROUBLE_THROTTLED, DIA_HEALTH_WARNING, "slow down 3 times");
  assert_trouble (row, DIA_TROUBLE_UNCLEAR, DIA_HEALTH_NOTE, "no clear answer 1 time");
  assert_trouble (row, DIA_TROUBLE_SLOW, DIA_HEALTH_WARNING, "more than 9 s");
  g_assert_cmpint (((DiaTrouble *) g_ptr_array_index (row->troubles, 0))->kind, ==, DIA_TROUBLE_OUT_OF_REACH);
  row = find_row (report->servers, "alize.example");
  assert_trouble (row, DIA_TROUBLE_OUT_OF_REACH, DIA_HEALTH_ERROR, "out of reach");
}

/* One that is back was away all the same; once is no matter. */
static void
test_often_away (Fixture       *fixture,
                 gconstpointer  data)
{
  DiaId post = add_post (fixture, fixture->french, DIA_POST_PUBLISHED, OFFICE_NOW - DIA_HOUR, 0);
  g_autoptr (DiaHealthReport) once = NULL;
  g_autoptr (DiaHealthReport) often = NULL;

  tell (fixture, post, DIA_STEP_HOLD, DIA_HOLD_UNREACHABLE, DIA_OUTCOME_DONE, 0);
  tell (fixture, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_DONE, 10);
  once = load (fixture, NULL);
  g_assert_cmpint (find_row (once->accounts, "alize_fr")->level, ==, DIA_HEALTH_WELL);
  for (guint i = 0; i < 2; i++)
    tell (fixture, post, DIA_STEP_HOLD, DIA_HOLD_UNREACHABLE, DIA_OUTCOME_DONE, 0);
  tell (fixture, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_DONE, 10);
  often = load (fixture, NULL);
  assert_trouble (find_row (often->accounts, "alize_be"), DIA_TROUBLE_OFTEN_AWAY, DIA_HEALTH_WARNING, "3 times in 7 days");
}

/* What keeps no planned posts is told where servers of the network do. */
static void
test_keeping (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaHealthReport) report = NULL;
  const DiaHealthRow *row;

  fixture->french->limits.keeps = DIA_KEEPS_LIED;
  save (fixture, fixture->french);
  fixture->belgian->limits.keeps = DIA_KEEPS_NO;
  save (fixture, fixture->belgian);
  fixture->practice->limits.keeps = DIA_KEEPS_NO;
  save (fixture, fixture->practice);

  report = load (fixture, NULL);
  assert_trouble (find_row (report->accounts, "alize_fr"), DIA_TROUBLE_PUBLISHES_AT_ONCE, DIA_HEALTH_WARNING, "ignores");
  row = find_row (report->accounts, "alize_be");
  assert_trouble (row, DIA_TROUBLE_KEEPS_NOTHING, DIA_HEALTH_NOTE, "keeps no planned posts");
  g_assert_cmpuint (row->n_to_look_at, ==, 0);
  g_assert_cmpint (find_row (report->accounts, "exercice")->level, ==, DIA_HEALTH_WELL);
  row = find_row (report->servers, "alize.example");
  g_assert_cmpuint (row->troubles->len, ==, 1);
}

static void
assert_first (DiaHealthReport *report,
              DiaHealthOrder   order,
              const char      *title)
{
  g_ptr_array_sort_with_data (report->accounts, dia_health_compare, GINT_TO_POINTER (order));
  g_assert_cmpstr (((DiaHealthRow *) g_ptr_array_index (report->accounts, 0))->title, ==, title);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaHealthReport) report = NULL;

  fixture->practice->sign_in = DIA_SIGN_IN_EXPIRES;
  save (fixture, fixture->practice);
  add_post (fixture, fixture->belgian, DIA_POST_MISSED, OFFICE_NOW - DIA_HOUR, 0);
  add_post (fixture, fixture->belgian, DIA_POST_SCHEDULED, OFFICE_NOW + DIA_HOUR, 0);
  add_post (fixture, fixture->practice, DIA_POST_PUBLISHED, OFFICE_NOW - DIA_HOUR, 5);
  add_post (fixture, fixture->practice, DIA_POST_SCHEDULED, OFFICE_NOW + 2 * DIA_HOUR, 0);

  report = load (fixture, NULL);
  assert_first (report, DIA_HEALTH_ORDER_TROUBLE, "exercice");
  assert_first (report, DIA_HEALTH_ORDER_FAILED, "alize_be");
  assert_first (report, DIA_HEALTH_ORDER_LATENESS, "exercice");
  assert_first (report, DIA_HEALTH_ORDER_NEXT, "alize_be");
  assert_first (report, DIA_HEALTH_ORDER_NAME, "alize_fr");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const found[] = { "etincelle", "mastodon", NULL };
  const char *const other[] = { "etincelle", "bluesky", NULL };
  const char *const none[] = { NULL };
  g_autoptr (DiaHealthReport) report = load (fixture, NULL);
  const DiaHealthRow *row = find_row (report->accounts, "alize_fr");

  g_assert_true (dia_health_row_matches (row, found));
  g_assert_false (dia_health_row_matches (row, other));
  g_assert_true (dia_health_row_matches (row, none));
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaHealthReport) report = dia_health_load_finish (DIA_WORKSPACE (source), result, &error);

  g_assert_no_error (error);
  *(guint *) user_data = dia_health_report_get_rows (report, DIA_HEALTH_OF_ACCOUNTS)->len;
}

static gboolean
is_three (gpointer user_data)
{
  return *(guint *) user_data == 3;
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  guint n = 0;

  dia_health_load_async (fixture->office.workspace, all, NULL, on_loaded_cb, &n);
  g_assert_true (dia_test_wait_until (is_three, &n));
  n = 0;
  dia_health_load_async (fixture->office.workspace, NULL, NULL, on_loaded_cb, &n);
  g_assert_true (dia_test_wait_until (is_three, &n));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/services/health/figures", test_figures);
  ADD ("/services/health/sign-ins", test_sign_ins);
  ADD ("/services/health/sign-ins-without-more", test_sign_ins_without_more);
  ADD ("/services/health/failed-to-look-at", test_failed_to_look_at);
  ADD ("/services/health/servers", test_servers);
  ADD ("/services/health/often-away", test_often_away);
  ADD ("/services/health/keeping", test_keeping);
  ADD ("/services/health/order", test_order);
  ADD ("/services/health/search", test_search);
  ADD ("/services/health/async", test_async);
#undef ADD
  return g_test_run ();
}
