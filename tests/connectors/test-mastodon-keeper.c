/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-fixture.h"
#include "dia-bluesky-connector.h"
#include "dia-fake-mastodon.h"
#include "dia-keeper.h"
#include "dia-mastodon-connector.h"

#define AT (DIA_FIXTURE_NOW + 2 * DIA_HOUR)

typedef struct
{
  DiaConnectorFixture base;
  DiaFakeMastodon    *fake;
  DiaConnector       *connector;
  GPtrArray          *others;
  GError             *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (DIA_FIXTURE_NOW);

  fixture->fake = dia_fake_mastodon_new (clock);
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_MASTODON, dia_fake_mastodon_get_origin (fixture->fake),
                              DIA_FAKE_MASTODON_TOKEN);
  g_set_object (&fixture->base.clock, clock);
  fixture->base.session.clock = clock;
  dia_connector_fixture_forget_limits (&fixture->base);
  fixture->connector = dia_mastodon_connector_new ();
  fixture->others = g_ptr_array_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_ptr_array_unref (fixture->others);
  g_assert_finalize_object (g_steal_pointer (&fixture->connector));
  g_assert_finalize_object (g_steal_pointer (&fixture->fake));
  dia_connector_fixture_clear (&fixture->base);
}

static gboolean
hand_over (Fixture        *fixture,
           const char     *text,
           DiaInstant      at,
           DiaKeptPost   **kept,
           DiaRemotePost **published)
{
  fixture->base.request.text = text;

  return dia_keeper_hand_over (DIA_KEEPER (fixture->connector), &fixture->base.session, &fixture->base.request, at,
                               kept, published, NULL, &fixture->error);
}

/* Hands one over that is kept. (transfer full) */
static DiaKeptPost *
keep (Fixture    *fixture,
      const char *text,
      DiaInstant  at)
{
  g_autoptr (DiaRemotePost) published = NULL;
  DiaKeptPost *kept;

  g_assert_true (hand_over (fixture, text, at, &kept, &published));
  g_assert_no_error (fixture->error);
  g_assert_nonnull (kept);
  g_assert_null (published);

  return kept;
}

static DiaKeeps
probe (Fixture *fixture)
{
  DiaKeeps keeps;

  g_assert_true (dia_keeper_probe (DIA_KEEPER (fixture->connector), &fixture->base.session, &keeps, NULL, &fixture->error));
  g_assert_no_error (fixture->error);

  return keeps;
}

static DiaLook
find (Fixture      *fixture,
      const char   *text,
      DiaInstant    at,
      DiaKeptPost **kept)
{
  DiaLook look;

  fixture->base.request.text = text;
  g_assert_true (dia_keeper_find (DIA_KEEPER (fixture->connector), &fixture->base.session, &fixture->base.request, at,
                                  fixture->others, &look, kept, NULL, &fixture->error));
  g_assert_no_error (fixture->error);

  return look;
}

static void
test_keeps_until_its_time (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (DiaKeptPost) kept = keep (fixture, "Plus tard", AT);

  g_assert_cmpint (kept->at, ==, AT);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, NULL), ==, 0);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (fixture->fake, "Plus tard"), ==, 1);

  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->base.clock), 2 * DIA_HOUR);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, "Plus tard"), ==, 1);
}

/* The shape says which of the two it is, and nothing else does. */
static void
test_tells_a_post_from_a_promise (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (DiaKeptPost) kept = NULL;
  g_autoptr (DiaRemotePost) published = NULL;

  dia_fake_mastodon_set_keeping (fixture->fake, DIA_FAKE_LIES);
  g_assert_true (hand_over (fixture, "Plus tard", AT, &kept, &published));
  g_assert_null (kept);
  g_assert_nonnull (published);
  g_assert_true (g_str_has_prefix (published->url, dia_fake_mastodon_get_origin (fixture->fake)));
}

static void
test_takes_no_other_shape (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char *const answers[] = {
    "{}", "[]", "{\"scheduled_at\":\"2027-01-01T00:00:00.000Z\",\"params\":{}}",
    "{\"id\":\"1\",\"scheduled_at\":\"2027-01-01T00:00:00.000Z\"}", "{\"id\":\"1\",\"scheduled_at\":\"soon\",\"params\":{}}",
    "nonsense",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (DiaKeptPost) kept = NULL;
      g_autoptr (DiaRemotePost) published = NULL;

      dia_test_server_answer (dia_fake_mastodon_get_server (fixture->fake), "POST", "/api/v1/statuses", 200,
                              "application/json", answers[i]);
      g_assert_false (hand_over (fixture, "Plus tard", AT, &kept, &published));
      g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN);
      g_clear_error (&fixture->error);
    }
}

