/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-item.h"

#include "dia-office-fixture.h"
#include "dia-post.h"

static void
add_post (GPtrArray    *posts,
          DiaId         account_id,
          DiaPostState  state)
{
  DiaPost *post = dia_post_new ();

  post->account_id = account_id;
  post->state = state;
  g_ptr_array_add (posts, post);
}

/* The state that most needs a person is the content's; a cancelled post is for
 * nobody. */
static void
test_state_of_its_posts (void)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (DiaDraftItem) empty = dia_draft_item_new (content, posts);
  g_autoptr (DiaDraftItem) approved = NULL;
  g_autoptr (DiaDraftItem) mixed = NULL;

  g_assert_cmpint (empty->state, ==, DIA_POST_DRAFT);
  add_post (posts, 11, DIA_POST_CANCELLED);
  add_post (posts, 12, DIA_POST_APPROVED);
  approved = dia_draft_item_new (content, posts);
  g_assert_cmpint (approved->state, ==, DIA_POST_APPROVED);
  g_assert_cmpuint (approved->accounts->len, ==, 1);
  add_post (posts, 13, DIA_POST_CHANGES_REQUESTED);
  add_post (posts, 14, DIA_POST_IN_REVIEW);
  mixed = dia_draft_item_new (content, posts);
  g_assert_cmpint (mixed->state, ==, DIA_POST_CHANGES_REQUESTED);
}

/* One of its accounts is enough to be seen; one for nobody is always seen. */
static void
test_scope (OfficeFixture *fixture,
            gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "Alizé");
  DiaAccount *account = office_fixture_add_account (fixture, brand, "alize_fr", "fr", "Europe/Paris");
  DiaRoster *roster = dia_workspace_get_roster (fixture->workspace);
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) french = dia_scope_with (all, DIA_SCOPE_LANGUAGE, "fr");
  g_autoptr (DiaScope) german = dia_scope_with (all, DIA_SCOPE_LANGUAGE, "de");
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (DiaDraftItem) nobody = dia_draft_item_new (content, posts);
  g_autoptr (DiaDraftItem) item = NULL;

  add_post (posts, account->id, DIA_POST_DRAFT);
  item = dia_draft_item_new (content, posts);
  g_assert_true (dia_draft_item_is_in (item, roster, all));
  g_assert_true (dia_draft_item_is_in (item, roster, french));
  g_assert_false (dia_draft_item_is_in (item, roster, german));
  g_assert_true (dia_draft_item_is_in (nobody, roster, german));
  g_assert_true (dia_draft_item_get_first_account (item, roster) == account);
  g_assert_null (dia_draft_item_get_first_account (nobody, roster));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/draft-item/state-of-its-posts", test_state_of_its_posts);
  g_test_add ("/services/draft-item/scope", OfficeFixture, NULL, office_fixture_set_up, test_scope, office_fixture_tear_down);

  return g_test_run ();
}
