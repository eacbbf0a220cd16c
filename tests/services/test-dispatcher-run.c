/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-error.h"
#include "dia-sending-fixture.h"
#include "dia-settings.h"
#include "dia-send-batch.h"
#include "dia-store.h"

/* A post that the server puts off, once. */
typedef struct
{
  DiaSendingFixture fixture;
  DiaId             post;
  gint64            retry_ms;      /* from now */
  guint             n_put_off;     /* times it does so */
  guint             n_told;
  gint64            advance_ms;    /* how far the clock goes on when an ending is told */
  GCancellable     *cancellable;   /* (owned) */
  GThread          *canceller;     /* (nullable) */
} Scene;

static gboolean
put_off (const char  *moment,
         gpointer     user_data,
         GError     **error)
{
  Scene *scene = user_data;
  DiaInstant retry_at = dia_clock_now (scene->fixture.clock) + scene->retry_ms;

  if (scene->n_put_off == 0)
    return TRUE;

  scene->n_put_off--;
  g_propagate_error (error, dia_connector_error_new_throttled (DIA_THROTTLE_SERVER, retry_at, "Too many posts."));
  return FALSE;
}

static void
set_up (Scene *scene)
{
  DiaId account;

  *scene = (Scene) { .retry_ms = DIA_MINUTE, .n_put_off = 1 };
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  dia_scripted_network_set_hook (scene->fixture.network, put_off, scene);
  account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  scene->post = dia_sending_fixture_add_post (&scene->fixture, account, "Une fois", DIA_SENDING_NOW);
  scene->cancellable = g_cancellable_new ();
}

static void
tear_down (Scene *scene)
{
  g_clear_pointer (&scene->canceller, g_thread_join);
  g_assert_finalize_object (g_steal_pointer (&scene->cancellable));
  dia_sending_fixture_clear (&scene->fixture);
}

static void
note_ending (const DiaPost *post,
             const char    *sentence,
             gpointer       user_data)
{
  Scene *scene = user_data;

  scene->n_told++;
  dia_sending_fixture_advance (&scene->fixture, scene->advance_ms);
}

static gboolean
run (Scene   *scene,
     gint64   patience_ms,
     GError **error)
{
  return dia_dispatcher_run (scene->fixture.dispatcher, TRUE, patience_ms, note_ending, scene, scene->cancellable, error);
}

static void
assert_state (Scene        *scene,
              DiaPostState  state)
{
  g_assert_cmpint (dia_sending_fixture_get_state (&scene->fixture, scene->post), ==, state);
}

/* It waits for what was put off, as long as it is told to. */
static void
test_until_empty (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  scene.advance_ms = DIA_MINUTE;
  g_assert_true (run (&scene, 0, &error));
  g_assert_no_error (error);
  assert_state (&scene, DIA_POST_PUBLISHED);
  g_assert_cmpuint (scene.n_told, ==, 2);
  tear_down (&scene);
}

/* What comes later than that is left for another time. */
static void
test_patience (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_assert_true (run (&scene, DIA_MINUTE - 1, &error));
  g_assert_no_error (error);
  assert_state (&scene, DIA_POST_SCHEDULED);
  g_assert_cmpuint (scene.n_told, ==, 1);
  tear_down (&scene);
}

static gpointer
cancel_in_thread (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return NULL;
}

static void
cancel_while_waiting (const DiaPost *post,
                      const char    *sentence,
                      gpointer       user_data)
{
  Scene *scene = user_data;

  scene->canceller = g_thread_new ("cancel", cancel_in_thread, scene->cancellable);
}

/* While it waits it can be told to stop: it does not sit out the hour. */
static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  scene.retry_ms = DIA_HOUR;
  g_assert_false (dia_dispatcher_run (scene.fixture.dispatcher, TRUE, DIA_DAY, cancel_while_waiting, &scene,
                                      scene.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_state (&scene, DIA_POST_SCHEDULED);
  tear_down (&scene);
}

static void
cancel_at_commit (const char *step,
                  gpointer    user_data)
{
  if (g_str_equal (step, "commit-begun"))
    g_cancellable_cancel (((Scene *) user_data)->cancellable);
}

/* What is under way ends, and is told. */
static void
test_cancelled_while_sending (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  scene.n_put_off = 0;
  dia_dispatcher_set_probe (scene.fixture.dispatcher, cancel_at_commit, &scene);
  g_assert_false (run (&scene, DIA_DAY, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_state (&scene, DIA_POST_PUBLISHED);
  g_assert_cmpuint (scene.n_told, ==, 1);
  tear_down (&scene);
}

static void
silence (const DiaPost *post,
         const char    *sentence,
         gpointer       user_data)
{
  dia_sending_fixture_set (&((Scene *) user_data)->fixture, DIA_SETTING_PAUSED, "1");
}

/* Silenced meanwhile: it does not wait for what may not go out. */
static void
test_silenced (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_assert_true (dia_dispatcher_run (scene.fixture.dispatcher, TRUE, DIA_DAY, silence, &scene, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dia_dispatcher_get_paused (scene.fixture.dispatcher));
  assert_state (&scene, DIA_POST_SCHEDULED);
  tear_down (&scene);
}

/* D3: whoever waits is told that the workspace fails. */
static void
test_store_closed (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  dia_store_close (scene.fixture.core->store);
  g_assert_false (run (&scene, DIA_DAY, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/dispatcher-run/until-empty", test_until_empty);
  g_test_add_func ("/services/dispatcher-run/patience", test_patience);
  g_test_add_func ("/services/dispatcher-run/cancelled", test_cancelled);
  g_test_add_func ("/services/dispatcher-run/cancelled-while-sending", test_cancelled_while_sending);
  g_test_add_func ("/services/dispatcher-run/silenced", test_silenced);
  g_test_add_func ("/services/dispatcher-run/D3-store-closed", test_store_closed);

  return g_test_run ();
}