static void
test_says_why_not (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DiaKeptPost) kept = NULL;
  g_autoptr (DiaRemotePost) published = NULL;

  g_assert_false (hand_over (fixture, "Trop tôt", DIA_FIXTURE_NOW + DIA_MINUTE, &kept, &published));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->error->message, "must be in the future"));
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, NULL), ==, 0);
}

static void
test_finds_what_waits (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (DiaKeptPost) kept = keep (fixture, "Un @bob@m.example", AT);
  g_autoptr (DiaKeptPost) found = NULL;
  g_autoptr (DiaKeptPost) none = NULL;

  /* More than one page. */
  for (guint i = 0; i < 45; i++)
    {
      g_autofree char *text = g_strdup_printf ("Autre %u", i);
      g_autofree char *key = g_strdup_printf ("key %u", i);
      g_autoptr (DiaKeptPost) other = NULL;

      fixture->base.request.key = key;
      other = keep (fixture, text, AT + DIA_HOUR);
    }

  g_assert_cmpint (find (fixture, "Un @bob@m.example", AT, &found), ==, DIA_LOOK_FOUND);
  g_assert_cmpstr (found->id, ==, kept->id);
  g_assert_cmpint (find (fixture, "Un @bob@m.example", AT + DIA_HOUR, &none), ==, DIA_LOOK_ABSENT);
  g_assert_cmpint (find (fixture, "Jamais", AT, &none), ==, DIA_LOOK_ABSENT);
  g_ptr_array_add (fixture->others, kept->id);
  g_assert_cmpint (find (fixture, "Un @bob@m.example", AT, &none), ==, DIA_LOOK_ABSENT);
  g_assert_null (none);
}

static void
test_cannot_tell_twins_apart (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (DiaKeptPost) one = NULL;
  g_autoptr (DiaKeptPost) two = NULL;
  g_autoptr (DiaKeptPost) found = NULL;

  fixture->base.request.key = "one";
  one = keep (fixture, "Pareil", AT);
  fixture->base.request.key = "two";
  two = keep (fixture, "Pareil", AT);
  g_assert_cmpint (find (fixture, "Pareil", AT, &found), ==, DIA_LOOK_UNSURE);
  g_assert_null (found);
}

static void
test_moves_and_takes_back (Fixture       *fixture,
                           gconstpointer  data)
{
  DiaKeeper *keeper = DIA_KEEPER (fixture->connector);
  g_autoptr (DiaKeptPost) kept = keep (fixture, "Plus tard", AT);
  g_autoptr (DiaKeptPost) moved = NULL;
  g_autoptr (DiaKeptPost) seen = NULL;
  gboolean there;

  g_assert_true (dia_keeper_move (keeper, &fixture->base.session, kept->id, AT + DIA_HOUR, &moved, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_cmpint (moved->at, ==, AT + DIA_HOUR);
  g_assert_true (dia_keeper_check (keeper, &fixture->base.session, kept->id, &seen, NULL, &fixture->error));
  g_assert_cmpint (seen->at, ==, AT + DIA_HOUR);
  g_clear_pointer (&seen, dia_kept_post_free);

  g_assert_true (dia_keeper_take_back (keeper, &fixture->base.session, kept->id, &there, NULL, &fixture->error));
  g_assert_true (there);
  g_assert_true (dia_keeper_take_back (keeper, &fixture->base.session, kept->id, &there, NULL, &fixture->error));
  g_assert_false (there);
  g_assert_true (dia_keeper_check (keeper, &fixture->base.session, kept->id, &seen, NULL, &fixture->error));
  g_assert_null (seen);
  g_assert_true (dia_keeper_move (keeper, &fixture->base.session, kept->id, AT, &seen, NULL, &fixture->error));
  g_assert_null (seen);
  g_assert_no_error (fixture->error);
}

static void
test_reports_trouble (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaKeeper *keeper = DIA_KEEPER (fixture->connector);
  DiaTestServer *server = dia_fake_mastodon_get_server (fixture->fake);
  g_autoptr (DiaKeptPost) kept = NULL;
  DiaKeeps keeps;
  DiaLook look;
  gboolean there;

  dia_test_server_answer (server, "GET", "/api/v1/scheduled_statuses", 200, "application/json", "{}");
  g_assert_false (dia_keeper_find (keeper, &fixture->base.session, &fixture->base.request, AT, fixture->others, &look, &kept,
                                   NULL, &fixture->error));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_MALFORMED);
  g_clear_error (&fixture->error);
  dia_test_server_answer (server, "GET", "/api/v1/scheduled_statuses", 401, "application/json", "{}");
  g_assert_false (dia_keeper_probe (keeper, &fixture->base.session, &keeps, NULL, &fixture->error));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN);
  g_assert_cmpint (keeps, ==, DIA_KEEPS_UNKNOWN);
  g_clear_error (&fixture->error);

  dia_test_server_answer (server, "GET", "/api/v1/scheduled_statuses/*", 503, "text/html", "");
  g_assert_false (dia_keeper_check (keeper, &fixture->base.session, "1", &kept, NULL, &fixture->error));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE);
  g_clear_error (&fixture->error);
  dia_test_server_answer (server, "PUT", "/api/v1/scheduled_statuses/*", 200, "application/json", "{\"id\":\"1\"}");
  g_assert_false (dia_keeper_move (keeper, &fixture->base.session, "1", AT, &kept, NULL, &fixture->error));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN);
  g_clear_error (&fixture->error);
  dia_test_server_answer (server, "DELETE", "/api/v1/scheduled_statuses/*", 500, "text/html", "");
  g_assert_false (dia_keeper_take_back (keeper, &fixture->base.session, "1", &there, NULL, &fixture->error));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE);
}

