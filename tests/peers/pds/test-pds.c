/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "dia-bluesky-connector.h"
#include "dia-connector-fixture.h"
#include "dia-inspector.h"
#include "dia-reader.h"

/* The contract of the bluesky connector against the real server, which one
 * process keeps for all tests. The first argument is the folder of start.mjs. */

typedef struct
{
  char        *folder;
  GSubprocess *process;
  char        *pds;
  char        *plc;
  JsonNode    *answer;
} Server;

typedef struct
{
  DiaConnectorFixture base;
  DiaConnector       *connector;
  DiaCredentials     *credentials;
  const char         *folder;
  char               *key;
  char               *payload;
  guint64             seed;
  GError             *error;
} Fixture;

static JsonObject *
get_account (const Server *server,
             guint         index)
{
  return json_array_get_object_element (json_object_get_array_member (json_node_get_object (server->answer), "accounts"), index);
}

static const char *
get_text (const Server *server,
          guint         account,
          const char   *name)
{
  return json_object_get_string_member (get_account (server, account), name);
}

static void
start_server (Server     *server,
              const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_build_filename (folder, "start.mjs", NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  server->folder = g_strdup (folder);
  server->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                      "node", script, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server->process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  server->answer = json_from_string (line, &error);
  g_assert_no_error (error);
  server->pds = g_strdup (json_object_get_string_member (json_node_get_object (server->answer), "pds"));
  server->plc = g_strdup (json_object_get_string_member (json_node_get_object (server->answer), "plc"));
}

static void
stop_server (Server *server)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (server->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (server->process, NULL, NULL);
  g_clear_object (&server->process);
  json_node_unref (server->answer);
  g_free (server->folder);
  g_free (server->pds);
  g_free (server->plc);
}

static DiaCredentials *
sign_in (Fixture      *fixture,
         const Server *server)
{
  return dia_authenticator_sign_in_password (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session,
                                             get_text (server, 0, "handle"), get_text (server, 0, "password"), NULL, &fixture->error);
}

static void
use_credentials (Fixture        *fixture,
                 DiaCredentials *credentials)
{
  g_assert_no_error (fixture->error);
  g_assert_nonnull (credentials);
  g_clear_pointer (&fixture->credentials, dia_credentials_unref);
  fixture->credentials = credentials;
  fixture->base.session.credentials = credentials;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Server *server = data;

  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_BLUESKY, server->pds, NULL);
  fixture->connector = dia_bluesky_connector_new (server->plc, server->pds);
  fixture->folder = server->folder;
  use_credentials (fixture, sign_in (fixture, server));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->credentials, dia_credentials_unref);
  g_clear_pointer (&fixture->key, g_free);
  g_clear_pointer (&fixture->payload, g_free);
  g_assert_finalize_object (g_steal_pointer (&fixture->connector));
  dia_connector_fixture_clear (&fixture->base);
}

static DiaPublisher *
get_publisher (Fixture *fixture)
{
  return DIA_PUBLISHER (fixture->connector);
}

/* A new key and record for @text, as the desk makes them before it sends. */
static void
prepare (Fixture    *fixture,
         const char *text)
{
  DiaPublishRequest *request = &fixture->base.request;

  g_free (fixture->key);
  g_free (fixture->payload);
  fixture->key = dia_publisher_make_key (get_publisher (fixture), &fixture->base.session,
                                         (guint64) g_get_monotonic_time () + fixture->seed++, request->created_at);
  request->text = text;
  request->key = fixture->key;
  fixture->payload = dia_publisher_prepare (get_publisher (fixture), &fixture->base.session, request, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  request->payload = fixture->payload;
}

static DiaRemotePost *
commit (Fixture *fixture)
{
  return dia_publisher_commit (get_publisher (fixture), &fixture->base.session, &fixture->base.request, NULL, &fixture->error);
}

static DiaRemotePost *
publish (Fixture    *fixture,
         const char *text)
{
  DiaRemotePost *post;

  prepare (fixture, text);
  post = commit (fixture);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (post);

  return post;
}

static DiaLook
look (Fixture *fixture)
{
  g_autoptr (DiaRemotePost) found = NULL;
  DiaLook result;

  g_assert_true (dia_publisher_find (get_publisher (fixture), &fixture->base.session, &fixture->base.request,
                                     &result, &found, NULL, &fixture->error));

  return result;
}

/* The record as the server gives it back. */
static JsonNode *
fetch_record (Fixture             *fixture,
              const Server        *server,
              const DiaRemotePost *post)
{
  g_auto (GStrv) pieces = g_strsplit (post->id, "/", -1);
  g_autofree char *url = g_strdup_printf ("%s/xrpc/com.atproto.repo.getRecord?repo=%s&collection=%s&rkey=%s",
                                          server->pds, pieces[2], pieces[3], pieces[4]);
  g_autoptr (DiaServerUrl) typed = dia_server_url_parse (server->pds, NULL);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, typed);
  g_autoptr (DiaHttpResponse) response = dia_http_send (fixture->base.http, request, NULL, &fixture->error);
  g_autofree char *text = NULL;
  gsize length;
  const char *data;

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, 200);
  data = g_bytes_get_data (dia_http_response_get_body (response), &length);
  text = g_strndup (data, length);

  return json_from_string (text, NULL);
}

