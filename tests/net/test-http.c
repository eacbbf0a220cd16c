/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http.h"

#include "dia-test-server.h"

#include <string.h>

#define TOKEN "canary-token-4d1f"

typedef struct
{
  DiaTestServer *server;
  DiaServerUrl  *url;
  DiaHttp       *http;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = dia_test_server_new ();
  fixture->url = dia_server_url_parse (dia_test_server_get_origin (fixture->server), NULL);
  fixture->http = dia_http_new ("Diapason-test/1");
  dia_test_server_answer (fixture->server, "GET", "/hello", 200, "Application/JSON; charset=utf-8", "{\"a\":1}");
  dia_test_server_answer (fixture->server, "POST", "/posts", 200, "application/json", "{\"id\":\"1\"}");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->http));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_server_url_unref (fixture->url);
}

static DiaHttpResponse *
send_simple (Fixture     *fixture,
             const char  *method,
             const char  *path,
             GError     **error)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server (method, fixture->url, path);

  return dia_http_send (fixture->http, request, NULL, error);
}

static const DiaTestRequest *
get_last (GPtrArray *ledger)
{
  g_assert_cmpuint (ledger->len, >, 0);
  return g_ptr_array_index (ledger, ledger->len - 1);
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaHttpResponse) response = send_simple (fixture, "GET", "/hello", &error);
  g_autoptr (DiaHttpResponse) missing = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, 200);
  g_assert_true (dia_http_response_is_success (response));
  g_assert_cmpstr (dia_http_response_get_content_type (response), ==, "application/json");
  g_assert_cmpmem (g_bytes_get_data (dia_http_response_get_body (response), NULL),
                   g_bytes_get_size (dia_http_response_get_body (response)), "{\"a\":1}", 7);

  missing = send_simple (fixture, "GET", "/nothing", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dia_http_response_get_status (missing), ==, 404);
  g_assert_false (dia_http_response_is_success (missing));
  g_assert_null (dia_http_response_get_header (missing, "Retry-After"));
}

static void
test_sends_what_is_set (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("POST", fixture->url, "/posts");
  g_autoptr (GPtrArray) ledger = NULL;
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autofree char *text = NULL;
  g_autofree char *query = NULL;

  dia_http_request_add_query (request, "q", "a b&c=d");
  dia_http_request_add_query (request, "page", "2");
  dia_http_request_set_bearer (request, TOKEN);
  dia_http_request_set_header (request, "Idempotency-Key", "k1");
  dia_http_request_set_form (request, "status", "Été & hiver", "language", "fr", NULL);
  response = dia_http_send (fixture->http, request, NULL, NULL);

  g_assert_nonnull (response);
  ledger = dia_test_server_dup_ledger (fixture->server);
  g_assert_cmpstr (dia_test_request_get_header (get_last (ledger), "authorization"), ==, "Bearer " TOKEN);
  g_assert_cmpstr (dia_test_request_get_header (get_last (ledger), "idempotency-key"), ==, "k1");
  g_assert_cmpstr (dia_test_request_get_header (get_last (ledger), "user-agent"), ==, "Diapason-test/1");
  g_assert_cmpstr (dia_test_request_get_header (get_last (ledger), "content-type"), ==, "application/x-www-form-urlencoded");
  text = dia_test_request_dup_field (get_last (ledger), "status");
  g_assert_cmpstr (text, ==, "Été & hiver");
  query = dia_test_request_dup_field (get_last (ledger), "q");
  g_assert_cmpstr (query, ==, "a b&c=d");
}

static void
test_sends_parts (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("POST", fixture->url, "/posts");
  g_autoptr (GBytes) picture = g_bytes_new_static ("PIXELS", 6);
  g_autoptr (GPtrArray) ledger = NULL;
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autofree char *body = NULL;

  dia_http_request_add_part (request, "description", "Un chat");
  dia_http_request_add_part_file (request, "file", "chat.jpg", "image/jpeg", picture);
  response = dia_http_send (fixture->http, request, NULL, NULL);

  g_assert_nonnull (response);
  ledger = dia_test_server_dup_ledger (fixture->server);
  g_assert_true (g_str_has_prefix (dia_test_request_get_header (get_last (ledger), "content-type"), "multipart/form-data; boundary="));
  body = dia_test_request_dup_text (get_last (ledger));
  g_assert_nonnull (strstr (body, "name=\"description\""));
  g_assert_nonnull (strstr (body, "Un chat"));
  g_assert_nonnull (strstr (body, "filename=\"chat.jpg\""));
  g_assert_nonnull (strstr (body, "image/jpeg"));
  g_assert_nonnull (strstr (body, "PIXELS"));
}

