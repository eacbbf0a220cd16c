/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http.h"
#include "dia-http-private.h"

#include "dia-test-resolver.h"
#include "dia-test-server.h"

#include <string.h>

#define TOKEN "canary-token-77c0"

static DiaTestResolver *resolver;

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

static GTlsCertificate *
read_certificate (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

static gboolean
allow_all (GInetAddress *address)
{
  return TRUE;
}

static DiaTestServer *
make_server (const char *certificate_name)
{
  g_autoptr (GTlsCertificate) certificate = read_certificate (certificate_name);
  DiaTestServer *server = dia_test_server_new_tls (certificate);

  dia_test_server_answer (server, "GET", "/hello", 200, "text/plain", "hello");
  dia_test_server_answer (server, "POST", "/hello", 200, "text/plain", "hello");
  return server;
}

static DiaHttpResponse *
send_token (const char  *method,
            const char  *scheme,
            const char  *host,
            guint16      port,
            gboolean     trusting,
            GError     **error)
{
  g_autofree char *url = g_strdup_printf ("%s://%s:%u/hello", scheme, host, port);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new (method, url, NULL);
  g_autoptr (DiaHttp) http = dia_http_new ("Diapason-test/1");

  if (trusting)
    dia_http_set_address_check (http, allow_all);
  dia_http_request_set_bearer (request, TOKEN);
  return dia_http_send (http, request, NULL, error);
}

static void
assert_nothing_received (DiaTestServer *server)
{
  g_autoptr (GBytes) received = dia_test_server_dup_received (server);

  g_assert_cmpuint (dia_test_server_count (server, NULL, NULL), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (received), ==, 0);
}

/* What makes the refusals below mean something. */
static void
test_n6_good_certificate (void)
{
  g_autoptr (DiaTestServer) server = make_server ("server.pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaHttpResponse) response = send_token ("POST", "https", "server.example", dia_test_server_get_port (server), TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, 200);
  g_assert_finalize_object (g_steal_pointer (&server));
}

static void
test_n6_bad_certificate (void)
{
  static const struct
  {
    const char *certificate;
    const char *host;
  } cases[] = {
    { "self-signed.pem", "server.example" },
    { "expired.pem", "server.example" },
    { "server.pem", "other.example" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaTestServer) server = make_server (cases[i].certificate);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s as %s", cases[i].certificate, cases[i].host);
      g_assert_null (send_token ("POST", "https", cases[i].host, dia_test_server_get_port (server), TRUE, &error));
      g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_TLS);
      g_assert_true (dia_net_error_nothing_sent (error));
      g_assert_nonnull (strstr (error->message, "certificate"));
      assert_nothing_received (server);
      g_assert_finalize_object (g_steal_pointer (&server));
    }
}

static void
test_n6_no_encryption_there (void)
{
  g_autoptr (DiaTestServer) plain = dia_test_server_new ();
  g_autoptr (GError) error = NULL;

  dia_test_server_cut (plain, DIA_TEST_CUT_ON_ACCEPT, 100);
  g_assert_null (send_token ("POST", "https", "server.example", dia_test_server_get_port (plain), TRUE, &error));
  g_assert_true (dia_net_error_nothing_sent (error));
  g_assert_cmpuint (dia_test_server_count (plain, NULL, NULL), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&plain));
}

static void
test_n6_no_plain_http (void)
{
  g_autoptr (DiaTestServer) plain = dia_test_server_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (send_token ("GET", "http", "server.example", dia_test_server_get_port (plain), TRUE, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
  g_assert_cmpuint (dia_test_server_count_connections (plain), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&plain));
}

static void
test_n8_names_that_lead_inside (void)
{
  g_autoptr (DiaTestServer) server = make_server ("server.pem");
  static const char *const names[] = { "server.example", "metadata.example", "lan.example", "mapped.example", NULL };

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (send_token ("POST", "https", names[i], dia_test_server_get_port (server), FALSE, &error));
      g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
      g_assert_true (dia_net_error_nothing_sent (error));
    }
  g_assert_cmpuint (dia_test_server_count_connections (server), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&server));
}

