/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-error.h"
#include "dia-send-batch.h"
#include "dia-sending-fixture.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-test-support.h"

typedef struct
{
  DiaSendingFixture fixture;
  DiaId             account;
  GArray           *finished;   /* (element-type DiaId) */
  guint             n_wanted;
} Scene;

static void
on_post_finished_cb (DiaDispatcher *dispatcher,
                     gint64         post_id,
                     int            state,
                     gpointer       user_data)
{
  Scene *scene = user_data;

  g_array_append_val (scene->finished, post_id);
}

static void
set_up (Scene *scene)
{
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  scene->account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  scene->finished = g_array_new (FALSE, FALSE, sizeof (DiaId));
  scene->n_wanted = 0;
  g_signal_connect (scene->fixture.dispatcher, "post-finished", G_CALLBACK (on_post_finished_cb), scene);
}

static void
tear_down (Scene *scene)
{
  dia_sending_fixture_clear (&scene->fixture);
  g_array_unref (scene->finished);
}

static gboolean
enough_finished (gpointer user_data)
{
  Scene *scene = user_data;

  return scene->finished->len >= scene->n_wanted;
}

static gboolean
wait_for (Scene *scene,
          guint  n_finished)
{
  scene->n_wanted = n_finished;

  return dia_test_wait_until (enough_finished, scene);
}

static gboolean
is_paused (gpointer user_data)
{
  return dia_dispatcher_get_paused (user_data);
}

/* P6, a short run: many due at once, over many accounts, each once. */
static void
test_background (void)
{
  Scene scene;

  set_up (&scene);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *handle = g_strdup_printf ("compte%u", i);
      DiaId account = dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_MASTODON, handle);

      for (guint j = 0; j < 6; j++)
        dia_sending_fixture_add_post (&scene.fixture, account, "Ensemble", DIA_SENDING_NOW);
    }
  dia_dispatcher_start (scene.fixture.dispatcher);
  g_assert_true (wait_for (&scene, 30));
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 30);
  tear_down (&scene);
}

/* What is written while it waits is seen. */
static void
test_new_post (void)
{
  Scene scene;

  set_up (&scene);
  dia_dispatcher_start (scene.fixture.dispatcher);
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Soudain", DIA_SENDING_NOW);
  dia_workspace_core_touch (scene.fixture.core, DIA_CHANGE_POSTS);
  g_assert_true (wait_for (&scene, 1));
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, "Soudain"), ==, 1);
  tear_down (&scene);
}

/* A silence is kept in the workspace and obeyed by whoever sends. */
static void
test_paused (void)
{
  Scene scene;
  DiaId post;

  set_up (&scene);
  post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Chut", DIA_SENDING_NOW);
  dia_dispatcher_set_paused (scene.fixture.dispatcher, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_true (dia_test_wait_until (is_paused, scene.fixture.dispatcher));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_SCHEDULED);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 0);
  dia_dispatcher_set_paused (scene.fixture.dispatcher, FALSE);
  dia_dispatcher_start (scene.fixture.dispatcher);
  g_assert_true (wait_for (&scene, 1));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

static gboolean
write_pace (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  return dia_settings_set (connection, DIA_SETTING_PACE, "60", error);
}

/* With a pace an account sends one post a minute, however many are due. */
static void
test_pace (void)
{
  Scene scene;

  set_up (&scene);
  g_assert_true (dia_store_write (scene.fixture.core->store, write_pace, NULL, NULL, NULL));
  for (guint i = 0; i < 3; i++)
    dia_sending_fixture_add_post (&scene.fixture, scene.account, "Doucement", DIA_SENDING_NOW);
  for (guint i = 1; i <= 3; i++)
    {
      dia_sending_fixture_run (&scene.fixture);
      dia_sending_fixture_run (&scene.fixture);
      g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, i);
      dia_sending_fixture_advance (&scene.fixture, DIA_MINUTE);
    }
  tear_down (&scene);
}