static void
test_can_be_sent_again (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("POST", fixture->url, "/posts");
  g_autoptr (JsonNode) root = json_from_string ("{\"text\":\"x\"}", NULL);

  dia_http_request_set_json (request, root);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DiaHttpResponse) response = dia_http_send (fixture->http, request, NULL, NULL);
      g_autoptr (GPtrArray) ledger = dia_test_server_dup_ledger (fixture->server);
      g_autofree char *body = dia_test_request_dup_text (get_last (ledger));

      g_assert_nonnull (response);
      g_assert_cmpstr (body, ==, "{\"text\":\"x\"}");
    }
}

/* P1: a request that changes something is sent once, whatever happens to it, and
 * the error says that nobody knows. */
static void
test_cut_is_ambiguous (Fixture       *fixture,
                       gconstpointer  data)
{
  static const DiaTestCut cuts[] = {
    DIA_TEST_CUT_AFTER_HEADERS, DIA_TEST_CUT_AFTER_REQUEST, DIA_TEST_CUT_IN_STATUS_LINE, DIA_TEST_CUT_BEFORE_BODY,
    DIA_TEST_CUT_IN_BODY, DIA_TEST_CUT_SILENCE, DIA_TEST_CUT_DRIP,
  };
  static const char *const methods[] = { "POST", "PUT", "DELETE" };
  guint n_connections = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cuts) * G_N_ELEMENTS (methods); i++)
    {
      DiaTestCut cut = cuts[i % G_N_ELEMENTS (cuts)];
      const char *method = methods[i / G_N_ELEMENTS (cuts)];
      g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server (method, fixture->url, "/posts");
      g_autoptr (GError) error = NULL;

      g_test_message ("%s, cut %d", method, cut);
      dia_test_server_answer (fixture->server, method, "/posts", 200, "application/json", "{\"id\":\"1\"}");
      dia_test_server_cut (fixture->server, cut, 100);
      dia_http_request_set_bearer (request, TOKEN);
      if (cut == DIA_TEST_CUT_SILENCE || cut == DIA_TEST_CUT_DRIP)
        dia_http_request_set_deadline (request, 1000);
      dia_http_request_set_form (request, "text", "secret-text", NULL);
      g_assert_null (dia_http_send (fixture->http, request, NULL, &error));
      g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_AMBIGUOUS);
      g_assert_false (dia_net_error_nothing_sent (error));
      g_assert_null (strstr (error->message, TOKEN));
      g_assert_cmpuint (dia_test_server_count_connections (fixture->server), ==, ++n_connections);
    }
}

/* The library below would send PUT and DELETE twice on a connection that it
 * reuses and that dies. */
static void
test_reused_connection_dies (Fixture       *fixture,
                             gconstpointer  data)
{
  static const char *const methods[] = { "POST", "PUT", "DELETE" };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (DiaHttpResponse) warm = send_simple (fixture, "GET", "/hello", NULL);
      g_autoptr (DiaHttpResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (warm);
      dia_test_server_cut (fixture->server, DIA_TEST_CUT_AFTER_REQUEST, 100);
      response = send_simple (fixture, methods[i], "/change", &error);
      dia_test_server_cut (fixture->server, DIA_TEST_CUT_NEVER, 0);
      g_assert_null (response);
      g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_AMBIGUOUS);
      g_assert_cmpuint (dia_test_server_count (fixture->server, methods[i], "/change"), ==, 1);
    }
}

