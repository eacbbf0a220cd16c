/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http-private.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * DiaHttpExchange:
 *
 * One message on the wire: it watches how far the message came, so that an error
 * can say whether the server may have seen it.
 */
typedef struct _DiaHttpExchange DiaHttpExchange;

/* @message is filled in already; @request says the limits. */
DiaHttpExchange *dia_http_exchange_new  (SoupMessage          *message,
                                         const DiaHttpRequest *request,
                                         GCancellable         *stop,
                                         DiaAddressCheck       is_public) G_GNUC_WARN_UNUSED_RESULT;
/* See dia_http_set_fence(). @clock: (nullable). */
void             dia_http_exchange_set_fence (DiaHttpExchange *self, DiaClock *clock, gint64 latest);
void             dia_http_exchange_free (DiaHttpExchange *self);

/* Sends and reads to the end. %NULL without an explanation: ask
 * dia_http_exchange_explain(). (transfer full) (nullable) */
DiaHttpResponse *dia_http_exchange_run  (DiaHttpExchange *self, SoupSession *session) G_GNUC_WARN_UNUSED_RESULT;

/* Why run() returned %NULL. @overdue: the deadline struck; @cancelled: the caller
 * wanted no more. (transfer full) */
GError          *dia_http_exchange_explain (DiaHttpExchange *self, gboolean overdue, gboolean cancelled) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaHttpExchange, dia_http_exchange_free)

G_END_DECLS