static JsonObject *
get_value (JsonNode *record)
{
  return json_object_get_object_member (json_node_get_object (record), "value");
}

static void
test_account (Fixture       *fixture,
              gconstpointer  data)
{
  const Server *server = data;
  g_autofree char *id = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *name = NULL;

  g_assert_true (dia_inspector_check (DIA_INSPECTOR (fixture->connector), &fixture->base.session, &id, &handle, &name, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (id, ==, get_text (server, 0, "did"));
  g_assert_cmpstr (handle, ==, "alize.test");
  g_assert_cmpstr (name, ==, "alize.test");
  g_assert_cmpint (fixture->credentials->expires_at, >, g_get_real_time () / 1000 + DIA_HOUR);
}

static void
test_wrong_password (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_null (dia_authenticator_sign_in_password (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session,
                                                     "alize.test", "canary-wrong", NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, "canary-wrong");
}

/* From the handle to the DID, to its document, to the server, and back. */
static void
test_finds_the_server (Fixture       *fixture,
                       gconstpointer  data)
{
  const Server *server = data;

  g_free (fixture->base.account->server);
  fixture->base.account->server = g_strdup ("");
  use_credentials (fixture, sign_in (fixture, server));
  g_assert_cmpstr (fixture->credentials->server, ==, server->pds);
  g_assert_cmpstr (fixture->credentials->subject, ==, get_text (server, 0, "did"));
}

static void
test_text_and_facets (Fixture       *fixture,
                      gconstpointer  data)
{
  const Server *server = data;
  g_autoptr (DiaRemotePost) post = publish (fixture, "Été @goutte.test, @nobody.test : https://example.com/énergie #éolienne 👩🏽‍🚀");
  g_autoptr (JsonNode) record = fetch_record (fixture, server, post);
  const char *text = json_object_get_string_member (get_value (record), "text");
  JsonArray *facets = json_object_get_array_member (get_value (record), "facets");
  static const char *const shown[] = { "@goutte.test", "https://example.com/énergie", "#éolienne" };

  g_assert_cmpstr (text, ==, fixture->base.request.text);
  g_assert_cmpuint (json_array_get_length (facets), ==, G_N_ELEMENTS (shown));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      JsonObject *index = json_object_get_object_member (json_array_get_object_element (facets, i), "index");
      gint64 start = json_object_get_int_member (index, "byteStart");
      gint64 end = json_object_get_int_member (index, "byteEnd");
      g_autofree char *piece = g_strndup (text + start, (gsize) (end - start));

      g_assert_cmpstr (piece, ==, shown[i]);
    }
  g_assert_cmpstr (json_object_get_string_member (
                     json_array_get_object_element (
                       json_object_get_array_member (json_array_get_object_element (facets, 0), "features"), 0), "did"),
                   ==, get_text (server, 1, "did"));
}

/* The smallest PNG: one pixel. */
static GBytes *
make_picture (void)
{
  gsize length;
  guchar *data = g_base64_decode ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", &length);

  return g_bytes_new_take (data, length);
}

static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  const Server *server = data;
  g_autoptr (GBytes) picture = make_picture ();
  g_autoptr (DiaMedia) media = dia_media_new ();
  g_autoptr (DiaRemotePost) post = NULL;
  g_autoptr (JsonNode) record = NULL;
  JsonArray *images;

  g_free (media->mime_type);
  media->mime_type = g_strdup ("image/png");
  media->width = media->height = 1;
  for (guint i = 0; i < 4; i++)
    {
      char *handle = dia_publisher_upload (get_publisher (fixture), &fixture->base.session, picture, media, NULL, &fixture->error);

      g_assert_no_error (fixture->error);
      g_ptr_array_add (fixture->base.handles, handle);
      g_ptr_array_add (fixture->base.alts, g_strdup (i == 0 ? "Un point" : ""));
    }
  fixture->base.request.warning = "Lumière";
  post = publish (fixture, "Quatre images");
  record = fetch_record (fixture, server, post);
  images = json_object_get_array_member (json_object_get_object_member (get_value (record), "embed"), "images");
  g_assert_cmpuint (json_array_get_length (images), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (images, 0), "alt"), ==, "Un point");
  g_assert_true (json_object_has_member (get_value (record), "labels"));
}

