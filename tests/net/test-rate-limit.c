/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rate-limit.h"

#include "dia-http.h"
#include "dia-test-server.h"

/* Tue, 01 Dec 2026 10:00:00 GMT */
#define NOON        G_GINT64_CONSTANT (1796119200000)
#define SERVER_DATE "Tue, 01 Dec 2026 10:00:00 GMT"

typedef struct
{
  DiaTestServer *server;
  DiaServerUrl  *url;
  DiaHttp       *http;
  DiaClock      *clock;
  DiaRateLimit  *limit;

  guint          status;       /* what the server says next */
  const char    *headers[7];   /* name, value…, NULL */
} Fixture;

static void
answer_as_told (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  Fixture *fixture = user_data;

  dia_test_reply_set_status (reply, fixture->status);
  for (int i = 0; fixture->headers[i] != NULL; i += 2)
    dia_test_reply_add_header (reply, fixture->headers[i], fixture->headers[i + 1]);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = dia_test_server_new ();
  fixture->url = dia_server_url_parse (dia_test_server_get_origin (fixture->server), NULL);
  fixture->http = dia_http_new ("Diapason-test/1");
  fixture->clock = dia_fixed_clock_new (NOON);
  fixture->limit = dia_rate_limit_new (fixture->clock);
  dia_test_server_handle (fixture->server, "GET", "/", answer_as_told, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->limit));
  g_assert_finalize_object (g_steal_pointer (&fixture->clock));
  g_assert_finalize_object (g_steal_pointer (&fixture->http));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_server_url_unref (fixture->url);
}

/* The server says @status with up to three headers; the limit hears it. */
static void
hear (Fixture           *fixture,
      guint              status,
      const char *const *headers)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (DiaHttpResponse) response = NULL;

  fixture->status = status;
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->headers); i++)
    {
      fixture->headers[i] = headers[i];
      if (headers[i] == NULL)
        break;
    }
  response = dia_http_send (fixture->http, request, NULL, NULL);
  g_assert_cmpuint (dia_http_response_get_status (response), ==, status);
  dia_rate_limit_note (fixture->limit, "s", "a", "api", response);
}

#define HEAR(status, ...) hear (fixture, status, (const char *const[]) { __VA_ARGS__ __VA_OPT__ (,) NULL })
#define READY() dia_rate_limit_get_ready_at (fixture->limit, "s", "a", "api")

static void
test_free_at_first (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_cmpint (READY (), <=, NOON);
  g_assert_cmpint (dia_rate_limit_get_remaining (fixture->limit, "s", "a", "api"), ==, -1);
}

static void
test_mastodon (Fixture       *fixture,
               gconstpointer  data)
{
  HEAR (200, "Date", SERVER_DATE, "X-RateLimit-Remaining", "7", "X-RateLimit-Reset", "2026-12-01T10:05:00.123456Z");
  g_assert_cmpint (READY (), <=, NOON);
  g_assert_cmpint (dia_rate_limit_get_remaining (fixture->limit, "s", "a", "api"), ==, 7);
  HEAR (200, "Date", SERVER_DATE, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "2026-12-01T10:05:00.123456Z");
  g_assert_cmpint (READY (), ==, NOON + 5 * DIA_MINUTE);
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->clock), 6 * DIA_MINUTE);
  g_assert_cmpint (READY (), <, dia_clock_now (fixture->clock));
  g_assert_cmpint (dia_rate_limit_get_remaining (fixture->limit, "s", "a", "api"), ==, -1);
}

static void
test_bluesky (Fixture       *fixture,
              gconstpointer  data)
{
  HEAR (429, "Date", SERVER_DATE, "RateLimit-Remaining", "0", "RateLimit-Reset", "1796119260");
  g_assert_cmpint (READY (), ==, NOON + DIA_MINUTE);
}

/* A server whose clock is wrong by an hour means the same distance. */
static void
test_clock_skew (Fixture       *fixture,
                 gconstpointer  data)
{
  HEAR (429, "Date", "Tue, 01 Dec 2026 11:00:00 GMT", "RateLimit-Remaining", "0", "RateLimit-Reset", "1796122860");
  g_assert_cmpint (READY (), ==, NOON + DIA_MINUTE);
}

static void
test_retry_after_wins (Fixture       *fixture,
                       gconstpointer  data)
{
  HEAR (429, "Date", SERVER_DATE, "Retry-After", "600", "RateLimit-Reset", "1796119260");
  g_assert_cmpint (READY (), ==, NOON + 10 * DIA_MINUTE);
  /* An older answer that comes later does not shorten the wait. */
  HEAR (200, "Date", SERVER_DATE, "RateLimit-Remaining", "5", "RateLimit-Reset", "1796119260");
  g_assert_cmpint (READY (), ==, NOON + 10 * DIA_MINUTE);
}

static void
test_p5_absurd_times (Fixture       *fixture,
                      gconstpointer  data)
{
  HEAR (429, "Date", SERVER_DATE, "Retry-After", "1000000000");
  g_assert_cmpint (READY (), ==, NOON + DIA_HOUR);
}

static void
test_p5_absurd_reset (Fixture       *fixture,
                      gconstpointer  data)
{
  HEAR (429, "Date", SERVER_DATE, "RateLimit-Remaining", "0", "RateLimit-Reset", "4102444800");
  g_assert_cmpint (READY (), ==, NOON + DIA_MINUTE);
}

static void
test_no_time_backs_off (Fixture       *fixture,
                        gconstpointer  data)
{
  static const gint64 minutes[] = { 1, 2, 4, 8, 16, 32, 60, 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      HEAR (429);
      g_assert_cmpint (READY (), ==, dia_clock_now (fixture->clock) + minutes[i] * DIA_MINUTE);
      dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->clock), minutes[i] * DIA_MINUTE);
    }
  HEAR (200);
  HEAR (429);
  g_assert_cmpint (READY (), ==, dia_clock_now (fixture->clock) + DIA_MINUTE);
}

static void
test_buckets_are_apart (Fixture       *fixture,
                        gconstpointer  data)
{
  HEAR (429, "Retry-After", "60");
  g_assert_cmpint (dia_rate_limit_get_ready_at (fixture->limit, "s", "a", "media"), <=, NOON);
  g_assert_cmpint (dia_rate_limit_get_ready_at (fixture->limit, "s", "b", "api"), <=, NOON);
  g_assert_cmpint (dia_rate_limit_get_ready_at (fixture->limit, "t", "a", "api"), <=, NOON);
  g_assert_cmpint (READY (), ==, NOON + DIA_MINUTE);
}

static void
test_nonsense (Fixture       *fixture,
               gconstpointer  data)
{
  HEAR (200, "X-RateLimit-Remaining", "-1", "X-RateLimit-Reset", "yesterday");
  g_assert_cmpint (dia_rate_limit_get_remaining (fixture->limit, "s", "a", "api"), ==, -1);
  g_assert_cmpint (READY (), <=, NOON);
}

#define ADD(name, func) g_test_add ("/net/rate-limit/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("free-at-first", test_free_at_first);
  ADD ("mastodon", test_mastodon);
  ADD ("bluesky", test_bluesky);
  ADD ("clock-skew", test_clock_skew);
  ADD ("retry-after-wins", test_retry_after_wins);
  ADD ("p5-absurd-times", test_p5_absurd_times);
  ADD ("p5-absurd-reset", test_p5_absurd_reset);
  ADD ("no-time-backs-off", test_no_time_backs_off);
  ADD ("buckets-are-apart", test_buckets_are_apart);
  ADD ("nonsense", test_nonsense);
  return g_test_run ();
}
