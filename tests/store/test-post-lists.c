/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-lists.h"

#include "dia-accounts.h"
#include "dia-field.h"
#include "dia-planned-groups.h"
#include "dia-posts.h"
#include "dia-punctuality.h"
#include "workspace-fixture.h"

typedef struct
{
  DiaId french;
  DiaId belgian;
  DiaId content;
} Place;

static Place
make_place (WorkspaceFixture *self)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");

  return (Place) {
    .french = workspace_fixture_add_account (self, brand, "FR", "mastodon"),
    .belgian = workspace_fixture_add_account (self, brand, "BE", "bluesky"),
    .content = workspace_fixture_add_content (self, "x"),
  };
}

static void
add (WorkspaceFixture *self,
     DiaId             content_id,
     DiaId             account_id,
     DiaPostState      state,
     DiaInstant        at)
{
  g_object_unref (workspace_fixture_add_post (self, content_id, account_id, state, at));
}

static void
test_needing_person (WorkspaceFixture *self,
                     gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = NULL;
  g_autoptr (GPtrArray) first = NULL;
  guint count = 0;

  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      if (state != DIA_POST_SENDING)
        add (self, place.content, state % 2 == 0 ? place.french : place.belgian, state, NOW - state);
    }

  posts = dia_posts_list_needing_person (self->connection, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posts->len, ==, 4);
  for (guint i = 0; i < posts->len; i++)
    {
      DiaPost *post = posts->pdata[i];

      g_assert_true (dia_post_state_needs_person (post->state));
      if (i > 0)
        g_assert_cmpint (((DiaPost *) posts->pdata[i - 1])->slot.at, <, post->slot.at);
    }

  first = dia_posts_list_needing_person (self->connection, NULL, 1, &error);
  g_assert_cmpuint (first->len, ==, 1);
  assert_done (dia_posts_count_needing_person (self->connection, NULL, &count, &error), error);
  g_assert_cmpuint (count, ==, 4);
  assert_done (dia_posts_count_needing_person (self->connection, france, &count, &error), error);
  g_assert_cmpuint (count, ==, 2);
}

/* Page after page, everything comes once, newest first. */
static void
walk_gone_out (WorkspaceFixture *self,
               const DiaScope   *scope,
               guint             n_expected)
{
  DiaPagePosition position = DIA_PAGE_START;
  guint n = 0;

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) page = dia_posts_list_gone_out (self->connection, scope, position, 3, &error);

      g_assert_no_error (error);
      if (page->len == 0)
        break;

      for (guint i = 0; i < page->len; i++, n++)
        {
          DiaPost *post = page->pdata[i];

          g_assert_true (post->published_at < position.at ||
                         (post->published_at == position.at && post->id < position.id));
          position = (DiaPagePosition) { post->published_at, post->id };
        }
    }

  g_assert_cmpuint (n, ==, n_expected);
}

static void
test_gone_out_by_pages (WorkspaceFixture *self,
                        gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (DiaScope) both = dia_scope_from_string ("market=FR;market=BE");
  g_autoptr (DiaScope) nobody = dia_scope_from_string ("market=JP");
  g_autoptr (GError) error = NULL;

  /* Several at the same instant, so that the id decides. */
  for (int i = 0; i < 20; i++)
    add (self, place.content, i % 2 == 0 ? place.french : place.belgian, DIA_POST_PUBLISHED, NOW - (i / 5) * DIA_MINUTE);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW);

  walk_gone_out (self, NULL, 20);
  walk_gone_out (self, france, 10);
  walk_gone_out (self, both, 20);
  walk_gone_out (self, nobody, 0);

  assert_done (dia_accounts_remove (self->connection, place.belgian, NOW, &error), error);
  walk_gone_out (self, NULL, 10);
}

