/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dia-connector-fixture.h"
#include "dia-inspector.h"
#include "dia-mastodon-connector.h"
#include "dia-reader.h"
#include "dia-test-server.h"
#include "dia-test-support.h"

/* What servers with Mastodon's API were seen to answer, and worse. */

#define TOKEN "canary-token-77aa"
#define STATUSES "/api/v1/statuses"

typedef struct
{
  DiaConnectorFixture base;
  DiaTestServer      *server;
  DiaConnector       *connector;
  GError             *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = dia_test_server_new ();
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_MASTODON, dia_test_server_get_origin (fixture->server), TOKEN);
  g_free (fixture->base.account->remote_id);
  fixture->base.account->remote_id = g_strdup ("7");
  fixture->connector = dia_mastodon_connector_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (g_steal_pointer (&fixture->connector));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_connector_fixture_clear (&fixture->base);
}

static DiaRemotePost *
commit (Fixture *fixture)
{
  return dia_publisher_commit (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                               NULL, &fixture->error);
}

/* Successes that are none: each leaves it open whether the post is there. */
static const struct
{
  guint       status;
  const char *content_type;
  const char *body;
} odd_successes[] = {
  { 200, "application/json", "" },
  { 200, "application/json", "null" },
  { 200, "application/json", "[]" },
  { 200, "application/json", "{}" },
  { 200, "application/json", "{\"id\":null}" },
  { 200, "application/json", "{\"id\":\"\"}" },
  { 200, "application/json", "{\"id\":12}" },
  { 200, "application/json", "{\"id\":\"1\"" },
  { 200, "application/json", "{\"id\":\"3221\",\"scheduled_at\":\"2027-01-01T00:00:00.000Z\",\"params\":{}}" },
  { 200, "text/html", "<html><body>Welcome to our Wi-Fi</body></html>" },
  { 202, "application/json", "{\"queued\":true}" },
  { 204, "application/json", "" },
  { 303, "text/plain", "" },
  { 302, "text/plain", "" },
  { 408, "text/plain", "" },
  { 500, "application/json", "" },
  { 500, "text/plain", "Internal Server Error" },
  { 502, "text/html", "<html/>" },
  { 503, "application/json", "{\"error\":\"There was a temporary problem\"}" },
  { 504, "text/html", "" },
};

static void
test_odd_successes (Fixture       *fixture,
                    gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd_successes); i++)
    {
      g_test_message ("%u %s", odd_successes[i].status, odd_successes[i].body);
      dia_test_server_answer (fixture->server, "POST", STATUSES, odd_successes[i].status, odd_successes[i].content_type,
                              odd_successes[i].body);
      g_assert_null (commit (fixture));
      dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNKNOWN, TOKEN);
    }
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", STATUSES), ==, G_N_ELEMENTS (odd_successes));
}

/* `error` is a string, an object or missing; bodies are JSON, text or empty. */
static const struct
{
  guint       status;
  const char *content_type;
  const char *body;
  int         code;
  const char *words;
} refusals[] = {
  { 422, "application/json", "{\"error\":\"Validation failed: Text character limit of 500 exceeded\"}",
    DIA_CONNECTOR_ERROR_REFUSED, "Validation failed: Text character limit of 500 exceeded" },
  { 422, "application/json", "{\"error\":\"invalid\",\"error_description\":\"The words for people\"}",
    DIA_CONNECTOR_ERROR_REFUSED, "The words for people" },
  { 400, "application/json", "{\"success\":false,\"error\":{\"issues\":[],\"name\":\"ZodError\",\"message\":\"Expected string\"}}",
    DIA_CONNECTOR_ERROR_REFUSED, "Expected string" },
  { 403, "application/json", "{\"error\":\"This action is outside the authorized scopes\"}",
    DIA_CONNECTOR_ERROR_REFUSED, "outside the authorized scopes" },
  { 404, "text/plain", "404 Not Found", DIA_CONNECTOR_ERROR_REFUSED, "404" },
  { 413, "text/html", "<html>nginx</html>", DIA_CONNECTOR_ERROR_REFUSED, "413" },
  { 400, "application/json", "", DIA_CONNECTOR_ERROR_REFUSED, "400" },
  { 422, "application/json", "{\"error\":\"token " TOKEN " is odd\"}", DIA_CONNECTOR_ERROR_REFUSED, "422" },
  { 422, "application/json", "{\"error\":\"a\\u0007b\\nc\"}", DIA_CONNECTOR_ERROR_REFUSED, "a b c" },
  { 401, "application/json", "{\"error\":\"The access token was revoked\"}", DIA_CONNECTOR_ERROR_SIGN_IN, "alize" },
  { 401, "text/plain", "", DIA_CONNECTOR_ERROR_SIGN_IN, "alize" },
  { 429, "text/plain", "Slow down", DIA_CONNECTOR_ERROR_THROTTLED, "wait" },
  { 307, "text/plain", "", DIA_CONNECTOR_ERROR_UNREACHABLE, "307" },
  { 308, "text/plain", "", DIA_CONNECTOR_ERROR_REFUSED, "308" },
};

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%u %s", refusals[i].status, refusals[i].body);
      dia_connector_fixture_forget_limits (&fixture->base);
      dia_test_server_answer (fixture->server, "POST", STATUSES, refusals[i].status, refusals[i].content_type, refusals[i].body);
      g_assert_null (commit (fixture));
      g_assert_nonnull (strstr (fixture->error->message, refusals[i].words));
      dia_assert_connector_error (&fixture->error, refusals[i].code, TOKEN);
    }
}

