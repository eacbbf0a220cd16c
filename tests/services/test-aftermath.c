/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever fails after a post is out — its journal, its row, its figures, a
 * notification, the archive — never makes it go out again. */

#include "dia-metrics.h"
#include "dia-sending-fixture.h"
#include "dia-store.h"
#include "dia-test-support.h"

#define TEXT "Sept jours pour oser"

/* What comes after the post, in its order. Each is broken by a trigger of the
 * workspace, or by what it needs being away. */
typedef enum
{
  STEP_JOURNAL,       /* the journal is told what the network said */
  STEP_POST,          /* the post is told that it is out */
  STEP_METRICS,       /* its figures are kept */
  STEP_ARCHIVE,       /* the workspace is copied */
  STEP_NOTIFICATION,  /* the person is told */
  STEP_ALL,
  STEP_N
} Step;

static const char *const breaks[STEP_N] = {
  [STEP_JOURNAL] = "CREATE TRIGGER broken_journal BEFORE UPDATE ON journal WHEN new.step = 'commit' AND new.outcome = 'done'"
                   " BEGIN SELECT RAISE (ABORT, 'broken'); END",
  [STEP_POST] = "CREATE TRIGGER broken_post BEFORE UPDATE ON posts WHEN new.state = 'published'"
                " BEGIN SELECT RAISE (ABORT, 'broken'); END",
  [STEP_METRICS] = "CREATE TRIGGER broken_metrics BEFORE INSERT ON metric_samples"
                   " BEGIN SELECT RAISE (ABORT, 'broken'); END",
};

static const char *const mends[STEP_N] = {
  [STEP_JOURNAL] = "DROP TRIGGER IF EXISTS broken_journal",
  [STEP_POST] = "DROP TRIGGER IF EXISTS broken_post",
  [STEP_METRICS] = "DROP TRIGGER IF EXISTS broken_metrics",
};

typedef struct
{
  DiaSendingFixture fixture;
  DiaId             account;
  DiaId             post;
  guint             n_told;      /* how often the desk said that it is done */
  guint             n_failures;  /* of what came after that */
  gboolean          notification_breaks;
  gboolean          archive_breaks;
} Scene;

static gboolean
execute (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  return dia_connection_execute (connection, user_data, error);
}

static void
run_sql (Scene      *scene,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (sql == NULL)
    return;
  dia_store_write (scene->fixture.core->store, execute, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

static void
break_step (Scene *scene,
            Step   step)
{
  for (Step i = 0; i < STEP_ALL; i++)
    if (step == i || step == STEP_ALL)
      {
        run_sql (scene, breaks[i]);
        scene->archive_breaks |= i == STEP_ARCHIVE;
        scene->notification_breaks |= i == STEP_NOTIFICATION;
      }
}

static gboolean
add_figure (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  Scene *scene = user_data;
  g_autofree char *sql = g_strdup_printf ("INSERT INTO metric_samples VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                                          ", 'likes', %" G_GINT64_FORMAT ", 1)", scene->account, scene->post,
                                          dia_clock_now (scene->fixture.clock));

  return dia_connection_execute (connection, sql, error);
}

static void
note (Scene   *scene,
      gboolean done)
{
  scene->n_failures += !done;
}

/* What a desk does with the news, each part as it fails in real life. */
static void
on_post_finished_cb (DiaDispatcher *dispatcher,
                     DiaId          post_id,
                     int            state,
                     gpointer       user_data)
{
  Scene *scene = user_data;
  DiaStore *store = scene->fixture.core->store;
  g_autofree char *dir = scene->archive_breaks ? g_strdup ("/nowhere/at/all") : dia_test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "copy.diapason", NULL);
  g_autoptr (GDBusConnection) bus = NULL;

  scene->n_told++;
  note (scene, dia_store_write (store, add_figure, scene, NULL, NULL));
  note (scene, dia_store_backup (store, path, NULL, NULL));
  if (scene->notification_breaks)
    bus = g_dbus_connection_new_for_address_sync ("unix:path=/nowhere/bus", G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT,
                                                  NULL, NULL, NULL);
  note (scene, !scene->notification_breaks || bus != NULL);
  if (!scene->archive_breaks)
    dia_test_dir_remove (g_steal_pointer (&dir));
}

static void
set_up (Scene           *scene,
        DiaScriptedKind  kind)
{
  *scene = (Scene) { .n_told = 0 };
  dia_sending_fixture_init (&scene->fixture, kind);
  scene->account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  scene->post = dia_sending_fixture_add_post (&scene->fixture, scene->account, TEXT, DIA_SENDING_NOW);
  g_signal_connect (scene->fixture.dispatcher, "post-finished", G_CALLBACK (on_post_finished_cb), scene);
}

/* Runs whatever happens, as the desk does by itself. */
static void
run (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  dia_dispatcher_run (scene->fixture.dispatcher, FALSE, 0, NULL, NULL, NULL, &error);
  dia_sending_fixture_advance (&scene->fixture, 21 * DIA_MINUTE);
}

static void
test_never_again (gconstpointer data)
{
  Step step = GPOINTER_TO_INT (data);

  for (DiaScriptedKind kind = 0; kind < DIA_SCRIPTED_N_KINDS; kind++)
    {
      Scene scene;

      set_up (&scene, kind);
      break_step (&scene, step);
      for (guint i = 0; i < 3; i++)
        {
          run (&scene);
          g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, TEXT), ==, 1);
        }
      /* The desk's own memory of it mends itself; the rest is not asked for. */
      for (Step i = 0; i < STEP_N; i++)
        run_sql (&scene, mends[i]);
      for (guint i = 0; i < 3; i++)
        run (&scene);
      g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, TEXT), ==, 1);
      g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, scene.post), ==, DIA_POST_PUBLISHED);
      g_assert_cmpuint (scene.n_told, ==, 1);
      g_assert_cmpuint (scene.n_failures, >=, step == STEP_METRICS || step == STEP_ARCHIVE || step == STEP_NOTIFICATION);
      dia_sending_fixture_clear (&scene.fixture);
    }
}

#define add(path, step) g_test_add_data_func ("/services/aftermath/" path, GINT_TO_POINTER (step), test_never_again)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("journal", STEP_JOURNAL);
  add ("post", STEP_POST);
  add ("metrics", STEP_METRICS);
  add ("archive", STEP_ARCHIVE);
  add ("notification", STEP_NOTIFICATION);
  add ("all", STEP_ALL);

  return g_test_run ();
}