/* C1: the clock goes back; what has gone out does not go out again. */
static void
test_clock_set_back (void)
{
  DiaId post;
  Scene scene;

  set_up (&scene);
  post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Une fois", DIA_SENDING_NOW);
  dia_sending_fixture_run (&scene.fixture);
  dia_fixed_clock_set (DIA_FIXED_CLOCK (scene.fixture.clock), DIA_SENDING_NOW - 3650 * DIA_DAY);
  dia_sending_fixture_run (&scene.fixture);
  dia_fixed_clock_set (DIA_FIXED_CLOCK (scene.fixture.clock), DIA_SENDING_NOW + 3650 * DIA_DAY);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  tear_down (&scene);
}

/* C1: the clock steps while a post waits, from a second to ten years, forward and
 * back: it goes out when the wall clock says so, not before, and once. */
static void
test_clock_steps (void)
{
  static const gint64 sizes[] = { DIA_SECOND, DIA_MINUTE, DIA_HOUR, DIA_DAY, 365 * DIA_DAY, 3653 * DIA_DAY };
  guint n_out = 0;
  Scene scene;

  set_up (&scene);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      DiaFixedClock *clock = DIA_FIXED_CLOCK (scene.fixture.clock);
      gint64 step = i % 2 == 0 ? sizes[i / 2] : -sizes[i / 2];
      g_autofree char *text = g_strdup_printf ("Pas %u", i);
      DiaId post;

      dia_fixed_clock_set (clock, DIA_SENDING_NOW);
      post = dia_sending_fixture_add_post (&scene.fixture, scene.account, text, DIA_SENDING_NOW + ABS (step));
      dia_fixed_clock_set (clock, DIA_SENDING_NOW + MIN (step, step - 1));
      dia_sending_fixture_run (&scene.fixture);
      g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_SCHEDULED);
      dia_fixed_clock_set (clock, DIA_SENDING_NOW + ABS (step));
      dia_sending_fixture_run (&scene.fixture);
      dia_fixed_clock_set (clock, DIA_SENDING_NOW);
      dia_sending_fixture_run (&scene.fixture);
      dia_fixed_clock_set (clock, DIA_SENDING_NOW + ABS (step));
      dia_sending_fixture_run (&scene.fixture);
      g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_PUBLISHED);
      g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, text), ==, 1);
      g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, ++n_out);
    }
  tear_down (&scene);
}

/* Sleeps with its claim until another one has taken the post over, then wakes
 * up: see test_zombie(). */
typedef struct
{
  DiaSendingFixture *fixture;
  DiaDispatcher     *other;
  gboolean           done;
} Sleep;

static void
sleep_at_commit (const char *step,
                 gpointer    user_data)
{
  Sleep *nap = user_data;
  g_autoptr (GMainContext) context = NULL;

  if (!g_str_equal (step, "prepare-ended") || nap->done)
    return;

  nap->done = TRUE;
  dia_sending_fixture_advance (nap->fixture, DIA_OUTGOING_LEASE_MS + DIA_SECOND);
  g_assert_true (dia_dispatcher_run (nap->other, FALSE, 0, NULL, NULL, NULL, NULL));
}

/* P10: a sender that slept through the end of its claim writes nothing and sends
 * nothing. */
static void
test_zombie (void)
{
  g_autoptr (DiaDispatcher) other = NULL;
  g_autoptr (GError) error = NULL;
  Sleep nap = { 0 };
  DiaId post;
  Scene scene;

  set_up (&scene);
  other = dia_dispatcher_new (scene.fixture.core, NULL, NULL);
  nap.fixture = &scene.fixture;
  nap.other = other;
  dia_dispatcher_set_probe (scene.fixture.dispatcher, sleep_at_commit, &nap);
  post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Une fois", DIA_SENDING_NOW);
  dia_dispatcher_run (scene.fixture.dispatcher, FALSE, 0, NULL, NULL, NULL, &error);
  g_assert_true (nap.done);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&other));
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/dispatcher/P6-background", test_background);
  g_test_add_func ("/services/dispatcher/new-post", test_new_post);
  g_test_add_func ("/services/dispatcher/paused", test_paused);
  g_test_add_func ("/services/dispatcher/pace", test_pace);
  g_test_add_func ("/services/dispatcher/C1-clock-set-back", test_clock_set_back);
  g_test_add_func ("/services/dispatcher/C1-clock-steps", test_clock_steps);
  g_test_add_func ("/services/dispatcher/P10-zombie", test_zombie);

  return g_test_run ();
}
