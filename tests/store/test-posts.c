/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-posts.h"

#include "dia-claims.h"
#include "dia-field.h"
#include "dia-journal.h"
#include "workspace-fixture.h"

typedef struct
{
  DiaId account_id;
  DiaId content_id;
} Place;

static Place
make_place (WorkspaceFixture *self)
{
  DiaId brand_id = workspace_fixture_add_brand (self, "Alizé");

  return (Place) {
    .account_id = workspace_fixture_add_account (self, brand_id, "FR", "practice"),
    .content_id = workspace_fixture_add_content (self, "x"),
  };
}

static void
test_round_trip (WorkspaceFixture *self,
                 gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) post = dia_post_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) loaded = NULL;
  DiaWallTime wall = { 2027, 10, 31, 2, 30, 0 };

  post->content_id = place.content_id;
  post->account_id = place.account_id;
  post->state = DIA_POST_FAILED;
  assert_done (dia_slot_init_wall (&post->slot, &wall, "Europe/Paris", &error), error);
  post->own_text = TRUE;
  post->behind = TRUE;
  post->attempts = 3;
  post->not_before = NOW + 1;
  dia_field_set_text (&post->text, "Né\nici");
  dia_field_set_text (&post->warning, "w");
  dia_field_set_text (&post->remote_id, "r");
  dia_field_set_text (&post->remote_url, "https://example.org/r");
  dia_field_set_text (&post->problem, "Record too long");
  assert_done (dia_posts_insert (self->connection, post, &error), error);

  loaded = dia_posts_load (self->connection, post->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->state, ==, DIA_POST_FAILED);
  g_assert_cmpint (dia_wall_time_compare (&loaded->slot.wall, &wall), ==, 0);
  g_assert_cmpstr (loaded->slot.zone, ==, "Europe/Paris");
  g_assert_cmpint (loaded->slot.at, ==, post->slot.at);
  g_assert_cmpint (loaded->slot.kind, ==, DIA_WALL_FOLD);
  g_assert_true (loaded->own_text);
  g_assert_true (loaded->behind);
  g_assert_cmpuint (loaded->attempts, ==, 3);
  g_assert_cmpint (loaded->not_before, ==, NOW + 1);
  g_assert_cmpint (loaded->published_at, ==, DIA_INSTANT_NONE);
  g_assert_cmpstr (loaded->text, ==, "Né\nici");
  g_assert_cmpstr (loaded->problem, ==, "Record too long");
  g_assert_cmpint (loaded->version, ==, 1);
}

