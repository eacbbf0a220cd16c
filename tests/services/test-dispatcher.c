/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-error.h"
#include "dia-publishing-rules-private.h"
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
        {
          g_autofree char *text = g_strdup_printf ("Message %u de %s", j, handle);

          dia_sending_fixture_add_post (&scene.fixture, account, text, DIA_SENDING_NOW);
        }
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
  /* What has nothing to do with sending does not matter. */
  g_signal_emit_by_name (scene.fixture.core, "changed", (guint) DIA_CHANGE_SCOPES);
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

/* Only the accounts of the scope are silent; what they held back goes out once the
 * silence is over. */
static void
test_silent_scope (void)
{
  g_autofree char *scope = NULL;
  g_autofree char *id = NULL;
  DiaId other, held, sent;
  Scene scene;

  set_up (&scene);
  other = dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_MASTODON, "bruine");
  id = dia_id_to_string (scene.account);
  scope = g_strconcat ("account=", id, NULL);
  dia_sending_fixture_set (&scene.fixture, "sending.silent", scope);
  held = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Chut", DIA_SENDING_NOW);
  sent = dia_sending_fixture_add_post (&scene.fixture, other, "Parle", DIA_SENDING_NOW);
  dia_dispatcher_start (scene.fixture.dispatcher);
  g_assert_true (wait_for (&scene, 1));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, sent), ==, DIA_POST_PUBLISHED);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, held), ==, DIA_POST_SCHEDULED);
  g_assert_cmpuint (dia_dispatcher_get_silent_scopes (scene.fixture.dispatcher)->len, ==, 1);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, "Chut"), ==, 0);

  dia_sending_fixture_set (&scene.fixture, "sending.silent", NULL);
  dia_workspace_core_touch (scene.fixture.core, DIA_CHANGE_SETTINGS);
  g_assert_true (wait_for (&scene, 2));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, held), ==, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_dispatcher_get_silent_scopes (scene.fixture.dispatcher)->len, ==, 0);
  tear_down (&scene);
}

static void
count_after (Scene *scene,
             gint64 ms,
             guint  n_wanted)
{
  dia_sending_fixture_advance (&scene->fixture, ms);
  dia_sending_fixture_run (&scene->fixture);
  dia_sending_fixture_run (&scene->fixture);
  g_assert_cmpuint (dia_scripted_ledger_count (scene->fixture.ledger_path, NULL), ==, n_wanted);
}

/* With a pace an account sends one post a minute, however many are due. */
static void
test_pace (void)
{
  Scene scene;

  set_up (&scene);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_PACE, "60");
  for (guint i = 0; i < 3; i++)
    dia_sending_fixture_add_post (&scene.fixture, scene.account, "Doucement", DIA_SENDING_NOW);
  count_after (&scene, 0, 1);
  count_after (&scene, DIA_MINUTE - 1, 1);
  g_assert_cmpint (dia_dispatcher_get_next_due (scene.fixture.dispatcher), ==, DIA_SENDING_NOW + DIA_MINUTE);
  count_after (&scene, 1, 2);
  count_after (&scene, DIA_MINUTE, 3);
  tear_down (&scene);
}

/* P7: what is late goes out one by one, each account for itself, also when
 * another program has sent the last one; what is on time does not wait for it. */
static void
test_burst (void)
{
  g_autoptr (DiaDispatcher) other = NULL;
  DiaId sister;
  Scene scene;

  set_up (&scene);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_BURST, "5");
  sister = dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_MASTODON, "bruine");
  for (guint i = 0; i < 3; i++)
    dia_sending_fixture_add_post (&scene.fixture, scene.account, "En retard", DIA_SENDING_NOW - 20 * DIA_MINUTE + i);
  dia_sending_fixture_add_post (&scene.fixture, sister, "Aussi", DIA_SENDING_NOW - 20 * DIA_MINUTE);
  dia_sending_fixture_add_post (&scene.fixture, sister, "À l’heure", DIA_SENDING_NOW);
  count_after (&scene, 0, 3);
  g_assert_cmpint (dia_dispatcher_get_next_due (scene.fixture.dispatcher), ==, DIA_SENDING_NOW + 5 * DIA_MINUTE);
  count_after (&scene, 5 * DIA_MINUTE - 1, 3);
  count_after (&scene, 1, 4);
  other = dia_dispatcher_new (scene.fixture.core, NULL, NULL);
  g_assert_true (dia_dispatcher_run (other, FALSE, 0, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 4);
  count_after (&scene, 5 * DIA_MINUTE, 5);
  dia_test_wait_finalize (g_steal_pointer (&other));
  tear_down (&scene);
}

