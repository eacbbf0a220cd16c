/* SPDX-License-Identifier: GPL-3.0-or-later */

/* H1 and H2: posts that a server keeps until their time. The program is killed at
 * every step of handing one over, of moving it, of changing its text and of taking
 * it back, and at every moment of the server's; then it lives on, past the time of
 * the post. The ledger of the network says what came of it. */

#include "tally.h"

#include "dia-fake-keeper.h"
#include "dia-field.h"
#include "dia-hand-overs.h"
#include "dia-posts.h"

#include <signal.h>

#define TRIALS_A_WORKSPACE 40
#define AHEAD              (40 * DIA_MINUTE)

typedef enum
{
  ACT_HAND_OVER,
  ACT_MOVE,
  ACT_EDIT,
  ACT_CANCEL,
} Act;

typedef struct
{
  Act         act;
  const char *step;     /* (nullable): of the client */
  DiaRoute    route;    /* else: at the server's request of this kind */
  gboolean    effect;
  DiaTestCut  cut;
} Moment;

static const Moment moments[] = {
  { ACT_HAND_OVER, "taken" },
  { ACT_HAND_OVER, "hand-over-begun" },
  { ACT_HAND_OVER, NULL, DIA_ROUTE_COMMIT, FALSE },
  { ACT_HAND_OVER, NULL, DIA_ROUTE_COMMIT, TRUE },
  { ACT_HAND_OVER, NULL, DIA_ROUTE_COMMIT, TRUE, DIA_TEST_CUT_IN_BODY },
  { ACT_HAND_OVER, "hand-over-answered" },
  { ACT_HAND_OVER, "hand-over-ended" },
  { ACT_HAND_OVER, "settling" },
  { ACT_HAND_OVER, "settled" },
  { ACT_MOVE, "move-kept-begun" },
  { ACT_MOVE, NULL, DIA_ROUTE_KEPT, FALSE },
  { ACT_MOVE, NULL, DIA_ROUTE_KEPT, TRUE },
  { ACT_MOVE, "move-kept-answered" },
  { ACT_MOVE, "move-kept-ended" },
  { ACT_EDIT, "take-back-begun" },
  { ACT_EDIT, NULL, DIA_ROUTE_KEPT, FALSE },
  { ACT_EDIT, NULL, DIA_ROUTE_KEPT, TRUE },
  { ACT_EDIT, "take-back-answered" },
  { ACT_EDIT, "take-back-ended" },
  { ACT_EDIT, "hand-over-begun" },
  { ACT_EDIT, NULL, DIA_ROUTE_COMMIT, TRUE },
  { ACT_EDIT, "hand-over-answered" },
  { ACT_CANCEL, "take-back-begun" },
  { ACT_CANCEL, NULL, DIA_ROUTE_KEPT, FALSE },
  { ACT_CANCEL, NULL, DIA_ROUTE_KEPT, TRUE },
  { ACT_CANCEL, "take-back-answered" },
  { ACT_CANCEL, "take-back-ended" },
};

/* A scene in which trial follows trial, until it is worn out. */
typedef struct
{
  Fire           fire;
  DiaFakeKeeping keeping;
  guint          n_trials;
} Scene;

/* A text that was taken back and came out all the same is no post's any more. */
static void
count_strangers (Tally *tally,
                 Fire  *fire)
{
  g_autoptr (GPtrArray) lines = dia_ledger_file_read (fire->ledger_path);
  gint64 n_published = fire_query (fire, "SELECT count (*) FROM posts WHERE state = 'published'");

  tally->duplicates += (guint) MAX ((gint64) lines->len - n_published, 0);
}

static void
wear_out (Scene *scene,
          Tally *tally)
{
  if (scene->n_trials == 0)
    return;
  tally_compare (tally, &scene->fire);
  count_strangers (tally, &scene->fire);
  fire_clear (&scene->fire);
  scene->n_trials = 0;
}

static void
begin_trial (Scene *scene,
             Tally *tally)
{
  if (scene->n_trials == TRIALS_A_WORKSPACE)
    wear_out (scene, tally);
  if (scene->n_trials == 0)
    {
      fire_init (&scene->fire, 1);
      dia_shared_page_set_number (scene->fire.page, DIA_NUMBER_KEEPING, scene->keeping);
      fire_get_account (&scene->fire, FIRE_MASTODON, 0);
    }
  /* The server was asked already, and what it did since is forgotten. */
  fire_execute (&scene->fire, "UPDATE accounts SET limits = limits || ';keeps=2;keep_lead=300;max_kept=300'");
  scene->n_trials++;
  tally->trials++;
}

static DiaId
add_post (Scene *scene)
{
  Fire *fire = &scene->fire;
  g_autofree char *text = g_strdup_printf ("gardé %u", scene->n_trials);
  DiaId post = fire_add_post (fire, fire_get_account (fire, FIRE_MASTODON, 0), text,
                              dia_shared_page_get_now (fire->page) + AHEAD);
  g_autoptr (DiaConnection) connection = fire_open (fire);
  g_autoptr (GError) error = NULL;

  dia_hand_overs_wish (connection, post, TRUE, &error);
  g_assert_no_error (error);

  return post;
}

