/* SPDX-License-Identifier: GPL-3.0-or-later */

/* P1 and P2: the program is killed while it sends a thread of two parts, at
 * every step of its own and at every moment of the server's, and anywhere. The
 * ledger of the network outlives it; then it starts again. */

#include "tally.h"

#include <signal.h>
#include <unistd.h>

#define TRIALS_A_WORKSPACE 60
#define PAUSE              (5 * DIA_MINUTE)

/* Where the first life ends, and perhaps the second. */
typedef struct
{
  const char *step;     /* (nullable): of the client */
  DiaRoute    route;    /* else: at the server's request of this kind, */
  gboolean    effect;   /* after it has acted on it, */
  DiaTestCut  cut;      /* and so much of the answer was said */
  const char *again;    /* (nullable): the second life ends there too */
  guint       n;        /* how often it is passed: each part has one, a picture too */
  FireKind    first;    /* on which kinds it exists */
  FireKind    last;
  gboolean    pictures;
} Moment;

static const Moment moments[] = {
  { "claimed", .n = 1, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "prepare-begun", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "prepare-answered", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "prepare-ended", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { NULL, DIA_ROUTE_PREPARE, FALSE, .n = 2, .first = FIRE_TWO_PHASE, .last = FIRE_TWO_PHASE },
  { NULL, DIA_ROUTE_PREPARE, TRUE, .n = 2, .first = FIRE_TWO_PHASE, .last = FIRE_TWO_PHASE },
  { "commit-begun", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { NULL, DIA_ROUTE_COMMIT, FALSE, .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { NULL, DIA_ROUTE_COMMIT, TRUE, .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { NULL, DIA_ROUTE_COMMIT, TRUE, DIA_TEST_CUT_IN_BODY, .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "commit-answered", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "commit-ended", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "settling", .n = 1, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "settled", .n = 1, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { NULL, DIA_ROUTE_COMMIT, TRUE, .again = "look-begun", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { NULL, DIA_ROUTE_COMMIT, TRUE, .again = "look-answered", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { NULL, DIA_ROUTE_COMMIT, TRUE, .again = "look-ended", .n = 2, .first = FIRE_MASTODON, .last = FIRE_DUMB },
  { "upload-begun", .n = 2, .first = FIRE_MASTODON, .last = FIRE_TWO_PHASE, .pictures = TRUE },
  { NULL, DIA_ROUTE_UPLOAD, FALSE, .n = 2, .first = FIRE_MASTODON, .last = FIRE_TWO_PHASE, .pictures = TRUE },
  { NULL, DIA_ROUTE_UPLOAD, TRUE, .n = 2, .first = FIRE_MASTODON, .last = FIRE_TWO_PHASE, .pictures = TRUE },
  { "upload-answered", .n = 2, .first = FIRE_MASTODON, .last = FIRE_TWO_PHASE, .pictures = TRUE },
  { "upload-ended", .n = 2, .first = FIRE_MASTODON, .last = FIRE_TWO_PHASE, .pictures = TRUE },
};

/* A scene in which trial follows trial, until it is worn out. */
typedef struct
{
  Fire  fire;
  guint n_trials;
} Scene;

static void
wear_out (Scene *scene,
          Tally *tally)
{
  tally_compare (tally, &scene->fire);
  fire_clear (&scene->fire);
  scene->n_trials = 0;
}

/* A workspace that has seen many trials gives way to a new one. */
static void
begin_trial (Scene    *scene,
             Tally    *tally,
             gboolean  pictures)
{
  if (scene->n_trials == TRIALS_A_WORKSPACE)
    wear_out (scene, tally);
  if (scene->n_trials == 0)
    {
      fire_init (&scene->fire, 1);
      fire_set_pictures (&scene->fire, pictures ? 2 : 0);
    }
  scene->n_trials++;
  tally->trials++;
}

static void
add_thread (Scene    *scene,
            FireKind  kind)
{
  g_autofree char *text = g_strdup_printf ("tête %u\n---\nsuite %u", scene->n_trials, scene->n_trials);
  DiaId account = fire_get_account (&scene->fire, kind, 0);

  fire_add_post (&scene->fire, account, text, dia_shared_page_get_now (scene->fire.page));
}

static void
try_moment (Scene        *scene,
            Tally        *tally,
            FireKind      kind,
            const Moment *moment,
            guint         skip)
{
  Fire *fire = &scene->fire;

  add_thread (scene, kind);
  if (moment->step == NULL)
    dia_shared_page_add_fault (fire->page, &(DiaFault) { moment->route, skip, 1, moment->effect, .cut = moment->cut,
                                                         .signal = SIGKILL });
  g_assert_false (fire_live (fire, &(FireLife) { .step = moment->step, .skip = skip }));
  if (moment->again != NULL)
    {
      dia_faulty_server_settle (fire->server);
      g_assert_false (fire_live (fire, &(FireLife) { .step = moment->again }));
    }
  tally_recover (tally, fire);
  dia_shared_page_clear_faults (fire->page);
  dia_shared_page_advance (fire->page, PAUSE);
}

static void
try_everything (Scene    *scene,
                Tally    *tally,
                FireKind  kind,
                gboolean  pictures)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    for (guint skip = 0; skip < moments[i].n; skip++)
      {
        if (moments[i].pictures != pictures || kind < moments[i].first || kind > moments[i].last)
          continue;
        begin_trial (scene, tally, pictures);
        try_moment (scene, tally, kind, &moments[i], skip);
      }
}

static void
test_every_step (gconstpointer data)
{
  FireKind kind = GPOINTER_TO_INT (data);
  g_autofree char *what = g_strdup_printf ("killed at every step, %s", fire_kind_to_string (kind));
  Tally tally = { "P1", what };
  Scene scene = { 0 };
  guint n = tally_get_count (1);

  for (guint i = 0; i < n; i++)
    try_everything (&scene, &tally, kind, FALSE);
  wear_out (&scene, &tally);
  tally_finish (&tally, kind == FIRE_DUMB ? tally.trials : 0);
}

static void
test_every_upload (gconstpointer data)
{
  FireKind kind = GPOINTER_TO_INT (data);
  g_autofree char *what = g_strdup_printf ("killed at every step of two pictures, %s", fire_kind_to_string (kind));
  Tally tally = { "P1", what };
  Scene scene = { 0 };
  guint n = tally_get_count (1);

  for (guint i = 0; i < n; i++)
    try_everything (&scene, &tally, kind, TRUE);
  wear_out (&scene, &tally);
  tally_finish (&tally, 0);
}

/* Half of the kills count from the start, half from the first step: on a busy
 * machine a program may take longer than that to begin. */
static void
kill_anywhere (Fire  *fire,
               GRand *dice)
{
  gboolean from_start = g_rand_boolean (dice);
  gulong delay = (gulong) g_rand_int_range (dice, 0, 50 * 1000);
  guint n_steps = dia_shared_page_get_count (fire->page, DIA_COUNT_STEPS);
  pid_t life = fire_start (fire, &(FireLife) { 0 });

  for (guint i = 0; !from_start && i < 10000 && dia_shared_page_get_count (fire->page, DIA_COUNT_STEPS) == n_steps; i++)
    g_usleep (100);
  g_usleep (delay);
  kill (life, SIGKILL);
  fire_end (life);
}

static void
test_anywhere (gconstpointer data)
{
  FireKind kind = GPOINTER_TO_INT (data);
  g_autofree char *what = g_strdup_printf ("killed anywhere, %s", fire_kind_to_string (kind));
  g_autoptr (GRand) dice = tally_make_dice (52 + (guint32) kind);
  Tally tally = { "P2", what };
  Scene scene = { 0 };
  guint n = tally_get_count (12);

  for (guint i = 0; i < n; i++)
    {
      begin_trial (&scene, &tally, FALSE);
      add_thread (&scene, kind);
      kill_anywhere (&scene.fire, dice);
      tally_recover (&tally, &scene.fire);
      dia_shared_page_advance (scene.fire.page, PAUSE);
    }
  wear_out (&scene, &tally);
  tally_finish (&tally, kind == FIRE_DUMB ? tally.trials : 0);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    tally_add_test ("P1-killed-at-every-step", fire_kind_to_string (kind), GINT_TO_POINTER (kind), test_every_step);
  for (FireKind kind = FIRE_MASTODON; kind <= FIRE_TWO_PHASE; kind++)
    tally_add_test ("P1-killed-at-every-upload", fire_kind_to_string (kind), GINT_TO_POINTER (kind), test_every_upload);
  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    tally_add_test ("P2-killed-anywhere", fire_kind_to_string (kind), GINT_TO_POINTER (kind), test_anywhere);

  return g_test_run ();
}