/* How the one journal entry of a post that was too late calls it. */
static char *
dup_late_reason (Scene *scene,
                 DiaId  post)
{
  g_autoptr (GPtrArray) journal = dia_sending_fixture_load_journal (&scene->fixture, post);
  DiaJournalEntry *entry;

  g_assert_cmpuint (journal->len, ==, 1);
  entry = g_ptr_array_index (journal, 0);
  g_assert_cmpint (entry->step, ==, DIA_STEP_HOLD);

  return g_strdup (entry->key);
}

/* What the workspace wants of a post that is ten minutes late: the same whether
 * nothing ran or the network was away. */
static void
test_late_policies (void)
{
  static const struct { const char *policy; DiaPostState state; } cases[] = {
    { "send", DIA_POST_PUBLISHED },
    { "ask", DIA_POST_MISSED },
    { "drop", DIA_POST_CANCELLED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DiaId late, bit_late;
      Scene scene;

      set_up (&scene);
      dia_sending_fixture_set (&scene.fixture, DIA_SETTING_LATE, cases[i].policy);
      late = dia_sending_fixture_add_post (&scene.fixture, scene.account, "En retard", DIA_SENDING_NOW - 10 * DIA_MINUTE);
      bit_late = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Un peu", DIA_SENDING_NOW - 4 * DIA_MINUTE);
      dia_sending_fixture_run (&scene.fixture);
      g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, late), ==, cases[i].state);
      g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, bit_late), ==, DIA_POST_PUBLISHED);
      if (cases[i].state != DIA_POST_PUBLISHED)
        {
          g_autofree char *reason = dup_late_reason (&scene, late);

          g_assert_cmpstr (reason, ==, DIA_HOLD_LATE_CLOSED);
        }
      tear_down (&scene);
    }
}

/* C4: the story says that the computer slept. */
static void
test_slept (void)
{
  g_autofree char *reason = NULL;
  DiaId post;
  Scene scene;

  set_up (&scene);
  post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "La nuit", DIA_SENDING_NOW + DIA_HOUR);
  dia_dispatcher_start (scene.fixture.dispatcher);
  dia_fixed_clock_sleep (DIA_FIXED_CLOCK (scene.fixture.clock), 8 * DIA_HOUR);
  dia_workspace_core_touch (scene.fixture.core, DIA_CHANGE_POSTS);
  g_assert_true (wait_for (&scene, 1));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_MISSED);
  reason = dup_late_reason (&scene, post);
  g_assert_cmpstr (reason, ==, DIA_HOLD_LATE_SLEPT);
  tear_down (&scene);
}

/* Late because the network was away while it ran: the story says that it waited. */
static void
test_waited (void)
{
  g_autofree char *reason = NULL;
  DiaId post;
  Scene scene;

  set_up (&scene);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_LATE, "ask");
  post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Bientôt", DIA_SENDING_NOW + DIA_MINUTE);
  dia_dispatcher_start (scene.fixture.dispatcher);
  dia_dispatcher_start (scene.fixture.dispatcher);
  dia_sending_fixture_advance (&scene.fixture, DIA_HOUR);
  dia_workspace_core_touch (scene.fixture.core, DIA_CHANGE_POSTS);
  g_assert_true (wait_for (&scene, 1));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_MISSED);
  reason = dup_late_reason (&scene, post);
  g_assert_cmpstr (reason, ==, DIA_HOLD_LATE_WAITED);
  tear_down (&scene);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    user_data)
{
  ++*(guint *) user_data;
}

