/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rate-limit.h"

#include "dia-http.h"
#include "dia-test-server.h"

/* Tue, 01 Dec 2026 10:00:00 GMT */
#define NOON        G_GINT64_CONSTANT (1796119200000)
#define SERVER_DATE "Tue, 01 Dec 2026 10:00:00 GMT"

static const DiaBudget budget = { "s", "a", "api", 1 };

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
  /* Whether it could be taken does not matter here: it was sent before. */
  (void) dia_rate_limit_take (fixture->limit, &budget);
  dia_rate_limit_note (fixture->limit, &budget, response);
}

#define HEAR(status, ...) hear (fixture, status, (const char *const[]) { __VA_ARGS__ __VA_OPT__ (,) NULL })
#define READY() dia_rate_limit_get_ready_at (fixture->limit, &budget)

static void
test_free_at_first (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_cmpint (READY (), <=, NOON);
}

static void
test_mastodon (Fixture       *fixture,
               gconstpointer  data)
{
  HEAR (200, "Date", SERVER_DATE, "X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "2026-12-01T10:05:00.123456Z");
  g_assert_cmpint (READY (), <=, NOON);
  HEAR (200, "Date", SERVER_DATE, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "2026-12-01T10:05:00.123456Z");
  g_assert_cmpint (READY (), ==, NOON + 5 * DIA_MINUTE + 124);
  g_assert_false (dia_rate_limit_take (fixture->limit, &budget));
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->clock), 5 * DIA_MINUTE + 123);
  g_assert_false (dia_rate_limit_take (fixture->limit, &budget));
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->clock), 1);
  g_assert_true (dia_rate_limit_take (fixture->limit, &budget));
}

static void
test_bluesky (Fixture       *fixture,
              gconstpointer  data)
{
  HEAR (429, "Date", SERVER_DATE, "RateLimit-Remaining", "0", "RateLimit-Reset", "1796119260");
  g_assert_cmpint (READY (), ==, NOON + DIA_MINUTE);
}

/* Points: what is left does not pay for a request that costs more. */
static void
test_cost (Fixture       *fixture,
           gconstpointer  data)
{
  const DiaBudget dear = { "s", "a", "api", 3 };

  HEAR (200, "Date", SERVER_DATE, "RateLimit-Remaining", "2", "RateLimit-Reset", "1796119260");
  g_assert_false (dia_rate_limit_take (fixture->limit, &dear));
  g_assert_cmpint (dia_rate_limit_get_ready_at (fixture->limit, &dear), ==, NOON + DIA_MINUTE);
  g_assert_true (dia_rate_limit_take (fixture->limit, &budget));
}

/* What is on its way is spent, whether an answer comes or not. */
static void
test_open_requests_count (Fixture       *fixture,
                          gconstpointer  data)
{
  HEAR (200, "Date", SERVER_DATE, "RateLimit-Remaining", "2", "RateLimit-Reset", "1796119260");
  g_assert_true (dia_rate_limit_take (fixture->limit, &budget));
  g_assert_true (dia_rate_limit_take (fixture->limit, &budget));
  g_assert_false (dia_rate_limit_take (fixture->limit, &budget));
  dia_rate_limit_note (fixture->limit, &budget, NULL);
  g_assert_false (dia_rate_limit_take (fixture->limit, &budget));
}

/* The answer to an earlier request comes after that to a later one. */
static void
test_answers_overtake (Fixture       *fixture,
                       gconstpointer  data)
{
  HEAR (200, "Date", SERVER_DATE, "RateLimit-Remaining", "1", "RateLimit-Reset", "1796119260");
  HEAR (200, "Date", SERVER_DATE, "RateLimit-Remaining", "2", "RateLimit-Reset", "1796119261");
  g_assert_true (dia_rate_limit_take (fixture->limit, &budget));
  g_assert_false (dia_rate_limit_take (fixture->limit, &budget));
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->clock), DIA_MINUTE + DIA_SECOND);
  dia_rate_limit_note (fixture->limit, &budget, NULL);
  HEAR (200, "Date", "Tue, 01 Dec 2026 10:01:01 GMT", "RateLimit-Remaining", "9", "RateLimit-Reset", "1796119320");
  g_assert_true (dia_rate_limit_take (fixture->limit, &budget));
  g_assert_true (dia_rate_limit_take (fixture->limit, &budget));
}