static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  const Server *server = data;
  g_autoptr (DiaRemotePost) first = publish (fixture, "Un");
  g_autoptr (DiaRemotePost) second = NULL;
  g_autoptr (DiaRemotePost) third = NULL;
  g_autoptr (JsonNode) record = NULL;
  JsonObject *reply;

  fixture->base.request.thread_root = first->id;
  fixture->base.request.reply_to = first->id;
  second = publish (fixture, "Deux");
  fixture->base.request.reply_to = second->id;
  third = publish (fixture, "Trois");
  record = fetch_record (fixture, server, third);
  reply = json_object_get_object_member (get_value (record), "reply");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (reply, "parent"), "uri"), ==, second->id);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (reply, "root"), "uri"), ==, first->id);
}

/* Whoever posts elsewhere may be answered by the web address of the post. */
static void
test_answers_an_address (Fixture       *fixture,
                         gconstpointer  data)
{
  const Server *server = data;
  g_autoptr (DiaRemotePost) first = publish (fixture, "Question");
  g_autoptr (DiaRemotePost) answer = NULL;
  g_autoptr (JsonNode) record = NULL;
  g_autofree char *address = g_strdup_printf ("https://bsky.app/profile/alize.test/post/%s", strrchr (first->id, '/') + 1);

  fixture->base.request.reply_to = address;
  answer = publish (fixture, "Réponse");
  record = fetch_record (fixture, server, answer);
  g_assert_cmpstr (json_object_get_string_member (
                     json_object_get_object_member (json_object_get_object_member (get_value (record), "reply"), "parent"), "uri"),
                   ==, first->id);
}

static void
test_same_key_twice (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DiaRemotePost) first = publish (fixture, "Une seule fois");
  g_autoptr (DiaRemotePost) second = commit (fixture);
  g_autofree char *key = g_strdup (fixture->key);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (first->id, ==, second->id);

  /* Another text under the same key does not overwrite what is public. */
  prepare (fixture, "Un autre texte");
  fixture->base.request.key = key;
  g_assert_null (commit (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNKNOWN, fixture->credentials->access_token);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_FOUND);
}

static void
test_looks_and_deletes (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = NULL;

  prepare (fixture, "À retirer");
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
  post = commit (fixture);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_FOUND);
  for (int i = 0; i < 2; i++)
    g_assert_true (dia_publisher_retract (get_publisher (fixture), &fixture->base.session, post->id, NULL, &fixture->error));
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
}

