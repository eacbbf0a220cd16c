/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-planned-slots.h"

#include "dia-field.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

#include <string.h>

static gboolean
is_in_paris (const DiaSlot *slot,
             gpointer       user_data)
{
  ++*(guint *) user_data;

  return g_str_equal (slot->zone, "Europe/Paris");
}

static void
move_to_lagos (WorkspaceFixture *self,
               DiaPost          *post)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_slot_init_instant (&post->slot, post->slot.at, "Africa/Lagos", &error), error);
  assert_done (dia_posts_update (self->connection, post, &error), error);
}

static void
test_finds (WorkspaceFixture *self,
            gconstpointer     data)
{
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "Alizé"), "FR", "mastodon");
  DiaId content = workspace_fixture_add_content (self, "Sept jours");
  g_autoptr (DiaPost) wanted = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  g_autoptr (DiaPost) in_review = workspace_fixture_add_post (self, content, account, DIA_POST_IN_REVIEW, NOW + DIA_DAY);
  g_autoptr (DiaPost) elsewhere = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  g_autoptr (DiaPost) out = workspace_fixture_add_post (self, content, account, DIA_POST_PUBLISHED, NOW);
  g_autoptr (DiaPost) old = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW - 1);
  g_autoptr (DiaPost) open = workspace_fixture_add_post (self, content, account, DIA_POST_DRAFT, DIA_INSTANT_NONE);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_asked = 0;

  move_to_lagos (self, elsewhere);
  found = dia_planned_slots_find (self->connection, NOW, is_in_paris, &n_asked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_asked, ==, 3);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (((DiaPost *) found->pdata[0])->id, ==, wanted->id);
  g_assert_cmpint (((DiaPost *) found->pdata[1])->id, ==, in_review->id);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/planned-slots/C3-finds", test_finds);
  return g_test_run ();
}
