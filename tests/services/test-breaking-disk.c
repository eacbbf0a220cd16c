/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D3, while a post goes out: the disk fails at every step of the database, once. The
 * program starts again, and the post is there once. */

#include "dia-sending-fixture.h"
#include "dia-test-support.h"
#include "failing-steps.h"

/* More steps than one post takes. */
#define MANY 400
/* So many lives a post has to find its end; each begins an hour after the other. */
#define LIVES 8
/* Every ninth step, others for each kind of network: all of them take their time. */
#define STRIDE 9

/* TRUE when it came to a failure. */
static gboolean
send_with_failure (DiaScriptedKind kind,
                   guint           step)
{
  char *dir = dia_test_dir_new ();
  DiaSendingFixture fixture;
  DiaInstant now = DIA_SENDING_NOW;
  g_autoptr (GError) error = NULL;
  g_autofree char *ledger = g_build_filename (dir, "ledger", NULL);
  DiaPostState state = DIA_POST_SCHEDULED;
  gboolean came_to_it;
  DiaId account, post;

  dia_sending_fixture_init_in (&fixture, kind, dir, now, TRUE);
  dia_sending_fixture_set (&fixture, "sending.grace", "10000");
  account = dia_sending_fixture_add_account (&fixture, DIA_NETWORK_MASTODON, "alize");
  post = dia_sending_fixture_add_post (&fixture, account, "Bonjour", now);
  failing_steps_arm (step);
  dia_dispatcher_run (fixture.dispatcher, FALSE, 0, NULL, NULL, NULL, &error);
  came_to_it = failing_steps_disarm ();
  for (guint life = 0; life < LIVES && state != DIA_POST_PUBLISHED; life++)
    {
      dia_sending_fixture_close (&fixture);
      now += DIA_HOUR;
      dia_sending_fixture_init_in (&fixture, kind, dir, now, FALSE);
      dia_sending_fixture_run (&fixture);
      state = dia_sending_fixture_get_state (&fixture, post);
      /* Whatever happened, nobody has to be asked. */
      g_assert_true (state == DIA_POST_PUBLISHED || state == DIA_POST_SCHEDULED || state == DIA_POST_SENDING);
    }
  g_assert_cmpint (state, ==, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_scripted_ledger_count (ledger, NULL), ==, 1);
  dia_sending_fixture_close (&fixture);
  dia_test_dir_remove (dir);

  return came_to_it;
}

static void
test_d3_while_sending (gconstpointer data)
{
  DiaScriptedKind kind = GPOINTER_TO_INT (data);
  guint n_failures = 0;

  for (guint step = 1 + kind; step < MANY; step += STRIDE)
    {
      g_test_message ("step %u", step);
      if (!send_with_failure (kind, step))
        break;
      n_failures++;
    }
  g_assert_cmpuint (n_failures, >, 5);
  g_test_message ("%u failures", n_failures);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* That the disk fails is worth a warning. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  g_test_add_data_func ("/services/breaking-disk/D3-two-step", GINT_TO_POINTER (DIA_SCRIPTED_TWO_STEP), test_d3_while_sending);
  g_test_add_data_func ("/services/breaking-disk/D3-dumb", GINT_TO_POINTER (DIA_SCRIPTED_DUMB), test_d3_while_sending);

  return g_test_run ();
}