/* A picture that was sent to the page of a hotel is sent again. */
static void
test_passing_redirect (Fixture       *fixture,
                       gconstpointer  data)
{
  static const guint passing[] = { 302, 303, 307 };
  g_autoptr (GBytes) picture = g_bytes_new_static ("JPEG", 4);
  g_autoptr (DiaMedia) media = dia_media_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      dia_test_server_answer (fixture->server, "POST", "/api/v2/media", passing[i], "text/html", "<html/>");
      g_assert_null (dia_publisher_upload (DIA_PUBLISHER (fixture->connector), &fixture->base.session, picture, media,
                                           NULL, &fixture->error));
      dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, TOKEN);
    }
  dia_test_server_answer (fixture->server, "POST", "/api/v2/media", 301, "text/html", "<html/>");
  g_assert_null (dia_publisher_upload (DIA_PUBLISHER (fixture->connector), &fixture->base.session, picture, media,
                                       NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, TOKEN);
}

static void
on_throttle_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  const char *const *header = user_data;

  dia_test_reply_set_status (reply, 429);
  if (header[0] != NULL)
    dia_test_reply_add_header (reply, header[0], header[1]);
}

/* P5 of the bars: never earlier than told; a wait beyond a day is not believed. */
static void
test_throttled (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *header[2];
    gint64      wait;
  } waits[] = {
    { { "Retry-After", "90" }, 90 * DIA_SECOND },
    { { "Retry-After", "1000000000" }, DIA_HOUR },
    { { "Retry-After", "-5" }, DIA_HOUR },
    { { "X-RateLimit-Reset", "2026-11-22T10:04:30.500Z" }, 270500 },
    { { "X-RateLimit-Reset", "2029-01-01T00:00:00Z" }, DIA_MINUTE },
    { { "X-RateLimit-Reset", "2020-01-01T00:00:00Z" }, DIA_MINUTE },
    { { "X-RateLimit-Reset", "soon" }, DIA_MINUTE },
    { { NULL, NULL }, DIA_MINUTE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_test_message ("%s: %s", waits[i].header[0], waits[i].header[1]);
      dia_connector_fixture_forget_limits (&fixture->base);
      dia_test_server_handle (fixture->server, "POST", STATUSES, on_throttle_cb, (gpointer) waits[i].header);
      g_assert_null (commit (fixture));
      g_assert_cmpint (dia_connector_error_get_retry_at (fixture->error), ==, DIA_FIXTURE_NOW + waits[i].wait);
      g_assert_cmpint (dia_connector_error_get_throttle (fixture->error), ==, DIA_THROTTLE_SERVER);
      dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_THROTTLED, TOKEN);
    }
}

static void
on_last_one_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  dia_test_reply_set_status (reply, 422);
  dia_test_reply_add_header (reply, "X-RateLimit-Remaining", "0");
  dia_test_reply_add_header (reply, "X-RateLimit-Reset", "2026-11-22T10:05:00.000Z");
}

