/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-http-request.h"
#include "dia-http-response.h"
#include "dia-net-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaHttp:
 *
 * Talks to servers: blocking, cancellable, with limits on time and size, by the
 * address policy of #DiaServerUrl. One per worker thread: made, used and freed
 * in that thread (it is the resource of #DiaWorkerPool). It keeps no cookies, no
 * cache and no passwords.
 */
#define DIA_TYPE_HTTP (dia_http_get_type ())
G_DECLARE_FINAL_TYPE (DiaHttp, dia_http, DIA, HTTP, GObject)

/* @user_agent: "Diapason/0.1.0 (+https://…)". (transfer full) */
DiaHttp         *dia_http_new  (const char *user_agent) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_http_send:
 * @request: what to send; it can be sent again
 * @cancellable: (nullable): may be cancelled from any thread
 * @error: %DIA_NET_ERROR or %G_IO_ERROR_CANCELLED; messages are for people and
 *   name the host, never a token or a query
 *
 * Sends @request and waits for the whole answer, whatever its status.
 * Returns: (transfer full): the answer, or %NULL
 */
DiaHttpResponse *dia_http_send (DiaHttp         *self,
                                DiaHttpRequest  *request,
                                GCancellable    *cancellable,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_http_set_fence:
 * @clock: (nullable): whose boot time counts; %NULL takes the fence away
 * @latest: a moment of dia_clock_boot_time()
 *
 * From now on no request that changes something begins after @latest: it fails
 * as %DIA_NET_ERROR_UNREACHABLE, and nothing of it was sent. A process that was
 * stopped, or a computer that slept, between a decision and its request cannot
 * act on what was true before.
 */
void             dia_http_set_fence (DiaHttp *self, DiaClock *clock, gint64 latest);

G_END_DECLS
