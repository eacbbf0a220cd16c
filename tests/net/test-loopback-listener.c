/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-loopback-listener.h"

#include "dia-oauth.h"

#include <string.h>

#define STATE  "right-state-0123456789"
#define ISSUER "https://issuer.example"
#define CODE   "canary-code-55e2"

/* The browser's side: a thread of its own, for the listener's blocks. */
typedef struct
{
  DiaLoopbackListener *listener;
  const char          *valid_query;   /* sent last: ends the wait */
  const char          *method;        /* what is sent before */
  const char          *host;          /* (nullable) */
  char                *target;
  guint                status;        /* (out): of what was sent before; 0: the connection was cut */
  guint                valid_status;
  char                *page;          /* (owned): the last answer */
  GSocketConnection   *idler;         /* (nullable): a client that connects and says nothing */
} Browser;

static GSocketConnection *
connect_to (DiaLoopbackListener *listener,
            GError             **error)
{
  g_autoptr (GUri) uri = g_uri_parse (dia_loopback_listener_get_redirect_uri (listener), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  return g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) g_uri_get_port (uri), NULL, error);
}

/* The whole answer; "" when the connection was cut. */
static char *
talk (DiaLoopbackListener *listener,
      const char          *method,
      const char          *host,
      const char          *target)
{
  g_autoptr (GSocketConnection) connection = connect_to (listener, NULL);
  g_autoptr (GUri) uri = g_uri_parse (dia_loopback_listener_get_redirect_uri (listener), G_URI_FLAGS_NONE, NULL);
  g_autofree char *own_host = g_strdup_printf ("127.0.0.1:%d", g_uri_get_port (uri));
  g_autofree char *request = g_strdup_printf ("%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                                              method, target, host != NULL ? host : own_host);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) answer = NULL;

  if (connection == NULL)
    return g_strdup ("");
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request), NULL, NULL, NULL);
  g_output_stream_splice (stream, g_io_stream_get_input_stream (G_IO_STREAM (connection)), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  answer = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_bytes_get_size (answer) > 0 ? g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer)) : g_strdup ("");
}

static guint
read_status (const char *answer)
{
  return g_str_has_prefix (answer, "HTTP/1.1 ") ? (guint) g_ascii_strtoull (answer + strlen ("HTTP/1.1 "), NULL, 10) : 0;
}

static gpointer
browse (gpointer data)
{
  Browser *browser = data;
  g_autofree char *valid = g_strconcat ("/callback?", browser->valid_query, NULL);

  if (browser->target != NULL)
    {
      g_autofree char *answer = talk (browser->listener, browser->method, browser->host, browser->target);

      browser->status = read_status (answer);
      g_assert_null (strstr (answer, CODE));
    }
  browser->page = talk (browser->listener, "GET", NULL, valid);
  browser->valid_status = read_status (browser->page);
  return NULL;
}

static char *
wait_while_browsing (Browser  *browser,
                     GError  **error)
{
  GThread *thread = g_thread_new ("browser", browse, browser);
  char *code = dia_loopback_listener_wait (browser->listener, NULL, error);

  g_thread_join (thread);
  return code;
}

static void
clear_browser (Browser *browser)
{
  g_clear_object (&browser->idler);
  g_clear_pointer (&browser->target, g_free);
  g_clear_pointer (&browser->page, g_free);
  g_assert_finalize_object (g_steal_pointer (&browser->listener));
}

/* Something wrong is refused with @status and does not end the wait: the right
 * answer after it is still taken. */
static void
check_refused (const char *method,
               const char *host,
               const char *target,
               guint       status)
{
  Browser browser = { .method = method, .host = host, .target = g_strdup (target), .valid_query = "code=" CODE "&state=" STATE };
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  browser.listener = dia_loopback_listener_new (STATE, NULL, &error);
  g_assert_no_error (error);
  code = wait_while_browsing (&browser, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (browser.status, ==, status);
  g_assert_cmpuint (browser.valid_status, ==, 200);
  g_assert_cmpstr (code, ==, CODE);
  clear_browser (&browser);
}

static void
test_redirect_uri (void)
{
  g_autoptr (DiaLoopbackListener) listener = dia_loopback_listener_new (STATE, NULL, NULL);
  g_autoptr (GUri) uri = g_uri_parse (dia_loopback_listener_get_redirect_uri (listener), G_URI_FLAGS_NONE, NULL);

  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "http");
  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
  g_assert_cmpstr (g_uri_get_path (uri), ==, "/callback");
  g_assert_cmpint (g_uri_get_port (uri), >, 0);
}