static void
test_closed_port_is_unsent (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (DiaTestServer) gone = dia_test_server_new ();
  g_autofree char *origin = g_strdup (dia_test_server_get_origin (gone));
  g_autoptr (DiaServerUrl) url = dia_server_url_parse (origin, NULL);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("POST", url, "/posts");
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (g_steal_pointer (&gone));
  g_assert_null (dia_http_send (fixture->http, request, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_UNREACHABLE);
  g_assert_true (dia_net_error_nothing_sent (error));
}

static gpointer
cancel_when_seen (gpointer data)
{
  gpointer *both = data;

  while (dia_test_server_count (both[0], NULL, "/slow") == 0)
    g_thread_yield ();
  g_cancellable_cancel (both[1]);
  return NULL;
}

static void
check_cancel (Fixture    *fixture,
              const char *method,
              GQuark      domain,
              int         code)
{
  g_autoptr (DiaTestServer) server = dia_test_server_new ();
  g_autoptr (DiaServerUrl) url = dia_server_url_parse (dia_test_server_get_origin (server), NULL);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server (method, url, "/slow");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer both[] = { server, cancellable };
  g_autoptr (GError) error = NULL;
  GThread *thread;

  dia_test_server_cut (server, DIA_TEST_CUT_SILENCE, 100);
  thread = g_thread_new ("cancel", cancel_when_seen, both);
  g_assert_null (dia_http_send (fixture->http, request, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, domain, code);
  g_assert_finalize_object (g_steal_pointer (&server));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("POST", fixture->url, "/posts");
  g_autoptr (GError) error = NULL;

  check_cancel (fixture, "GET", G_IO_ERROR, G_IO_ERROR_CANCELLED);
  check_cancel (fixture, "POST", DIA_NET_ERROR, DIA_NET_ERROR_AMBIGUOUS);

  g_cancellable_cancel (cancelled);
  g_assert_null (dia_http_send (fixture->http, request, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (dia_net_error_nothing_sent (error));
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", NULL), ==, 0);
}

static void
answer_redirect (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              location)
{
  dia_test_reply_set_status (reply, 302);
  dia_test_reply_add_header (reply, "Location", location);
}

static void
test_redirect_is_an_answer (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (DiaTestServer) other = dia_test_server_new ();
  g_autofree char *location = g_strconcat (dia_test_server_get_origin (other), "/hello", NULL);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/moved");
  g_autoptr (DiaHttpResponse) response = NULL;

  dia_test_server_handle (fixture->server, "GET", "/moved", answer_redirect, location);
  dia_http_request_set_bearer (request, TOKEN);
  response = dia_http_send (fixture->http, request, NULL, NULL);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, 302);
  g_assert_cmpstr (dia_http_response_get_header (response, "location"), ==, location);
  g_assert_cmpuint (dia_test_server_count_connections (other), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&other));
}

static void
test_password_request_is_an_answer (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (DiaHttpResponse) response = NULL;

  dia_test_server_answer (fixture->server, "POST", "/locked", 401, "text/plain", "no");
  response = send_simple (fixture, "POST", "/locked", NULL);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, 401);
  g_assert_cmpuint (dia_test_server_count (fixture->server, NULL, NULL), ==, 1);
}

/* N8: a redirect to this computer is not followed even when the first server was
 * reached by a permit. */
static void
test_n8_redirects (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const targets[] = { "http://169.254.169.254/latest", "file:///etc/passwd", "https://127.0.0.1/", "/hello", NULL };

  for (int i = 0; targets[i] != NULL; i++)
    {
      g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/moved");
      g_autoptr (GError) error = NULL;

      dia_test_server_handle (fixture->server, "GET", "/moved", answer_redirect, (gpointer) targets[i]);
      dia_http_request_set_follow_redirects (request, TRUE);
      g_assert_null (dia_http_send (fixture->http, request, NULL, &error));
      g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
    }
  g_assert_cmpuint (dia_test_server_count (fixture->server, "GET", "/hello"), ==, 0);
}

static void
test_n8_found_addresses (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DiaServerUrl) public_server = dia_server_url_parse ("mastodon.social", NULL);
  g_autofree char *found = dia_server_url_join (fixture->url, "/hello");
  g_autoptr (DiaHttpRequest) without = dia_http_request_new ("GET", found, public_server);
  g_autoptr (DiaHttpRequest) with = dia_http_request_new ("GET", found, fixture->url);
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_http_send (fixture->http, without, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
  g_assert_cmpuint (dia_test_server_count_connections (fixture->server), ==, 0);
  response = dia_http_send (fixture->http, with, NULL, NULL);
  g_assert_nonnull (response);
}

typedef struct
{
  const char *date;
  const char *wish;
} Wish;

static void
answer_busy (const DiaTestRequest *request,
             DiaTestReply         *reply,
             gpointer              user_data)
{
  const Wish *wish = user_data;

  dia_test_reply_set_status (reply, 429);
  if (wish->date != NULL)
    dia_test_reply_add_header (reply, "Date", wish->date);
  if (wish->wish != NULL)
    dia_test_reply_add_header (reply, "Retry-After", wish->wish);
}

static gint64
ask_retry_after (Fixture    *fixture,
                 const char *date,
                 const char *wish)
{
  Wish both = { date, wish };
  g_autoptr (DiaHttpResponse) response = NULL;

  dia_test_server_handle (fixture->server, "GET", "/busy", answer_busy, &both);
  response = send_simple (fixture, "GET", "/busy", NULL);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, 429);
  return dia_http_response_get_retry_after (response);
}

