/* SPDX-License-Identifier: GPL-3.0-or-later */

/* P9, P10 and P11: several programs on one workspace, one that sleeps with its
 * claim, and a person who changes a post while it goes out. */

#include "tally.h"

#include "dia-field.h"
#include "dia-outgoing.h"
#include "dia-posts.h"
#include "dia-store-error.h"

#include <signal.h>

#define PAUSE (5 * DIA_MINUTE)

static void
send_all (DiaWorkspaceCore *core,
          gpointer          work_data)
{
  g_autoptr (DiaDispatcher) dispatcher = fire_make_dispatcher (core);
  Fire *fire = work_data;

  /* Nothing may be left for this one while another one has it. */
  do
    fire_send_due (dispatcher);
  while (fire_query (fire, "SELECT count (*) FROM posts WHERE state IN ('scheduled', 'sending')") > 0);
}

/* P9: each of many posts goes out once, whoever takes it. */
static void
race (Tally *tally,
      guint  n_programs,
      guint  n_users,
      guint  n_posts)
{
  pid_t *programs = g_newa (pid_t, n_programs);
  Fire fire;

  fire_init (&fire, n_users);
  for (guint i = 0; i < n_posts; i++)
    {
      g_autofree char *text = g_strdup_printf ("texte %u", i);

      fire_add_post (&fire, fire_get_account (&fire, FIRE_DUMB, i % n_users), text, FIRE_NOW);
    }
  for (guint i = 0; i < n_programs; i++)
    programs[i] = fire_start (&fire, &(FireLife) { .work = send_all, .work_data = &fire });
  for (guint i = 0; i < n_programs; i++)
    g_assert_true (fire_end (programs[i]));
  tally->trials += n_posts;
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM posts WHERE state <> 'published'"), ==, 0);
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM journal WHERE step = 'commit'"), ==, n_posts);
  g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_COMMITS), ==, n_posts);
  tally_compare (tally, &fire);
  fire_clear (&fire);
}

static void
test_race (void)
{
  Tally tally = { "P9", "8 programs racing on one workspace" };
  guint n = tally_get_count (80);

  race (&tally, 8, MIN (n / 4, 100), n);
  tally_finish (&tally, 0);
}

/* P10: where a program is stopped, by its own step or when its request is with
 * the server. */
typedef struct
{
  const char *step;     /* (nullable) */
  gboolean    effect;   /* else: at the server, before or after it has acted */
  gboolean    briefly;  /* the short run tries the short nap here as well */
} Stop;

static const Stop stops[] = {
  { "claimed" }, { "prepare-begun" }, { "prepare-answered" }, { "prepare-ended" }, { "commit-begun", .briefly = TRUE },
  { NULL, FALSE, .briefly = TRUE }, { NULL, TRUE }, { "commit-answered" }, { "commit-ended" }, { "settling" }, { "settled" },
};

/* It sleeps for @nap while another program runs, and wakes up again. */
static void
sleep_with_claim (Tally      *tally,
                  Fire       *fire,
                  FireKind    kind,
                  const Stop *stop,
                  gint64      nap)
{
  g_autofree char *text = g_strdup_printf ("texte %u", tally->trials++);
  pid_t sleeper;

  fire_add_post (fire, fire_get_account (fire, kind, 0), text, dia_shared_page_get_now (fire->page));
  if (stop->step == NULL)
    dia_shared_page_add_fault (fire->page, &(DiaFault) { DIA_ROUTE_COMMIT, 0, 1, stop->effect, .signal = SIGSTOP,
                                                         .cut = DIA_TEST_CUT_AFTER_REQUEST });
  sleeper = fire_start (fire, &(FireLife) { .step = stop->step, .signal = SIGSTOP });
  fire_wait_stopped (sleeper);
  dia_shared_page_advance (fire->page, nap);
  g_assert_true (fire_live (fire, &(FireLife) { 0 }));
  kill (sleeper, SIGCONT);
  g_assert_true (fire_end (sleeper));
  tally_recover (tally, fire);
  dia_shared_page_advance (fire->page, PAUSE);
}