static void
test_right_answer (void)
{
  Browser browser = { .valid_query = "state=" STATE "&code=" CODE "%2Bx" };
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  browser.listener = dia_loopback_listener_new (STATE, NULL, NULL);
  code = wait_while_browsing (&browser, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, CODE "+x");
  g_assert_cmpuint (browser.valid_status, ==, 200);
  g_assert_nonnull (strstr (browser.page, "text/html"));
  g_assert_nonnull (strstr (browser.page, "no-store"));
  g_assert_nonnull (strstr (browser.page, "You are signed in"));
  g_assert_null (strstr (browser.page, CODE));
  clear_browser (&browser);
}

static void
test_s4_wrong_state (void)
{
  check_refused ("GET", NULL, "/callback?code=stolen&state=wrong", 400);
  check_refused ("GET", NULL, "/callback?code=stolen&state=" STATE "x", 400);
  check_refused ("GET", NULL, "/callback?code=stolen", 400);
  check_refused ("GET", NULL, "/callback", 400);
  check_refused ("GET", NULL, "/callback?error=access_denied&state=wrong", 400);
}

static void
test_s4_other_requests (void)
{
  check_refused ("GET", NULL, "/?code=stolen&state=" STATE, 404);
  check_refused ("GET", NULL, "/callback/more?code=stolen&state=" STATE, 404);
  check_refused ("POST", NULL, "/callback?code=stolen&state=" STATE, 405);
  check_refused ("GET", "evil.example", "/callback?code=stolen&state=" STATE, 400);
}

static void
test_s4_ten_megabytes (void)
{
  gsize length = 10 * 1024 * 1024;
  g_autofree char *letters = g_malloc (length + 1);
  g_autofree char *huge = NULL;
  g_autofree char *long_one = NULL;

  memset (letters, 'a', length);
  letters[length] = '\0';
  huge = g_strconcat ("/callback?state=" STATE "&code=", letters, NULL);
  letters[20000] = '\0';
  long_one = g_strconcat ("/callback?state=" STATE "&code=", letters, NULL);
  check_refused ("GET", NULL, long_one, 400);
  /* Cut before it was read. */
  check_refused ("GET", NULL, huge, 0);
}

