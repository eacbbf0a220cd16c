/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen asks must not cost more in a large workspace than in a small
 * one. Two proofs: no query reads the table of posts from end to end, and the
 * steps that SQLite takes stay the same when the workspace is ten times as
 * large. Both count; neither looks at a clock. */

#include "dia-accounts.h"
#include "dia-claims.h"
#include "dia-content-heads.h"
#include "dia-contents.h"
#include "dia-dated-posts.h"
#include "dia-field.h"
#include "dia-journal.h"
#include "dia-key-moments.h"
#include "dia-moment-cells.h"
#include "dia-planned-groups.h"
#include "dia-post-lists.h"
#include "dia-posts.h"
#include "dia-punctuality.h"
#include "dia-text-matches.h"
#include "statement-watch.h"
#include "workspace-fixture.h"

#define N_ACCOUNTS 20
#define N_SMALL    1000
#define N_LARGE    10000

typedef void (*Ask) (DiaConnection *connection, const DiaScope *scope, GError **error);

static DiaId some_account, some_content, some_moment, some_post;

static void
ask_needing_person (DiaConnection   *connection,
                    const DiaScope  *scope,
                    GError         **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_needing_person (connection, scope, 20, error);

  g_assert_cmpuint (posts->len, ==, 20);
}

static void
ask_gone_out (DiaConnection   *connection,
              const DiaScope  *scope,
              GError         **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_gone_out (connection, scope, DIA_PAGE_START, 20, error);
  g_autoptr (GPtrArray) next = NULL;
  DiaPost *last;

  g_assert_cmpuint (posts->len, ==, 20);
  last = posts->pdata[19];
  next = dia_posts_list_gone_out (connection, scope, (DiaPagePosition) { last->published_at, last->id }, 20, error);
  g_assert_cmpuint (next->len, ==, 20);
}

static void
ask_gone_out_of_one (DiaConnection   *connection,
                     const DiaScope  *scope,
                     GError         **error)
{
  g_autoptr (DiaScope) narrow = dia_scope_from_string ("label=press");
  g_autoptr (GPtrArray) posts = dia_posts_list_gone_out (connection, narrow, DIA_PAGE_START, 20, error);

  g_assert_cmpuint (posts->len, ==, 20);
}

static void
ask_in_state (DiaConnection   *connection,
              const DiaScope  *scope,
              GError         **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_in_state (connection, scope, DIA_POST_SCHEDULED, DIA_PAGE_START, 20, error);
  g_autoptr (GPtrArray) any = dia_posts_list_in_state (connection, scope, DIA_POST_N_STATES, DIA_PAGE_START, 20, error);

  g_assert_cmpuint (posts->len, ==, 20);
  g_assert_cmpuint (any->len, ==, 20);
}

static void
ask_between (DiaConnection   *connection,
             const DiaScope  *scope,
             GError         **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_between (connection, scope, NOW - 100 * DIA_MINUTE, NOW, 20, error);

  g_assert_cmpuint (posts->len, ==, 20);
}

static void
ask_planned_groups (DiaConnection   *connection,
                    const DiaScope  *scope,
                    GError         **error)
{
  g_autoptr (GPtrArray) groups = dia_planned_groups_list (connection, scope, 20, error);

  g_assert_cmpuint (groups->len, ==, 20);
}

static void
ask_punctuality (DiaConnection   *connection,
                 const DiaScope  *scope,
                 GError         **error)
{
  const DiaInstant boundaries[] = { NOW - 200 * DIA_MINUTE, NOW - 100 * DIA_MINUTE, NOW };
  DiaPunctualityDay days[2];
  gint64 p50, p99;

  g_assert_true (dia_punctuality_measure (connection, scope, boundaries, 2, days, &p50, &p99, error));
  g_assert_cmpuint (days[0].on_time, >, 10);
}

static void
ask_claims (DiaConnection   *connection,
            const DiaScope  *scope,
            GError         **error)
{
  const DiaClaimTerms terms = { .now = NOW + 20 * DIA_MINUTE };
  DiaInstant at;
  g_autoptr (GArray) due = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) late = dia_claims_list_late (connection, NOW, 20, error);

  g_assert_true (dia_claims_next_due (connection, &terms, &at, error));
  due = dia_claims_list_due (connection, &terms, 10, error);
  g_assert_nonnull (due);
  g_assert_true (dia_connection_execute (connection, "BEGIN", error));
  claims = dia_claims_take_due (connection, "me", NOW + 20 * DIA_MINUTE, DIA_MINUTE, 10, error);
  g_assert_cmpuint (claims->len, ==, 10);
  g_assert_true (dia_connection_execute (connection, "ROLLBACK", error));
}