static void
change (Scene *scene,
        DiaId  id,
        Act    act)
{
  g_autoptr (DiaConnection) connection = fire_open (&scene->fire);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) post = dia_posts_load (connection, id, &error);

  g_assert_no_error (error);
  if (act == ACT_MOVE)
    dia_slot_init_instant (&post->slot, post->slot.at + 20 * DIA_MINUTE, scene->fire.zone, &error);
  if (act == ACT_EDIT)
    dia_field_take_text (&post->text, g_strdup_printf ("%s, changé", post->text));
  g_assert_no_error (error);
  if (act == ACT_CANCEL)
    dia_posts_apply (connection, post, DIA_POST_EVENT_CANCEL, &error);
  else
    dia_posts_update (connection, post, &error);
  g_assert_no_error (error);
}

/* Until what the servers keep is what the desk wants. */
static void
come_into_step (Scene *scene)
{
  Fire *fire = &scene->fire;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM hand_overs WHERE due_at <= %" G_GINT64_FORMAT
                                              " OR phase NOT IN ('kept', 'wanted')", dia_shared_page_get_now (fire->page));

      dia_faulty_server_settle (fire->server);
      if (fire_query (fire, sql) == 0)
        return;
      if (i > 0)
        dia_shared_page_advance (fire->page, 61 * DIA_SECOND);
      g_assert_true (fire_live (fire, &(FireLife) { 0 }));
    }
}

/* With the computer off: nobody lives until after the time of all posts. */
static void
let_time_pass (Scene *scene,
               Tally *tally)
{
  dia_shared_page_advance (scene->fire.page, AHEAD + 25 * DIA_MINUTE);
  for (guint i = 0; i < 3; i++)
    {
      dia_faulty_server_settle (scene->fire.server);
      g_assert_true (fire_live (&scene->fire, &(FireLife) { 0 }));
    }
  tally_recover (tally, &scene->fire);
  g_assert_cmpint (fire_query (&scene->fire, "SELECT count (*) FROM hand_overs WHERE phase <> 'wanted'"), ==, 0);
}

static void
try_moment (Scene        *scene,
            Tally        *tally,
            const Moment *moment)
{
  Fire *fire = &scene->fire;
  DiaId post = add_post (scene);

  if (moment->act != ACT_HAND_OVER)
    {
      come_into_step (scene);
      change (scene, post, moment->act);
    }
  if (moment->step == NULL)
    dia_shared_page_add_fault (fire->page, &(DiaFault) { moment->route, 0, 1, moment->effect, .cut = moment->cut,
                                                         .signal = SIGKILL });
  g_assert_false (fire_live (fire, &(FireLife) { .step = moment->step }));
  dia_shared_page_clear_faults (fire->page);
  come_into_step (scene);
  let_time_pass (scene, tally);
}

static void
test_every_step (gconstpointer data)
{
  Scene scene = { .keeping = GPOINTER_TO_INT (data) };
  g_autofree char *what = g_strdup_printf ("killed at every step of a hand-over, %s",
                                           scene.keeping == DIA_FAKE_KEEPS ? "server keeps it"
                                                                           : "server publishes at once");
  Tally tally = { "H1", what };
  guint n = tally_get_count (1);

  for (guint round = 0; round < n; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
      {
        /* There is nothing to move or take back where nothing is kept. */
        if (scene.keeping != DIA_FAKE_KEEPS && moments[i].act != ACT_HAND_OVER)
          continue;
        begin_trial (&scene, &tally);
        try_moment (&scene, &tally, &moments[i]);
      }
  wear_out (&scene, &tally);
  tally_finish (&tally, 0);
}

static void
kill_anywhere (Fire  *fire,
               GRand *dice)
{
  gulong delay = (gulong) g_rand_int_range (dice, 0, 50 * 1000);
  guint n_steps = dia_shared_page_get_count (fire->page, DIA_COUNT_STEPS);
  pid_t life = fire_start (fire, &(FireLife) { 0 });

  for (guint i = 0; i < 10000 && dia_shared_page_get_count (fire->page, DIA_COUNT_STEPS) == n_steps; i++)
    g_usleep (100);
  g_usleep (delay);
  kill (life, SIGKILL);
  fire_end (life);
}

static void
test_anywhere (gconstpointer data)
{
  g_autoptr (GRand) dice = tally_make_dice (77);
  Scene scene = { .keeping = DIA_FAKE_KEEPS };
  Tally tally = { "H2", "killed anywhere in a hand-over and its end" };
  guint n = tally_get_count (6);

  for (guint i = 0; i < n; i++)
    {
      DiaId post;

      begin_trial (&scene, &tally);
      post = add_post (&scene);
      kill_anywhere (&scene.fire, dice);
      if (i % 4 != 0)
        change (&scene, post, (Act) (i % 4));
      kill_anywhere (&scene.fire, dice);
      come_into_step (&scene);
      let_time_pass (&scene, &tally);
    }
  wear_out (&scene, &tally);
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  tally_add_test ("H1-killed-at-every-step", "keeps", GINT_TO_POINTER (DIA_FAKE_KEEPS), test_every_step);
  tally_add_test ("H1-killed-at-every-step", "lies", GINT_TO_POINTER (DIA_FAKE_LIES), test_every_step);
  tally_add_test ("H2-killed-anywhere", "keeps", NULL, test_anywhere);

  return g_test_run ();
}