static void
test_in_state_and_between (WorkspaceFixture *self,
                           gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) between = NULL;

  add (self, place.content, place.french, DIA_POST_DRAFT, DIA_INSTANT_NONE);
  add (self, place.content, place.french, DIA_POST_DRAFT, NOW);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW + 1);
  add (self, place.content, place.french, DIA_POST_CANCELLED, NOW + 1);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW + 2);

  drafts = dia_posts_list_in_state (self->connection, NULL, DIA_POST_DRAFT, DIA_PAGE_START, 10, &error);
  all = dia_posts_list_in_state (self->connection, NULL, DIA_POST_N_STATES, DIA_PAGE_START, 10, &error);
  between = dia_posts_list_between (self->connection, NULL, NOW, NOW + 2, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpuint (between->len, ==, 2);
  g_assert_cmpint (((DiaPost *) between->pdata[0])->slot.at, ==, NOW);
  g_assert_cmpint (((DiaPost *) between->pdata[1])->slot.at, ==, NOW + 1);
}

static void
test_counts (WorkspaceFixture *self,
             gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (GError) error = NULL;
  guint counts[DIA_POST_N_STATES] = { 0 };
  guint count = 0;

  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW + 1);
  add (self, place.content, place.belgian, DIA_POST_SCHEDULED, NOW);
  add (self, place.content, place.belgian, DIA_POST_PUBLISHED, NOW);

  assert_done (dia_posts_count_states (self->connection, NULL, counts, &error), error);
  g_assert_cmpuint (counts[DIA_POST_SCHEDULED], ==, 3);
  g_assert_cmpuint (counts[DIA_POST_PUBLISHED], ==, 1);
  g_assert_cmpuint (counts[DIA_POST_DRAFT], ==, 0);
  assert_done (dia_posts_count_states (self->connection, france, counts, &error), error);
  g_assert_cmpuint (counts[DIA_POST_PUBLISHED], ==, 0);
  assert_done (dia_posts_count_due_before (self->connection, NULL, NOW + 1, &count, &error), error);
  g_assert_cmpuint (count, ==, 2);
}

static guint
count_found (WorkspaceFixture *self,
             const DiaScope   *scope,
             const char       *words,
             DiaPostState      state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = dia_posts_search (self->connection, scope, words, state, DIA_PAGE_START, 10, &error);

  g_assert_no_error (error);
  return posts->len;
}

static void
test_search (WorkspaceFixture *self,
             gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content, place.french, DIA_POST_DRAFT, NOW);
  g_autoptr (GError) error = NULL;

  add (self, place.content, place.belgian, DIA_POST_PUBLISHED, NOW);
  g_assert_cmpuint (count_found (self, NULL, "message changes", DIA_POST_N_STATES), ==, 2);
  g_assert_cmpuint (count_found (self, NULL, "message chang", DIA_POST_PUBLISHED), ==, 1);
  g_assert_cmpuint (count_found (self, france, "MESSAGE", DIA_POST_N_STATES), ==, 1);
  g_assert_cmpuint (count_found (self, NULL, "", DIA_POST_N_STATES), ==, 0);
  g_assert_cmpuint (count_found (self, NULL, "\"; DROP TABLE posts", DIA_POST_N_STATES), ==, 0);

  dia_field_set_text (&post->text, "Une étincelle");
  assert_done (dia_posts_update (self->connection, post, &error), error);
  g_assert_cmpuint (count_found (self, NULL, "message", DIA_POST_N_STATES), ==, 1);
  g_assert_cmpuint (count_found (self, NULL, "Étincelle", DIA_POST_N_STATES), ==, 1);
  assert_done (dia_posts_delete (self->connection, post, &error), error);
  g_assert_cmpuint (count_found (self, NULL, "etincelle", DIA_POST_N_STATES), ==, 0);
}

