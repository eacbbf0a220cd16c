/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-plans.h"

#include "dia-content-edits.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-hand-overs.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

/* A content with a post of each of two accounts, planned for tomorrow. */
typedef struct
{
  DiaId    content;
  DiaId    one;
  DiaId    other;
  DiaPost *of_one;    /* (owned) */
  DiaPost *of_other;  /* (owned) */
} Scene;

static void
clear_scene (Scene *scene)
{
  g_clear_object (&scene->of_one);
  g_clear_object (&scene->of_other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, clear_scene)

static void
set_scene (WorkspaceFixture *self,
           DiaPostState      of_one,
           DiaPostState      of_other,
           Scene            *scene)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");

  scene->one = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  scene->other = workspace_fixture_add_account (self, brand, "BE", "bluesky");
  scene->content = workspace_fixture_add_content (self, "Earlier");
  scene->of_one = workspace_fixture_add_post (self, scene->content, scene->one, of_one, NOW + DIA_DAY);
  scene->of_other = workspace_fixture_add_post (self, scene->content, scene->other, of_other, NOW + DIA_DAY);
}

static void
keep (WorkspaceFixture *self,
      const Scene      *scene,
      gboolean          timed,
      DiaId             dropped,
      DiaId             added)
{
  g_autoptr (DiaContentPlan) plan = dia_content_plan_new ();
  g_autoptr (GError) error = NULL;

  plan->timed = timed;
  plan->timing = DIA_TIMING_INSTANT;
  dia_wall_time_parse ("2027-02-12T11:30", &plan->wall, NULL);
  dia_field_set_text (&plan->zone, "Europe/Paris");
  if (dropped != DIA_ID_NONE)
    g_array_append_val (plan->dropped, dropped);
  if (added != DIA_ID_NONE)
    g_array_append_val (plan->added, added);
  assert_done (dia_content_plans_save (self->connection, scene->content, plan, NOW, &error), error);
}

static DiaWaiting
find_waiting (WorkspaceFixture *self,
              const Scene      *scene)
{
  g_autoptr (GError) error = NULL;
  DiaWaiting waiting;

  assert_done (dia_content_plans_find_waiting (self->connection, scene->content, &waiting, &error), error);
  return waiting;
}

static guint
count_listed (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dia_content_plans_list_waiting (self->connection, 10, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_round_trip (WorkspaceFixture *self,
                 gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (DiaContentPlan) nothing = NULL;
  g_autoptr (DiaContentPlan) plan = NULL;
  g_autoptr (DiaContentPlan) forgotten = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wall = NULL;

  set_scene (self, DIA_POST_SCHEDULED, DIA_POST_DRAFT, &scene);
  assert_done (dia_content_plans_load (self->connection, scene.content, &nothing, &error), error);
  g_assert_true (dia_content_plan_is_empty (nothing));

  keep (self, &scene, TRUE, scene.one, scene.other);
  assert_done (dia_content_plans_load (self->connection, scene.content, &plan, &error), error);
  wall = dia_wall_time_to_string (&plan->wall);
  g_assert_true (plan->timed);
  g_assert_cmpint (plan->timing, ==, DIA_TIMING_INSTANT);
  g_assert_true (g_str_has_prefix (wall, "2027-02-12T11:30"));
  g_assert_cmpstr (plan->zone, ==, "Europe/Paris");
  g_assert_cmpuint (plan->dropped->len, ==, 1);
  g_assert_true (dia_content_plan_lists (plan->dropped, scene.one));
  g_assert_cmpuint (plan->added->len, ==, 1);
  g_assert_true (dia_content_plan_lists (plan->added, scene.other));

  keep (self, &scene, FALSE, DIA_ID_NONE, DIA_ID_NONE);
  assert_done (dia_content_plans_load (self->connection, scene.content, &forgotten, &error), error);
  g_assert_true (dia_content_plan_is_empty (forgotten));
}

/* What waits, by itself and together. */
static void
test_waiting (WorkspaceFixture *self,
              gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (DiaContent) content = NULL;
  g_autoptr (GError) error = NULL;

  set_scene (self, DIA_POST_SCHEDULED, DIA_POST_DRAFT, &scene);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_NOTHING);
  g_assert_cmpuint (count_listed (self), ==, 0);
  keep (self, &scene, TRUE, DIA_ID_NONE, DIA_ID_NONE);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_TIME);
  keep (self, &scene, FALSE, scene.one, DIA_ID_NONE);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_ACCOUNTS);
  keep (self, &scene, FALSE, DIA_ID_NONE, scene.other);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_ACCOUNTS);
  keep (self, &scene, TRUE, scene.one, scene.other);
  content = dia_contents_load (self->connection, scene.content, &error);
  dia_field_set_text (&content->text, "Later");
  assert_done (dia_content_edits_save (self->connection, content, &error), error);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_WORDS | DIA_WAITING_ACCOUNTS | DIA_WAITING_TIME);
  g_assert_cmpuint (count_listed (self), ==, 1);
}