static void
test_refusal (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = g_strnfill (301, 'x');

  prepare (fixture, text);
  g_assert_null (commit (fixture));
  g_assert_nonnull (strstr (fixture->error->message, "300"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, fixture->credentials->access_token);
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
}

static void
test_expired_token (Fixture       *fixture,
                    gconstpointer  data)
{
  const Server *server = data;
  DiaCredentials *expired = dia_credentials_copy (fixture->credentials);
  g_autoptr (DiaRemotePost) post = NULL;

  prepare (fixture, "Après le renouvellement");
  dia_credentials_set (&expired->access_token, get_text (server, 0, "expired"));
  use_credentials (fixture, expired);
  g_assert_null (commit (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, get_text (server, 0, "expired"));

  use_credentials (fixture, dia_authenticator_refresh (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session, NULL, &fixture->error));
  post = commit (fixture);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (post);
}

static void
test_ended_session (Fixture       *fixture,
                    gconstpointer  data)
{
  DiaAuthenticator *authenticator = DIA_AUTHENTICATOR (fixture->connector);
  gboolean stays_valid = FALSE;

  g_assert_true (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
  g_assert_true (stays_valid);
  g_assert_no_error (fixture->error);
  g_assert_null (dia_authenticator_refresh (authenticator, &fixture->base.session, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, fixture->credentials->refresh_token);
}

static void
test_lists_own (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) older = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Liste %u", i);
      g_autoptr (DiaRemotePost) post = NULL;

      fixture->base.request.created_at = DIA_FIXTURE_NOW + DIA_DAY + i;
      post = publish (fixture, text);
    }
  all = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session, "", 2, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((DiaOwnPost *) all->pdata[0])->text, ==, "Liste 2");
  g_assert_cmpint (((DiaOwnPost *) all->pdata[0])->at, ==, DIA_FIXTURE_NOW + DIA_DAY + 2);
  older = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session,
                               ((DiaOwnPost *) all->pdata[1])->id, 1, NULL, &fixture->error);
  g_assert_cmpstr (((DiaOwnPost *) older->pdata[0])->text, ==, "Liste 0");
}

/* A server alone counts nothing, and says so in one way or the other. */
static void
test_counts_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  DiaCounts counts;

  g_assert_false (dia_reader_read_account (DIA_READER (fixture->connector), &fixture->base.session, &counts, NULL, &fixture->error));
  g_assert_true (g_error_matches (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED)
                 || g_error_matches (fixture->error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE));
  g_assert_cmpint (counts.followers, ==, -1);
}

/* The person signs in and agrees in a browser, played by approve.mjs. */
static gboolean
approve (const char  *url,
         gpointer     user_data,
         GError     **error)
{
  const Server *server = user_data;
  g_autofree char *script = g_build_filename (server->folder, "approve.mjs", NULL);
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, error, "node", script, url,
                                                      get_text (server, 0, "handle"), NULL);

  if (process == NULL)
    return FALSE;
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), get_text (server, 0, "password"),
                             strlen (get_text (server, 0, "password")), NULL, NULL, error);

  return g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, error);
}

static void
test_oauth (Fixture       *fixture,
            gconstpointer  data)
{
  const Server *server = data;
  DiaAuthenticator *authenticator = DIA_AUTHENTICATOR (fixture->connector);
  g_autoptr (DiaRemotePost) first = NULL;
  g_autoptr (DiaRemotePost) second = NULL;
  gboolean stays_valid = TRUE;

  g_free (fixture->base.account->handle);
  fixture->base.account->handle = g_strdup (get_text (server, 0, "handle"));
  use_credentials (fixture, dia_authenticator_sign_in_browser (authenticator, &fixture->base.session, approve,
                                                               (gpointer) server, NULL, &fixture->error));
  g_assert_cmpstr (fixture->credentials->subject, ==, get_text (server, 0, "did"));
  g_assert_cmpstr (fixture->credentials->dpop_key, !=, "");
  first = publish (fixture, "Par OAuth");

  use_credentials (fixture, dia_authenticator_refresh (authenticator, &fixture->base.session, NULL, &fixture->error));
  second = publish (fixture, "Par OAuth, renouvelé");

  g_assert_true (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
  g_assert_false (stays_valid);
  g_assert_null (dia_authenticator_refresh (authenticator, &fixture->base.session, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, fixture->credentials->refresh_token);
}

#define add(name, func) g_test_add ("/peers/pds/" name, Fixture, &server, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  static Server server;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  start_server (&server, argv[1]);
  add ("account", test_account);
  add ("wrong-password", test_wrong_password);
  add ("finds-the-server", test_finds_the_server);
  add ("text-and-facets", test_text_and_facets);
  add ("pictures", test_pictures);
  add ("thread", test_thread);
  add ("answers-an-address", test_answers_an_address);
  add ("same-key-twice", test_same_key_twice);
  add ("looks-and-deletes", test_looks_and_deletes);
  add ("refusal", test_refusal);
  add ("expired-token", test_expired_token);
  add ("ended-session", test_ended_session);
  add ("lists-own", test_lists_own);
  add ("counts-nothing", test_counts_nothing);
  add ("oauth", test_oauth);
  result = g_test_run ();
  stop_server (&server);

  return result;
}
