/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each request of a course of events fails in each way: the post ends as it must, and
 * nothing is out twice. The same with each question to the keyring. */

#include "dia-media-library.h"
#include "dia-memory-vault.h"
#include "dia-sending-course.h"
#include "dia-store-error.h"
#include "dia-test-support.h"

/* More requests than a course has. */
#define MANY 40

static const DiaSendingCourse courses[] = {
  { "thread-with-a-picture", DIA_SCRIPTED_CLIENT_KEY, TRUE, TRUE, TRUE, NULL, NULL },
  { "two-step-answer-lost", DIA_SCRIPTED_TWO_STEP, TRUE, FALSE, FALSE, "after-commit", NULL },
  { "record-key-request-lost", DIA_SCRIPTED_RECORD_KEY, TRUE, FALSE, FALSE, "before-commit", NULL },
  { "dumb-request-lost", DIA_SCRIPTED_DUMB, FALSE, FALSE, FALSE, "before-commit", NULL },
};

/* How a post may end after a fault; without one it is published. */
typedef enum
{
  ENDS_PUBLISHED = 1 << 0,
  ENDS_FAILED = 1 << 1,
  ENDS_UNCONFIRMED = 1 << 2,
} Endings;

static Endings
translate (DiaPostState state)
{
  if (state == DIA_POST_PUBLISHED)
    return ENDS_PUBLISHED;
  if (state == DIA_POST_FAILED)
    return ENDS_FAILED;
  g_assert_cmpint (state, ==, DIA_POST_UNCONFIRMED);

  return ENDS_UNCONFIRMED;
}

static void
try_each_request (DiaSendingRun         *run,
                  const DiaSendingFault *fault,
                  guint                  n_fail,
                  Endings                allowed)
{
  gboolean failed = TRUE;

  for (guint k = 1; failed && k < MANY; k += DIA_TEST_STRIDE)
    {
      Endings ending;

      dia_sending_run_begin (run, k, n_fail, fault);
      dia_sending_run_send (run);
      ending = translate (dia_sending_run_end (run));
      failed = run->n_calls >= k;
      g_test_message ("%u at %u × %u: %u", fault->code, k, n_fail, ending);
      g_assert_cmpuint (ending & (dia_sending_run_has_failed (run) ? allowed : ENDS_PUBLISHED), !=, 0);
    }
  g_assert_false (failed);
}

static void
test_requests (gconstpointer data)
{
  const struct
  {
    DiaSendingFault fault;
    guint           n_fail;
    Endings         allowed;
  } cases[] = {
    { { 0, DIA_CONNECTOR_ERROR_UNREACHABLE }, 1, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_UNKNOWN }, 2, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_THROTTLED, DIA_THROTTLE_SERVER, 0 }, 1, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_THROTTLED, DIA_THROTTLE_ACCOUNT, 7 * DIA_DAY }, 1, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_THROTTLED, DIA_THROTTLE_SERVER, -DIA_DAY }, 1, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_SIGN_IN }, 1, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_SIGN_IN }, 2, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_SIGN_IN, .spares_refresh = TRUE }, 2, ENDS_PUBLISHED },
    { { 0, DIA_CONNECTOR_ERROR_REFUSED }, 1, ENDS_PUBLISHED | ENDS_FAILED },
    { { 0, DIA_CONNECTOR_ERROR_REFUSED }, 2, ENDS_PUBLISHED | ENDS_FAILED | ENDS_UNCONFIRMED },
    { { 0, DIA_CONNECTOR_ERROR_UNSUPPORTED }, 1, ENDS_PUBLISHED | ENDS_FAILED },
    { { 0, DIA_CONNECTOR_ERROR_MALFORMED }, 1, ENDS_PUBLISHED },
    { { DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_DAMAGED }, 1, ENDS_PUBLISHED | ENDS_FAILED },
    { { G_IO_ERROR, G_IO_ERROR_CANCELLED }, 1, ENDS_PUBLISHED },
    { { DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED }, 1, ENDS_PUBLISHED },
  };
  DiaSendingRun run;

  dia_sending_run_init (&run, data);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    try_each_request (&run, &cases[i].fault, cases[i].n_fail, cases[i].allowed);
  g_test_message ("%u runs", run.number);
  dia_sending_run_clear (&run);
}

/* S2: the keyring keeps a secret at each moment at which it is asked, while the network
 * takes the token, and while it refuses it at each moment: the post waits, and goes
 * out. */
static void
test_s2_keyring (void)
{
  static const DiaSendingFault refused = { 0, DIA_CONNECTOR_ERROR_SIGN_IN, .spares_refresh = TRUE };
  DiaSendingRun run;

  dia_sending_run_init (&run, &courses[1]);
  for (guint i = 0; i < 6; i++)
    {
      DiaMemoryVault *vault = DIA_MEMORY_VAULT (run.fixture.vault);
      gboolean failed = TRUE;

      for (guint k = 1; failed && k < MANY; k += DIA_TEST_STRIDE)
        {
          dia_sending_run_begin (&run, i, i > 0 ? 1 : 0, &refused);
          dia_memory_vault_fail_at (vault, k, DIA_VAULT_LOCKED);
          dia_sending_run_send (&run);
          failed = dia_memory_vault_has_failed (vault);
          dia_memory_vault_fail_at (vault, 0, DIA_VAULT_UNLOCKED);
          g_assert_cmpint (dia_sending_run_end (&run), ==, DIA_POST_PUBLISHED);
        }
      g_assert_false (failed);
    }
  g_assert_cmpuint (run.number * DIA_TEST_STRIDE, >, 20);
  dia_sending_run_clear (&run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      g_autofree char *path = g_strconcat ("/services/breaking-network/", courses[i].name, NULL);

      g_test_add_data_func (path, &courses[i], test_requests);
    }
  g_test_add_func ("/services/breaking-network/S2-keyring", test_s2_keyring);

  return g_test_run ();
}
