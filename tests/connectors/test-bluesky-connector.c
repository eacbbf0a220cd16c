/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-connector.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dia-connector-fixture.h"
#include "dia-inspector.h"
#include "dia-reader.h"
#include "dia-test-server.h"
#include "dia-test-support.h"

/* Against recorded answers; the same against a real server is in tests/peers. */

#define DID     "did:plc:z72i7hdynmk6r22z27h6tvur"
#define TOKEN   "canary-access-1a2b"
#define RKEY    "3jzfcijpj2z2a"
#define ADDRESS "at://" DID "/app.bsky.feed.post/" RKEY
#define XRPC    "/xrpc/com.atproto."

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
  const char *origin;

  fixture->server = dia_test_server_new ();
  origin = dia_test_server_get_origin (fixture->server);
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_BLUESKY, origin, TOKEN);
  dia_credentials_set (&fixture->base.credentials->subject, DID);
  dia_credentials_set (&fixture->base.credentials->refresh_token, "canary-refresh-1a2b");
  fixture->base.request.key = RKEY;
  fixture->connector = dia_bluesky_connector_new (origin, origin);
  dia_test_server_answer (fixture->server, "POST", XRPC "repo.putRecord", 200, "application/json",
                          "{\"uri\":\"" ADDRESS "\",\"cid\":\"bafyreia\",\"validationStatus\":\"valid\"}");
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

static DiaPublisher *
get_publisher (Fixture *fixture)
{
  return DIA_PUBLISHER (fixture->connector);
}