static void
test_without_a_slot (WorkspaceFixture *self,
                     gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_DRAFT,
                                                         DIA_INSTANT_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) loaded = dia_posts_load (self->connection, post->id, &error);

  g_assert_no_error (error);
  g_assert_false (dia_slot_is_set (&loaded->slot));
  /* The schema itself refuses a scheduled post without an instant. */
  g_assert_false (dia_posts_apply (self->connection, post, DIA_POST_EVENT_SCHEDULE, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
}

/* P11: of two who change the same version the second is told. */
static void
test_conflict (WorkspaceFixture *self,
               gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) mine = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_SCHEDULED, NOW);
  g_autoptr (DiaPost) other = dia_post_copy (mine);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) stored = NULL;

  dia_field_set_text (&mine->text, "mine");
  assert_done (dia_posts_update (self->connection, mine, &error), error);
  g_assert_cmpint (mine->version, ==, 2);

  dia_field_set_text (&other->text, "other");
  g_assert_false (dia_posts_update (self->connection, other, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dia_posts_apply (self->connection, other, DIA_POST_EVENT_CANCEL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (other->state, ==, DIA_POST_SCHEDULED);

  stored = dia_posts_load (self->connection, mine->id, &error);
  g_assert_cmpstr (stored->text, ==, "mine");
}

/* P11: what is being sent is the last committed text, and nobody changes it. */
static void
test_sending_is_the_senders (WorkspaceFixture *self,
                             gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = dia_claims_take_due (self->connection, "me", NOW, DIA_MINUTE, 1, &error);
  g_autoptr (DiaPost) current = dia_posts_load (self->connection, post->id, &error);

  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_false (dia_posts_update (self->connection, post, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dia_posts_update (self->connection, current, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
  g_clear_error (&error);
  g_assert_false (dia_posts_apply (self->connection, current, DIA_POST_EVENT_CONFIRM, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
  g_clear_error (&error);
  g_assert_false (dia_posts_put_back (self->connection, post, current->version, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
}

/* Each pair of state and event ends as the table says, or changes nothing. */
static void
test_follows_the_table (WorkspaceFixture *self,
                        gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (GError) error = NULL;

  /* One transaction: the rules do not depend on it, the disk does. */
  assert_done (dia_connection_execute (self->connection, "BEGIN", &error), error);
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      if (state == DIA_POST_SENDING)
        continue;

      for (guint event = 0; event < DIA_POST_N_EVENTS; event++)
        {
          g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content_id, place.account_id, state, NOW);
          g_autoptr (GError) refusal = NULL;
          DiaPostState expected = state;
          gboolean possible = dia_post_state_after (state, event, &expected) && event != DIA_POST_EVENT_CLAIM;

          g_assert_cmpint (dia_posts_apply (self->connection, post, event, &refusal), ==, possible);
          if (!possible)
            g_assert_error (refusal, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
          g_assert_cmpint (workspace_fixture_get_state (self, post->id), ==, possible ? expected : state);
        }
    }
  assert_done (dia_connection_execute (self->connection, "COMMIT", &error), error);
}

static void
test_put_back (WorkspaceFixture *self,
               gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_FAILED, NOW);
  g_autoptr (DiaPost) before = dia_post_copy (post);
  g_autoptr (GError) error = NULL;

  assert_done (dia_posts_apply (self->connection, post, DIA_POST_EVENT_CANCEL, &error), error);
  assert_done (dia_posts_put_back (self->connection, before, post->version, &error), error);
  g_assert_cmpint (workspace_fixture_get_state (self, post->id), ==, DIA_POST_FAILED);
  g_assert_false (dia_posts_put_back (self->connection, before, post->version, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
}

static void
test_delete (WorkspaceFixture *self,
             gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) draft = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_DRAFT, NOW);
  g_autoptr (DiaPost) out = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_PUBLISHED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;

  assert_done (dia_posts_delete (self->connection, draft, &error), error);
  g_assert_false (dia_posts_delete (self->connection, out, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  left = dia_posts_list_of_content (self->connection, place.content_id, &error);
  g_assert_cmpuint (left->len, ==, 1);
}

static void
test_neighbours (WorkspaceFixture *self,
                 gconstpointer     data)
{
  Place place = make_place (self);
  DiaId other = workspace_fixture_add_content (self, "y");
  g_autoptr (DiaPost) at_edge = workspace_fixture_add_post (self, other, place.account_id, DIA_POST_SCHEDULED,
                                                            NOW + 10 * DIA_MINUTE);
  g_autoptr (DiaPost) beyond = workspace_fixture_add_post (self, other, place.account_id, DIA_POST_SCHEDULED,
                                                           NOW + 10 * DIA_MINUTE + 1);
  g_autoptr (DiaPost) dropped = workspace_fixture_add_post (self, other, place.account_id, DIA_POST_CANCELLED, NOW);
  g_autoptr (DiaPost) same = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) close = dia_posts_list_close (self->connection, place.account_id, NOW, 10 * DIA_MINUTE,
                                                      place.content_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (close->len, ==, 1);
  g_assert_cmpint (((DiaPost *) close->pdata[0])->id, ==, at_edge->id);
}

static void
test_same_text (WorkspaceFixture *self,
                gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dia_posts_list_same_text (self->connection, place.account_id,
                                                          "  the MESSAGE that\n\nchanges it ", DIA_ID_NONE, &error);
  g_autoptr (GPtrArray) own = dia_posts_list_same_text (self->connection, place.account_id, post->text,
                                                        place.content_id, &error);
  g_autoptr (GPtrArray) other = dia_posts_list_same_text (self->connection, place.account_id,
                                                          "the message that changes them", DIA_ID_NONE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (own->len, ==, 0);
  g_assert_cmpuint (other->len, ==, 0);
}

static void
test_journal (WorkspaceFixture *self,
              gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = dia_claims_take_due (self->connection, "me", NOW, DIA_MINUTE, 1, &error);
  g_autoptr (DiaJournalEntry) commit = dia_journal_entry_new ();
  g_autoptr (DiaJournalEntry) person = dia_journal_entry_new ();
  g_autoptr (GPtrArray) story = NULL;
  DiaJournalEntry *read;

  commit->post_id = post->id;
  commit->attempt = 1;
  commit->step = DIA_STEP_COMMIT;
  commit->started_at = NOW;
  dia_field_set_text (&commit->key, "3lb");
  dia_field_set_text (&commit->payload, "{}");
  assert_done (dia_journal_begin (self->connection, commit, ((DiaClaim *) claims->pdata[0])->token, &error), error);

  commit->outcome = DIA_OUTCOME_UNKNOWN;
  commit->ended_at = NOW + 30000;
  assert_done (dia_journal_end (self->connection, commit, &error), error);
  g_assert_false (dia_journal_end (self->connection, commit, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  person->post_id = post->id;
  person->step = DIA_STEP_PERSON;
  person->outcome = DIA_OUTCOME_DONE;
  person->started_at = person->ended_at = NOW + 40000;
  assert_done (dia_journal_begin (self->connection, person, 0, &error), error);

  story = dia_journal_list (self->connection, post->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (story->len, ==, 2);
  read = story->pdata[0];
  g_assert_cmpint (read->step, ==, DIA_STEP_COMMIT);
  g_assert_cmpint (read->outcome, ==, DIA_OUTCOME_UNKNOWN);
  g_assert_cmpint (read->ended_at, ==, NOW + 30000);
  g_assert_cmpstr (read->key, ==, "3lb");
  g_assert_cmpstr (read->payload, ==, "{}");
  read = story->pdata[1];
  g_assert_cmpint (read->step, ==, DIA_STEP_PERSON);
}

static void
add_entries (WorkspaceFixture *self,
             DiaId             post_id,
             DiaStep           step,
             DiaOutcome        outcome,
             guint             n_entries)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

      entry->post_id = post_id;
      entry->step = step;
      entry->outcome = outcome;
      entry->started_at = NOW + i;
      assert_done (dia_journal_begin (self->connection, entry, 0, &error), error);
    }
}

/* A story may be cut, but never what says that something is out. */
static void
test_long_journal (WorkspaceFixture *self,
                   gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content_id, place.account_id, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GPtrArray) story = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_connection_execute (self->connection, "BEGIN", &error));
  add_entries (self, post->id, DIA_STEP_COMMIT, DIA_OUTCOME_DONE, 1);
  add_entries (self, post->id, DIA_STEP_LOOK, DIA_OUTCOME_ABSENT, 1);
  add_entries (self, post->id, DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, 1);
  add_entries (self, post->id, DIA_STEP_HOLD, DIA_OUTCOME_DONE, 1000);
  g_assert_true (dia_connection_execute (self->connection, "COMMIT", &error));
  story = dia_journal_list (self->connection, post->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (story->len, ==, 1002);
  g_assert_cmpint (((DiaJournalEntry *) story->pdata[0])->step, ==, DIA_STEP_COMMIT);
  g_assert_cmpint (((DiaJournalEntry *) story->pdata[1])->step, ==, DIA_STEP_LOOK);
}

/* Nobody but a sender makes a post one that is being sent, and what goes out is not
 * deleted. */
static void
test_sending_is_not_written (WorkspaceFixture *self,
                             gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) planned = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  g_autoptr (DiaPost) sending = dia_post_copy (planned);
  g_autoptr (GError) error = NULL;

  sending->state = DIA_POST_SENDING;
  g_assert_false (dia_posts_insert (self->connection, sending, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
  g_clear_error (&error);
  g_assert_false (dia_posts_put_back (self->connection, sending, planned->version, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
  g_clear_error (&error);
  g_assert_false (dia_posts_delete (self->connection, planned, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_assert_cmpint (workspace_fixture_get_state (self, planned->id), ==, DIA_POST_SCHEDULED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/posts/round-trip", test_round_trip);
  add_workspace_test ("/store/posts/without-a-slot", test_without_a_slot);
  add_workspace_test ("/store/posts/P11-conflict", test_conflict);
  add_workspace_test ("/store/posts/P11-sending-is-the-senders", test_sending_is_the_senders);
  add_workspace_test ("/store/posts/follows-the-table", test_follows_the_table);
  add_workspace_test ("/store/posts/put-back", test_put_back);
  add_workspace_test ("/store/posts/delete", test_delete);
  add_workspace_test ("/store/posts/neighbours", test_neighbours);
  add_workspace_test ("/store/posts/same-text", test_same_text);
  add_workspace_test ("/store/posts/journal", test_journal);
  add_workspace_test ("/store/posts/long-journal", test_long_journal);
  add_workspace_test ("/store/posts/P11-sending-is-not-written", test_sending_is_not_written);
  return g_test_run ();
}
