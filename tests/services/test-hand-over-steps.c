/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While a server is asked to keep a post, to move it, to give it back, and while it
 * is looked for, each step in turn fails: it is out once in the end, and nobody has to
 * be asked. */

#include "dia-keeping-scene.h"

#include "dia-credential-keeper.h"
#include "dia-test-server.h"
#include "dia-test-support.h"
#include "failing-steps.h"

#define AT KEEPING_SCENE_AT
/* Of the same account. */
#define OTHER_TOKEN "canary-renewed-elsewhere"

/* More steps of the database than one look takes. */
#define MANY   400
/* A life takes a while: each course has its own quarter of the steps. */
#define STRIDE (4 * DIA_TEST_STRIDE)

/* One look of the desk, during which that step of the database fails. TRUE when it
 * came to it. */
static gboolean
look_with_failure (KeepingScene *scene,
                   guint  step)
{
  g_autoptr (GError) error = NULL;

  failing_steps_arm (step);
  dia_dispatcher_run (scene->fixture.dispatcher, FALSE, 0, NULL, NULL, NULL, &error);

  return failing_steps_disarm ();
}

static void
break_disk (guint           first,
            DiaFakeKeeping  keeping,
            void          (*prepare) (KeepingScene *scene))
{
  gboolean failed = TRUE;
  guint n_rounds = 0;

  for (guint step = first; failed && step < MANY; step += STRIDE)
    {
      KeepingScene scene;

      g_test_message ("step %u", step);
      keeping_scene_init (&scene, keeping);
      prepare (&scene);
      failed = look_with_failure (&scene, step);
      keeping_scene_live_on (&scene);
      keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
      keeping_scene_clear (&scene);
      n_rounds++;
    }
  g_assert_false (failed);
  g_assert_cmpuint (n_rounds * STRIDE, >, 10);
}

static void
prepare_nothing (KeepingScene *scene)
{
}

static void
prepare_another_time (KeepingScene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  keeping_scene_edit (scene, NULL, AT + 30 * DIA_MINUTE, DIA_POST_N_EVENTS);
}

static void
prepare_another_text (KeepingScene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  keeping_scene_edit (scene, "Another text", 0, DIA_POST_N_EVENTS);
}

static void
prepare_change_of_mind (KeepingScene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  keeping_scene_wish (scene, FALSE);
}

static void
prepare_its_time (KeepingScene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  dia_sending_fixture_advance (&scene->fixture, AT + 3 * DIA_MINUTE - dia_clock_now (scene->fixture.clock));
}

/* D3, while a server is asked to keep a post, to move it, to give it back, and while
 * it is looked for: the disk fails at a step of the database, once. It is out once in
 * the end, and nobody has to be asked. */
static void
test_breaking_disk (void)
{
  /* That the disk failed is said in a warning. */
  GLogLevelFlags before = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  break_disk (1, DIA_FAKE_KEEPS, prepare_nothing);
  break_disk (2, DIA_FAKE_KEEPS, prepare_another_time);
  break_disk (3, DIA_FAKE_KEEPS, prepare_another_text);
  break_disk (4, DIA_FAKE_KEEPS, prepare_change_of_mind);
  break_disk (1, DIA_FAKE_KEEPS, prepare_its_time);
  break_disk (2, DIA_FAKE_LIES, prepare_nothing);
  g_log_set_always_fatal (before);
}

/* How one request goes wrong. */
typedef enum
{
  WAY_TROUBLE,        /* 503, and nothing was done */
  WAY_PAGE,           /* a page of a hotel, and nothing was done */
  WAY_SIGN_IN,        /* the token opens no door */
  WAY_RENEWED,        /* the same, since another program has renewed it */
  WAY_REFUSED,        /* 422, and nothing was done */
  WAY_THROTTLED,      /* 429 for half a minute, and nothing was done */
  WAY_LATE_TROUBLE,   /* done, then 502 */
  WAY_LOST,           /* done, and the answer is lost */
  N_WAYS
} Way;

typedef struct
{
  gint          left;    /* (atomic): requests until the one that goes wrong; 0: it has, or never does */
  Way           way;
  KeepingScene *scene;
} Storm;