static void
ask_about_one (DiaConnection   *connection,
               const DiaScope  *scope,
               GError         **error)
{
  g_autoptr (GPtrArray) close = dia_posts_list_close (connection, some_account, NOW, 10 * DIA_MINUTE, DIA_ID_NONE, error);
  g_autoptr (GPtrArray) same = dia_posts_list_same_text (connection, some_account, "nothing like it", DIA_ID_NONE, error);
  g_autoptr (GPtrArray) posts = dia_posts_list_of_content (connection, some_content, error);
  g_autoptr (GPtrArray) story = dia_journal_list (connection, some_post, error);
  g_autoptr (GPtrArray) drafts = dia_contents_list_drafts (connection, 20, error);

  g_assert_cmpuint (posts->len, ==, 10);
}

static void
ask_rare_word (DiaConnection   *connection,
               const DiaScope  *scope,
               GError         **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_search (connection, scope, "quetzal", DIA_POST_N_STATES, DIA_PAGE_START, 20, error);

  g_assert_cmpuint (posts->len, ==, 1);
}

static void
ask_common_word (DiaConnection   *connection,
                 const DiaScope  *scope,
                 GError         **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_search (connection, scope, "message", DIA_POST_N_STATES, DIA_PAGE_START, 20, error);

  g_assert_cmpuint (posts->len, ==, 20);
}

static void
ask_counts (DiaConnection   *connection,
            const DiaScope  *scope,
            GError         **error)
{
  guint counts[DIA_POST_N_STATES];
  guint count;

  g_assert_true (dia_posts_count_states (connection, scope, counts, error));
  g_assert_true (dia_posts_count_needing_person (connection, scope, &count, error));
  g_assert_true (dia_posts_count_due_before (connection, scope, NOW + DIA_HOUR, &count, error));
}

static void
ignore_post (const DiaDatedPost *post,
             gpointer            user_data)
{
}

/* The cells of a key moment. */
static void
ask_moment (DiaConnection   *connection,
            const DiaScope  *scope,
            GError         **error)
{
  const DiaMomentSpan span = { .moment_id = some_moment };
  g_autoptr (GPtrArray) contents = dia_moment_contents_list (connection, &span, error);
  g_autoptr (GArray) posts = dia_moment_posts_list (connection, &span, scope, error);
  g_autoptr (GPtrArray) waivers = dia_moment_waivers_list (connection, &span, error);

  g_assert_true (contents != NULL && posts != NULL && waivers != NULL);
}

/* Four hours of a calendar: in the whole workspace, in a scope, of one account. */
static void
ask_calendar (DiaConnection   *connection,
              const DiaScope  *scope,
              GError         **error)
{
  g_autoptr (DiaScope) narrow = dia_scope_from_string ("label=press");
  DiaDatedRange range = { scope, NOW - 2 * DIA_HOUR, NOW + 2 * DIA_HOUR, 1000 };
  DiaMomentReach reach;
  guint n_posts = 0;

  g_assert_true (dia_dated_posts_walk (connection, &range, ignore_post, NULL, &n_posts, error));
  g_assert_cmpuint (n_posts, ==, scope == NULL ? 240 : 120);
  range.scope = narrow;
  g_assert_true (dia_dated_posts_walk (connection, &range, ignore_post, NULL, &n_posts, error));
  g_assert_cmpuint (n_posts, ==, 12);
  dia_content_head_free (dia_content_heads_load (connection, some_content, 60, error));
  g_assert_true (dia_key_moments_measure (connection, some_moment, scope, &reach, error));
  ask_moment (connection, scope, error);
}

static void
ask_matches (DiaConnection   *connection,
             const DiaScope  *scope,
             GError         **error)
{
  g_autoptr (GArray) posts = dia_text_matches_list_posts (connection, "quetzal", some_post - 1, some_post + 1, error);

  g_assert_cmpuint (posts->len, ==, 1);
}

static const struct
{
  const char *name;
  Ask         ask;
  gboolean    counts;   /* counts grow up to their cap */
} questions[] = {
  { "needing person", ask_needing_person, FALSE },
  { "gone out", ask_gone_out, FALSE },
  { "gone out of one account", ask_gone_out_of_one, FALSE },
  { "in state", ask_in_state, FALSE },
  { "between", ask_between, FALSE },
  { "planned groups", ask_planned_groups, FALSE },
  { "punctuality", ask_punctuality, FALSE },
  { "claims", ask_claims, FALSE },
  { "about one", ask_about_one, FALSE },
  { "rare word", ask_rare_word, FALSE },
  { "common word", ask_common_word, FALSE },
  { "calendar", ask_calendar, FALSE },
  { "matches", ask_matches, FALSE },
  { "counts", ask_counts, TRUE },
};

static void
label_account (WorkspaceFixture *self,
               DiaId             id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_accounts_load (self->connection, id, &error);

  g_assert_no_error (error);
  dia_field_set_text (&account->labels, "press");
  assert_done (dia_accounts_save (self->connection, account, &error), error);
}

/* A key moment with one of the contents. */
static void
add_moment (WorkspaceFixture *self)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (DiaContent) content = NULL;
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->first_day, "2027-02-08");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  content = dia_contents_load (self->connection, some_content, &error);
  g_assert_no_error (error);
  content->moment_id = some_moment = moment->id;
  assert_done (dia_contents_save (self->connection, content, &error), error);
}

