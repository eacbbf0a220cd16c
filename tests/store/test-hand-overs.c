/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-hand-overs.h"

#include "dia-claims.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

typedef struct
{
  WorkspaceFixture *workspace;
  DiaId             account;
  DiaId             content;
  DiaPost          *post;      /* planned for in an hour */
} Desk;

static void
init_desk (Desk             *self,
           WorkspaceFixture *workspace,
           const char       *network)
{
  DiaId brand = workspace_fixture_add_brand (workspace, "Alizé");

  self->workspace = workspace;
  self->account = workspace_fixture_add_account (workspace, brand, "FR", network);
  self->content = workspace_fixture_add_content (workspace, "x");
  self->post = workspace_fixture_add_post (workspace, self->content, self->account, DIA_POST_SCHEDULED, NOW + DIA_HOUR);
}

static void
clear_desk (Desk *self)
{
  g_object_unref (self->post);
}

static void
wish (Desk     *self,
      gboolean  wanted)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_hand_overs_wish (self->workspace->connection, self->post->id, wanted, &error), error);
}

static GPtrArray *
take (Desk                   *self,
      const DiaHandOverTerms *terms)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = dia_hand_overs_take (self->workspace->connection, terms, 10, &error);

  g_assert_no_error (error);

  return rows;
}

/* The one that is due. (transfer full) */
static DiaHandOver *
take_one (Desk       *self,
          DiaInstant  now)
{
  const DiaHandOverTerms terms = { .now = now, .owner = "me", .expires_at = now + DIA_MINUTE };
  g_autoptr (GPtrArray) rows = take (self, &terms);

  g_assert_cmpuint (rows->len, ==, 1);

  return g_ptr_array_steal_index (rows, 0);
}

static guint
count_due (Desk     *self,
           gboolean  silent,
           gboolean  keyring_closed)
{
  const DiaHandOverTerms terms = { .now = NOW, .owner = "me", .expires_at = NOW + DIA_MINUTE, .silent = silent,
                                   .keyring_closed = keyring_closed };
  g_autoptr (GError) error = NULL;
  DiaInstant at;

  assert_done (dia_hand_overs_next_due (self->workspace->connection, &terms, &at, &error), error);

  return at != DIA_INSTANT_NONE && at <= NOW;
}

static DiaKept
get_kept (Desk *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) post = dia_posts_load (self->workspace->connection, self->post->id, &error);

  g_assert_no_error (error);

  return post->kept;
}

/* Leaves it with a server that keeps it until @due_at, as the desk knows. */
static void
keep (Desk       *self,
      DiaInstant  due_at)
{
  g_autoptr (DiaHandOver) row = take_one (self, NOW);
  g_autoptr (GError) error = NULL;

  row->phase = DIA_HAND_OVER_ASKING;
  assert_done (dia_hand_overs_begin (self->workspace->connection, row, self->post->version, NOW + DIA_MINUTE, &error), error);
  g_assert_cmpint (get_kept (self), ==, DIA_KEPT_PERHAPS);
  row->phase = DIA_HAND_OVER_KEPT;
  row->at = self->post->slot.at;
  dia_field_set_text (&row->remote_id, "3221");
  assert_done (dia_hand_overs_release (self->workspace->connection, row, due_at, &error), error);
  g_assert_cmpint (get_kept (self), ==, DIA_KEPT_YES);
}

static void
test_is_taken_once (WorkspaceFixture *fixture,
                    gconstpointer     data)
{
  const DiaHandOverTerms terms = { .now = NOW, .owner = "other", .expires_at = NOW + DIA_MINUTE };
  g_autoptr (DiaHandOver) row = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 0);
  wish (&desk, TRUE);
  g_assert_cmpint (get_kept (&desk), ==, DIA_KEPT_WANTED);
  row = take_one (&desk, NOW);
  g_assert_cmpint (row->phase, ==, DIA_HAND_OVER_WANTED);
  none = take (&desk, &terms);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 0);

  /* Its time is over: another one has it, and the first can write no more. */
  {
    g_autoptr (DiaHandOver) taken = take_one (&desk, NOW + DIA_MINUTE);

    g_assert_false (dia_hand_overs_save (fixture->connection, row, NOW, &error));
    g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
    g_clear_error (&error);
    g_assert_false (dia_hand_overs_forget (fixture->connection, row, &error));
    g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
    g_clear_error (&error);
    assert_done (dia_hand_overs_forget (fixture->connection, taken, &error), error);
  }
  g_assert_cmpint (get_kept (&desk), ==, DIA_KEPT_NOT);
  clear_desk (&desk);
}