static void
test_zombie (gconstpointer data)
{
  static const gint64 naps[] = { 10 * DIA_MINUTE, DIA_OUTGOING_LEASE_MS + 5 * DIA_MINUTE };
  FireKind kind = GPOINTER_TO_INT (data);
  g_autofree char *what = g_strdup_printf ("stopped at every step for 10 and 25 minutes, %s", fire_kind_to_string (kind));
  gboolean knows_repeats = kind == FIRE_MASTODON || kind == FIRE_BLUESKY;
  Tally tally = { "P10", what };
  guint n = tally_get_count (0);

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      Fire fire;

      fire_init (&fire, 1);
      for (gsize j = 0; j < G_N_ELEMENTS (stops); j++)
        for (gsize k = 0; k < G_N_ELEMENTS (naps); k++)
          if (n > 0 || k == 1 || stops[j].briefly)
            sleep_with_claim (&tally, &fire, kind, &stops[j], naps[k]);
      tally_compare (&tally, &fire);
      fire_clear (&fire);
    }
  /* Where nothing tells a repeat from a new post, a request that may still come
   * out of the sleeper is a person's business. */
  tally_finish (&tally, knows_repeats ? 0 : tally.trials);
}

/* P11: what a person does to a post in the moment in which it goes out. */
typedef enum
{
  CHANGE_TEXT,
  CHANGE_CANCEL,
  CHANGE_DELETE,
  CHANGE_TIME,
  CHANGE_N
} Change;

typedef struct
{
  DiaId    post;
  Change   change;
  guint    user;
  FireKind kind;
  char    *text;     /* the last that was committed */
  gboolean none;     /* it must not be out at all */
  gboolean changed;
} Trial;

/* How many changes came in time, and how many too late. */
typedef struct
{
  guint n_changed;
  guint n_refused;
} Changes;

static gboolean
change_post (DiaConnection  *connection,
             Trial          *trial,
             DiaPost        *post,
             GError        **error)
{
  g_autofree char *text = g_strconcat (trial->text, " (corrigé)", NULL);

  switch (trial->change)
    {
    case CHANGE_TEXT:
      dia_field_set_text (&post->text, text);
      if (!dia_posts_update (connection, post, error))
        return FALSE;
      dia_field_set_text (&trial->text, text);
      return TRUE;
    case CHANGE_CANCEL:
      trial->none = dia_posts_apply (connection, post, DIA_POST_EVENT_CANCEL, error);
      return trial->none;
    case CHANGE_DELETE:
      trial->none = dia_posts_apply (connection, post, DIA_POST_EVENT_CANCEL, error) &&
                    dia_posts_delete (connection, post, error);
      return trial->none;
    case CHANGE_TIME:
      trial->none = dia_slot_init_instant (&post->slot, post->slot.at + DIA_DAY, "Europe/Paris", error) &&
                    dia_posts_apply (connection, post, DIA_POST_EVENT_SCHEDULE, error);
      return trial->none;
    case CHANGE_N:
      break;
    }

  g_assert_not_reached ();
}

/* One transaction, as the desk's own: all of it or nothing. */
static void
change_now (DiaConnection *connection,
            Trial         *trial)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) post = NULL;
  gboolean done;

  g_assert_true (dia_connection_execute (connection, "BEGIN IMMEDIATE", NULL));
  post = dia_posts_load (connection, trial->post, &error);
  g_assert_no_error (error);
  done = change_post (connection, trial, post, &error);
  if (!done)
    g_assert_true (g_error_matches (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE) ||
                   g_error_matches (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT));
  g_assert_true (dia_connection_execute (connection, done ? "COMMIT" : "ROLLBACK", NULL));
  trial->changed = done;
}