static void
test_p5_retry_after (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *date = "Tue, 01 Dec 2026 10:00:00 GMT";

  g_assert_cmpint (ask_retry_after (fixture, NULL, NULL), ==, -1);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "0"), ==, 0);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "120"), ==, 2 * DIA_MINUTE);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "7200"), ==, 2 * DIA_HOUR);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "86400"), ==, DIA_DAY);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "1000000000"), ==, DIA_HOUR);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "99999999999999999999999"), ==, DIA_HOUR);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "-5"), ==, DIA_HOUR);
  g_assert_cmpint (ask_retry_after (fixture, NULL, "soon"), ==, DIA_HOUR);
  g_assert_cmpint (ask_retry_after (fixture, date, "Tue, 01 Dec 2026 10:05:00 GMT"), ==, 5 * DIA_MINUTE);
  g_assert_cmpint (ask_retry_after (fixture, date, "Tue, 01 Dec 2026 09:00:00 GMT"), ==, 0);
  g_assert_cmpint (ask_retry_after (fixture, date, "Tue, 01 Dec 2099 10:05:00 GMT"), ==, DIA_HOUR);
}

static void
test_date (Fixture       *fixture,
           gconstpointer  data)
{
  Wish wish = { "Tue, 01 Dec 2026 10:00:00 GMT", NULL };
  g_autoptr (DiaHttpResponse) response = NULL;

  dia_test_server_handle (fixture->server, "GET", "/busy", answer_busy, &wish);
  response = send_simple (fixture, "GET", "/busy", NULL);
  g_assert_cmpint (dia_http_response_get_date (response), ==, G_GINT64_CONSTANT (1796119200000));
}

static void
test_refuses_header_injection (void)
{
  if (g_test_subprocess ())
    {
      DiaHttpRequest *request = dia_http_request_new ("GET", "https://mastodon.social/", NULL);

      dia_http_request_set_header (request, "X-Note", "a\r\nAuthorization: Bearer x");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*is_header_value*");
}

/* Between the decision and the first byte more time went by than is allowed. */
static void
test_p10_fence (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (0);
  gint64 begun = dia_clock_boot_time (clock);
  g_autoptr (DiaHttpResponse) in_time = NULL;
  g_autoptr (DiaHttpResponse) reading = NULL;
  g_autoptr (DiaHttpResponse) free = NULL;
  g_autoptr (GError) error = NULL;

  dia_http_set_fence (fixture->http, clock, begun + DIA_MINUTE);
  in_time = send_simple (fixture, "POST", "/posts", &error);
  g_assert_no_error (error);
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (clock), DIA_MINUTE + 1);
  g_assert_null (send_simple (fixture, "POST", "/posts", &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_UNREACHABLE);
  g_assert_true (dia_net_error_nothing_sent (error));
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/posts"), ==, 1);
  reading = send_simple (fixture, "GET", "/hello", NULL);
  g_assert_nonnull (reading);
  dia_http_set_fence (fixture->http, NULL, 0);
  free = send_simple (fixture, "POST", "/posts", NULL);
  g_assert_nonnull (free);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/posts"), ==, 2);
}

#define ADD(name, func) g_test_add ("/net/http/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("answers", test_answers);
  ADD ("sends-what-is-set", test_sends_what_is_set);
  ADD ("sends-parts", test_sends_parts);
  ADD ("can-be-sent-again", test_can_be_sent_again);
  ADD ("cut-is-ambiguous", test_cut_is_ambiguous);
  ADD ("reused-connection-dies", test_reused_connection_dies);
  ADD ("closed-port-is-unsent", test_closed_port_is_unsent);
  ADD ("cancel", test_cancel);
  ADD ("redirect-is-an-answer", test_redirect_is_an_answer);
  ADD ("password-request-is-an-answer", test_password_request_is_an_answer);
  ADD ("N8-redirects", test_n8_redirects);
  ADD ("N8-found-addresses", test_n8_found_addresses);
  ADD ("P5-retry-after", test_p5_retry_after);
  ADD ("date", test_date);
  ADD ("P10-fence", test_p10_fence);
  g_test_add_func ("/net/http/refuses-header-injection", test_refuses_header_injection);
  return g_test_run ();
}