/* Prepares the request and keeps what was prepared in it. */
static JsonNode *
prepare (Fixture  *fixture,
         char    **payload)
{
  *payload = dia_publisher_prepare (get_publisher (fixture), &fixture->base.session, &fixture->base.request,
                                    NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->base.request.payload = *payload;

  return json_from_string (*payload, NULL);
}

static DiaRemotePost *
commit (Fixture *fixture)
{
  return dia_publisher_commit (get_publisher (fixture), &fixture->base.session, &fixture->base.request, NULL, &fixture->error);
}

static void
assert_json (JsonNode   *node,
             const char *expected)
{
  g_autoptr (JsonNode) wanted = json_from_string (expected, NULL);

  g_assert_nonnull (wanted);
  if (!json_node_equal (node, wanted))
    {
      g_autofree char *text = json_to_string (node, TRUE);

      g_test_message ("%s", text);
      g_test_fail ();
    }
}

static void
test_prepares_text (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = NULL;

  fixture->base.request.text = "Bonjour";
  fixture->base.request.created_at = DIA_FIXTURE_NOW + 7;
  node = prepare (fixture, &payload);
  assert_json (node, "{\"$type\":\"app.bsky.feed.post\",\"text\":\"Bonjour\",\"createdAt\":\"2026-11-22T10:00:00.007Z\","
                     "\"langs\":[\"fr\"]}");
}

static void
on_resolve_cb (const DiaTestRequest *request,
               DiaTestReply         *reply,
               gpointer              user_data)
{
  g_autofree char *handle = dia_test_request_dup_field (request, "handle");

  if (g_strcmp0 (handle, "bob.test") == 0)
    {
      dia_test_reply_set_text (reply, "application/json", "{\"did\":\"" DID "\"}");
      return;
    }
  dia_test_reply_set_status (reply, 400);
  dia_test_reply_set_text (reply, "application/json", "{\"error\":\"InvalidRequest\",\"message\":\"Unable to resolve handle\"}");
}

/* Offsets are in bytes of UTF-8: the é before the first facet counts two. */
static void
test_prepares_facets (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *facets;

  dia_test_server_handle (fixture->server, "GET", XRPC "identity.resolveHandle", on_resolve_cb, NULL);
  fixture->base.request.text = "é @bob.test @nobody.test https://a.example/x #vent";
  node = prepare (fixture, &payload);
  facets = json_object_get_array_member (json_node_get_object (node), "facets");
  assert_json (json_object_get_member (json_node_get_object (node), "facets"),
               "[{\"index\":{\"byteStart\":3,\"byteEnd\":12},\"features\":[{\"$type\":\"app.bsky.richtext.facet#mention\",\"did\":\"" DID "\"}]},"
               "{\"index\":{\"byteStart\":26,\"byteEnd\":45},\"features\":[{\"$type\":\"app.bsky.richtext.facet#link\",\"uri\":\"https://a.example/x\"}]},"
               "{\"index\":{\"byteStart\":46,\"byteEnd\":51},\"features\":[{\"$type\":\"app.bsky.richtext.facet#tag\",\"tag\":\"vent\"}]}]");
  g_assert_cmpuint (json_array_get_length (facets), ==, 3);
}

/* A mention must not get lost because a server was away for a moment. */
static void
test_mention_not_lost (Fixture       *fixture,
                       gconstpointer  data)
{
  dia_test_server_answer (fixture->server, "GET", XRPC "identity.resolveHandle", 502, "text/html", "<html/>");
  fixture->base.request.text = "@bob.test";
  g_assert_null (dia_publisher_prepare (get_publisher (fixture), &fixture->base.session, &fixture->base.request, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, TOKEN);
}

static void
upload (Fixture    *fixture,
        const char *alt)
{
  g_autoptr (GBytes) picture = g_bytes_new_static ("JPEG", 4);
  g_autoptr (DiaMedia) media = dia_media_new ();
  char *handle;

  g_free (media->mime_type);
  media->mime_type = g_strdup ("image/jpeg");
  media->width = 1200;
  media->height = 800;
  handle = dia_publisher_upload (get_publisher (fixture), &fixture->base.session, picture, media, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_ptr_array_add (fixture->base.handles, handle);
  g_ptr_array_add (fixture->base.alts, g_strdup (alt));
}

static void
test_prepares_pictures (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) ledger = NULL;
  const DiaTestRequest *request;

  dia_test_server_answer (fixture->server, "POST", XRPC "repo.uploadBlob", 200, "application/json",
                          "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreia\"},\"mimeType\":\"image/jpeg\",\"size\":4}}");
  upload (fixture, "Une éolienne");
  upload (fixture, "");
  fixture->base.request.warning = "Choc";
  fixture->base.request.link = "https://a.example/";
  node = prepare (fixture, &payload);
  assert_json (json_object_get_member (json_node_get_object (node), "embed"),
               "{\"$type\":\"app.bsky.embed.images\",\"images\":["
               "{\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreia\"},\"mimeType\":\"image/jpeg\",\"size\":4},"
               "\"aspectRatio\":{\"width\":1200,\"height\":800},\"alt\":\"Une éolienne\"},"
               "{\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreia\"},\"mimeType\":\"image/jpeg\",\"size\":4},"
               "\"aspectRatio\":{\"width\":1200,\"height\":800},\"alt\":\"\"}]}");
  assert_json (json_object_get_member (json_node_get_object (node), "labels"),
               "{\"$type\":\"com.atproto.label.defs#selfLabels\",\"values\":[{\"val\":\"graphic-media\"}]}");

  ledger = dia_test_server_dup_ledger (fixture->server);
  request = g_ptr_array_index (ledger, 0);
  g_assert_cmpstr (dia_test_request_get_header (request, "content-type"), ==, "image/jpeg");
  g_assert_cmpstr (dia_test_request_get_header (request, "authorization"), ==, "Bearer " TOKEN);
}

static void
on_page_picture_cb (const DiaTestRequest *request,
                    DiaTestReply         *reply,
                    gpointer              user_data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\r\n\x1a\n", 8);

  dia_test_reply_set_bytes (reply, "image/png", bytes);
}

static void
test_prepares_card (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autofree char *link = g_strconcat (dia_test_server_get_origin (fixture->server), "/page", NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *external;

  dia_test_server_answer (fixture->server, "GET", "/page", 200, "text/html",
                          "<meta property=og:title content=Titre><meta property=og:image content=/p.png>");
  dia_test_server_handle (fixture->server, "GET", "/p.png", on_page_picture_cb, NULL);
  dia_test_server_answer (fixture->server, "POST", XRPC "repo.uploadBlob", 200, "application/json",
                          "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreib\"},\"mimeType\":\"image/png\",\"size\":8}}");
  fixture->base.request.link = link;
  node = prepare (fixture, &payload);
  external = json_object_get_object_member (json_object_get_object_member (json_node_get_object (node), "embed"), "external");
  g_assert_cmpstr (json_object_get_string_member (external, "uri"), ==, link);
  g_assert_cmpstr (json_object_get_string_member (external, "title"), ==, "Titre");
  g_assert_cmpstr (json_object_get_string_member (external, "description"), ==, "");
  g_assert_true (json_object_has_member (external, "thumb"));
}

static void
test_prepares_answers (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autofree char *second = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) deeper = NULL;

  dia_test_server_answer (fixture->server, "GET", XRPC "repo.getRecord", 200, "application/json",
                          "{\"uri\":\"" ADDRESS "\",\"cid\":\"bafyparent\",\"value\":{\"text\":\"x\"}}");
  fixture->base.request.reply_to = ADDRESS;
  node = prepare (fixture, &payload);
  assert_json (json_object_get_member (json_node_get_object (node), "reply"),
               "{\"parent\":{\"uri\":\"" ADDRESS "\",\"cid\":\"bafyparent\"},\"root\":{\"uri\":\"" ADDRESS "\",\"cid\":\"bafyparent\"}}");

  dia_test_server_answer (fixture->server, "GET", XRPC "repo.getRecord", 200, "application/json",
                          "{\"uri\":\"" ADDRESS "\",\"cid\":\"bafyparent\",\"value\":{\"reply\":{\"root\":{\"uri\":\"at://root\",\"cid\":\"bafyroot\"}}}}");
  deeper = prepare (fixture, &second);
  assert_json (json_object_get_member (json_node_get_object (deeper), "reply"),
               "{\"parent\":{\"uri\":\"" ADDRESS "\",\"cid\":\"bafyparent\"},\"root\":{\"uri\":\"at://root\",\"cid\":\"bafyroot\"}}");
}

static void
test_publishes (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = prepare (fixture, &payload);
  g_autoptr (DiaRemotePost) post = commit (fixture);
  g_autoptr (GPtrArray) ledger = dia_test_server_dup_ledger (fixture->server);
  g_autofree char *text = dia_test_request_dup_text (g_ptr_array_index (ledger, ledger->len - 1));
  g_autoptr (JsonNode) sent = json_from_string (text, NULL);
  JsonObject *put = json_node_get_object (sent);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (post->id, ==, ADDRESS);
  g_assert_cmpstr (post->url, ==, "https://bsky.app/profile/" DID "/post/" RKEY);
  g_assert_cmpstr (json_object_get_string_member (put, "rkey"), ==, RKEY);
  g_assert_cmpstr (json_object_get_string_member (put, "repo"), ==, DID);
  g_assert_true (json_object_get_null_member (put, "swapRecord"));
  g_assert_true (json_node_equal (json_object_get_member (put, "record"), node));
}

static void
test_needs_preparation (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_null (commit (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, TOKEN);
  g_assert_cmpuint (dia_test_server_count (fixture->server, NULL, NULL), ==, 0);
}

static const struct
{
  guint       status;
  const char *body;
  int         code;
} answers[] = {
  { 200, "", DIA_CONNECTOR_ERROR_UNKNOWN },
  { 200, "{}", DIA_CONNECTOR_ERROR_UNKNOWN },
  { 200, "{\"uri\":\"at://" DID "/app.bsky.feed.post/other\",\"cid\":\"x\"}", DIA_CONNECTOR_ERROR_UNKNOWN },
  { 200, "<html>proxy</html>", DIA_CONNECTOR_ERROR_UNKNOWN },
  { 500, "{\"error\":\"InternalServerError\",\"message\":\"Internal Server Error\"}", DIA_CONNECTOR_ERROR_UNKNOWN },
  { 502, "<html/>", DIA_CONNECTOR_ERROR_UNKNOWN },
  { 400, "{\"error\":\"InvalidSwap\",\"message\":\"Record was at bafy\"}", DIA_CONNECTOR_ERROR_UNKNOWN },
  { 400, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
  { 400, "{\"error\":\"InvalidToken\",\"message\":\"Token could not be verified\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
  { 401, "{\"error\":\"AuthMissing\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
  { 401, "", DIA_CONNECTOR_ERROR_SIGN_IN },
  { 400, "{\"error\":\"InvalidRequest\",\"message\":\"grapheme too big (maximum 300, got 301)\"}", DIA_CONNECTOR_ERROR_REFUSED },
  { 400, "{\"error\":\"BlobNotFound\"}", DIA_CONNECTOR_ERROR_REFUSED },
  { 413, "{\"error\":\"PayloadTooLarge\"}", DIA_CONNECTOR_ERROR_REFUSED },
  { 403, "{\"error\":\"AccountTakedown\",\"message\":\"Account has been taken down\"}", DIA_CONNECTOR_ERROR_REFUSED },
  { 429, "{\"error\":\"RateLimitExceeded\"}", DIA_CONNECTOR_ERROR_THROTTLED },
  { 501, "{\"error\":\"MethodNotImplemented\"}", DIA_CONNECTOR_ERROR_UNSUPPORTED },
};

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = prepare (fixture, &payload);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%u %s", answers[i].status, answers[i].body);
      dia_connector_fixture_forget_limits (&fixture->base);
      dia_test_server_answer (fixture->server, "POST", XRPC "repo.putRecord", answers[i].status, "application/json", answers[i].body);
      g_assert_null (commit (fixture));
      dia_assert_connector_error (&fixture->error, answers[i].code, TOKEN);
    }
}

static void
on_rate_limit_cb (const DiaTestRequest *request,
                  DiaTestReply         *reply,
                  gpointer              user_data)
{
  g_autofree char *reset = g_strdup_printf ("%" G_GINT64_FORMAT, DIA_FIXTURE_NOW / DIA_SECOND + 120);

  dia_test_reply_set_status (reply, 429);
  dia_test_reply_add_header (reply, "RateLimit-Reset", reset);
  dia_test_reply_set_text (reply, "application/json", "{\"error\":\"RateLimitExceeded\"}");
}

static void
test_throttled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = prepare (fixture, &payload);

  dia_test_server_handle (fixture->server, "POST", XRPC "repo.putRecord", on_rate_limit_cb, NULL);
  g_assert_null (commit (fixture));
  g_assert_cmpint (dia_connector_error_get_retry_at (fixture->error), ==, DIA_FIXTURE_NOW + 2 * DIA_MINUTE);
}

static void
on_one_point_cb (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  g_autofree char *reset = g_strdup_printf ("%" G_GINT64_FORMAT, DIA_FIXTURE_NOW / DIA_SECOND + 3600);

  dia_test_reply_set_status (reply, 502);
  dia_test_reply_add_header (reply, "RateLimit-Remaining", "1");
  dia_test_reply_add_header (reply, "RateLimit-Reset", reset);
  dia_test_reply_add_header (reply, "RateLimit-Policy", "5000;w=3600");
}

/* A put costs two points: one that is left does not pay for it. */
static void
test_points (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = prepare (fixture, &payload);

  dia_test_server_handle (fixture->server, "POST", XRPC "repo.putRecord", on_one_point_cb, NULL);
  g_assert_null (commit (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNKNOWN, TOKEN);
  g_assert_null (commit (fixture));
  g_assert_cmpint (dia_connector_error_get_retry_at (fixture->error), ==, DIA_FIXTURE_NOW + DIA_HOUR);
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_THROTTLED, TOKEN);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", XRPC "repo.putRecord"), ==, 1);
}

static void
test_lost_answer (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = prepare (fixture, &payload);
  g_autoptr (DiaRemotePost) post = NULL;

  dia_test_server_cut (fixture->server, DIA_TEST_CUT_AFTER_REQUEST, 1);
  g_assert_null (commit (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNKNOWN, TOKEN);
  post = commit (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", XRPC "repo.putRecord"), ==, 2);
}

static DiaLook
look (Fixture *fixture)
{
  g_autoptr (DiaRemotePost) found = NULL;
  DiaLook result;

  if (!dia_publisher_find (get_publisher (fixture), &fixture->base.session, &fixture->base.request, &result, &found, NULL, &fixture->error))
    return DIA_LOOK_UNSURE;
  g_assert_true ((found != NULL) == (result == DIA_LOOK_FOUND));

  return result;
}

static void
test_looks (Fixture       *fixture,
            gconstpointer  data)
{
  dia_test_server_answer (fixture->server, "GET", XRPC "repo.getRecord", 200, "application/json",
                          "{\"uri\":\"" ADDRESS "\",\"cid\":\"bafy\",\"value\":{}}");
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_FOUND);
  dia_test_server_answer (fixture->server, "GET", XRPC "repo.getRecord", 400, "application/json",
                          "{\"error\":\"RecordNotFound\",\"message\":\"Could not locate record\"}");
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_ABSENT);
  g_assert_no_error (fixture->error);
  dia_test_server_answer (fixture->server, "GET", XRPC "repo.getRecord", 400, "application/json", "{\"error\":\"ExpiredToken\"}");
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_UNSURE);
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, TOKEN);
  dia_test_server_answer (fixture->server, "GET", XRPC "repo.getRecord", 404, "text/plain", "not here");
  g_assert_cmpint (look (fixture), ==, DIA_LOOK_UNSURE);
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, TOKEN);
}

