/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-zone-mark.h"

#include "dia-posts.h"
#include "dia-zone-data.h"
#include "workspace-fixture.h"

static void
set_mark (WorkspaceFixture *self,
          const char       *stamp)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_zone_mark_set (self->connection, stamp, &error), error);
}

static gboolean
is_marked (WorkspaceFixture *self,
           const char       *stamp)
{
  g_autoptr (GError) error = NULL;
  gboolean same;

  assert_done (dia_zone_mark_check (self->connection, stamp, &same, &error), error);

  return same;
}

static void
test_same (WorkspaceFixture *self,
           gconstpointer     data)
{
  g_assert_false (is_marked (self, "2025b"));
  set_mark (self, "2025b");
  g_assert_true (is_marked (self, "2025b"));
  g_assert_false (is_marked (self, "2025c"));
  set_mark (self, "2025c");
  g_assert_true (is_marked (self, "2025c"));
}

/* Zone data that cannot be told from others are never taken for the same. */
static void
test_unknown (WorkspaceFixture *self,
              gconstpointer     data)
{
  set_mark (self, "2025b");
  set_mark (self, "");
  g_assert_false (is_marked (self, ""));
  g_assert_false (is_marked (self, "2025b"));
}

static void
test_doubt (WorkspaceFixture *self,
            gconstpointer     data)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_zone_mark_doubt (self->connection, "2025b", &error), error);
  set_mark (self, "2025b");
  assert_done (dia_zone_mark_doubt (self->connection, "2025b", &error), error);
  g_assert_true (is_marked (self, "2025b"));
  assert_done (dia_zone_mark_doubt (self->connection, "2025c", &error), error);
  g_assert_false (is_marked (self, "2025b"));
  g_assert_false (is_marked (self, "2025c"));
}

/* Each way to write a slot takes away the mark of others, and ours stays. */
static void
test_written_posts (WorkspaceFixture *self,
                    gconstpointer     data)
{
  const char *own = dia_zone_data_get_stamp ();
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "Alizé"), "FR", "mastodon");
  DiaId content = workspace_fixture_add_content (self, "Sept jours");
  g_autoptr (DiaPost) post = NULL;
  g_autoptr (DiaPost) open = NULL;
  g_autoptr (GError) error = NULL;

  set_mark (self, "others");
  open = workspace_fixture_add_post (self, content, account, DIA_POST_DRAFT, DIA_INSTANT_NONE);
  g_assert_true (is_marked (self, "others"));
  post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  g_assert_false (is_marked (self, "others"));

  set_mark (self, "others");
  assert_done (dia_posts_update (self->connection, post, &error), error);
  g_assert_false (is_marked (self, "others"));

  set_mark (self, own);
  assert_done (dia_posts_update (self->connection, post, &error), error);
  g_assert_true (is_marked (self, own));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/zone-mark/C3-same", test_same);
  add_workspace_test ("/store/zone-mark/C3-unknown", test_unknown);
  add_workspace_test ("/store/zone-mark/C3-doubt", test_doubt);
  add_workspace_test ("/store/zone-mark/C3-written-posts", test_written_posts);
  return g_test_run ();
}
