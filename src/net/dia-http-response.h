/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/**
 * DiaHttpResponse:
 *
 * A whole answer: everything in it was written by somebody else. Immutable,
 * any thread.
 */
typedef struct _DiaHttpResponse DiaHttpResponse;

/* What a server may ask us to wait at most before we call its wish absurd, and
 * what we wait then, in milliseconds. */
#define DIA_HTTP_MAX_RETRY_AFTER    DIA_DAY
#define DIA_HTTP_ABSURD_RETRY_AFTER DIA_HOUR

void        dia_http_response_free            (DiaHttpResponse *self);

/* The status code: 200, 429… */
guint       dia_http_response_get_status      (const DiaHttpResponse *self);
/* 200…299 */
gboolean    dia_http_response_is_success      (const DiaHttpResponse *self);
/* The value of a header, %NULL when it is absent; several are joined by ", ".
 * @name in any case. (transfer none) (nullable) */
const char *dia_http_response_get_header      (const DiaHttpResponse *self, const char *name);
/* The media type in lower case without parameters, "application/json"; "" when
 * absent. (transfer none) */
const char *dia_http_response_get_content_type (const DiaHttpResponse *self);
/* The body, unpacked; never %NULL. (transfer none) */
GBytes     *dia_http_response_get_body        (const DiaHttpResponse *self);
/* Where the answer came from, after redirects. (transfer none) */
const char *dia_http_response_get_url         (const DiaHttpResponse *self);
/* The server's clock (`Date`), DIA_INSTANT_NONE when absent or unreadable. */
DiaInstant  dia_http_response_get_date        (const DiaHttpResponse *self);

/* `Retry-After` in milliseconds from the answer on, -1 when absent. Seconds and
 * HTTP dates are read (a date is measured by the server's own clock if it sent
 * `Date`). A wish beyond one day, negative or unreadable is absurd and gives one
 * hour. */
gint64      dia_http_response_get_retry_after (const DiaHttpResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaHttpResponse, dia_http_response_free)

G_END_DECLS