/* What it is can be read, and is told when it changes and not when it does not. */
static void
test_properties (void)
{
  gboolean running, following, paused;
  DiaInstant next_due;
  guint n_told = 0;
  Scene scene;

  set_up (&scene);
  g_signal_connect (scene.fixture.dispatcher, "notify", G_CALLBACK (count_notify), &n_told);
  dia_dispatcher_follow (scene.fixture.dispatcher);
  dia_dispatcher_follow (scene.fixture.dispatcher);
  g_assert_cmpuint (n_told, ==, 1);
  g_object_set (scene.fixture.dispatcher, "paused", TRUE, NULL);
  g_object_set (scene.fixture.dispatcher, "paused", TRUE, NULL);
  g_assert_cmpuint (n_told, ==, 2);
  dia_dispatcher_start (scene.fixture.dispatcher);
  g_assert_cmpuint (n_told, ==, 4);
  g_object_get (scene.fixture.dispatcher, "running", &running, "following", &following, "paused", &paused,
                "next-due", &next_due, NULL);
  g_assert_true (running);
  g_assert_false (following);
  g_assert_true (paused);
  g_assert_cmpint (next_due, ==, DIA_INSTANT_NONE);
  tear_down (&scene);
}

#define TEST_TYPE_WEATHER (test_weather_get_type ())
G_DECLARE_FINAL_TYPE (TestWeather, test_weather, TEST, WEATHER, GObject)

/* A network that is away until the test says so. */
struct _TestWeather
{
  GObject parent_instance;
};

static void
init_initable (GInitableIface *iface)
{
}

static void
init_monitor (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestWeather, test_weather, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, init_initable)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, init_monitor))

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static void
test_weather_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
}

static void
test_weather_class_init (TestWeatherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_weather_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_weather_init (TestWeather *self)
{
}

/* What the network does: see test_network_lost(). */
typedef struct
{
  GMutex   lock;
  gboolean away;      /* (locked) */
  guint    n_tries;   /* (locked) */
} Net;

static gboolean
try_net (const char  *moment,
         gpointer     user_data,
         GError     **error)
{
  Net *net = user_data;
  gboolean away;

  if (!g_str_equal (moment, "before-commit"))
    return TRUE;

  g_mutex_lock (&net->lock);
  away = net->away;
  net->n_tries++;
  g_mutex_unlock (&net->lock);
  if (away)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE, "No way there.");

  return !away;
}

typedef struct
{
  Scene *scene;
  DiaId *posts;
  guint  n;
} Held;

static gboolean
all_put_off (gpointer user_data)
{
  Held *held = user_data;

  for (guint i = 0; i < held->n; i++)
    {
      g_autoptr (DiaPost) post = dia_sending_fixture_load_post (&held->scene->fixture, held->posts[i]);

      if (post->state != DIA_POST_SCHEDULED || post->not_before == DIA_INSTANT_NONE)
        return FALSE;
    }

  return TRUE;
}

/* C4: the network is away. A server that cannot be reached is left alone by all
 * its accounts; when the network is back, all goes out at once, and no more than
 * was asked for. */
static void
test_network_lost (void)
{
  g_autoptr (TestWeather) weather = g_object_new (TEST_TYPE_WEATHER, NULL);
  Net net = { .away = TRUE };
  DiaId posts[8];
  Scene scene;
  Held held = { &scene, posts, G_N_ELEMENTS (posts) };

  set_up (&scene);
  g_mutex_init (&net.lock);
  dia_scripted_network_set_hook (scene.fixture.network, try_net, &net);
  dia_dispatcher_set_network_monitor (scene.fixture.dispatcher, G_NETWORK_MONITOR (weather));
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autofree char *handle = g_strdup_printf ("compte%u", i);
      DiaId account = dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_MASTODON, handle);

      posts[i] = dia_sending_fixture_add_post (&scene.fixture, account, handle, DIA_SENDING_NOW);
    }
  dia_dispatcher_start (scene.fixture.dispatcher);
  g_assert_true (dia_test_wait_until (all_put_off, &held));
  g_mutex_lock (&net.lock);
  g_assert_cmpuint (net.n_tries, <=, 3);
  net.away = FALSE;
  net.n_tries = 0;
  g_mutex_unlock (&net.lock);
  g_signal_emit_by_name (weather, "network-changed", FALSE);
  g_signal_emit_by_name (weather, "network-changed", TRUE);
  g_assert_true (wait_for (&scene, G_N_ELEMENTS (posts)));
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, G_N_ELEMENTS (posts));
  g_assert_cmpuint (net.n_tries, ==, G_N_ELEMENTS (posts));
  tear_down (&scene);
  g_mutex_clear (&net.lock);
}

/* A try that fails only once the network is back: see test_network_back_meanwhile(). */
typedef struct
{
  GMutex   lock;
  GCond    cond;
  gboolean tried;   /* (locked) */
  gboolean back;    /* (locked) */
} SlowFailure;