static void
test_deletes (Fixture       *fixture,
              gconstpointer  data)
{
  dia_test_server_answer (fixture->server, "POST", XRPC "repo.deleteRecord", 200, "application/json", "{}");
  g_assert_true (dia_publisher_retract (get_publisher (fixture), &fixture->base.session, ADDRESS, NULL, &fixture->error));
  g_assert_false (dia_publisher_retract (get_publisher (fixture), &fixture->base.session,
                                         "at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/" RKEY, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, TOKEN);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", XRPC "repo.deleteRecord"), ==, 1);
}

static void
test_reads_counts (Fixture       *fixture,
                   gconstpointer  data)
{
  DiaReader *reader = DIA_READER (fixture->connector);
  DiaCounts counts;

  dia_test_server_answer (fixture->server, "GET", "/xrpc/app.bsky.actor.getProfile", 200, "application/json",
                          "{\"did\":\"" DID "\",\"followersCount\":1412,\"postsCount\":9}");
  dia_test_server_answer (fixture->server, "GET", "/xrpc/app.bsky.feed.getPosts", 200, "application/json",
                          "{\"posts\":[{\"uri\":\"" ADDRESS "\",\"likeCount\":5,\"repostCount\":2,\"replyCount\":1}]}");
  g_assert_true (dia_reader_read_account (reader, &fixture->base.session, &counts, NULL, &fixture->error));
  g_assert_cmpint (counts.followers, ==, 1412);
  g_assert_cmpint (counts.posts, ==, 9);
  g_assert_true (dia_reader_read_post (reader, &fixture->base.session, ADDRESS, &counts, NULL, &fixture->error));
  g_assert_cmpint (counts.likes, ==, 5);
  g_assert_cmpint (counts.reposts, ==, 2);
  g_assert_cmpint (counts.replies, ==, 1);
}

static void
test_without_application (Fixture       *fixture,
                          gconstpointer  data)
{
  DiaCounts counts;

  dia_test_server_answer (fixture->server, "GET", "/xrpc/app.bsky.*", 501, "application/json", "{\"error\":\"MethodNotImplemented\"}");
  g_assert_false (dia_reader_read_account (DIA_READER (fixture->connector), &fixture->base.session, &counts, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNSUPPORTED, TOKEN);
}

static void
on_list_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  g_autofree char *cursor = dia_test_request_dup_field (request, "cursor");

  dia_test_reply_set_text (reply, "application/json",
                           cursor == NULL
                             ? "{\"records\":[{\"uri\":\"" ADDRESS "\",\"cid\":\"a\",\"value\":{\"text\":\"Un\",\"createdAt\":\"2026-11-22T10:00:00Z\"}},"
                               "{\"uri\":\"nonsense\"},7],\"cursor\":\"3jzfcijpj2z22\"}"
                             : "{\"records\":[]}");
}

static void
test_lists_own (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) posts = NULL;

  dia_test_server_handle (fixture->server, "GET", XRPC "repo.listRecords", on_list_cb, NULL);
  posts = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session, "", 10, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (posts->len, ==, 1);
  g_assert_cmpstr (((DiaOwnPost *) posts->pdata[0])->text, ==, "Un");
  g_assert_cmpint (((DiaOwnPost *) posts->pdata[0])->at, ==, DIA_FIXTURE_NOW);
  g_assert_cmpint (((DiaOwnPost *) posts->pdata[0])->counts.likes, ==, -1);
}

#define add(name, func) g_test_add ("/connectors/bluesky-connector/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("prepares-text", test_prepares_text);
  add ("prepares-facets", test_prepares_facets);
  add ("mention-not-lost", test_mention_not_lost);
  add ("prepares-pictures", test_prepares_pictures);
  add ("prepares-card", test_prepares_card);
  add ("prepares-answers", test_prepares_answers);
  add ("publishes", test_publishes);
  add ("needs-preparation", test_needs_preparation);
  add ("answers", test_answers);
  add ("throttled", test_throttled);
  add ("points", test_points);
  add ("lost-answer", test_lost_answer);
  add ("looks", test_looks);
  add ("deletes", test_deletes);
  add ("reads-counts", test_reads_counts);
  add ("without-application", test_without_application);
  add ("lists-own", test_lists_own);
  return g_test_run ();
}