/* What has gone out meanwhile cannot be dropped or moved any more. */
static void
test_overtaken (WorkspaceFixture *self,
                gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };

  set_scene (self, DIA_POST_PUBLISHED, DIA_POST_PUBLISHED, &scene);
  keep (self, &scene, TRUE, scene.one, scene.other);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_NOTHING);
}

/* The time of a draft is kept as well, and is nothing that waits for an act. */
static void
test_drafts_do_not_wait (WorkspaceFixture *self,
                         gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };

  set_scene (self, DIA_POST_DRAFT, DIA_POST_DRAFT, &scene);
  keep (self, &scene, TRUE, DIA_ID_NONE, DIA_ID_NONE);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_NOTHING);
  g_assert_cmpuint (count_listed (self), ==, 0);
}

static void
choose_sender (WorkspaceFixture *self,
               const Scene      *scene,
               DiaSender         sender)
{
  g_autoptr (DiaContentPlan) plan = dia_content_plan_new ();
  g_autoptr (GError) error = NULL;

  plan->sender = sender;
  assert_done (dia_content_plans_save (self->connection, scene->content, plan, NOW, &error), error);
}

static void
wish (WorkspaceFixture *self,
      const Scene      *scene,
      gboolean          wanted)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_hand_overs_wish (self->connection, scene->of_one->id, wanted, &error), error);
}

/* Who sends waits as long as a planned post that can has another sender. */
static void
test_sender_waits (WorkspaceFixture *self,
                   gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (DiaContentPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  set_scene (self, DIA_POST_SCHEDULED, DIA_POST_SCHEDULED, &scene);
  choose_sender (self, &scene, DIA_SENDER_SERVER);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_SENDER);
  assert_done (dia_content_plans_load (self->connection, scene.content, &plan, &error), error);
  g_assert_cmpint (plan->sender, ==, DIA_SENDER_SERVER);
  g_assert_false (plan->timed);

  /* Nobody asks the other one's server, which keeps nothing. */
  wish (self, &scene, TRUE);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_NOTHING);
  choose_sender (self, &scene, DIA_SENDER_DESK);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_SENDER);
  wish (self, &scene, FALSE);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_NOTHING);
}

/* Slots are chosen beside a local time, which holds for accounts without any. */
static void
test_slots (WorkspaceFixture *self,
            gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (DiaContentPlan) plan = dia_content_plan_new ();
  g_autoptr (DiaContentPlan) read = NULL;
  g_autoptr (GError) error = NULL;

  set_scene (self, DIA_POST_SCHEDULED, DIA_POST_SCHEDULED, &scene);
  plan->timed = TRUE;
  plan->timing = DIA_TIMING_SLOTS;
  plan->wall = (DiaWallTime) { 2027, 2, 12, 10, 0, 0 };
  assert_done (dia_content_plans_save (self->connection, scene.content, plan, NOW, &error), error);
  assert_done (dia_content_plans_load (self->connection, scene.content, &read, &error), error);
  g_assert_cmpint (read->timing, ==, DIA_TIMING_SLOTS);
  g_assert_cmpint (dia_wall_time_compare (&read->wall, &plan->wall), ==, 0);
  g_assert_cmpint (find_waiting (self, &scene), ==, DIA_WAITING_TIME);

  plan->timing = DIA_TIMING_LOCAL;
  g_clear_pointer (&read, dia_content_plan_free);
  assert_done (dia_content_plans_save (self->connection, scene.content, plan, NOW, &error), error);
  assert_done (dia_content_plans_load (self->connection, scene.content, &read, &error), error);
  g_assert_cmpint (read->timing, ==, DIA_TIMING_LOCAL);
}

static void
test_goes_with_the_content (WorkspaceFixture *self,
                            gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  set_scene (self, DIA_POST_SCHEDULED, DIA_POST_DRAFT, &scene);
  keep (self, &scene, TRUE, scene.one, scene.other);
  assert_done (dia_contents_delete (self->connection, scene.content, &error), error);
  assert_done (dia_connection_query_int64 (self->connection, "SELECT (SELECT COUNT (*) FROM content_plans)"
                                           " + (SELECT COUNT (*) FROM content_plan_accounts)", &n, &error), error);
  g_assert_cmpint (n, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/content-plans/round-trip", test_round_trip);
  add_workspace_test ("/store/content-plans/waiting", test_waiting);
  add_workspace_test ("/store/content-plans/overtaken", test_overtaken);
  add_workspace_test ("/store/content-plans/drafts-do-not-wait", test_drafts_do_not_wait);
  add_workspace_test ("/store/content-plans/sender-waits", test_sender_waits);
  add_workspace_test ("/store/content-plans/slots", test_slots);
  add_workspace_test ("/store/content-plans/goes-with-the-content", test_goes_with_the_content);
  return g_test_run ();
}