static gboolean
fail_slowly (const char  *moment,
             gpointer     user_data,
             GError     **error)
{
  SlowFailure *slow = user_data;
  gboolean first;

  if (!g_str_equal (moment, "before-commit"))
    return TRUE;

  g_mutex_lock (&slow->lock);
  first = !slow->tried;
  slow->tried = TRUE;
  g_main_context_wakeup (NULL);
  while (first && !slow->back)
    g_cond_wait (&slow->cond, &slow->lock);
  g_mutex_unlock (&slow->lock);
  if (first)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE, "No way there.");

  return !first;
}

static gboolean
was_tried (gpointer user_data)
{
  SlowFailure *slow = user_data;
  gboolean tried;

  g_mutex_lock (&slow->lock);
  tried = slow->tried;
  g_mutex_unlock (&slow->lock);

  return tried;
}

/* C4: the network is back before the try that missed it has said so. Nobody will
 * tell a second time: the post must not sit out its delay. */
static void
test_network_back_meanwhile (void)
{
  g_autoptr (TestWeather) weather = g_object_new (TEST_TYPE_WEATHER, NULL);
  SlowFailure slow = { 0 };
  Scene scene;

  set_up (&scene);
  g_mutex_init (&slow.lock);
  g_cond_init (&slow.cond);
  dia_scripted_network_set_hook (scene.fixture.network, fail_slowly, &slow);
  dia_dispatcher_set_network_monitor (scene.fixture.dispatcher, G_NETWORK_MONITOR (weather));
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Revenu", DIA_SENDING_NOW);
  dia_dispatcher_start (scene.fixture.dispatcher);
  g_assert_true (dia_test_wait_until (was_tried, &slow));
  g_signal_emit_by_name (weather, "network-changed", TRUE);
  g_mutex_lock (&slow.lock);
  slow.back = TRUE;
  g_cond_signal (&slow.cond);
  g_mutex_unlock (&slow.lock);
  g_assert_true (wait_for (&scene, 1));
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  tear_down (&scene);
  g_cond_clear (&slow.cond);
  g_mutex_clear (&slow.lock);
}

static gboolean
is_due_now (gpointer user_data)
{
  return dia_dispatcher_get_next_due (user_data) == DIA_SENDING_NOW;
}

/* Another program sends: this one only knows what comes. */
static void
test_follow (void)
{
  DiaId post;
  Scene scene;

  set_up (&scene);
  dia_dispatcher_start (scene.fixture.dispatcher);
  dia_dispatcher_follow (scene.fixture.dispatcher);
  post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "À d’autres", DIA_SENDING_NOW);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_PAUSED, "1");
  dia_workspace_core_touch (scene.fixture.core, DIA_CHANGE_POSTS);
  g_assert_true (dia_test_wait_until (is_paused, scene.fixture.dispatcher));
  g_assert_true (dia_test_wait_until (is_due_now, scene.fixture.dispatcher));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_SCHEDULED);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_PAUSED, NULL);
  dia_dispatcher_start (scene.fixture.dispatcher);
  g_assert_true (wait_for (&scene, 1));
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_PUBLISHED);
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
  dia_test_wait_finalize (g_steal_pointer (&other));
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
  g_test_add_func ("/services/dispatcher/silent-scope", test_silent_scope);
  g_test_add_func ("/services/dispatcher/pace", test_pace);
  g_test_add_func ("/services/dispatcher/P7-burst", test_burst);
  g_test_add_func ("/services/dispatcher/P7-late-policies", test_late_policies);
  g_test_add_func ("/services/dispatcher/C4-slept", test_slept);
  g_test_add_func ("/services/dispatcher/C4-waited", test_waited);
  g_test_add_func ("/services/dispatcher/properties", test_properties);
  g_test_add_func ("/services/dispatcher/C4-network-lost", test_network_lost);
  g_test_add_func ("/services/dispatcher/C4-network-back-meanwhile", test_network_back_meanwhile);
  g_test_add_func ("/services/dispatcher/follow", test_follow);
  g_test_add_func ("/services/dispatcher/C1-clock-set-back", test_clock_set_back);
  g_test_add_func ("/services/dispatcher/C1-clock-steps", test_clock_steps);
  g_test_add_func ("/services/dispatcher/P10-zombie", test_zombie);

  return g_test_run ();
}