/* None of them publishes anything, whatever the server is like, and nothing is
 * left behind. */
static void
test_probes_without_a_trace (Fixture       *fixture,
                             gconstpointer  data)
{
  static const struct
  {
    DiaFakeKeeping keeping;
    DiaKeeps       keeps;
  } servers[] = {
    { DIA_FAKE_KEEPS, DIA_KEEPS_YES },
    { DIA_FAKE_KEEPS_NEAR, DIA_KEEPS_YES },
    { DIA_FAKE_KEEPS_EMPTY, DIA_KEEPS_YES },
    { DIA_FAKE_IGNORES, DIA_KEEPS_NO },
    { DIA_FAKE_IGNORES_LISTING, DIA_KEEPS_NO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      dia_fake_mastodon_set_keeping (fixture->fake, servers[i].keeping);
      g_assert_cmpint (probe (fixture), ==, servers[i].keeps);
      g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, NULL), ==, 0);
      g_assert_cmpuint (dia_fake_mastodon_count_kept (fixture->fake, NULL), ==, 0);
    }
}

static void
on_empty_cb (const DiaTestRequest *request,
             DiaTestReply         *reply,
             gpointer              user_data)
{
  guint *n_requests = user_data;
  g_autofree char *text = g_strdup_printf ("{\"error\":\"Request %u is empty\"}", ++*n_requests);

  dia_test_reply_set_status (reply, 422);
  dia_test_reply_set_text (reply, "application/json", text);
}

/* Answers that change by themselves prove nothing; nor does "not implemented". */
static void
test_probe_believes_little (Fixture       *fixture,
                            gconstpointer  data)
{
  DiaTestServer *server = dia_fake_mastodon_get_server (fixture->fake);
  guint n_requests = 0;
  DiaKeeps keeps;

  dia_test_server_handle (server, "POST", "/api/v1/statuses", on_empty_cb, &n_requests);
  g_assert_cmpint (probe (fixture), ==, DIA_KEEPS_NO);
  g_assert_cmpuint (n_requests, ==, 2);

  dia_test_server_answer (server, "POST", "/api/v1/statuses", 501, "application/json", "{\"error\":\"Not implemented\"}");
  g_assert_cmpint (probe (fixture), ==, DIA_KEEPS_NO);

  /* A server that takes an empty post is not asked a second time. */
  dia_test_server_answer (server, "POST", "/api/v1/statuses", 200, "application/json", "{\"id\":\"9\"}");
  g_assert_cmpint (probe (fixture), ==, DIA_KEEPS_NO);
  g_assert_cmpuint (dia_test_server_count (server, "DELETE", "/api/v1/statuses/9"), ==, 1);

  dia_test_server_answer (server, "POST", "/api/v1/statuses", 503, "text/html", "");
  g_assert_false (dia_keeper_probe (DIA_KEEPER (fixture->connector), &fixture->base.session, &keeps, NULL, &fixture->error));
  g_assert_error (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE);
}

static void
test_others_cannot (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DiaConnector) bluesky = dia_bluesky_connector_new (NULL, NULL);

  g_assert_false (DIA_IS_KEEPER (bluesky));
  g_assert_true (DIA_IS_KEEPER (fixture->connector));
}

#define add(path, func) g_test_add ("/connectors/mastodon-keeper/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("keeps-until-its-time", test_keeps_until_its_time);
  add ("tells-a-post-from-a-promise", test_tells_a_post_from_a_promise);
  add ("takes-no-other-shape", test_takes_no_other_shape);
  add ("says-why-not", test_says_why_not);
  add ("finds-what-waits", test_finds_what_waits);
  add ("cannot-tell-twins-apart", test_cannot_tell_twins_apart);
  add ("moves-and-takes-back", test_moves_and_takes_back);
  add ("reports-trouble", test_reports_trouble);
  add ("probes-without-a-trace", test_probes_without_a_trace);
  add ("probe-believes-little", test_probe_believes_little);
  add ("others-cannot", test_others_cannot);

  return g_test_run ();
}
