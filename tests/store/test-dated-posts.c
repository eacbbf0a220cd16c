/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dated-posts.h"

#include "dia-accounts.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

typedef struct
{
  DiaId brand;
  DiaId french;
  DiaId belgian;
  DiaId content;
} Place;

static Place
make_place (WorkspaceFixture *self)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");

  return (Place) {
    .brand = brand,
    .french = workspace_fixture_add_account (self, brand, "FR", "mastodon"),
    .belgian = workspace_fixture_add_account (self, brand, "BE", "bluesky"),
    .content = workspace_fixture_add_content (self, "x"),
  };
}

static DiaId
add (WorkspaceFixture *self,
     DiaId             content_id,
     DiaId             account_id,
     DiaPostState      state,
     DiaInstant        at)
{
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content_id, account_id, state, at);

  return post->id;
}

static void
collect (const DiaDatedPost *post,
         gpointer            user_data)
{
  g_array_append_val ((GArray *) user_data, post->id);
}

static void
assert_walks (WorkspaceFixture    *self,
              const DiaDatedRange *range,
              guint                n_expected,
              DiaId                among)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (GError) error = NULL;
  guint n_posts = 99;
  gboolean found = among == DIA_ID_NONE;

  assert_done (dia_dated_posts_walk (self->connection, range, collect, ids, &n_posts, &error), error);
  g_assert_cmpuint (n_posts, ==, n_expected);
  g_assert_cmpuint (ids->len, ==, n_expected);
  for (guint i = 0; i < ids->len; i++)
    found |= g_array_index (ids, DiaId, i) == among;
  g_assert_true (found);
}

static void
test_range_and_scope (WorkspaceFixture *self,
                      gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (DiaScope) nobody = dia_scope_from_string ("market=JP");
  DiaDatedRange range = { NULL, NOW, NOW + DIA_DAY, 100 };
  DiaId dropped;

  add (self, place.content, place.french, DIA_POST_DRAFT, DIA_INSTANT_NONE);
  add (self, place.content, place.french, DIA_POST_PUBLISHED, NOW - 1);
  add (self, place.content, place.french, DIA_POST_DRAFT, NOW);
  dropped = add (self, place.content, place.belgian, DIA_POST_CANCELLED, NOW + DIA_HOUR);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW + DIA_DAY - 1);
  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW + DIA_DAY);

  assert_walks (self, &range, 3, dropped);
  range.scope = france;
  assert_walks (self, &range, 2, DIA_ID_NONE);
  range.scope = nobody;
  assert_walks (self, &range, 0, DIA_ID_NONE);
  range.scope = france;
  range.limit = 1;
  assert_walks (self, &range, 1, DIA_ID_NONE);
}

/* What was removed with its account is not on the calendar, and comes back with it. */
static void
test_removed_is_hidden (WorkspaceFixture *self,
                        gconstpointer     data)
{
  Place place = make_place (self);
  const DiaDatedRange range = { NULL, NOW, NOW + DIA_DAY, 100 };
  g_autoptr (GError) error = NULL;

  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW);
  add (self, place.content, place.belgian, DIA_POST_SCHEDULED, NOW);
  assert_done (dia_accounts_remove (self->connection, place.belgian, NOW, &error), error);
  assert_walks (self, &range, 1, DIA_ID_NONE);
  assert_done (dia_accounts_restore (self->connection, place.belgian, &error), error);
  assert_walks (self, &range, 2, DIA_ID_NONE);
}

static void
check_values (const DiaDatedPost *post,
              gpointer            user_data)
{
  const Place *place = user_data;

  g_assert_cmpint (post->content_id, ==, place->content);
  g_assert_cmpint (post->account_id, ==, place->belgian);
  g_assert_cmpint (post->brand_id, ==, place->brand);
  g_assert_cmpint (post->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpint (post->at, ==, NOW);
  g_assert_cmpstr (post->wall, ==, "2027-02-10T11:00");
  g_assert_cmpstr (post->network, ==, "bluesky");
  g_assert_true (post->own_text);
  g_assert_true (post->behind);
}

static void
test_values (WorkspaceFixture *self,
             gconstpointer     data)
{
  Place place = make_place (self);
  const DiaDatedRange range = { NULL, NOW, NOW + 1, 100 };
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, place.content, place.belgian, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;
  guint n_posts = 0;

  post->own_text = post->behind = TRUE;
  assert_done (dia_posts_update (self->connection, post, &error), error);
  assert_done (dia_dated_posts_walk (self->connection, &range, check_values, &place, &n_posts, &error), error);
  g_assert_cmpuint (n_posts, ==, 1);
}

static void
count_post (const DiaDatedPost *post,
            gpointer            user_data)
{
  ++*(guint *) user_data;
}

/* No more than was asked for, over several accounts too. */
static void
test_limit (WorkspaceFixture *self,
            gconstpointer     data)
{
  Place place = make_place (self);
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autofree char *id = dia_id_to_string (place.brand);
  g_autoptr (DiaScope) of_brand = dia_scope_with (all, DIA_SCOPE_BRAND, id);
  const DiaDatedRange range = { of_brand, NOW - DIA_DAY, NOW + DIA_DAY, 1 };
  g_autoptr (GError) error = NULL;
  guint n_posts = 0, n_seen = 0;

  add (self, place.content, place.french, DIA_POST_SCHEDULED, NOW);
  add (self, place.content, place.belgian, DIA_POST_SCHEDULED, NOW);
  assert_done (dia_dated_posts_walk (self->connection, &range, count_post, &n_seen, &n_posts, &error), error);
  g_assert_cmpuint (n_posts, ==, 1);
  g_assert_cmpuint (n_seen, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/dated-posts/range-and-scope", test_range_and_scope);
  add_workspace_test ("/store/dated-posts/removed-is-hidden", test_removed_is_hidden);
  add_workspace_test ("/store/dated-posts/values", test_values);
  add_workspace_test ("/store/dated-posts/limit", test_limit);
  return g_test_run ();
}