/* A used-up budget is waited for without a question; other kinds of requests
 * have budgets of their own. */
static void
test_used_up (Fixture       *fixture,
              gconstpointer  data)
{
  dia_test_server_handle (fixture->server, "POST", STATUSES, on_last_one_cb, NULL);
  dia_test_server_answer (fixture->server, "DELETE", STATUSES "/1", 200, "application/json", "{}");
  g_assert_null (commit (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, TOKEN);

  g_assert_null (commit (fixture));
  g_assert_cmpint (dia_connector_error_get_retry_at (fixture->error), ==, DIA_FIXTURE_NOW + 5 * DIA_MINUTE);
  g_assert_cmpint (dia_connector_error_get_throttle (fixture->error), ==, DIA_THROTTLE_ACCOUNT);
  g_assert_nonnull (strstr (fixture->error->message, "alize"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_THROTTLED, TOKEN);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", STATUSES), ==, 1);
  g_assert_true (dia_publisher_retract (DIA_PUBLISHER (fixture->connector), &fixture->base.session, "1", NULL, NULL));

  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->base.clock), 5 * DIA_MINUTE);
  g_assert_null (commit (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, TOKEN);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", STATUSES), ==, 2);
}

static void
on_redirect_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  g_autofree char *location = g_strconcat (user_data, STATUSES, NULL);

  dia_test_reply_set_status (reply, 307);
  dia_test_reply_add_header (reply, "Location", location);
}

static void
test_token_stays_here (Fixture       *fixture,
                       gconstpointer  data)
{
  DiaTestServer *elsewhere = dia_test_server_new ();

  dia_test_server_handle (fixture->server, "POST", STATUSES, on_redirect_cb, (gpointer) dia_test_server_get_origin (elsewhere));
  g_assert_null (commit (fixture));
  g_clear_error (&fixture->error);
  g_assert_cmpuint (dia_test_server_count (elsewhere, NULL, NULL), ==, 0);
  g_assert_finalize_object (elsewhere);
}

/* Ids are UUIDs, ULIDs, flakes; they may hold what means something in a URL. */
static void
test_opaque_ids (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = NULL;

  dia_test_server_answer (fixture->server, "POST", STATUSES, 200, "application/json",
                          "{\"id\":\"a:b/c?d\",\"url\":null,\"uri\":\"https://m.example/x\",\"created_at\":\"no date\"}");
  dia_test_server_answer (fixture->server, "DELETE", STATUSES "/a%3Ab%2Fc%3Fd", 200, "application/json", "{}");
  post = commit (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (post->id, ==, "a:b/c?d");
  g_assert_cmpstr (post->url, ==, "https://m.example/x");
  g_assert_cmpint (post->at, ==, DIA_INSTANT_NONE);
  g_assert_true (dia_publisher_retract (DIA_PUBLISHER (fixture->connector), &fixture->base.session, post->id, NULL, &fixture->error));
  g_assert_cmpuint (dia_test_server_count (fixture->server, "DELETE", STATUSES "/a%3Ab%2Fc%3Fd"), ==, 1);
}

static void
test_addresses_for_people_only (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = NULL;

  dia_test_server_answer (fixture->server, "POST", STATUSES, 200, "application/json", "{\"id\":\"1\",\"url\":\"javascript:alert(1)\"}");
  post = commit (fixture);
  g_assert_cmpstr (post->url, ==, "");
}

static const struct
{
  const char *file;
  guint       max_length;
  guint       url_weight;
  guint       max_media;
  guint       max_alt;
  gboolean    media_required;
} instances[] = {
  { "mastodon/instance-v2-4.5.json", 500, 23, 4, 1500, FALSE },
  { "mastodon/instance-v2-hollo.json", 10000, 256, 8, 1500, FALSE },
  { "mastodon/instance-v2-gotosocial.json", 5000, 25, 6, 5000, FALSE },
  { "mastodon/instance-v2-nothing.json", 500, 23, 4, 1500, FALSE },
  { "mastodon/instance-v2-nonsense.json", 500, 23, 4, 1500, FALSE },
};

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (instances); i++)
    {
      g_autofree char *body = dia_test_read_data (instances[i].file);
      DiaLimits limits = fixture->base.account->limits;

      g_test_message ("%s", instances[i].file);
      dia_test_server_answer (fixture->server, "GET", "/api/v2/instance", 200, "application/json", body);
      g_assert_true (dia_inspector_read_limits (DIA_INSPECTOR (fixture->connector), &fixture->base.session, &limits, NULL, &fixture->error));
      g_assert_cmpuint (limits.max_length, ==, instances[i].max_length);
      g_assert_cmpuint (limits.url_weight, ==, instances[i].url_weight);
      g_assert_cmpuint (limits.max_media, ==, instances[i].max_media);
      g_assert_cmpuint (limits.max_alt_length, ==, instances[i].max_alt);
      g_assert_cmpint (limits.media_required, ==, instances[i].media_required);
    }
}