static void
test_planned_groups (WorkspaceFixture *self,
                     gconstpointer     data)
{
  Place place = make_place (self);
  DiaId other = workspace_fixture_add_content (self, "y");
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_accounts_load (self->connection, place.belgian, &error);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) french = NULL;
  g_autoptr (GArray) held = NULL;
  DiaPlannedGroup *group;
  DiaHeldAccount *waiting;

  account->sign_in = DIA_SIGN_IN_NEEDED;
  assert_done (dia_accounts_save (self->connection, account, &error), error);
  add (self, other, place.french, DIA_POST_SCHEDULED, NOW + DIA_HOUR);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW);
  add (self, place.content, place.belgian, DIA_POST_SCHEDULED, NOW);
  add (self, place.content, place.belgian, DIA_POST_DRAFT, NOW);

  groups = dia_planned_groups_list (self->connection, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 2);
  group = groups->pdata[0];
  g_assert_cmpint (group->content_id, ==, place.content);
  g_assert_cmpuint (group->n_posts, ==, 2);
  g_assert_cmpuint (group->n_held, ==, 1);
  g_assert_cmpint (group->slot.at, ==, NOW);
  g_assert_cmpstr (group->slot.zone, ==, "Europe/Paris");
  g_assert_cmpstr (group->title, ==, "The message that changes it");
  g_assert_cmpstr (group->markets[0], ==, "BE");
  g_assert_cmpstr (group->markets[1], ==, "FR");
  g_assert_cmpstr (group->network, ==, "");
  group = groups->pdata[1];
  g_assert_cmpstr (group->network, ==, "mastodon");

  french = dia_planned_groups_list (self->connection, france, 10, &error);
  g_assert_cmpuint (french->len, ==, 2);
  g_assert_cmpuint (((DiaPlannedGroup *) french->pdata[0])->n_posts, ==, 1);

  held = dia_held_accounts_list (self->connection, NULL, 10, &error);
  g_assert_cmpuint (held->len, ==, 1);
  waiting = &g_array_index (held, DiaHeldAccount, 0);
  g_assert_cmpint (waiting->account_id, ==, place.belgian);
  g_assert_cmpuint (waiting->n_posts, ==, 1);
  g_assert_cmpint (waiting->first_at, ==, NOW);
}

/* Ten o'clock in Paris and ten o'clock in Montréal are one row, whose time is
 * the earlier one. */
static void
test_planned_groups_by_the_clocks (WorkspaceFixture *self,
                                   gconstpointer     data)
{
  Place place = make_place (self);
  const DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  const char *const zones[] = { "America/Montreal", "Europe/Paris" };
  const DiaId accounts[] = { place.french, place.belgian };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  DiaPlannedGroup *group;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (DiaPost) post = dia_post_new ();

      post->content_id = place.content;
      post->account_id = accounts[i];
      post->state = DIA_POST_SCHEDULED;
      assert_done (dia_slot_init_wall (&post->slot, &wall, zones[i], &error), error);
      assert_done (dia_posts_insert (self->connection, post, &error), error);
    }

  groups = dia_planned_groups_list (self->connection, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  group = groups->pdata[0];
  g_assert_cmpuint (group->n_posts, ==, 2);
  g_assert_cmpstr (group->slot.zone, ==, "Europe/Paris");
  g_assert_cmpstr (group->markets[0], ==, "BE");
  g_assert_cmpstr (group->markets[1], ==, "FR");
  g_assert_null (group->markets[2]);
  g_assert_cmpstr (group->network, ==, "");
}

static void
add_delayed (WorkspaceFixture *self,
             Place            *place,
             DiaInstant        at,
             gint64            delay)
{
  g_autoptr (DiaPost) post = dia_post_new ();
  g_autoptr (GError) error = NULL;

  post->content_id = place->content;
  post->account_id = place->french;
  post->state = DIA_POST_PUBLISHED;
  assert_done (dia_slot_init_instant (&post->slot, at, "UTC", &error), error);
  post->published_at = at + delay;
  assert_done (dia_posts_insert (self->connection, post, &error), error);
}