/* The name is public when it is checked and inside when it is connected to. */
static void
test_n8_name_that_changes (void)
{
  g_autoptr (DiaTestServer) server = make_server ("server.pem");
  g_autoptr (GError) error = NULL;

  g_assert_null (send_token ("POST", "https", "rebind.example", dia_test_server_get_port (server), FALSE, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
  g_assert_true (dia_net_error_nothing_sent (error));
  assert_nothing_received (server);
  g_assert_finalize_object (g_steal_pointer (&server));
}

static void
test_unknown_name (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (send_token ("POST", "https", "nobody.example", 443, FALSE, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_UNREACHABLE);
  g_assert_true (dia_net_error_nothing_sent (error));
}

static void
answer_redirect (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              location)
{
  dia_test_reply_set_status (reply, 302);
  dia_test_reply_add_header (reply, "Location", location);
}

/* From an encrypted page to one that is not, or to a port without encryption. */
static void
test_n6_downgrade_by_redirect (void)
{
  g_autoptr (DiaTestServer) first = make_server ("server.pem");
  g_autoptr (DiaTestServer) plain = dia_test_server_new ();
  g_autofree char *url = g_strdup_printf ("https://server.example:%u/moved", dia_test_server_get_port (first));
  g_autofree char *location = g_strdup_printf ("http://server.example:%u/hello", dia_test_server_get_port (plain));
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, NULL);
  g_autoptr (DiaHttp) http = dia_http_new ("Diapason-test/1");
  g_autoptr (GError) error = NULL;

  dia_http_set_address_check (http, allow_all);
  dia_test_server_handle (first, "GET", "/moved", answer_redirect, location);
  dia_http_request_set_bearer (request, TOKEN);
  dia_http_request_set_follow_redirects (request, TRUE);
  g_assert_null (dia_http_send (http, request, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED);
  g_assert_cmpuint (dia_test_server_count_connections (plain), ==, 0);
}

/* A server that can only speak the TLS of 2006, as somebody in between would have
 * it. (transfer full): the process; *port (out) */
static GSubprocess *
start_old_tls (const char *version,
               guint16    *port)
{
  g_autofree char *certificate = g_test_build_filename (G_TEST_DIST, "data", "tls", "server.pem", NULL);
  g_autoptr (GSubprocess) server = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                             &error, "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", certificate,
                             version, "-cipher", "ALL:@SECLEVEL=0", "-www", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);

      g_assert_nonnull (line);
      if (g_str_has_prefix (line, "ACCEPT "))
        {
          *port = (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
          return g_steal_pointer (&server);
        }
    }
}

static void
test_n6_old_protocol (void)
{
  static const struct
  {
    const char *version;
    gboolean    good;
  } cases[] = { { "-tls1", FALSE }, { "-tls1_1", FALSE }, { "-tls1_2", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint16 port = 0;
      g_autoptr (GSubprocess) server = start_old_tls (cases[i].version, &port);
      g_autoptr (GError) error = NULL;
      g_autoptr (DiaHttpResponse) response = send_token ("GET", "https", "server.example", port, TRUE, &error);

      g_test_message ("%s", cases[i].version);
      g_assert_cmpint (response != NULL, ==, cases[i].good);
      if (!cases[i].good)
        {
          g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_TLS);
          g_assert_true (dia_net_error_nothing_sent (error));
        }
      g_subprocess_force_exit (server);
      g_subprocess_wait (server, NULL, NULL);
    }
}

/* P5: a followed redirect takes no token along. */
static void
test_p5_token_stays (void)
{
  g_autoptr (DiaTestServer) first = make_server ("server.pem");
  g_autoptr (DiaTestServer) second = make_server ("server.pem");
  g_autofree char *url = g_strdup_printf ("https://server.example:%u/moved", dia_test_server_get_port (first));
  g_autofree char *location = g_strdup_printf ("https://server.example:%u/hello", dia_test_server_get_port (second));
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, NULL);
  g_autoptr (DiaHttp) http = dia_http_new ("Diapason-test/1");
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (GPtrArray) ledger = NULL;
  g_autoptr (GError) error = NULL;

  dia_http_set_address_check (http, allow_all);
  dia_test_server_handle (first, "GET", "/moved", answer_redirect, location);
  dia_http_request_set_bearer (request, TOKEN);
  dia_http_request_set_follow_redirects (request, TRUE);
  response = dia_http_send (http, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dia_http_response_get_url (response), ==, location);
  ledger = dia_test_server_dup_ledger (second);
  g_assert_cmpuint (ledger->len, ==, 1);
  g_assert_null (dia_test_request_get_header (g_ptr_array_index (ledger, 0), "authorization"));
}

/* A ring of redirects ends. */
static void
test_redirect_ring (void)
{
  g_autoptr (DiaTestServer) server = make_server ("server.pem");
  g_autofree char *url = g_strdup_printf ("https://server.example:%u/ring", dia_test_server_get_port (server));
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, NULL);
  g_autoptr (DiaHttp) http = dia_http_new ("Diapason-test/1");
  g_autoptr (DiaHttpResponse) response = NULL;

  dia_http_set_address_check (http, allow_all);
  dia_test_server_handle (server, "GET", "/ring", answer_redirect, url);
  dia_http_request_set_follow_redirects (request, TRUE);
  response = dia_http_send (http, request, NULL, NULL);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, 302);
  g_assert_cmpuint (dia_test_server_count (server, "GET", "/ring"), ==, 6);
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

