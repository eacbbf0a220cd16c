/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTTP/2 lets a server refuse a stream, which says that it did nothing (RFC 9113,
 * section 8.7). libsoup sends such a request again at once and for ever, a POST
 * too: what a person would call a storm. */
#include "dia-http.h"
#include "dia-http-private.h"

#include "dia-test-resolver.h"

#include <string.h>

/* A few restarts are allowed to what changes nothing; without an end there would
 * be thousands before the test gives up. */
#define MOST_OF_A_GET 8

typedef struct
{
  GSubprocess      *process;
  GDataInputStream *output;
  guint16           port;
} Server;

static gboolean
allow_all (GInetAddress *address)
{
  return TRUE;
}

static Server *
start_server (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "net", "refuse-streams.mjs", NULL);
  g_autofree char *certificate = g_test_build_filename (G_TEST_DIST, "data", "tls", "server.pem", NULL);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  Server *server = g_new0 (Server, 1);

  server->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                                      "node", script, certificate, NULL);
  g_assert_no_error (error);
  server->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server->process));
  line = g_data_input_stream_read_line (server->output, NULL, NULL, NULL);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "PORT "));
  server->port = (guint16) g_ascii_strtoull (line + strlen ("PORT "), NULL, 10);
  return server;
}

/* Ends the server. How many requests reached it. */
static guint
count_and_free (Server *server)
{
  guint n = 0;

  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (server->process), NULL, NULL));
  for (char *line; (line = g_data_input_stream_read_line (server->output, NULL, NULL, NULL)) != NULL; g_free (line))
    n++;
  g_subprocess_wait (server->process, NULL, NULL);
  g_object_unref (server->output);
  g_object_unref (server->process);
  g_free (server);
  return n;
}

static guint
send_to_refuser (const char *method)
{
  Server *server = start_server ();
  g_autofree char *url = g_strdup_printf ("https://server.example:%u/hello", server->port);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new (method, url, NULL);
  g_autoptr (DiaHttp) http = dia_http_new ("Diapason-test/1");
  g_autoptr (GError) error = NULL;

  dia_http_set_address_check (http, allow_all);
  g_assert_null (dia_http_send (http, request, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s: %s", method, error->message);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  return count_and_free (server);
}

static void
test_post_goes_once (void)
{
  g_assert_cmpuint (send_to_refuser ("POST"), ==, 1);
}

static void
test_get_ends (void)
{
  guint n = send_to_refuser ("GET");

  g_test_message ("%u requests", n);
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, MOST_OF_A_GET);
}

static void
trust_test_authority (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", "authority.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

#ifdef __SANITIZE_ADDRESS__
/* The leak sanitizer of gcc 12 crashes on threads that have used GnuTLS through
 * a module loaded later. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif

int
main (int   argc,
      char *argv[])
{
  g_autofree char *node = g_find_program_in_path ("node");
  g_autoptr (DiaTestResolver) resolver = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  resolver = dia_test_resolver_new ();
  dia_test_resolver_add (resolver, "server.example", "127.0.0.1", "127.0.0.1");
  g_resolver_set_default (G_RESOLVER (resolver));
  trust_test_authority ();
  if (node != NULL)
    {
      g_test_add_func ("/net/refused-streams/post-goes-once", test_post_goes_once);
      g_test_add_func ("/net/refused-streams/get-ends", test_get_ends);
    }
  return g_test_run ();
}