static void
test_limits_of_older_servers (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *pleroma = dia_test_read_data ("mastodon/instance-v1-pleroma.json");
  g_autofree char *pixelfed = dia_test_read_data ("mastodon/instance-v1-pixelfed.json");
  DiaInspector *inspector = DIA_INSPECTOR (fixture->connector);
  DiaLimits limits = fixture->base.account->limits;

  dia_test_server_answer (fixture->server, "GET", "/api/v1/instance", 200, "application/json", pleroma);
  g_assert_true (dia_inspector_read_limits (inspector, &fixture->base.session, &limits, NULL, &fixture->error));
  g_assert_cmpuint (limits.max_length, ==, 5000);
  g_assert_false (limits.media_required);

  dia_test_server_answer (fixture->server, "GET", "/api/v1/instance", 200, "application/json", pixelfed);
  g_assert_true (dia_inspector_read_limits (inspector, &fixture->base.session, &limits, NULL, &fixture->error));
  g_assert_true (limits.media_required);

  dia_test_server_answer (fixture->server, "GET", "/api/v1/instance", 404, "text/plain", "404");
  g_assert_false (dia_inspector_read_limits (inspector, &fixture->base.session, &limits, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, TOKEN);
}

/* A server without the second form of uploads takes the first. */
static void
test_older_uploads (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GBytes) picture = g_bytes_new_static ("PNG", 3);
  g_autoptr (DiaMedia) media = dia_media_new ();
  g_autofree char *handle = NULL;

  dia_test_server_answer (fixture->server, "POST", "/api/v1/media", 200, "application/json", "{\"id\":\"9\"}");
  handle = dia_publisher_upload (DIA_PUBLISHER (fixture->connector), &fixture->base.session, picture, media, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (handle, ==, "9");
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/api/v2/media"), ==, 1);
}

static void
test_failed_uploads (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    guint       status;
    const char *body;
    int         code;
  } answers[] = {
    { 422, "{\"error\":\"Validation failed: File type is not allowed\"}", DIA_CONNECTOR_ERROR_REFUSED },
    { 413, "", DIA_CONNECTOR_ERROR_REFUSED },
    { 401, "", DIA_CONNECTOR_ERROR_SIGN_IN },
    { 429, "", DIA_CONNECTOR_ERROR_THROTTLED },
    { 500, "", DIA_CONNECTOR_ERROR_UNREACHABLE },
    { 200, "", DIA_CONNECTOR_ERROR_MALFORMED },
    { 200, "{\"id\":null}", DIA_CONNECTOR_ERROR_MALFORMED },
  };
  g_autoptr (GBytes) picture = g_bytes_new_static ("PNG", 3);
  g_autoptr (DiaMedia) media = dia_media_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      dia_connector_fixture_forget_limits (&fixture->base);
      dia_test_server_answer (fixture->server, "POST", "/api/v2/media", answers[i].status, "application/json", answers[i].body);
      g_assert_null (dia_publisher_upload (DIA_PUBLISHER (fixture->connector), &fixture->base.session, picture, media, NULL, &fixture->error));
      dia_assert_connector_error (&fixture->error, answers[i].code, TOKEN);
    }
}