/* The leak sanitizer of gcc 12 crashes on the thread-local storage of the TLS
 * module that GIO loads; everything else is checked. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  resolver = dia_test_resolver_new ();
  dia_test_resolver_add (resolver, "server.example", "127.0.0.1", "127.0.0.1");
  dia_test_resolver_add (resolver, "other.example", "127.0.0.1", "127.0.0.1");
  dia_test_resolver_add (resolver, "metadata.example", "169.254.169.254", "169.254.169.254");
  dia_test_resolver_add (resolver, "lan.example", "10.0.0.1", "10.0.0.1");
  dia_test_resolver_add (resolver, "mapped.example", "::ffff:127.0.0.1", "::ffff:127.0.0.1");
  dia_test_resolver_add (resolver, "rebind.example", "1.1.1.1", "127.0.0.1");
  g_resolver_set_default (G_RESOLVER (resolver));
  trust_test_authority ();
  g_test_add_func ("/net/trust/N6-good-certificate", test_n6_good_certificate);
  g_test_add_func ("/net/trust/N6-bad-certificate", test_n6_bad_certificate);
  g_test_add_func ("/net/trust/N6-no-encryption-there", test_n6_no_encryption_there);
  g_test_add_func ("/net/trust/N6-no-plain-http", test_n6_no_plain_http);
  g_test_add_func ("/net/trust/N6-downgrade-by-redirect", test_n6_downgrade_by_redirect);
  g_test_add_func ("/net/trust/N6-old-protocol", test_n6_old_protocol);
  g_test_add_func ("/net/trust/N8-names-that-lead-inside", test_n8_names_that_lead_inside);
  g_test_add_func ("/net/trust/N8-name-that-changes", test_n8_name_that_changes);
  g_test_add_func ("/net/trust/unknown-name", test_unknown_name);
  g_test_add_func ("/net/trust/P5-token-stays", test_p5_token_stays);
  g_test_add_func ("/net/trust/redirect-ring", test_redirect_ring);
  result = g_test_run ();
  g_object_unref (resolver);
  return result;
}