static gpointer
take_in_thread (gpointer limit)
{
  guint n_taken = 0;

  for (int i = 0; i < 1000; i++)
    n_taken += dia_rate_limit_take (limit, &budget);
  return GUINT_TO_POINTER (n_taken);
}

/* Workers share one budget: none of it is spent twice. */
static void
test_many_threads (Fixture       *fixture,
                   gconstpointer  data)
{
  GThread *threads[8];
  guint n_taken = 0;

  HEAR (200, "Date", SERVER_DATE, "RateLimit-Remaining", "3000", "RateLimit-Reset", "1796119260");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("taker", take_in_thread, fixture->limit);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    n_taken += GPOINTER_TO_UINT (g_thread_join (threads[i]));
  g_assert_cmpuint (n_taken, ==, 3000);
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
  static const DiaBudget others[] = { { "s", "a", "media", 1 }, { "s", "b", "api", 1 }, { "t", "a", "api", 1 } };

  HEAR (429, "Retry-After", "60");
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (dia_rate_limit_get_ready_at (fixture->limit, &others[i]), <=, NOON);
  g_assert_cmpint (READY (), ==, NOON + DIA_MINUTE);
}

static void
test_nonsense (Fixture       *fixture,
               gconstpointer  data)
{
  HEAR (200, "X-RateLimit-Remaining", "-1", "X-RateLimit-Reset", "yesterday");
  g_assert_cmpint (READY (), <=, NOON);
  HEAR (200, "X-RateLimit-Remaining", "0");
  g_assert_cmpint (READY (), <=, NOON);
}

/* What is counted by address: the server's word holds for the next request, which
 * is not sent. */
static void
test_send_waits (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");
  g_autoptr (DiaHttpResponse) refused = NULL;
  g_autoptr (DiaHttpResponse) later = NULL;
  g_autoptr (GError) error = NULL;

  fixture->status = 429;
  fixture->headers[0] = "Retry-After";
  fixture->headers[1] = "30";
  refused = dia_rate_limit_send (fixture->limit, "card", fixture->http, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dia_http_response_get_status (refused), ==, 429);

  g_assert_null (dia_rate_limit_send (fixture->limit, "card", fixture->http, request, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_USED_UP);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
  g_assert_true (dia_net_error_nothing_sent (error));
  g_assert_cmpuint (dia_test_server_count (fixture->server, "GET", "/"), ==, 1);

  fixture->status = 200;
  fixture->headers[0] = NULL;
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->clock), 30 * DIA_SECOND);
  later = dia_rate_limit_send (fixture->limit, "card", fixture->http, request, NULL, NULL);
  g_assert_cmpuint (dia_http_response_get_status (later), ==, 200);
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
  ADD ("cost", test_cost);
  ADD ("open-requests-count", test_open_requests_count);
  ADD ("answers-overtake", test_answers_overtake);
  ADD ("many-threads", test_many_threads);
  ADD ("clock-skew", test_clock_skew);
  ADD ("retry-after-wins", test_retry_after_wins);
  ADD ("P5-absurd-times", test_p5_absurd_times);
  ADD ("P5-absurd-reset", test_p5_absurd_reset);
  ADD ("no-time-backs-off", test_no_time_backs_off);
  ADD ("buckets-are-apart", test_buckets_are_apart);
  ADD ("nonsense", test_nonsense);
  ADD ("send-waits", test_send_waits);
  return g_test_run ();
}
