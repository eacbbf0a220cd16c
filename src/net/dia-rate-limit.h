/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http-response.h"

G_BEGIN_DECLS

/**
 * DiaRateLimit:
 *
 * What servers said about how often they may be asked, for each server, account
 * and bucket (the connector's word for a group of requests: "api", "media").
 * Shared by all workers: any thread.
 */
#define DIA_TYPE_RATE_LIMIT (dia_rate_limit_get_type ())
G_DECLARE_FINAL_TYPE (DiaRateLimit, dia_rate_limit, DIA, RATE_LIMIT, GObject)

DiaRateLimit *dia_rate_limit_new (DiaClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* Reads `Retry-After` (of 429 and 503), `X-RateLimit-Remaining/-Reset` (Mastodon:
 * ISO 8601 time) and `RateLimit-Remaining/-Reset` (Bluesky: Unix seconds). A 429
 * that names no time is waited for by dia_rate_limit's own back-off: 60 s,
 * doubled each time, at most 1 h. @account: "" for what counts by address. */
void          dia_rate_limit_note (DiaRateLimit          *self,
                                   const char            *server,
                                   const char            *account,
                                   const char            *bucket,
                                   const DiaHttpResponse *response);

/* From when on a request may go out; a moment that is past means now. */
DiaInstant    dia_rate_limit_get_ready_at (DiaRateLimit *self,
                                           const char   *server,
                                           const char   *account,
                                           const char   *bucket);

/* How many requests are left until the server's next reset, -1 if unknown. */
gint64        dia_rate_limit_get_remaining (DiaRateLimit *self,
                                            const char   *server,
                                            const char   *account,
                                            const char   *bucket);

G_END_DECLS
