/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-fixture.h"
#include "dia-inspector.h"
#include "dia-practice-audience.h"
#include "dia-practice-connector.h"
#include "dia-reader.h"
#include "dia-rehearsal.h"

typedef struct
{
  DiaConnectorFixture base;
  DiaPracticeLedger  *ledger;
  DiaConnector       *connector;
  GError             *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_PRACTICE, "", NULL);
  fixture->ledger = dia_practice_ledger_new_memory ();
  fixture->connector = dia_practice_connector_new (fixture->ledger);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (g_steal_pointer (&fixture->connector));
  g_assert_finalize_object (g_steal_pointer (&fixture->ledger));
  dia_connector_fixture_clear (&fixture->base);
}

static DiaRemotePost *
commit (Fixture    *fixture,
        const char *text)
{
  fixture->base.request.text = text;

  return dia_publisher_commit (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                               NULL, &fixture->error);
}

static DiaLook
look (Fixture *fixture)
{
  g_autoptr (DiaRemotePost) found = NULL;
  DiaLook result;

  g_assert_true (dia_publisher_find (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                     &result, &found, NULL, &fixture->error));
  g_assert_true ((result == DIA_LOOK_FOUND) == (found != NULL));

  return result;
}

static void
advance (Fixture *fixture,
         gint64   milliseconds)
{
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->base.clock), milliseconds);
}

static void
test_says_what_it_can (Fixture       *fixture,
                       gconstpointer  data)
{
  gint64 window;

  g_assert_cmpstr (dia_connector_get_network (fixture->connector), ==, "practice");
  g_assert_cmpint (dia_publisher_get_means (DIA_PUBLISHER (fixture->connector), &window), ==, DIA_MEANS_RECORD_KEY);
  g_assert_cmpint (window, ==, G_MAXINT64);
  g_assert_true (DIA_IS_READER (fixture->connector));
  g_assert_true (DIA_IS_INSPECTOR (fixture->connector));
  g_assert_false (DIA_IS_AUTHENTICATOR (fixture->connector));
}

static void
test_publishes_once (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DiaRemotePost) first = NULL;
  g_autoptr (DiaRemotePost) second = NULL;
  g_autoptr (GPtrArray) posts = NULL;

  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
  first = commit (fixture, "Bonjour");
  g_assert_no_error (fixture->error);
  advance (fixture, DIA_DAY);
  second = commit (fixture, "Bonjour");
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (first->id, ==, second->id);
  g_assert_cmpint (first->at, ==, second->at);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_FOUND);

  posts = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session, "", 10, NULL, &fixture->error);
  g_assert_cmpuint (posts->len, ==, 1);
}

static void
test_deletes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = commit (fixture, "Bonjour");
  DiaPublisher *publisher = DIA_PUBLISHER (fixture->connector);

  for (int i = 0; i < 2; i++)
    g_assert_true (dia_publisher_retract (publisher, &fixture->base.session, post->id, NULL, &fixture->error));
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
}

static void
test_lists_page_by_page (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);
      g_autofree char *text = g_strdup_printf ("Post %u", i);
      g_autoptr (DiaRemotePost) post = NULL;

      fixture->base.request.key = key;
      post = commit (fixture, text);
      g_assert_nonnull (post);
      advance (fixture, DIA_MINUTE);
    }

  first = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session, "", 3, NULL, &fixture->error);
  g_assert_cmpuint (first->len, ==, 3);
  g_assert_cmpstr (((DiaOwnPost *) first->pdata[0])->text, ==, "Post 4");
  second = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session,
                                ((DiaOwnPost *) first->pdata[2])->id, 3, NULL, &fixture->error);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpstr (((DiaOwnPost *) second->pdata[1])->text, ==, "Post 0");
}

static void
test_obeys_limits (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (501, 'x');

  g_assert_null (commit (fixture, long_text));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, NULL);
  g_assert_null (commit (fixture, ""));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_ptr_array_add (fixture->base.handles, g_strdup ("sha"));
      g_ptr_array_add (fixture->base.alts, g_strdup ("alt"));
    }
  g_assert_null (commit (fixture, "Trop"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, NULL);
}

static void
test_rehearses_refusals (Fixture       *fixture,
                         gconstpointer  data)
{
  g_assert_null (commit (fixture, "Non #practice-refuse"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, NULL);
  g_assert_null (commit (fixture, "#Practice-Sign-In"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, NULL);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
}

static void
test_rehearses_waiting (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = NULL;

  g_assert_null (commit (fixture, "Bientôt #practice-throttle"));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED);
  g_assert_cmpint (dia_connector_error_get_retry_at (fixture->error), ==, DIA_FIXTURE_NOW + DIA_MINUTE);
  g_clear_error (&fixture->error);

  advance (fixture, DIA_MINUTE);
  post = commit (fixture, "Bientôt #practice-throttle");
  g_assert_no_error (fixture->error);
  g_assert_nonnull (post);
}

static void
test_rehearses_absence (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = NULL;

  g_assert_null (commit (fixture, "#practice-offline"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, NULL);
  advance (fixture, DIA_REHEARSAL_OFFLINE_MS);
  post = commit (fixture, "#practice-offline");
  g_assert_nonnull (post);
}

static void
test_rehearses_doubt (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = NULL;

  g_assert_null (commit (fixture, "#practice-lost"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNKNOWN, NULL);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);

  g_assert_null (commit (fixture, "#practice-no-answer"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNKNOWN, NULL);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_FOUND);
  post = commit (fixture, "#practice-no-answer");
  g_assert_no_error (fixture->error);
  g_assert_nonnull (post);
}

/* Cancelled before: nothing happened. Cancelled while the answer is slow: who knows. */
static void
test_obeys_cancelling (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  fixture->base.request.text = "#practice-slow";
  g_assert_null (dia_publisher_commit (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                       cancellable, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
}

static void
test_has_an_audience (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = commit (fixture, "Que pensez-vous de nos nouvelles éoliennes ?");
  DiaReader *reader = DIA_READER (fixture->connector);
  DiaCounts account;
  DiaCounts now;
  DiaCounts later;
  DiaCounts again;

  g_assert_true (dia_reader_read_account (reader, &fixture->base.session, &account, NULL, &fixture->error));
  g_assert_cmpint (account.posts, ==, 1);
  g_assert_cmpint (account.followers, >, 500);
  g_assert_true (dia_reader_read_post (reader, &fixture->base.session, post->id, &now, NULL, &fixture->error));
  g_assert_cmpint (now.likes, ==, 0);
  advance (fixture, 2 * DIA_DAY);
  g_assert_true (dia_reader_read_post (reader, &fixture->base.session, post->id, &later, NULL, &fixture->error));
  g_assert_true (dia_reader_read_post (reader, &fixture->base.session, post->id, &again, NULL, &fixture->error));
  g_assert_cmpint (later.likes, >, 0);
  g_assert_cmpmem (&later, sizeof later, &again, sizeof again);
}

#define add(name, func) g_test_add ("/connectors/practice-connector/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("says-what-it-can", test_says_what_it_can);
  add ("publishes-once", test_publishes_once);
  add ("deletes", test_deletes);
  add ("lists-page-by-page", test_lists_page_by_page);
  add ("obeys-limits", test_obeys_limits);
  add ("rehearses-refusals", test_rehearses_refusals);
  add ("rehearses-waiting", test_rehearses_waiting);
  add ("rehearses-absence", test_rehearses_absence);
  add ("rehearses-doubt", test_rehearses_doubt);
  add ("obeys-cancelling", test_obeys_cancelling);
  add ("has-an-audience", test_has_an_audience);
  return g_test_run ();
}