static void
test_punctuality (WorkspaceFixture *self,
                  gconstpointer     data)
{
  Place place = make_place (self);
  const DiaInstant boundaries[] = { NOW, NOW + DIA_DAY, NOW + 2 * DIA_DAY };
  DiaPunctualityDay days[2];
  gint64 p50 = -1, p99 = -1;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= 98; i++)
    add_delayed (self, &place, NOW + i, i);
  add_delayed (self, &place, NOW + DIA_DAY, 60000);
  add_delayed (self, &place, NOW + DIA_DAY + 1, 60001);
  add (self, place.content, place.french, DIA_POST_MISSED, NOW + DIA_DAY - 1);
  add (self, place.content, place.french, DIA_POST_UNCONFIRMED, NOW + DIA_DAY);
  add (self, place.content, place.french, DIA_POST_FAILED, NOW - 1);
  add (self, place.content, place.french, DIA_POST_FAILED, NOW + 2 * DIA_DAY);

  assert_done (dia_punctuality_measure (self->connection, NULL, boundaries, 2, days, &p50, &p99, &error), error);
  g_assert_cmpuint (days[0].on_time, ==, 98);
  g_assert_cmpuint (days[0].late, ==, 0);
  g_assert_cmpuint (days[0].failed, ==, 1);
  g_assert_cmpuint (days[1].on_time, ==, 1);
  g_assert_cmpuint (days[1].late, ==, 1);
  g_assert_cmpuint (days[1].unconfirmed, ==, 1);
  g_assert_cmpuint (days[1].failed, ==, 0);
  g_assert_cmpint (p50, ==, 50);
  g_assert_cmpint (p99, ==, 60000);
}

static const DiaAccountPunctuality *
find_punctuality (GHashTable *accounts,
                  DiaId       id)
{
  return g_hash_table_lookup (accounts, &id);
}

/* Each account has figures of its own; one that had nothing to send has none. */
static void
test_punctuality_by_account (WorkspaceFixture *self,
                             gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaScope) scope = dia_scope_from_string ("market=BE");
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) accounts = NULL;
  g_autoptr (GHashTable) few = NULL;
  const DiaAccountPunctuality *french, *belgian;

  add_delayed (self, &place, NOW, 10);
  add_delayed (self, &place, NOW + 1, 60001);
  add_delayed (self, &place, NOW + 2, -5);
  add_delayed (self, &place, NOW + DIA_DAY, 7);
  add (self, place.content, place.french, DIA_POST_UNCONFIRMED, NOW + 3);
  add (self, place.content, place.french, DIA_POST_AWAITING_PERSON, NOW + 4);
  add (self, place.content, place.belgian, DIA_POST_MISSED, NOW + 3);

  accounts = dia_punctuality_list_accounts (self->connection, NULL, NOW, NOW + DIA_DAY, &error);
  g_assert_no_error (error);
  french = find_punctuality (accounts, place.french);
  belgian = find_punctuality (accounts, place.belgian);
  g_assert_cmpuint (french->on_time, ==, 2);
  g_assert_cmpuint (french->late, ==, 1);
  g_assert_cmpuint (french->unconfirmed, ==, 1);
  g_assert_cmpuint (french->failed, ==, 0);
  g_assert_cmpint (dia_punctuality_find_percentile (french->delays, 50), ==, 10);
  g_assert_cmpint (dia_punctuality_find_percentile (french->delays, 99), ==, 60001);
  g_assert_cmpuint (belgian->failed, ==, 1);
  g_assert_cmpint (dia_punctuality_find_percentile (belgian->delays, 99), ==, 0);

  few = dia_punctuality_list_accounts (self->connection, scope, NOW, NOW + DIA_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (few), ==, 1);
  g_assert_nonnull (find_punctuality (few, place.belgian));
}

/* The first of each account, and nothing for an account that plans nothing. */
static void
test_next_posts (WorkspaceFixture *self,
                 gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  const DiaNextPost *next;

  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW + DIA_DAY);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW + DIA_HOUR);
  add (self, place.content, place.french, DIA_POST_PUBLISHED, NOW);
  add (self, place.content, place.belgian, DIA_POST_DRAFT, NOW);

  found = dia_next_posts_list (self->connection, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  next = &g_array_index (found, DiaNextPost, 0);
  g_assert_cmpint (next->account_id, ==, place.french);
  g_assert_cmpint (next->at, ==, NOW + DIA_HOUR);
}

static void
assert_punctual (WorkspaceFixture *self,
                 const char       *scope_text,
                 guint             n_on_time,
                 guint             n_failed)
{
  const DiaInstant boundaries[] = { NOW, NOW + DIA_DAY };
  g_autoptr (DiaScope) scope = scope_text != NULL ? dia_scope_from_string (scope_text) : NULL;
  g_autoptr (GError) error = NULL;
  DiaPunctualityDay day;
  gint64 p50, p99;

  assert_done (dia_punctuality_measure (self->connection, scope, boundaries, 1, &day, &p50, &p99, &error), error);
  g_assert_cmpuint (day.on_time, ==, n_on_time);
  g_assert_cmpuint (day.failed, ==, n_failed);
}

