/* SPDX-License-Identifier: GPL-3.0-or-later */

/* S3: tokens that are used up by one refresh. Two programs refresh at once; the
 * answer with the new tokens is lost; the program is killed meanwhile. */

#include "tally.h"

#include "dia-credential-keeper.h"
#include "dia-http.h"
#include "fire-private.h"

#include <signal.h>

#define LIFE_MS  DIA_HOUR
#define GRACE_MS DIA_MINUTE

typedef struct
{
  Fire *fire;
  guint n_rounds;
} Race;

/* Nobody begins a round before the other one is done with the last. */
static void
meet (DiaSharedPage *page,
      guint          round,
      guint          n_programs)
{
  dia_shared_page_count (page, DIA_COUNT_STEPS);
  while (dia_shared_page_get_count (page, DIA_COUNT_STEPS) < n_programs * (round + 1))
    g_usleep (50);
}

/* The credentials are used as a request would, past their end each time. */
static void
refresh_for_ever (DiaWorkspaceCore *core,
                  gpointer          work_data)
{
  Race *race = work_data;
  DiaSharedPage *page = race->fire->page;
  g_autoptr (DiaHttp) http = dia_http_new ("test/1");
  g_autoptr (DiaAccount) account = dia_account_new ();

  account->id = race->fire->accounts[FIRE_BLUESKY][0];
  g_free (account->network);
  account->network = g_strdup (DIA_NETWORK_BLUESKY);
  g_free (account->server);
  account->server = g_strdup (dia_faulty_server_get_origin (race->fire->server));
  for (guint i = 0; i < race->n_rounds; i++)
    {
      g_autoptr (DiaCredentials) credentials = NULL;
      g_autoptr (GError) error = NULL;

      meet (page, 2 * i, 2);
      credentials = dia_credential_keeper_load (core, http, account, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (credentials->expires_at, >, dia_shared_page_get_now (page));
      meet (page, 2 * i + 1, 2);
      /* By two halves, one of each program. */
      dia_shared_page_advance (page, LIFE_MS / 2);
    }
}

static void
test_two_programs (void)
{
  Tally tally = { "S3", "two programs refresh one token at once" };
  guint n = tally_get_count (30);
  Fire fire;
  Race race = { &fire, n };
  pid_t programs[2];

  fire_init_tokens (&fire, 1, LIFE_MS, 0);
  fire_get_account (&fire, FIRE_BLUESKY, 0);
  dia_shared_page_advance (fire.page, LIFE_MS);
  for (guint i = 0; i < 2; i++)
    programs[i] = fire_start (&fire, &(FireLife) { .work = refresh_for_ever, .work_data = &race });
  for (guint i = 0; i < 2; i++)
    g_assert_true (fire_end (programs[i]));
  g_test_message ("%u rounds, %u refreshes", n, dia_shared_page_get_count (fire.page, DIA_COUNT_REFRESHES));
  g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_REFRESHES), ==, n);
  g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_OVERLAPS), ==, 0);
  g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_REUSES), ==, 0);
  tally.trials = n;
  fire_clear (&fire);
  tally_finish (&tally, 0);
}

static void
add_post (Fire  *fire,
          guint  number)
{
  g_autofree char *text = g_strdup_printf ("texte %u", number);

  fire_add_post (fire, fire_get_account (fire, FIRE_BLUESKY, 0), text, dia_shared_page_get_now (fire->page));
}

/* The server has given new tokens, and nobody got them. */
static void
lose_tokens (Fire     *fire,
             gboolean  kill_program)
{
  DiaFault fault = { DIA_ROUTE_TOKEN, 0, 1, TRUE, .cut = DIA_TEST_CUT_AFTER_REQUEST };

  fault.signal = kill_program ? SIGKILL : 0;
  dia_shared_page_add_fault (fire->page, &fault);
  g_assert_cmpint (fire_live (fire, &(FireLife) { 0 }), ==, !kill_program);
  dia_faulty_server_settle (fire->server);
}

/* A server that forgives the last token for a minute: the desk comes back within
 * its first back-off, and nobody is signed out. */
static void
test_lost_answer (gconstpointer data)
{
  gboolean kill_program = GPOINTER_TO_INT (data);
  Tally tally = { "S3", kill_program ? "killed when the server had given new tokens" : "the answer with the new tokens is lost" };
  guint n = tally_get_count (4);
  Fire fire;

  fire_init_tokens (&fire, 1, LIFE_MS, GRACE_MS);
  for (guint i = 0; i < n; i++)
    {
      dia_shared_page_advance (fire.page, LIFE_MS + DIA_SECOND);
      add_post (&fire, i);
      lose_tokens (&fire, kill_program);
      dia_shared_page_advance (fire.page, kill_program ? 10 * DIA_SECOND : 37 * DIA_SECOND);
      g_assert_true (fire_live (&fire, &(FireLife) { 0 }));
      tally.trials++;
    }
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM posts WHERE state = 'published'"), ==, n);
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM accounts WHERE sign_in = 'needed'"), ==, 0);
  g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_REUSES), ==, 0);
  tally_compare (&tally, &fire);
  fire_clear (&fire);
  tally_finish (&tally, 0);
}

/* A server that forgives nothing takes it for theft. That cannot be helped; the
 * person is told, and the account's posts wait and go out once. */
static void
test_strict_server (void)
{
  Tally tally = { "S3", "the same on a server that forgives nothing" };

  for (guint i = 0; i < tally_get_count (2); i++)
    {
      Fire fire;

      fire_init_tokens (&fire, 1, LIFE_MS, 0);
      dia_shared_page_advance (fire.page, LIFE_MS + DIA_SECOND);
      add_post (&fire, i);
      lose_tokens (&fire, FALSE);
      dia_shared_page_advance (fire.page, 37 * DIA_SECOND);
      g_assert_true (fire_live (&fire, &(FireLife) { 0 }));
      g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_REUSES), ==, 1);
      g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM accounts WHERE sign_in = 'needed' AND sign_in_note <> ''"), ==, 1);
      g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM posts WHERE state = 'scheduled' AND problem <> ''"), ==, 1);
      g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_COMMITS), ==, 0);
      tally.trials++;
      fire_clear (&fire);
    }
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/S3-two-programs", test_two_programs);
  g_test_add_data_func ("/reliability/S3-answer-lost", GINT_TO_POINTER (FALSE), test_lost_answer);
  g_test_add_data_func ("/reliability/S3-killed", GINT_TO_POINTER (TRUE), test_lost_answer);
  g_test_add_func ("/reliability/S3-strict-server", test_strict_server);

  return g_test_run ();
}