/* The server shows Markdown as HTML: what was written is asked for. */
static void
test_rendered_texts (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DiaRemotePost) found = NULL;
  DiaLook look;

  fixture->base.request.text = "Un *mot* ici";
  dia_test_server_answer (fixture->server, "GET", "/api/v1/accounts/7/statuses", 200, "application/json",
                          "[{\"id\":\"1\",\"created_at\":\"2026-11-22T10:00:05.000Z\",\"content\":\"<p>Un <em>mot</em> ici</p>\","
                          "\"in_reply_to_id\":null,\"media_attachments\":[]}]");
  dia_test_server_answer (fixture->server, "GET", STATUSES "/1/source", 200, "application/json", "{\"id\":\"1\",\"text\":\"Un *mot* ici\"}");
  g_assert_true (dia_publisher_find (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                     &look, &found, NULL, &fixture->error));
  g_assert_cmpint (look, ==, DIA_LOOK_FOUND);
}

/* A server that gives the same page for ever, or nonsense, ends the search
 * without an answer; it never proves absence. */
static void
test_pages_without_end (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaRemotePost) found = NULL;
  g_autoptr (GPtrArray) own = NULL;
  DiaLook look;

  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->base.clock), DIA_HOUR);
  dia_test_server_answer (fixture->server, "GET", "/api/v1/accounts/7/statuses", 200, "application/json",
                          "[{\"id\":\"1\",\"created_at\":\"2026-11-22T10:30:00.000Z\",\"content\":\"<p>Autre</p>\"}]");
  g_assert_true (dia_publisher_find (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                     &look, &found, NULL, &fixture->error));
  g_assert_cmpint (look, ==, DIA_LOOK_UNSURE);
  own = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session, "", 50, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (own->len, <=, 2);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "GET", "/api/v1/accounts/7/statuses"), <=, 7);

  dia_test_server_answer (fixture->server, "GET", "/api/v1/accounts/7/statuses", 200, "application/json", "{\"statuses\":[]}");
  g_assert_false (dia_publisher_find (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                      &look, &found, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_MALFORMED, TOKEN);
}

static gboolean
check (Fixture     *fixture,
       const char  *user,
       const char  *shown,
       char       **name)
{
  g_autofree char *answer = g_strdup_printf ("{\"id\":\"7\",\"username\":\"%s\",\"display_name\":\"%s\"}", user, shown);
  g_autofree char *id = NULL;
  g_autofree char *handle = NULL;

  dia_test_server_answer (fixture->server, "GET", "/api/v1/accounts/verify_credentials", 200, "application/json", answer);

  return dia_inspector_check (DIA_INSPECTOR (fixture->connector), &fixture->base.session, &id, &handle, name, NULL,
                              &fixture->error);
}

/* N3: names are made fit for a line of ours; what is no name is refused. */
static void
test_odd_names (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const no_names[] = { "", "a b", "a\\nb", "<b>", "\\u202ea", "@a", NULL };
  g_autofree char *endless = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *name = NULL;
  g_autofree char *cut = NULL;

  g_assert_true (check (fixture, "alize_fr.1", "\\u202eA\\u0007l\\nize", &name));
  g_assert_cmpstr (name, ==, "A l ize");
  g_assert_true (check (fixture, "alize", endless, &cut));
  g_assert_cmpint (g_utf8_strlen (cut, -1), <=, DIA_INSPECTOR_MAX_NAME + 1);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  for (gsize i = 0; no_names[i] != NULL; i++)
    {
      g_assert_false (check (fixture, no_names[i], "Alizé", NULL));
      dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_MALFORMED, TOKEN);
    }
}

#define add(name, func) g_test_add ("/connectors/mastodon-odd-answers/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("odd-successes", test_odd_successes);
  add ("refusals", test_refusals);
  add ("passing-redirect", test_passing_redirect);
  add ("throttled", test_throttled);
  add ("used-up", test_used_up);
  add ("N3-odd-names", test_odd_names);
  add ("token-stays-here", test_token_stays_here);
  add ("opaque-ids", test_opaque_ids);
  add ("addresses-for-people-only", test_addresses_for_people_only);
  add ("limits", test_limits);
  add ("limits-of-older-servers", test_limits_of_older_servers);
  add ("older-uploads", test_older_uploads);
  add ("failed-uploads", test_failed_uploads);
  add ("rendered-texts", test_rendered_texts);
  add ("pages-without-end", test_pages_without_end);
  return g_test_run ();
}