/* Every account counts but the removed ones, whichever way they are asked for. */
static void
test_punctuality_of_accounts (WorkspaceFixture *self,
                              gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (GError) error = NULL;

  add (self, place.content, place.french, DIA_POST_PUBLISHED, NOW);
  add (self, place.content, place.french, DIA_POST_AWAITING_PERSON, NOW);
  add (self, place.content, place.belgian, DIA_POST_PUBLISHED, NOW + 1);
  add (self, place.content, place.belgian, DIA_POST_PUBLISHED, NOW + 2);
  add (self, place.content, place.belgian, DIA_POST_MISSED, NOW + 2);
  assert_punctual (self, NULL, 3, 1);
  assert_punctual (self, "", 3, 1);
  assert_punctual (self, "market=FR", 1, 0);
  assert_punctual (self, "market=BE", 2, 1);

  assert_done (dia_accounts_remove (self->connection, place.belgian, NOW, &error), error);
  assert_punctual (self, NULL, 1, 0);
  assert_punctual (self, "", 1, 0);
  assert_punctual (self, "market=BE", 0, 0);
}

/* The nearest rank, as a sort would find it. */
static void
test_punctuality_ranks (WorkspaceFixture *self,
                        gconstpointer     data)
{
  Place place = make_place (self);
  const DiaInstant boundaries[] = { NOW, NOW + DIA_DAY };
  g_autoptr (GError) error = NULL;
  DiaPunctualityDay day;
  gint64 p50, p99;

  /* 0 … 210 in an order of its own, each value once, and five equal ones. */
  for (int i = 0; i < 211; i++)
    add_delayed (self, &place, NOW + i, i * 97 % 211);
  for (int i = 0; i < 5; i++)
    add_delayed (self, &place, NOW + i, 105);

  assert_done (dia_punctuality_measure (self->connection, NULL, boundaries, 1, &day, &p50, &p99, &error), error);
  g_assert_cmpint (p50, ==, 105);
  g_assert_cmpint (p99, ==, 208);
}

static void
test_punctuality_of_nothing (WorkspaceFixture *self,
                             gconstpointer     data)
{
  const DiaInstant boundaries[] = { NOW, NOW + DIA_DAY };
  DiaPunctualityDay day;
  gint64 p50 = -1, p99 = -1;
  g_autoptr (GError) error = NULL;

  assert_done (dia_punctuality_measure (self->connection, NULL, boundaries, 1, &day, &p50, &p99, &error), error);
  g_assert_cmpuint (day.on_time + day.late + day.failed + day.unconfirmed, ==, 0);
  g_assert_cmpint (p50, ==, 0);
  g_assert_cmpint (p99, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/post-lists/needing-person", test_needing_person);
  add_workspace_test ("/store/post-lists/gone-out-by-pages", test_gone_out_by_pages);
  add_workspace_test ("/store/post-lists/in-state-and-between", test_in_state_and_between);
  add_workspace_test ("/store/post-lists/counts", test_counts);
  add_workspace_test ("/store/post-lists/search", test_search);
  add_workspace_test ("/store/post-lists/planned-groups", test_planned_groups);
  add_workspace_test ("/store/post-lists/planned-groups-by-the-clocks", test_planned_groups_by_the_clocks);
  add_workspace_test ("/store/post-lists/punctuality", test_punctuality);
  add_workspace_test ("/store/post-lists/punctuality-by-account", test_punctuality_by_account);
  add_workspace_test ("/store/post-lists/next-posts", test_next_posts);
  add_workspace_test ("/store/post-lists/punctuality-of-accounts", test_punctuality_of_accounts);
  add_workspace_test ("/store/post-lists/punctuality-ranks", test_punctuality_ranks);
  add_workspace_test ("/store/post-lists/punctuality-of-nothing", test_punctuality_of_nothing);
  return g_test_run ();
}