static void
test_s4_issuer (void)
{
  static const struct
  {
    const char *query;
    guint       status;
  } cases[] = {
    { "/callback?code=stolen&state=" STATE, 400 },
    { "/callback?code=stolen&state=" STATE "&iss=https%3A%2F%2Fevil.example", 400 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Browser browser = { .method = "GET", .target = g_strdup (cases[i].query),
                          .valid_query = "code=" CODE "&state=" STATE "&iss=https%3A%2F%2Fissuer.example" };
      g_autofree char *code = NULL;

      browser.listener = dia_loopback_listener_new (STATE, ISSUER, NULL);
      code = wait_while_browsing (&browser, NULL);
      g_assert_cmpuint (browser.status, ==, cases[i].status);
      g_assert_cmpstr (code, ==, CODE);
      clear_browser (&browser);
    }
}

/* A client that takes the port and says nothing keeps nobody out. */
static void
test_s4_second_client (void)
{
  Browser browser = { .valid_query = "code=" CODE "&state=" STATE };
  g_autofree char *code = NULL;

  browser.listener = dia_loopback_listener_new (STATE, NULL, NULL);
  browser.idler = connect_to (browser.listener, NULL);
  g_assert_nonnull (browser.idler);
  code = wait_while_browsing (&browser, NULL);
  g_assert_cmpstr (code, ==, CODE);
  clear_browser (&browser);
}

static void
test_s4_gone_after_answer (void)
{
  Browser browser = { .valid_query = "code=" CODE "&state=" STATE };
  g_autofree char *code = NULL;
  g_autofree char *replay = NULL;
  g_autoptr (GError) error = NULL;

  browser.listener = dia_loopback_listener_new (STATE, NULL, NULL);
  code = wait_while_browsing (&browser, NULL);
  g_assert_cmpstr (code, ==, CODE);
  g_assert_null (connect_to (browser.listener, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  replay = talk (browser.listener, "GET", NULL, "/callback?code=" CODE "&state=" STATE);
  g_assert_cmpstr (replay, ==, "");
  clear_browser (&browser);
}

typedef struct
{
  DiaLoopbackListener *listener;
  guint                number;
  char                *answer;   /* (out) (owned) */
} Racer;

static gpointer
race (gpointer data)
{
  Racer *racer = data;
  g_autofree char *target = g_strdup_printf ("/callback?code=code-%u&state=" STATE, racer->number);

  racer->answer = talk (racer->listener, "GET", NULL, target);
  return NULL;
}

static gpointer
wait_for_code (gpointer listener)
{
  return dia_loopback_listener_wait (listener, NULL, NULL);
}

/* Eight at once who all know the state, though only one can: one of them is heard,
 * and no other is told that it was. */
static void
test_s4_race (void)
{
  g_autoptr (DiaLoopbackListener) listener = dia_loopback_listener_new (STATE, NULL, NULL);
  g_autofree char *code = NULL;
  GThread *threads[8];
  Racer racers[8];
  GThread *waiter;
  guint n_heard = 0;

  for (guint i = 0; i < G_N_ELEMENTS (racers); i++)
    {
      racers[i] = (Racer) { listener, i, NULL };
      threads[i] = g_thread_new ("racer", race, &racers[i]);
    }
  waiter = g_thread_new ("waiter", wait_for_code, listener);
  for (guint i = 0; i < G_N_ELEMENTS (racers); i++)
    g_thread_join (threads[i]);
  code = g_thread_join (waiter);
  for (guint i = 0; i < G_N_ELEMENTS (racers); i++)
    {
      g_autofree char *own = g_strdup_printf ("code-%u", i);

      if (strstr (racers[i].answer, "You are signed in") != NULL)
        {
          g_assert_cmpstr (code, ==, own);
          n_heard++;
        }
      g_free (racers[i].answer);
    }
  g_assert_cmpuint (n_heard, ==, 1);
  g_assert_null (connect_to (listener, NULL));
}

static void
test_denied (void)
{
  Browser browser = { .valid_query = "error=access_denied&state=" STATE };
  g_autoptr (GError) error = NULL;

  browser.listener = dia_loopback_listener_new (STATE, NULL, NULL);
  g_assert_null (wait_while_browsing (&browser, &error));
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_DENIED);
  g_assert_nonnull (strstr (browser.page, "You are not signed in"));
  clear_browser (&browser);
}

static void
test_patience_ends (void)
{
  g_autoptr (DiaLoopbackListener) listener = dia_loopback_listener_new (STATE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  dia_loopback_listener_set_patience (listener, 1);
  g_assert_null (dia_loopback_listener_wait (listener, NULL, &error));
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_TIMED_OUT);
  g_assert_null (connect_to (listener, NULL));
  g_assert_finalize_object (g_steal_pointer (&listener));
}

static gpointer
cancel_in_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (DiaLoopbackListener) listener = dia_loopback_listener_new (STATE, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_in_thread, cancellable);

  g_assert_null (dia_loopback_listener_wait (listener, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_null (connect_to (listener, NULL));
}

static void
test_never_awaited (void)
{
  g_autoptr (DiaLoopbackListener) listener = dia_loopback_listener_new (STATE, NULL, NULL);

  g_assert_finalize_object (g_steal_pointer (&listener));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/net/loopback-listener/redirect-uri", test_redirect_uri);
  g_test_add_func ("/net/loopback-listener/right-answer", test_right_answer);
  g_test_add_func ("/net/loopback-listener/S4-wrong-state", test_s4_wrong_state);
  g_test_add_func ("/net/loopback-listener/S4-other-requests", test_s4_other_requests);
  g_test_add_func ("/net/loopback-listener/S4-ten-megabytes", test_s4_ten_megabytes);
  g_test_add_func ("/net/loopback-listener/S4-issuer", test_s4_issuer);
  g_test_add_func ("/net/loopback-listener/S4-second-client", test_s4_second_client);
  g_test_add_func ("/net/loopback-listener/S4-gone-after-answer", test_s4_gone_after_answer);
  g_test_add_func ("/net/loopback-listener/S4-race", test_s4_race);
  g_test_add_func ("/net/loopback-listener/denied", test_denied);
  g_test_add_func ("/net/loopback-listener/patience-ends", test_patience_ends);
  g_test_add_func ("/net/loopback-listener/cancel", test_cancel);
  g_test_add_func ("/net/loopback-listener/never-awaited", test_never_awaited);
  return g_test_run ();
}
