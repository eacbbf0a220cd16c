/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http.h"
#include "dia-json.h"

#include "dia-test-server.h"

#include <string.h>

#define MEGABYTE        (1024 * 1024)
#define GIGABYTE        (1024 * (guint64) MEGABYTE)
#ifdef __SANITIZE_ADDRESS__
/* The address sanitizer keeps freed memory for a while. */
#define ALLOWED_GROWTH  (400 * 1024)  /* kB */
#else
#define ALLOWED_GROWTH  (40 * 1024)  /* kB */
#endif
#define N_MANY_HEADERS  10000

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
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->http));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_server_url_unref (fixture->url);
}

/* The peak of this process's memory since reset_peak(), in kB. */
static guint64
read_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

static guint64
reset_peak (void)
{
  g_assert_true (g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return read_peak ();
}

static void
assert_refused (Fixture *fixture,
                int      code)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (GError) error = NULL;
  guint64 before = reset_peak ();
  guint64 growth;

  g_assert_null (dia_http_send (fixture->http, request, NULL, &error));
  growth = read_peak () - before;
  g_assert_error (error, DIA_NET_ERROR, code);
  g_test_message ("peak memory grew by %" G_GUINT64_FORMAT " kB", growth);
  g_assert_cmpuint (growth, <=, ALLOWED_GROWTH);
}

static void
answer_endless (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              total)
{
  g_autofree char *numbers = g_malloc (MEGABYTE);
  g_autoptr (GBytes) chunk = NULL;

  for (gsize i = 0; i < MEGABYTE; i += 2)
    memcpy (numbers + i, "1,", 2);
  chunk = g_bytes_new_take (g_steal_pointer (&numbers), MEGABYTE);
  dia_test_reply_set_endless (reply, "application/json", chunk, *(guint64 *) total);
}

static void
test_n1_hundred_megabytes (Fixture       *fixture,
                           gconstpointer  data)
{
  guint64 total = 100 * (guint64) MEGABYTE;

  dia_test_server_handle (fixture->server, "GET", "/", answer_endless, &total);
  assert_refused (fixture, DIA_NET_ERROR_TOO_LARGE);
}

static void
test_n7_gigabyte (Fixture       *fixture,
                  gconstpointer  data)
{
  guint64 total = GIGABYTE;

  dia_test_server_handle (fixture->server, "GET", "/", answer_endless, &total);
  assert_refused (fixture, DIA_NET_ERROR_TOO_LARGE);
}

/* An answer within the limit of size is still measured while it is parsed. */
static void
test_n1_parsing (Fixture       *fixture,
                 gconstpointer  data)
{
  guint64 total = 15 * (guint64) MEGABYTE;
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  guint64 before = reset_peak ();

  dia_test_server_handle (fixture->server, "GET", "/", answer_endless, &total);
  response = dia_http_send (fixture->http, request, NULL, NULL);
  g_assert_nonnull (response);
  g_assert_null (dia_json_parse_response (response, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (read_peak () - before, <=, ALLOWED_GROWTH);
}

static GBytes *
make_bomb (void)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autofree char *zeros = g_malloc0 (MEGABYTE);

  for (int i = 0; i < 100; i++)
    g_assert_true (g_output_stream_write_all (packed, zeros, MEGABYTE, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
answer_packed (const DiaTestRequest *request,
               DiaTestReply         *reply,
               gpointer              bytes)
{
  dia_test_reply_add_header (reply, "Content-Encoding", "gzip");
  dia_test_reply_set_bytes (reply, "application/json", bytes);
}

static void
test_n7_bomb (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) bomb = make_bomb ();

  g_assert_cmpuint (g_bytes_get_size (bomb), <, MEGABYTE);
  dia_test_server_handle (fixture->server, "GET", "/", answer_packed, bomb);
  assert_refused (fixture, DIA_NET_ERROR_TOO_LARGE);
}

/* libsoup hands on what it cannot unpack: the guard of JSON has the last word. */
static void
test_broken_packing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GBytes) noise = g_bytes_new_static ("\x1f\x8b\x08 no zip", 11);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  dia_test_server_handle (fixture->server, "GET", "/", answer_packed, noise);
  response = dia_http_send (fixture->http, request, NULL, NULL);
  g_assert_nonnull (response);
  g_assert_null (dia_json_parse_response (response, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED);
}

/* Broken in the middle, when the first bytes were unpacked already. */
static void
test_damaged_packing (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GBytes) bomb = make_bomb ();
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bomb, NULL), 20000);
  g_autoptr (GBytes) broken = NULL;
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (GError) error = NULL;

  memset (copy + 5000, 0xaa, 5000);
  broken = g_bytes_new_static (copy, 20000);
  dia_test_server_handle (fixture->server, "GET", "/", answer_packed, broken);
  g_assert_null (dia_http_send (fixture->http, request, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED);
}

static void
answer_many_headers (const DiaTestRequest *request,
                     DiaTestReply         *reply,
                     gpointer              user_data)
{
  for (int i = 0; i < N_MANY_HEADERS; i++)
    dia_test_reply_add_header (reply, "X-Many", "0123456789");
  dia_test_reply_set_text (reply, "text/plain", "x");
}

static void
test_n7_many_headers (Fixture       *fixture,
                      gconstpointer  data)
{
  dia_test_server_handle (fixture->server, "GET", "/", answer_many_headers, NULL);
  assert_refused (fixture, DIA_NET_ERROR_AMBIGUOUS);
}

/* One byte now and then: each read is in time, the whole is not. */
static void
test_n7_drip (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (GError) error = NULL;

  dia_test_server_answer (fixture->server, "GET", "/", 200, "text/plain", "0123456789");
  dia_test_server_cut (fixture->server, DIA_TEST_CUT_DRIP, 1);
  dia_http_request_set_deadline (request, 1000);
  g_assert_null (dia_http_send (fixture->http, request, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_AMBIGUOUS);
}

static void
test_own_limit (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  dia_test_server_answer (fixture->server, "GET", "/", 200, "text/plain", "0123456789");
  dia_http_request_set_max_body (request, 9);
  g_assert_null (dia_http_send (fixture->http, request, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_TOO_LARGE);
  dia_http_request_set_max_body (request, 10);
  response = dia_http_send (fixture->http, request, NULL, NULL);
  g_assert_nonnull (response);
}

#define ADD(name, func) g_test_add ("/net/http-limits/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("N1-hundred-megabytes", test_n1_hundred_megabytes);
  ADD ("N1-parsing", test_n1_parsing);
  ADD ("N7-gigabyte", test_n7_gigabyte);
  ADD ("N7-bomb", test_n7_bomb);
  ADD ("N7-many-headers", test_n7_many_headers);
  ADD ("N7-drip", test_n7_drip);
  ADD ("broken-packing", test_broken_packing);
  ADD ("damaged-packing", test_damaged_packing);
  ADD ("own-limit", test_own_limit);
  return g_test_run ();
}