static void
judge_trial (Tally     *tally,
             GPtrArray *lines,
             Trial     *trial,
             Fire      *fire)
{
  g_autofree char *did = g_strconcat ("did:web:", fire->users[trial->user], NULL);
  const char *user = trial->kind == FIRE_BLUESKY ? did : fire->users[trial->user];
  guint n_all = dia_ledger_count (lines, user, NULL);
  guint n_right = dia_ledger_count (lines, user, trial->text);

  tally->trials++;
  tally->posts++;
  tally->duplicates += n_all > 1 ? n_all - 1 : 0;
  tally->losses += n_right == 0 && !trial->none;
  tally->untold += n_all != n_right || (trial->none && n_all > 0);
  tally->told += trial->none;
}

/* A program that sends what is due until it is told to end. */
static void
send_until_told (DiaWorkspaceCore *core,
                 gpointer          work_data)
{
  g_autoptr (DiaDispatcher) dispatcher = fire_make_dispatcher (core);
  DiaSharedPage *page = work_data;

  dia_shared_page_set_number (page, DIA_NUMBER_STAGE, 1);
  do
    {
      fire_send_due (dispatcher);
      g_usleep (200);
    }
  while (dia_shared_page_get_number (page, DIA_NUMBER_STAGE) == 1);
  fire_send_due (dispatcher);
}

static void
prepare_trials (Fire  *fire,
                Trial *trials,
                GRand *dice,
                guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      trials[i].user = i;
      trials[i].kind = (FireKind) g_rand_int_range (dice, 0, FIRE_N_KINDS);
      trials[i].change = (Change) g_rand_int_range (dice, 0, CHANGE_N);
      trials[i].text = g_strdup_printf ("texte %u", i);
      trials[i].post = fire_add_post (fire, fire_get_account (fire, trials[i].kind, i), trials[i].text, FIRE_NOW + DIA_SECOND);
    }
}

/* A program waits for the second in which all posts are due; in the fiftieth of
 * a second before and after it every post is changed. */
static void
change_while_sending (Tally   *tally,
                      Changes *changes,
                      GRand   *dice,
                      guint    n)
{
  g_autofree Trial *trials = g_new0 (Trial, n);
  g_autoptr (DiaConnection) connection = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  pid_t sender;
  Fire fire;

  fire_init (&fire, n);
  prepare_trials (&fire, trials, dice, n);
  sender = fire_start (&fire, &(FireLife) { .work = send_until_told, .work_data = fire.page });
  connection = fire_open (&fire);
  while (dia_shared_page_get_number (fire.page, DIA_NUMBER_STAGE) == 0)
    g_usleep (200);
  for (guint i = 0; i < n; i++)
    {
      if (i == n / 2)
        dia_shared_page_advance (fire.page, DIA_SECOND);
      g_usleep ((gulong) g_rand_int_range (dice, 0, 5000));
      change_now (connection, &trials[i]);
    }
  g_clear_object (&connection);
  dia_shared_page_set_number (fire.page, DIA_NUMBER_STAGE, 2);
  g_assert_true (fire_end (sender));
  dia_faulty_server_settle (fire.server);
  lines = dia_ledger_file_read (fire.ledger_path);
  for (guint i = 0; i < n; i++)
    {
      judge_trial (tally, lines, &trials[i], &fire);
      changes->n_changed += trials[i].changed;
      changes->n_refused += !trials[i].changed;
      g_free (trials[i].text);
    }
  fire_clear (&fire);
}

static void
test_change (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);
  Tally tally = { "P11", "edited, cancelled, deleted, moved while it goes out" };
  Changes changes = { 0 };

  for (guint left = tally_get_count (40); left > 0; left -= MIN (left, 20))
    change_while_sending (&tally, &changes, dice, 20);
  g_test_message ("%u changes in time, %u too late", changes.n_changed, changes.n_refused);
  g_assert_cmpuint (changes.n_changed, >, 0);
  g_assert_cmpuint (changes.n_refused, >, 0);
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/P9-race", test_race);
  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    tally_add_test ("P10-zombie", fire_kind_to_string (kind), GINT_TO_POINTER (kind), test_zombie);
  g_test_add_func ("/reliability/P11-changed-while-sending", test_change);

  return g_test_run ();
}