/* Another token is in the keyring, and opens the door. */
static void
renew_elsewhere (KeepingScene *scene)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (DiaAccount) account = keeping_scene_load_account (scene);
  g_autoptr (GError) error = NULL;

  dia_credentials_set (&credentials->access_token, OTHER_TOKEN);
  dia_credential_keeper_store (scene->fixture.core, account, credentials, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
on_request_cb (const DiaTestRequest *request,
               DiaTestReply         *reply,
               gpointer             *tag,
               gpointer              user_data)
{
  Storm *storm = user_data;

  *tag = NULL;
  if (g_atomic_int_get (&storm->left) == 0 || !g_atomic_int_dec_and_test (&storm->left))
    return TRUE;

  *tag = storm;
  switch (storm->way)
    {
    case WAY_TROUBLE:
      dia_test_reply_set_status (reply, 503);
      return FALSE;
    case WAY_PAGE:
      dia_test_reply_set_status (reply, 200);
      dia_test_reply_set_text (reply, "text/html", "<h1>Welcome to the hotel</h1>");
      return FALSE;
    case WAY_RENEWED:
      renew_elsewhere (storm->scene);
      G_GNUC_FALLTHROUGH;
    case WAY_SIGN_IN:
      dia_test_reply_set_status (reply, 401);
      return FALSE;
    case WAY_REFUSED:
      dia_test_reply_set_status (reply, 422);
      dia_test_reply_set_text (reply, "application/json", "{\"error\":\"No.\"}");
      return FALSE;
    case WAY_THROTTLED:
      dia_test_reply_set_status (reply, 429);
      dia_test_reply_add_header (reply, "Retry-After", "30");
      return FALSE;
    case WAY_LATE_TROUBLE:
    case WAY_LOST:
    case N_WAYS:
      break;
    }

  return TRUE;
}

static void
on_answered_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              tag,
                gpointer              user_data)
{
  Storm *storm = tag;

  if (storm == NULL)
    return;
  if (storm->way == WAY_LATE_TROUBLE)
    {
      dia_test_reply_set_status (reply, 502);
      dia_test_reply_set_text (reply, "text/html", "");
    }
  if (storm->way == WAY_LOST)
    dia_test_reply_set_cut (reply, DIA_TEST_CUT_BEFORE_BODY);
}

/* A person signs in again where that was asked for, which is nowhere else. */
static void
sign_in_again (KeepingScene *scene,
               Way           way)
{
  g_autoptr (DiaAccount) account = keeping_scene_load_account (scene);

  g_assert_true (account->sign_in == DIA_SIGN_IN_OK || way == WAY_SIGN_IN);
  account->sign_in = DIA_SIGN_IN_OK;
  keeping_scene_save_account (scene, account);
}

/* FALSE: one look makes no more than that many requests. */
static gboolean
break_request (guint   n,
               Way     way,
               void  (*prepare) (KeepingScene *scene))
{
  KeepingScene scene;
  Storm storm = { .way = way, .scene = &scene };
  gboolean broken;

  g_test_message ("request %u, way %u", n, way);
  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_fake_mastodon_add_account (scene.server, "alize", OTHER_TOKEN);
  dia_test_server_filter (dia_fake_mastodon_get_server (scene.server), on_request_cb, on_answered_cb, &storm);
  prepare (&scene);
  g_atomic_int_set (&storm.left, n);
  dia_dispatcher_run (scene.fixture.dispatcher, FALSE, 0, NULL, NULL, NULL, NULL);
  broken = g_atomic_int_get (&storm.left) == 0;
  g_atomic_int_set (&storm.left, 0);
  sign_in_again (&scene, way);
  keeping_scene_live_on (&scene);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);

  return broken;
}

/* Each request of a look in turn goes wrong once, in each way: while a server is
 * asked to keep a post, to move it, to give it back, and while it is looked for. It
 * is out once in the end, and nobody has to be asked. */
static void
test_breaking_network (void)
{
  void (*const courses[]) (KeepingScene *) = {
    prepare_nothing, prepare_another_time, prepare_another_text, prepare_change_of_mind, prepare_its_time,
  };
  guint n_broken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    for (Way way = 0; way < N_WAYS; way++)
      for (guint n = 1; break_request (n, way, courses[i]); n += DIA_TEST_STRIDE)
        n_broken++;
  g_assert_cmpuint (n_broken, >, N_WAYS * 10 / DIA_TEST_STRIDE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/hand-over-steps/D3-disk", test_breaking_disk);
  g_test_add_func ("/services/hand-over-steps/network", test_breaking_network);

  return g_test_run ();
}
