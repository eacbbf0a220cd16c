/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Heads of answers: how long to wait, and how many requests are left. */

#include "fuzz.h"

#include "dia-rate-limit.h"
#include "fuzz-wire.h"

void
fuzz_feed_limits (const guint8 *data,
                  gsize         size)
{
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (FUZZ_NOW);
  g_autoptr (DiaRateLimit) limits = dia_rate_limit_new (clock);
  g_autoptr (DiaHttpResponse) response = fuzz_wire_make_response ("https://server.example/", (const char *) data, size);
  DiaBudget budget = { "https://server.example", "account", "posts", 1 };
  gint64 wait;

  if (response == NULL)
    return;

  wait = dia_http_response_get_retry_after (response);
  g_assert_cmpint (wait, >=, -1);
  g_assert_cmpint (wait, <=, DIA_HTTP_MAX_RETRY_AFTER);
  g_assert_true (g_utf8_validate (dia_http_response_get_content_type (response), -1, NULL));

  /* However it lies: no account waits for ever. */
  dia_rate_limit_note (limits, &budget, response);
  if (!dia_rate_limit_take (limits, &budget))
    {
      DiaInstant ready_at = dia_rate_limit_get_ready_at (limits, &budget);

      g_assert_cmpint (ready_at, >, FUZZ_NOW);
      g_assert_cmpint (ready_at, <=, FUZZ_NOW + 2 * DIA_DAY);
      dia_fixed_clock_advance (DIA_FIXED_CLOCK (clock), ready_at - FUZZ_NOW + 1);
      g_assert_true (dia_rate_limit_take (limits, &budget));
    }
}