static gboolean
is_gone (const char *owner,
         gpointer    user_data)
{
  return g_str_equal (owner, "me");
}

static void
test_is_taken_from_the_dead (WorkspaceFixture *fixture,
                             gconstpointer     data)
{
  const DiaHandOverTerms terms = { .now = NOW, .owner = "other", .expires_at = NOW + DIA_MINUTE, .is_gone = is_gone };
  g_autoptr (DiaHandOver) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  row = take_one (&desk, NOW);
  rows = take (&desk, &terms);
  g_assert_cmpuint (rows->len, ==, 1);
  clear_desk (&desk);
}

/* The desk sends what is only wanted, and nothing that a server may have. */
static void
test_desk_leaves_it_alone (WorkspaceFixture *fixture,
                           gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) late = NULL;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  keep (&desk, NOW + DIA_DAY);
  claims = dia_claims_take_due (fixture->connection, "me", NOW + DIA_HOUR, DIA_MINUTE, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (claims->len, ==, 0);
  late = dia_claims_list_late (fixture->connection, NOW + DIA_DAY, 10, &error);
  g_assert_cmpuint (late->len, ==, 0);
  clear_desk (&desk);
}

/* Once the desk has it, it is not handed over any more; nor when it has changed
 * since it was read. */
static void
test_begins_only_with_what_was_read (WorkspaceFixture *fixture,
                                     gconstpointer     data)
{
  g_autoptr (DiaHandOver) row = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  row = take_one (&desk, NOW);
  row->phase = DIA_HAND_OVER_ASKING;
  g_assert_false (dia_hand_overs_begin (fixture->connection, row, desk.post->version + 1, NOW, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  claims = dia_claims_take_due (fixture->connection, "me", NOW + DIA_HOUR, DIA_MINUTE, 10, &error);
  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_false (dia_hand_overs_begin (fixture->connection, row, desk.post->version + 1, NOW, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT);
  clear_desk (&desk);
}

static void
execute (WorkspaceFixture *fixture,
         const char       *sql)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_connection_execute (fixture->connection, sql, &error), error);
}

/* Whoever changes a post need not know: it is due at once. */
static void
test_every_change_makes_it_due (WorkspaceFixture *fixture,
                                gconstpointer     data)
{
  static const char *const changes[] = {
    "UPDATE posts SET text = 'y'", "UPDATE posts SET warning = 'w'", "UPDATE posts SET slot_at = slot_at + 60000",
    "UPDATE posts SET state = 'cancelled'", "UPDATE posts SET state = 'scheduled'",
    "UPDATE contents SET link = 'https://a.example'", "UPDATE contents SET visibility = 'private'",
    "INSERT INTO content_media SELECT id, 0, 'x', 'image/png', 1, 1, 1, '' FROM contents", "DELETE FROM content_media",
    "DELETE FROM posts",
  };
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  keep (&desk, NOW + DIA_DAY);
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (DiaHandOver) row = NULL;
      g_autoptr (GError) error = NULL;

      execute (fixture, changes[i]);
      g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 1);
      row = take_one (&desk, NOW);
      assert_done (dia_hand_overs_release (fixture->connection, row, NOW + DIA_DAY, &error), error);
      g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 0);
    }
  clear_desk (&desk);
}

/* A change while it is dealt with is not forgotten. */
static void
test_change_meanwhile (WorkspaceFixture *fixture,
                       gconstpointer     data)
{
  g_autoptr (DiaHandOver) row = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  row = take_one (&desk, NOW);
  execute (fixture, "UPDATE posts SET text = 'y'");
  wish (&desk, FALSE);
  row->wish = TRUE;
  assert_done (dia_hand_overs_release (fixture->connection, row, G_MAXINT64, &error), error);
  g_assert_cmpint (get_kept (&desk), ==, DIA_KEPT_NOT);
  wish (&desk, TRUE);
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 1);
  clear_desk (&desk);
}

static void
test_what_has_to_wait (WorkspaceFixture *fixture,
                       gconstpointer     data)
{
  Desk desk;

  init_desk (&desk, fixture, "mastodon");
  execute (fixture, "UPDATE accounts SET sign_in = 'ok'");
  wish (&desk, TRUE);
  g_assert_cmpuint (count_due (&desk, TRUE, FALSE), ==, 0);
  g_assert_cmpuint (count_due (&desk, FALSE, TRUE), ==, 0);
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 1);
  execute (fixture, "UPDATE accounts SET sign_in = 'needed'");
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 0);
  execute (fixture, "UPDATE accounts SET sign_in = 'ok'");
  execute (fixture, "UPDATE posts SET state = 'draft'");
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 0);
  execute (fixture, "UPDATE posts SET state = 'scheduled'");
  keep (&desk, G_MAXINT64);
  g_assert_cmpuint (count_due (&desk, FALSE, FALSE), ==, 0);
  /* A silence asks back what a server keeps. */
  g_assert_cmpuint (count_due (&desk, TRUE, FALSE), ==, 1);
  clear_desk (&desk);
}

