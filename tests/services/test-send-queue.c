/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-claim-owner.h"
#include "dia-send-batch.h"
#include "dia-send-queue.h"
#include "dia-sending-fixture.h"
#include "dia-store.h"
#include "dia-test-support.h"

#define N_POSTS 8

typedef struct
{
  DiaSendingFixture fixture;
  GObject          *owner;
  DiaSendQueue     *queue;
  DiaId             posts[N_POSTS];
  guint             n_ended;
  guint             n_reported;

  GMutex            lock;
  int               n_under_way;   /* (locked) */
  int               most;          /* (locked) */
} Scene;

static void
note_ended (GObject                 *owner,
            const DiaOutgoing       *outgoing,
            const DiaDeliveryReport *report,
            const GError            *error)
{
  Scene *scene = g_object_get_data (owner, "scene");

  g_assert_no_error (error);
  scene->n_ended++;
  scene->n_reported += report != NULL;
}

/* How many are between their first and their last step at a time. */
static void
count_under_way (const char *step,
                 gpointer    user_data)
{
  Scene *scene = user_data;

  g_mutex_lock (&scene->lock);
  if (g_str_equal (step, "claimed"))
    scene->n_under_way++;
  else if (g_str_equal (step, "settled"))
    scene->n_under_way--;
  scene->most = MAX (scene->most, scene->n_under_way);
  g_mutex_unlock (&scene->lock);
}

static void
set_up (Scene *scene)
{
  *scene = (Scene) { 0 };
  g_mutex_init (&scene->lock);
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_RECORD_KEY);
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autofree char *handle = g_strdup_printf ("compte%u", i);
      DiaId account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, handle);

      scene->posts[i] = dia_sending_fixture_add_post (&scene->fixture, account, handle, DIA_SENDING_NOW);
    }
  scene->owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (scene->owner, "scene", scene);
  scene->queue = dia_send_queue_new (scene->fixture.core, NULL, scene->owner, note_ended);
  dia_send_queue_set_late (scene->queue, &(DiaLateTerms) { .patience_ms = DIA_HOUR });
  dia_send_queue_set_probe (scene->queue, count_under_way, scene);
}

static void
tear_down (Scene *scene)
{
  g_clear_pointer (&scene->queue, dia_send_queue_free);
  dia_sending_fixture_clear (&scene->fixture);
  g_assert_finalize_object (g_steal_pointer (&scene->owner));
  g_mutex_clear (&scene->lock);
}

static void
take_all (Scene *scene)
{
  g_autofree char *name = dia_claim_owner_make ();
  g_autoptr (GError) error = NULL;
  const DiaSendBatchRequest request = { .core = scene->fixture.core, .owner = name, .limit = N_POSTS };
  g_autoptr (DiaSendBatch) batch = dia_send_batch_take (&request, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->outgoing->len, ==, N_POSTS);
  dia_send_queue_take (scene->queue, batch->outgoing);
  g_assert_cmpuint (batch->outgoing->len, ==, 0);
  g_assert_cmpuint (dia_send_queue_get_length (scene->queue), ==, N_POSTS);
}

static gboolean
all_ended (gpointer user_data)
{
  Scene *scene = user_data;

  return scene->n_ended == N_POSTS;
}

static void
assert_all_in (Scene        *scene,
               DiaPostState  state)
{
  g_assert_true (dia_test_wait_until (all_ended, scene));
  g_assert_cmpuint (dia_send_queue_get_length (scene->queue), ==, 0);
  for (guint i = 0; i < N_POSTS; i++)
    g_assert_cmpint (dia_sending_fixture_get_state (&scene->fixture, scene->posts[i]), ==, state);
}

/* All go out, few of one server at a time. */
static void
test_open (void)
{
  Scene scene;

  set_up (&scene);
  dia_send_queue_set_open (scene.queue, TRUE);
  take_all (&scene);
  assert_all_in (&scene, DIA_POST_PUBLISHED);
  g_assert_cmpuint (scene.n_reported, ==, N_POSTS);
  g_assert_cmpint (scene.most, <=, 3);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, N_POSTS);
  tear_down (&scene);
}

/* What was claimed is given back, and nothing goes out. */
static void
test_not_open (void)
{
  Scene scene;

  set_up (&scene);
  take_all (&scene);
  assert_all_in (&scene, DIA_POST_SCHEDULED);
  g_assert_cmpuint (scene.n_reported, ==, 0);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 0);
  tear_down (&scene);
}

/* When it closes, what waits is given back and what is under way ends: none is
 * left between. */
static void
test_closed (void)
{
  guint n_out = 0;
  Scene scene;

  set_up (&scene);
  dia_send_queue_set_open (scene.queue, TRUE);
  take_all (&scene);
  dia_send_queue_set_open (scene.queue, FALSE);
  g_assert_true (dia_test_wait_until (all_ended, &scene));
  for (guint i = 0; i < N_POSTS; i++)
    {
      DiaPostState state = dia_sending_fixture_get_state (&scene.fixture, scene.posts[i]);

      g_assert_true (state == DIA_POST_PUBLISHED || state == DIA_POST_SCHEDULED);
      n_out += state == DIA_POST_PUBLISHED;
    }
  g_assert_cmpuint (n_out, ==, 3);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, n_out);
  tear_down (&scene);
}

/* D3: what should be given back cannot be: it stays claimed until its time is over. */
static void
test_d3_not_given_back (void)
{
  g_autofree char *name = dia_claim_owner_make ();
  DiaSendBatchRequest request = { .owner = name, .limit = N_POSTS };
  g_autoptr (DiaSendBatch) batch = NULL;
  Scene scene;

  set_up (&scene);
  request.core = scene.fixture.core;
  batch = dia_send_batch_take (&request, NULL);
  g_assert_nonnull (batch);
  dia_store_close (scene.fixture.core->store);
  dia_send_queue_take (scene.queue, batch->outgoing);
  g_assert_true (dia_test_wait_until (all_ended, &scene));
  g_assert_cmpuint (scene.n_reported, ==, 0);
  g_clear_pointer (&batch, dia_send_batch_free);
  tear_down (&scene);
}

/* What a dead sender left is taken whole, and then nothing more than that. */
static void
test_recover_first (void)
{
  g_autofree char *own = dia_claim_owner_make ();
  g_auto (GStrv) words = g_strsplit (own, ":", -1);
  g_autofree char *dead = g_strjoin (":", words[0], words[1], words[2], "0", words[4], words[5], NULL);
  DiaSendBatchRequest request = { .owner = dead, .limit = 3 };
  DiaSendBatch *first, *second;
  Scene scene;

  set_up (&scene);
  request.core = scene.fixture.core;
  first = dia_send_batch_take (&request, NULL);
  g_assert_cmpuint (first->outgoing->len, ==, 3);
  request = (DiaSendBatchRequest) { .core = scene.fixture.core, .owner = own, .limit = 2, .recover = TRUE };
  second = dia_send_batch_take (&request, NULL);
  g_assert_cmpuint (second->outgoing->len, ==, 3);
  dia_send_batch_free (first);
  dia_send_batch_free (second);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/send-queue/open", test_open);
  g_test_add_func ("/services/send-queue/not-open", test_not_open);
  g_test_add_func ("/services/send-queue/closed", test_closed);
  g_test_add_func ("/services/send-queue/D3-not-given-back", test_d3_not_given_back);
  g_test_add_func ("/services/send-queue/recover-first", test_recover_first);

  return g_test_run ();
}
