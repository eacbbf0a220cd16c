/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-claims.h"

#include "dia-accounts.h"
#include "dia-field.h"
#include "dia-journal.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#define LEASE (2 * DIA_MINUTE)

static GPtrArray *
take (WorkspaceFixture *self,
      DiaInstant        now,
      guint             limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *claims = dia_claims_take_due (self->connection, "me", now, LEASE, limit, &error);

  g_assert_no_error (error);
  return claims;
}

static DiaInstant
next_due (WorkspaceFixture *self)
{
  const DiaClaimTerms terms = { .now = NOW };
  g_autoptr (GError) error = NULL;
  DiaInstant at = 42;

  assert_done (dia_claims_next_due (self->connection, &terms, &at, &error), error);
  g_assert_no_error (error);

  return at;
}

static void
test_takes_what_is_due (WorkspaceFixture *self,
                        gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId first = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId second = workspace_fixture_add_account (self, brand, "BE", "practice");
  DiaId third = workspace_fixture_add_account (self, brand, "CH", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) late = workspace_fixture_add_post (self, content, first, DIA_POST_SCHEDULED, NOW - 5);
  g_autoptr (DiaPost) later = workspace_fixture_add_post (self, content, second, DIA_POST_SCHEDULED, NOW);
  g_autoptr (DiaPost) future = workspace_fixture_add_post (self, content, third, DIA_POST_SCHEDULED, NOW + 1);
  g_autoptr (DiaPost) draft = workspace_fixture_add_post (self, content, third, DIA_POST_DRAFT, NOW - 9);
  g_autoptr (GPtrArray) claims = take (self, NOW, 10);
  g_autoptr (GPtrArray) again = take (self, NOW, 10);
  DiaClaim *claim;

  g_assert_cmpuint (claims->len, ==, 2);
  claim = claims->pdata[0];
  g_assert_cmpint (claim->post->id, ==, late->id);
  g_assert_cmpint (claim->post->state, ==, DIA_POST_SENDING);
  g_assert_cmpint (claim->post->version, ==, late->version + 1);
  g_assert_cmpstr (claim->owner, ==, "me");
  g_assert_cmpint (claim->expires_at, ==, NOW + LEASE);
  claim = claims->pdata[1];
  g_assert_cmpint (claim->post->id, ==, later->id);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpint (workspace_fixture_get_state (self, future->id), ==, DIA_POST_SCHEDULED);
}

/* The oldest of an account goes first and alone, and while it is put off the
 * younger ones wait. */
static void
test_keeps_the_order_of_an_account (WorkspaceFixture *self,
                                    gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) second = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (DiaPost) first = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 2);
  g_autoptr (GPtrArray) claims = take (self, NOW, 10);
  g_autoptr (GPtrArray) waiting = take (self, NOW, 10);
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  DiaClaim *claim = claims->pdata[0];

  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_cmpint (claim->post->id, ==, first->id);
  g_assert_cmpuint (waiting->len, ==, 0);

  claim->post->not_before = NOW + DIA_MINUTE;
  assert_done (dia_claims_finish (self->connection, claim, DIA_POST_EVENT_RELEASE, &error), error);
  g_assert_cmpint (claim->post->state, ==, DIA_POST_SCHEDULED);
  g_clear_pointer (&waiting, g_ptr_array_unref);
  waiting = take (self, NOW, 10);
  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpint (next_due (self), ==, NOW + DIA_MINUTE);

  later = take (self, NOW + DIA_MINUTE, 10);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpint (((DiaClaim *) later->pdata[0])->post->id, ==, first->id);
}

static void
test_waits_for_a_sign_in (WorkspaceFixture *self,
                          gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId id = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, id, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_accounts_load (self->connection, id, &error);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;

  account->sign_in = DIA_SIGN_IN_NEEDED;
  assert_done (dia_accounts_save (self->connection, account, &error), error);
  none = take (self, NOW, 10);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (next_due (self), ==, DIA_INSTANT_NONE);

  account->sign_in = DIA_SIGN_IN_OK;
  assert_done (dia_accounts_save (self->connection, account, &error), error);
  g_assert_cmpint (next_due (self), ==, NOW - 1);
  one = take (self, NOW, 10);
  g_assert_cmpuint (one->len, ==, 1);
}