/* @n posts before NOW, a minute apart, of which every tenth needs a person, and
 * half as many after it; ten to a content. */
static void
fill (WorkspaceFixture *self,
      int               n)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId accounts[N_ACCOUNTS];
  DiaId content = DIA_ID_NONE;
  g_autoptr (GError) error = NULL;

  assert_done (dia_connection_execute (self->connection, "BEGIN", &error), error);
  for (int i = 0; i < N_ACCOUNTS; i++)
    accounts[i] = workspace_fixture_add_account (self, brand, i < N_ACCOUNTS / 2 ? "FR" : "BE", "practice");

  label_account (self, accounts[7]);

  for (int i = -n; i < n / 2; i++)
    {
      DiaPostState past = i % 10 == 0 ? DIA_POST_FAILED : DIA_POST_PUBLISHED;
      g_autoptr (DiaPost) post = NULL;

      if (i % 10 == 0)
        content = workspace_fixture_add_content (self, "x");
      post = workspace_fixture_add_post (self, content, accounts[(i + n) % N_ACCOUNTS], i < 0 ? past : DIA_POST_SCHEDULED,
                                         NOW + i * DIA_MINUTE);
      if (i == 15)
        {
          some_account = post->account_id;
          some_content = post->content_id;
          some_post = post->id;
          dia_field_set_text (&post->text, "A quetzal");
          assert_done (dia_posts_update (self->connection, post, &error), error);
        }
    }

  add_moment (self);
  assert_done (dia_connection_execute (self->connection, "COMMIT", &error), error);
}

static guint64
count_steps (WorkspaceFixture *self,
             Ask               ask,
             const DiaScope   *scope)
{
  g_autoptr (GError) error = NULL;

  statement_watch_clear ();
  ask (self->connection, scope, &error);
  g_assert_no_error (error);

  return statement_watch_get_steps ();
}

static void
measure_all (WorkspaceFixture *self,
             const DiaScope   *scope,
             guint64          *steps)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    steps[i] = count_steps (self, questions[i].ask, scope);
}

static void
test_cost_does_not_grow (void)
{
  const int sizes[] = { N_SMALL, N_LARGE };
  guint64 all[2][G_N_ELEMENTS (questions)], half[2][G_N_ELEMENTS (questions)];
  g_autoptr (DiaScope) scope = dia_scope_from_string ("market=BE;network=practice");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      WorkspaceFixture fixture;

      workspace_fixture_set_up (&fixture, NULL);
      fill (&fixture, sizes[i]);
      measure_all (&fixture, NULL, all[i]);
      measure_all (&fixture, scope, half[i]);
      workspace_fixture_tear_down (&fixture, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_test_message ("%s: %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT " steps, in a scope %" G_GUINT64_FORMAT
                      " and %" G_GUINT64_FORMAT, questions[i].name, all[0][i], all[1][i], half[0][i], half[1][i]);
      if (questions[i].counts)
        continue;
      g_assert_cmpuint (all[1][i], <=, all[0][i] * 11 / 10);
      g_assert_cmpuint (half[1][i], <=, half[0][i] * 11 / 10);
    }
}

/* Posts are reached by an index or a key: a scan of a table in the plan is
 * only accepted over an index that holds a part of it. */
static void
check_plan (const char *path,
            const char *sql)
{
  g_autoptr (GPtrArray) lines = statement_watch_explain (path, sql);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = lines->pdata[i];
      gboolean scans = g_str_has_prefix (line, "SCAN posts") || g_str_has_prefix (line, "SCAN contents") ||
                       g_str_has_prefix (line, "SCAN journal");
      gboolean partial = strstr (line, "USING INDEX posts_needing_person") != NULL ||
                         strstr (line, "USING COVERING INDEX posts_needing_person") != NULL ||
                         strstr (line, "INDEX posts_next_out") != NULL || strstr (line, "INDEX posts_put_off") != NULL ||
                         strstr (line, "INDEX contents_in_draft") != NULL;

      if ((scans && !partial) || strstr (line, "AUTOMATIC") != NULL)
        g_error ("%s\n  in %s", line, sql);
    }
}

static void
test_no_query_scans_posts (WorkspaceFixture *self,
                           gconstpointer     data)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string ("market=BE;network=practice");
  guint n_checked = 0;

  fill (self, 500);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (GPtrArray) texts = NULL;

      count_steps (self, questions[i / 2].ask, i % 2 == 0 ? scope : NULL);
      texts = statement_watch_steal_texts ();
      for (guint j = 0; j < texts->len; j++, n_checked++)
        check_plan (self->path, texts->pdata[j]);
    }

  g_assert_cmpuint (n_checked, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  statement_watch_install ();
  add_workspace_test ("/store/plans/no-query-scans-posts", test_no_query_scans_posts);
  g_test_add_func ("/store/plans/cost-does-not-grow", test_cost_does_not_grow);
  return g_test_run ();
}
