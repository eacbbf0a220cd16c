/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"

G_BEGIN_DECLS

/* Whose requests a server counts together, and what one more of them costs. All
 * strings are borrowed. */
typedef struct
{
  const char *server;   /* an origin */
  const char *account;  /* "" for what is counted by address */
  const char *bucket;   /* the caller's word for a group of requests: "posts", "media" */
  guint       cost;     /* requests or points, as the server counts */
} DiaBudget;

/**
 * DiaRateLimit:
 *
 * How often servers may be asked, by what they said in their answers, so that an
 * exhausted budget is waited for instead of being refused. Shared by all
 * workers: any thread. Each request that was taken out of its budget by
 * dia_rate_limit_take() is followed by one dia_rate_limit_note().
 */
#define DIA_TYPE_RATE_LIMIT (dia_rate_limit_get_type ())
G_DECLARE_FINAL_TYPE (DiaRateLimit, dia_rate_limit, DIA, RATE_LIMIT, GObject)

DiaRateLimit *dia_rate_limit_new (DiaClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a request may go out now. If so, its cost counts from here on, before
 * the answer: requests of other workers must not spend it too. */
gboolean      dia_rate_limit_take (DiaRateLimit    *self,
                                   const DiaBudget *budget);

/* Hears the answer to a request that was taken; @response: (nullable): none came.
 * Reads `Retry-After` (of 429 and 503), `X-RateLimit-Remaining/-Reset` (Mastodon:
 * ISO 8601 time) and `RateLimit-Remaining/-Reset` (Bluesky: Unix seconds). A 429
 * that names no time is waited for by a back-off of our own: 60 s, doubled each
 * time, at most 1 h. */
void          dia_rate_limit_note (DiaRateLimit          *self,
                                   const DiaBudget       *budget,
                                   const DiaHttpResponse *response);

/* Takes @request out of the budget of its server, sends it and hears the answer:
 * for what is counted by address, since it is no account's. @limits: (nullable):
 * NULL counts nothing.
 * @error: as dia_http_send(); %DIA_NET_ERROR_USED_UP when the server would refuse
 *   it: nothing was sent */
DiaHttpResponse *dia_rate_limit_send (DiaRateLimit    *limits,
                                      const char      *bucket,
                                      DiaHttp         *http,
                                      DiaHttpRequest  *request,
                                      GCancellable    *cancellable,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* The origin of @url, as all name it in a #DiaBudget. (transfer full) */
char         *dia_rate_limit_dup_server (const char *url) G_GNUC_WARN_UNUSED_RESULT;

/* From when on a request may go out; a moment that is past means now. */
DiaInstant    dia_rate_limit_get_ready_at (DiaRateLimit    *self,
                                           const DiaBudget *budget);

G_END_DECLS