/* P10: who lost his claim can write nothing any more, neither about the post
 * nor a new step. */
static void
test_a_lost_claim_writes_nothing (WorkspaceFixture *self,
                                  gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (GPtrArray) claims = take (self, NOW, 10);
  DiaClaim *zombie = claims->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) early = dia_claims_take_over (self->connection, NULL, "other", NOW + LEASE - 1, LEASE, NULL, NULL, &error);
  g_autoptr (GPtrArray) taken = dia_claims_take_over (self->connection, NULL, "other", NOW + LEASE, LEASE, NULL, NULL, &error);
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

  g_assert_no_error (error);
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_cmpuint (taken->len, ==, 1);
  g_assert_cmpstr (((DiaClaim *) taken->pdata[0])->owner, ==, "other");

  entry->post_id = post->id;
  entry->step = DIA_STEP_COMMIT;
  entry->started_at = NOW;
  g_assert_false (dia_journal_begin (self->connection, entry, zombie->token, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dia_claims_renew (self->connection, zombie, NOW + 9 * LEASE, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dia_claims_finish (self->connection, zombie, DIA_POST_EVENT_CONFIRM, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_assert_cmpint (workspace_fixture_get_state (self, post->id), ==, DIA_POST_SENDING);
}

static gboolean
is_gone (const char *owner,
         gpointer    user_data)
{
  return g_str_equal (owner, user_data);
}

static void
test_takes_over_from_the_dead_at_once (WorkspaceFixture *self,
                                       gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (GPtrArray) claims = take (self, NOW, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = dia_claims_take_over (self->connection, NULL, "other", NOW, LEASE, is_gone, (gpointer) "he", &error);
  g_autoptr (GPtrArray) one = dia_claims_take_over (self->connection, NULL, "other", NOW, LEASE, is_gone, (gpointer) "me", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
}

static void
test_finishes (WorkspaceFixture *self,
               gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (GPtrArray) claims = take (self, NOW, 10);
  DiaClaim *claim = claims->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) stored = NULL;

  claim->post->attempts = 1;
  assert_done (dia_claims_save (self->connection, claim, &error), error);
  g_assert_false (dia_claims_finish (self->connection, claim, DIA_POST_EVENT_CANCEL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
  g_clear_error (&error);

  claim->post->published_at = NOW + 800;
  dia_field_set_text (&claim->post->remote_id, "113");
  assert_done (dia_claims_finish (self->connection, claim, DIA_POST_EVENT_CONFIRM, &error), error);
  g_assert_no_error (error);

  stored = dia_posts_load (self->connection, post->id, &error);
  g_assert_cmpint (stored->state, ==, DIA_POST_PUBLISHED);
  g_assert_cmpuint (stored->attempts, ==, 1);
  g_assert_cmpstr (stored->remote_id, ==, "113");
  g_assert_cmpint (stored->version, ==, claim->post->version);
  g_assert_cmpint (next_due (self), ==, DIA_INSTANT_NONE);
}

static void
test_next_due (WorkspaceFixture *self,
               gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId first = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId second = workspace_fixture_add_account (self, brand, "BE", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) early = workspace_fixture_add_post (self, content, first, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (DiaPost) next = workspace_fixture_add_post (self, content, second, DIA_POST_SCHEDULED, NOW + DIA_HOUR);
  g_autoptr (GPtrArray) claims = NULL;

  g_assert_cmpint (next_due (self), ==, NOW - 1);
  claims = take (self, NOW, 10);
  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_cmpint (next_due (self), ==, NOW + LEASE);
}

static void
test_lists_late_ones (WorkspaceFixture *self,
                      gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) late = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (DiaPost) due = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = dia_claims_list_late (self->connection, NOW, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (posts->len, ==, 1);
  g_assert_cmpint (((DiaPost *) posts->pdata[0])->id, ==, late->id);
  assert_done (dia_posts_apply (self->connection, posts->pdata[0], DIA_POST_EVENT_MISS, &error), error);
  g_assert_cmpint (workspace_fixture_get_state (self, late->id), ==, DIA_POST_MISSED);
}

static guint
count_due (WorkspaceFixture    *self,
           const DiaClaimTerms *terms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) due = dia_claims_list_due (self->connection, terms, 100, &error);

  g_assert_no_error (error);

  return due->len;
}

static DiaInstant
next_due_by (WorkspaceFixture    *self,
             const DiaClaimTerms *terms)
{
  g_autoptr (GError) error = NULL;
  DiaInstant at = 42;

  assert_done (dia_claims_next_due (self->connection, terms, &at, &error), error);

  return at;
}

/* While the keyring is shut only what needs no secret goes out. */
static void
test_keyring_closed (WorkspaceFixture *self,
                     gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId secret = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId other_brand = workspace_fixture_add_brand (self, "Mistral");
  DiaId open = workspace_fixture_add_account (self, other_brand, "BE", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) first = workspace_fixture_add_post (self, content, secret, DIA_POST_SCHEDULED, NOW - 2);
  g_autoptr (DiaPost) second = workspace_fixture_add_post (self, content, open, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (DiaPost) coming = workspace_fixture_add_post (self, content, secret, DIA_POST_SCHEDULED, NOW + 1);
  const DiaClaimTerms closed = { .now = NOW, .keyring_closed = TRUE };
  const DiaClaimTerms ready = { .now = NOW };
  const DiaClaimTerms before = { .now = NOW - 3, .keyring_closed = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_accounts_load (self->connection, open, &error);
  g_autoptr (GArray) due = NULL;

  account->sign_in = DIA_SIGN_IN_NOT_NEEDED;
  assert_done (dia_accounts_save (self->connection, account, &error), error);
  due = dia_claims_list_due (self->connection, &closed, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpint (g_array_index (due, DiaDuePost, 0).post_id, ==, second->id);
  g_assert_cmpint (g_array_index (due, DiaDuePost, 0).brand_id, ==, other_brand);
  g_assert_cmpuint (count_due (self, &ready), ==, 2);
  g_assert_cmpint (next_due_by (self, &closed), ==, NOW - 1);
  g_assert_cmpint (next_due_by (self, &ready), ==, NOW - 2);
  g_assert_cmpint (next_due_by (self, &before), ==, NOW - 1);
}

/* An account rests after a post: so long, and longer before one that is late. */
static void
test_pace (WorkspaceFixture *self,
           gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) gone = workspace_fixture_add_post (self, content, account, DIA_POST_PUBLISHED, NOW - 500);
  g_autoptr (DiaPost) older = workspace_fixture_add_post (self, content, account, DIA_POST_PUBLISHED, NOW - DIA_HOUR);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  DiaId other = workspace_fixture_add_account (self, brand, "BE", "practice");
  g_autoptr (DiaPost) elsewhere = workspace_fixture_add_post (self, content, other, DIA_POST_PUBLISHED, NOW + 20 * DIA_SECOND);
  DiaClaimTerms terms = { .now = NOW, .pace_ms = DIA_MINUTE, .late_pace_ms = 5 * DIA_MINUTE };

  /* It went out at NOW. */
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  g_assert_cmpint (next_due_by (self, &terms), ==, NOW + DIA_MINUTE);
  terms.now = NOW + DIA_MINUTE - 1;
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  g_assert_cmpint (next_due_by (self, &terms), ==, NOW + DIA_MINUTE);
  terms.now = NOW + DIA_MINUTE;
  g_assert_cmpuint (count_due (self, &terms), ==, 1);

  /* From a minute after its slot on it is late. */
  terms.now = NOW + DIA_CLAIMS_LATE_MS + 1;
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  g_assert_cmpint (next_due_by (self, &terms), ==, NOW + 5 * DIA_MINUTE);
  terms.now = NOW + 5 * DIA_MINUTE - 1;
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  terms.now = NOW + 5 * DIA_MINUTE;
  g_assert_cmpuint (count_due (self, &terms), ==, 1);

  /* The longer of the two counts. */
  terms = (DiaClaimTerms) { .now = NOW + 5 * DIA_MINUTE, .pace_ms = DIA_HOUR, .late_pace_ms = DIA_MINUTE };
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  g_assert_cmpint (next_due_by (self, &terms), ==, NOW + DIA_HOUR);
  /* What another clock says of the future does not hold anybody. */
  terms.now = NOW - 1;
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  g_assert_cmpint (next_due_by (self, &terms), ==, NOW);
}

/* Put off by its server, a post holds those behind it, until somebody says that
 * things have changed. */
static void
test_put_off (WorkspaceFixture *self,
              gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 2);
  g_autoptr (DiaPost) behind = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  const DiaClaimTerms terms = { .now = NOW };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (GError) error = NULL;

  post->not_before = NOW + DIA_HOUR;
  assert_done (dia_posts_update (self->connection, post, &error), error);
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  g_assert_cmpint (next_due_by (self, &terms), ==, NOW + DIA_HOUR);
  g_array_append_val (ids, behind->id);
  assert_done (dia_claims_hasten (self->connection, ids, &error), error);
  g_assert_cmpuint (count_due (self, &terms), ==, 0);
  g_array_append_val (ids, post->id);
  assert_done (dia_claims_hasten (self->connection, ids, &error), error);
  g_assert_cmpuint (count_due (self, &terms), ==, 1);
  g_assert_cmpint (next_due_by (self, &terms), ==, NOW - 2);
}

/* A claim says whose it was, and until when it is. */
static void
test_taken_over (WorkspaceFixture *self,
                 gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (GPtrArray) claims = take (self, NOW, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) taken = dia_claims_take_over (self->connection, NULL, "other", NOW + LEASE, LEASE, NULL, NULL, &error);
  g_autoptr (GPtrArray) third = NULL;
  DiaClaim *first = claims->pdata[0];
  DiaClaim *second = taken->pdata[0];

  g_assert_null (first->taken_from);
  g_assert_cmpint (first->expires_at, ==, NOW + LEASE);
  g_assert_cmpstr (second->taken_from, ==, "me");
  g_assert_cmpint (second->expires_at, ==, NOW + 2 * LEASE);
  g_assert_cmpint (second->token, !=, first->token);
  third = dia_claims_take_over (self->connection, NULL, "third", NOW + LEASE, LEASE, is_gone, (gpointer) "other", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (third->len, ==, 1);
  second = third->pdata[0];
  g_assert_cmpstr (second->taken_from, ==, "other");
  /* Renewed, it holds until then; not renewed, it is as it was. */
  assert_done (dia_claims_renew (self->connection, second, NOW + 4 * LEASE, &error), error);
  g_assert_cmpint (next_due (self), ==, NOW + 4 * LEASE);
  g_assert_false (dia_claims_renew (self->connection, first, NOW + 9 * LEASE, &error));
  g_assert_cmpint (first->expires_at, ==, NOW + LEASE);
  g_clear_error (&error);
  g_assert_false (dia_claims_save (self->connection, first, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
}

/* What is known of a request is read as it was written, when it began and when it
 * ended; an end is written once. */
static void
test_journal (WorkspaceFixture *self,
              gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) begun = NULL;
  g_autoptr (GPtrArray) ended = NULL;
  const DiaJournalEntry *read;

  entry->post_id = post->id;
  entry->attempt = 3;
  entry->part = 2;
  entry->item = 1;
  entry->step = DIA_STEP_UPLOAD;
  entry->outcome = DIA_OUTCOME_OPEN;
  entry->started_at = NOW;
  dia_field_set_text (&entry->key, "key");
  dia_field_set_text (&entry->payload, "payload");
  assert_done (dia_journal_begin (self->connection, entry, 0, &error), error);
  begun = dia_journal_list (self->connection, post->id, &error);
  g_assert_no_error (error);
  read = begun->pdata[0];
  g_assert_cmpint (read->id, ==, entry->id);
  g_assert_cmpint (read->post_id, ==, post->id);
  g_assert_cmpint (read->attempt, ==, 3);
  g_assert_cmpint (read->part, ==, 2);
  g_assert_cmpint (read->item, ==, 1);
  g_assert_cmpint (read->step, ==, DIA_STEP_UPLOAD);
  g_assert_cmpint (read->outcome, ==, DIA_OUTCOME_OPEN);
  g_assert_cmpint (read->started_at, ==, NOW);
  g_assert_cmpint (read->ended_at, ==, DIA_INSTANT_NONE);
  g_assert_cmpstr (read->key, ==, "key");
  g_assert_cmpstr (read->payload, ==, "payload");

  entry->ended_at = NOW + 5;
  entry->outcome = DIA_OUTCOME_DONE;
  dia_field_set_text (&entry->key, "key 2");
  dia_field_set_text (&entry->payload, "payload 2");
  dia_field_set_text (&entry->remote_id, "remote");
  dia_field_set_text (&entry->remote_url, "https://example.org/1");
  dia_field_set_text (&entry->detail, "detail");
  assert_done (dia_journal_end (self->connection, entry, &error), error);
  g_assert_false (dia_journal_end (self->connection, entry, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  ended = dia_journal_list (self->connection, post->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ended->len, ==, 1);
  read = ended->pdata[0];
  g_assert_cmpint (read->outcome, ==, DIA_OUTCOME_DONE);
  g_assert_cmpint (read->ended_at, ==, NOW + 5);
  g_assert_cmpstr (read->key, ==, "key 2");
  g_assert_cmpstr (read->payload, ==, "payload 2");
  g_assert_cmpstr (read->remote_id, ==, "remote");
  g_assert_cmpstr (read->remote_url, ==, "https://example.org/1");
  g_assert_cmpstr (read->detail, ==, "detail");
}

/* A story that is longer than anybody reads keeps what decides, from its beginning. */
static void
test_long_story (WorkspaceFixture *self,
                 gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  static const struct
  {
    DiaStep    step;
    DiaOutcome outcome;
    gboolean   decides;
  } steps[] = {
    { DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, TRUE }, { DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, FALSE },
    { DIA_STEP_LOOK, DIA_OUTCOME_ABSENT, TRUE }, { DIA_STEP_LOOK, DIA_OUTCOME_REFUSED, FALSE },
    { DIA_STEP_PERSON, DIA_OUTCOME_DONE, TRUE }, { DIA_STEP_UPLOAD, DIA_OUTCOME_DONE, FALSE },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) story = NULL;
  guint n_deciding = 0;

  assert_done (dia_connection_execute (self->connection, "BEGIN", &error), error);
  for (guint i = 0; i < 1000 + G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

      entry->post_id = post->id;
      entry->step = i < G_N_ELEMENTS (steps) ? steps[i].step : DIA_STEP_HOLD;
      entry->outcome = i < G_N_ELEMENTS (steps) ? steps[i].outcome : DIA_OUTCOME_DONE;
      entry->started_at = NOW + i;
      assert_done (dia_journal_begin (self->connection, entry, 0, &error), error);
    }
  assert_done (dia_connection_execute (self->connection, "COMMIT", &error), error);
  story = dia_journal_list (self->connection, post->id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].decides)
      {
        const DiaJournalEntry *entry = g_ptr_array_index (story, n_deciding++);

        g_assert_cmpint (entry->step, ==, steps[i].step);
        g_assert_cmpint (entry->started_at, ==, NOW + i);
      }
  g_assert_cmpuint (story->len, ==, 1000 + n_deciding);
}

/* P9, P6: claims as fast as it can until nothing is due, publishing each post
 * and writing its id to @output. */
static void
send_all (const char *path,
          const char *owner,
          int         output)
{
  g_autoptr (DiaConnection) connection = dia_connection_open (path, DIA_CONNECTION_WRITE, NULL);
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) claims = dia_claims_take_due (connection, owner, NOW, LEASE, 3, &error);
      gint64 n_left = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < claims->len; i++)
        {
          DiaClaim *claim = claims->pdata[i];

          claim->post->published_at = NOW;
          g_assert_cmpint (write (output, &claim->post->id, sizeof (DiaId)), ==, sizeof (DiaId));
          assert_done (dia_claims_finish (connection, claim, DIA_POST_EVENT_CONFIRM, &error), error);
        }

      assert_done (dia_connection_query_int64 (connection, "SELECT COUNT(*) FROM posts WHERE state = 'scheduled'",
                                                 &n_left, &error), error);
      more = n_left > 0;
    }
}

static void
fill_for_race (WorkspaceFixture *self,
               guint             n_accounts,
               guint             n_posts)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (GError) error = NULL;

  assert_done (dia_connection_execute (self->connection, "BEGIN", &error), error);
  for (guint i = 0; i < n_accounts; i++)
    {
      DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");

      for (guint j = 0; j < n_posts; j++)
        g_object_unref (workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1000 + j));
    }
  assert_done (dia_connection_execute (self->connection, "COMMIT", &error), error);
}

/* Each id once, and those of one account in their order, whoever sent them. */
static void
check_race (WorkspaceFixture *self,
            int               input,
            guint             n_expected)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) last_of_account = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  DiaId id;

  while (read (input, &id, sizeof id) == sizeof id)
    {
      DiaPost *post = dia_posts_load (self->connection, id, NULL);
      DiaInstant *last = g_hash_table_lookup (last_of_account, &post->account_id);

      g_ptr_array_add (posts, post);
      g_assert_true (g_hash_table_add (seen, &post->id));
      if (last != NULL)
        g_assert_cmpint (post->slot.at, >, *last);
      g_hash_table_replace (last_of_account, g_memdup2 (&post->account_id, sizeof (DiaId)),
                            g_memdup2 (&post->slot.at, sizeof (DiaInstant)));
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, n_expected);
}

static void
test_processes_race (WorkspaceFixture *self,
                     gconstpointer     data)
{
  const guint n_processes = 4, n_accounts = 20, n_posts = 15;
  int ends[2];

  fill_for_race (self, n_accounts, n_posts);
  g_assert_cmpint (pipe (ends), ==, 0);

  for (guint i = 0; i < n_processes; i++)
    {
      if (fork () == 0)
        {
          g_autofree char *owner = g_strdup_printf ("process-%u", i);

          send_all (self->path, owner, ends[1]);
          _exit (0);
        }
    }

  for (guint i = 0; i < n_processes; i++)
    {
      int status = -1;

      g_assert_cmpint (wait (&status), >, 0);
      g_assert_cmpint (status, ==, 0);
    }

  close (ends[1]);
  check_race (self, ends[0], n_accounts * n_posts);
  close (ends[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/claims/takes-what-is-due", test_takes_what_is_due);
  add_workspace_test ("/store/claims/keeps-the-order-of-an-account", test_keeps_the_order_of_an_account);
  add_workspace_test ("/store/claims/waits-for-a-sign-in", test_waits_for_a_sign_in);
  add_workspace_test ("/store/claims/P10-a-lost-claim-writes-nothing", test_a_lost_claim_writes_nothing);
  add_workspace_test ("/store/claims/takes-over-from-the-dead-at-once", test_takes_over_from_the_dead_at_once);
  add_workspace_test ("/store/claims/finishes", test_finishes);
  add_workspace_test ("/store/claims/next-due", test_next_due);
  add_workspace_test ("/store/claims/keyring-closed", test_keyring_closed);
  add_workspace_test ("/store/claims/pace", test_pace);
  add_workspace_test ("/store/claims/put-off", test_put_off);
  add_workspace_test ("/store/claims/taken-over", test_taken_over);
  add_workspace_test ("/store/claims/journal", test_journal);
  add_workspace_test ("/store/claims/long-story", test_long_story);
  add_workspace_test ("/store/claims/lists-late-ones", test_lists_late_ones);
  add_workspace_test ("/store/claims/P9-processes-race", test_processes_race);
  return g_test_run ();
}
