/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-journal.h"
#include "dia-server-records.h"
#include "workspace-fixture.h"

#define WEEK (7 * DIA_DAY)

/* A post of an account on @network that names no server; what happens to it is told
 * by tell(). */
static DiaId
add_post (WorkspaceFixture *self,
          const char       *network)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", network);
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_PUBLISHED, NOW);

  return post->id;
}

static void
tell (WorkspaceFixture *self,
      DiaId             post_id,
      DiaStep           step,
      const char       *key,
      DiaOutcome        outcome,
      DiaInstant        at,
      gint64            took)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();
  g_autoptr (GError) error = NULL;

  entry->post_id = post_id;
  entry->step = step;
  entry->started_at = at;
  dia_field_set_text (&entry->key, key);
  assert_done (dia_journal_begin (self->connection, entry, 0, &error), error);
  if (outcome == DIA_OUTCOME_OPEN)
    return;
  entry->outcome = outcome;
  entry->ended_at = at + took;
  assert_done (dia_journal_end (self->connection, entry, &error), error);
}

static GPtrArray *
list (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dia_server_records_list (self->connection, NOW - WEEK, WEEK, &error);

  g_assert_no_error (error);
  return records;
}

static void
test_counts (WorkspaceFixture *self,
             gconstpointer     data)
{
  DiaId post = add_post (self, "mastodon");
  g_autoptr (GPtrArray) records = NULL;
  const DiaServerRecord *record;

  tell (self, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_DONE, NOW, 900);
  tell (self, post, DIA_STEP_HOLD, DIA_HOLD_THROTTLED, DIA_OUTCOME_DONE, NOW + 1, 0);
  tell (self, post, DIA_STEP_HOLD, DIA_HOLD_THROTTLED, DIA_OUTCOME_DONE, NOW + 2, 0);
  tell (self, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_UNKNOWN, NOW + 3, 100);
  tell (self, post, DIA_STEP_LOOK, "", DIA_OUTCOME_REFUSED, NOW + 4, 100);
  tell (self, post, DIA_STEP_HOLD, DIA_HOLD_HAND_OVER, DIA_OUTCOME_UNKNOWN, NOW + 5, 100);
  /* None of these is the server's fault, or says anything of it. */
  tell (self, post, DIA_STEP_LOOK, "", DIA_OUTCOME_UNKNOWN, NOW + 6, 100);
  tell (self, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_REFUSED, NOW + 7, 100);
  tell (self, post, DIA_STEP_HOLD, DIA_HOLD_SIGN_IN, DIA_OUTCOME_DONE, NOW + 8, 0);
  tell (self, post, DIA_STEP_PERSON, "", DIA_OUTCOME_DONE, NOW + 9, 0);
  tell (self, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_OPEN, NOW + 10, 0);

  records = list (self);
  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (record->network, ==, "mastodon");
  g_assert_cmpuint (record->n_throttled, ==, 2);
  g_assert_cmpint (record->throttled_at, ==, NOW + 2);
  g_assert_cmpuint (record->n_unclear, ==, 3);
  g_assert_cmpint (record->unclear_at, ==, NOW + 105);
  g_assert_cmpuint (record->n_unreachable, ==, 0);
  g_assert_cmpint (record->answered_at, ==, NOW + 107);
  g_assert_cmpuint (record->answer_times->len, ==, 1);
  g_assert_cmpint (g_array_index (record->answer_times, gint64, 0), ==, 900);
}