static void
test_counts_and_lists (WorkspaceFixture *fixture,
                       gconstpointer     data)
{
  g_autoptr (DiaHandOver) row = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;
  guint n_kept, n_within;
  DiaPost *first;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  keep (&desk, NOW + DIA_DAY);
  first = desk.post;
  desk.post = workspace_fixture_add_post (fixture, desk.content, desk.account, DIA_POST_SCHEDULED, NOW + 2 * DIA_HOUR);
  wish (&desk, TRUE);
  row = take_one (&desk, NOW);
  others = dia_hand_overs_list_others (fixture->connection, row, &error);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpstr (others->pdata[0], ==, "3221");
  assert_done (dia_hand_overs_count (fixture->connection, desk.account, NOW, NOW + DIA_DAY, &n_kept, &n_within, &error), error);
  g_assert_cmpuint (n_kept, ==, 1);
  g_assert_cmpuint (n_within, ==, 1);
  assert_done (dia_hand_overs_count (fixture->connection, desk.account, NOW - DIA_DAY, NOW, &n_kept, &n_within, &error), error);
  g_assert_cmpuint (n_within, ==, 0);
  g_object_unref (first);
  clear_desk (&desk);
}

/* That a person wants it back is known before the server has given it back; the
 * desk sends it after that only. */
static void
test_is_returning (WorkspaceFixture *fixture,
                   gconstpointer     data)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (DiaHandOver) row = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  keep (&desk, NOW + DIA_DAY);
  wish (&desk, FALSE);
  g_assert_cmpint (get_kept (&desk), ==, DIA_KEPT_RETURNING);
  claims = dia_claims_take_due (fixture->connection, "me", NOW + DIA_HOUR, DIA_MINUTE, 10, &error);
  g_assert_cmpuint (claims->len, ==, 0);
  row = take_one (&desk, NOW);
  row->phase = DIA_HAND_OVER_TAKING;
  assert_done (dia_hand_overs_save (fixture->connection, row, NOW + DIA_MINUTE, &error), error);
  g_assert_cmpint (get_kept (&desk), ==, DIA_KEPT_RETURNING);
  wish (&desk, TRUE);
  g_assert_cmpint (get_kept (&desk), ==, DIA_KEPT_PERHAPS);
  wish (&desk, FALSE);
  assert_done (dia_hand_overs_forget (fixture->connection, row, &error), error);
  g_assert_cmpint (get_kept (&desk), ==, DIA_KEPT_NOT);
  clear_desk (&desk);
}

/* What the desk has sent itself leaves nothing behind. */
static void
test_is_forgotten_when_sent (WorkspaceFixture *fixture,
                             gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;
  Desk desk;

  init_desk (&desk, fixture, "practice");
  wish (&desk, TRUE);
  execute (fixture, "UPDATE posts SET state = 'published'");
  assert_done (dia_connection_query_int64 (fixture->connection, "SELECT count (*) FROM hand_overs", &n, &error), error);
  g_assert_cmpint (n, ==, 0);
  desk.post->id++;
  g_assert_false (dia_hand_overs_wish (fixture->connection, desk.post->id, TRUE, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
  clear_desk (&desk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_workspace_test ("/store/hand-overs/is-taken-once", test_is_taken_once);
  add_workspace_test ("/store/hand-overs/is-taken-from-the-dead", test_is_taken_from_the_dead);
  add_workspace_test ("/store/hand-overs/desk-leaves-it-alone", test_desk_leaves_it_alone);
  add_workspace_test ("/store/hand-overs/begins-only-with-what-was-read", test_begins_only_with_what_was_read);
  add_workspace_test ("/store/hand-overs/every-change-makes-it-due", test_every_change_makes_it_due);
  add_workspace_test ("/store/hand-overs/change-meanwhile", test_change_meanwhile);
  add_workspace_test ("/store/hand-overs/what-has-to-wait", test_what_has_to_wait);
  add_workspace_test ("/store/hand-overs/counts-and-lists", test_counts_and_lists);
  add_workspace_test ("/store/hand-overs/is-returning", test_is_returning);
  add_workspace_test ("/store/hand-overs/is-forgotten-when-sent", test_is_forgotten_when_sent);

  return g_test_run ();
}
