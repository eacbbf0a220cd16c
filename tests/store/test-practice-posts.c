/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-posts.h"

#include "workspace-fixture.h"

static void
put (WorkspaceFixture *self,
     DiaId             account_id,
     const char       *id,
     const char       *text,
     DiaInstant        at)
{
  DiaStoredPracticePost post = { account_id, (char *) id, (char *) text, (char *) "{}", at };
  g_autoptr (GError) error = NULL;

  assert_done (dia_practice_posts_put (self->connection, &post, &error), error);
}

static char *
dup_text_of (WorkspaceFixture *self,
             const char       *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaStoredPracticePost) post = NULL;

  assert_done (dia_practice_posts_get (self->connection, 1, id, &post, &error), error);
  return post != NULL ? g_strdup (post->text) : NULL;
}

/* The record key makes a repeat harmless, also after the post was deleted. */
static void
test_put_once (WorkspaceFixture *self,
               gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *deleted = NULL;

  put (self, 1, "a", "first", NOW);
  put (self, 1, "a", "second", NOW + 1);
  text = dup_text_of (self, "a");
  g_assert_cmpstr (text, ==, "first");

  assert_done (dia_practice_posts_remove (self->connection, 1, "a", &error), error);
  assert_done (dia_practice_posts_remove (self->connection, 1, "never there", &error), error);
  put (self, 1, "a", "third", NOW + 2);
  deleted = dup_text_of (self, "a");
  g_assert_null (deleted);
}

static void
test_list_by_pages (WorkspaceFixture *self,
                    gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) older = NULL;

  put (self, 1, "a", "oldest", NOW);
  put (self, 1, "b", "middle", NOW + 1);
  put (self, 1, "c", "same instant", NOW + 1);
  put (self, 2, "d", "of another", NOW + 2);

  newest = dia_practice_posts_list (self->connection, 1, NULL, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (newest->len, ==, 2);
  g_assert_cmpstr (((DiaStoredPracticePost *) newest->pdata[0])->remote_id, ==, "c");
  g_assert_cmpstr (((DiaStoredPracticePost *) newest->pdata[1])->remote_id, ==, "b");

  older = dia_practice_posts_list (self->connection, 1, "b", 2, &error);
  g_assert_cmpuint (older->len, ==, 1);
  g_assert_cmpstr (((DiaStoredPracticePost *) older->pdata[0])->remote_id, ==, "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/practice-posts/put-once", test_put_once);
  add_workspace_test ("/store/practice-posts/list-by-pages", test_list_by_pages);
  return g_test_run ();
}