/* Out of reach is counted from the first time after the last answer. */
static void
test_out_of_reach (WorkspaceFixture *self,
                   gconstpointer     data)
{
  DiaId post = add_post (self, "mastodon");
  g_autoptr (GPtrArray) down = NULL;
  g_autoptr (GPtrArray) back = NULL;
  const DiaServerRecord *record;

  tell (self, post, DIA_STEP_HOLD, DIA_HOLD_UNREACHABLE, DIA_OUTCOME_DONE, NOW, 0);
  tell (self, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_DONE, NOW + 1, 5);
  for (int i = 2; i < 5; i++)
    {
      tell (self, post, DIA_STEP_COMMIT, "k", DIA_OUTCOME_NOT_SENT, NOW + i, 0);
      tell (self, post, DIA_STEP_HOLD, DIA_HOLD_UNREACHABLE, DIA_OUTCOME_DONE, NOW + i, 0);
    }
  down = list (self);
  record = g_ptr_array_index (down, 0);
  g_assert_cmpuint (record->n_unreachable, ==, 4);
  g_assert_cmpint (record->unreachable_since, ==, NOW + 2);
  g_assert_cmpint (record->unreachable_at, ==, NOW + 4);

  tell (self, post, DIA_STEP_HOLD, DIA_HOLD_TAKE_BACK, DIA_OUTCOME_DONE, NOW + 9, 1);
  back = list (self);
  record = g_ptr_array_index (back, 0);
  g_assert_cmpuint (record->n_unreachable, ==, 4);
  g_assert_cmpint (record->unreachable_since, ==, DIA_INSTANT_NONE);
}

/* Each server for itself, and nothing of what is long ago. */
static void
test_apart_and_recent (WorkspaceFixture *self,
                       gconstpointer     data)
{
  DiaId first = add_post (self, "mastodon");
  DiaId second = add_post (self, "bluesky");
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) records = NULL;

  tell (self, first, DIA_STEP_COMMIT, "k", DIA_OUTCOME_UNKNOWN, NOW - WEEK - 1, 5);
  old = list (self);
  g_assert_cmpuint (old->len, ==, 0);
  tell (self, first, DIA_STEP_COMMIT, "k", DIA_OUTCOME_DONE, NOW, 5);
  tell (self, second, DIA_STEP_COMMIT, "k", DIA_OUTCOME_UNKNOWN, NOW, 5);
  records = list (self);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpuint (((DiaServerRecord *) g_ptr_array_index (records, 0))->n_unclear, ==, 0);
  g_assert_cmpuint (((DiaServerRecord *) g_ptr_array_index (records, 1))->n_unclear, ==, 1);
}

static void
name_server (WorkspaceFixture *self,
             const char       *server)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE accounts SET server = '%s'", server);
  g_autoptr (GError) error = NULL;

  assert_done (dia_connection_execute (self->connection, sql, &error), error);
}

/* Accounts of a server that they name share its record; without one each has its
 * own. */
static void
test_shared (WorkspaceFixture *self,
             gconstpointer     data)
{
  DiaId first = add_post (self, "mastodon");
  DiaId second = add_post (self, "mastodon");
  g_autoptr (GPtrArray) apart = NULL;
  g_autoptr (GPtrArray) shared = NULL;
  const DiaServerRecord *record;

  tell (self, first, DIA_STEP_COMMIT, "k", DIA_OUTCOME_UNKNOWN, NOW, 5);
  tell (self, second, DIA_STEP_COMMIT, "k", DIA_OUTCOME_UNKNOWN, NOW, 5);
  apart = list (self);
  g_assert_cmpuint (apart->len, ==, 2);
  record = g_ptr_array_index (apart, 0);
  g_assert_cmpint (record->account_id, !=, DIA_ID_NONE);
  name_server (self, "https://alize.example");
  shared = list (self);
  g_assert_cmpuint (shared->len, ==, 1);
  record = g_ptr_array_index (shared, 0);
  g_assert_cmpuint (record->n_unclear, ==, 2);
  g_assert_cmpint (record->account_id, ==, DIA_ID_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/server-records/counts", test_counts);
  add_workspace_test ("/store/server-records/out-of-reach", test_out_of_reach);
  add_workspace_test ("/store/server-records/apart-and-recent", test_apart_and_recent);
  add_workspace_test ("/store/server-records/shared", test_shared);
  return g_test_run ();
}
