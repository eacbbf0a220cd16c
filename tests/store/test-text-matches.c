/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-matches.h"

#include "dia-field.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

static DiaId
add_post (WorkspaceFixture *self,
          const char       *text)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId content = workspace_fixture_add_content (self, text);
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_DRAFT, NOW);
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&post->text, text);
  assert_done (dia_posts_update (self->connection, post, &error), error);
  return post->id;
}

static void
assert_posts (WorkspaceFixture *self,
              const char       *words,
              DiaId             first,
              DiaId             last,
              guint             n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dia_text_matches_list_posts (self->connection, words, first, last, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, n_expected);
}

static void
test_between_ids (WorkspaceFixture *self,
                  gconstpointer     data)
{
  DiaId first = add_post (self, "Dîner à deux");
  DiaId second = add_post (self, "Un dîner dehors");
  DiaId third = add_post (self, "Dîners de fête");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) contents = NULL;

  assert_posts (self, "diner", first, third, 3);
  assert_posts (self, "diner deh", first, third, 1);
  assert_posts (self, "diner", second, third, 2);
  assert_posts (self, "diner", first, first, 1);
  assert_posts (self, "souper", first, third, 0);
  assert_posts (self, " — ", first, third, 0);

  contents = dia_text_matches_list_contents (self->connection, "dehors", 1, G_MAXINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/text-matches/between-ids", test_between_ids);
  return g_test_run ();
}
