/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DiaNetError:
 * @DIA_NET_ERROR_UNREACHABLE: no connection (refused, name unknown, network
 *   down, time-out while connecting): surely nothing was sent
 * @DIA_NET_ERROR_TLS: the server could not prove who it is: surely nothing of
 *   the request was sent
 * @DIA_NET_ERROR_ADDRESS_REFUSED: the address policy refuses this URL:
 *   surely nothing was sent
 * @DIA_NET_ERROR_USED_UP: the server said before that it would refuse one more
 *   request for now: surely nothing was sent
 * @DIA_NET_ERROR_AMBIGUOUS: the request was sent, or a part of it, and no whole
 *   answer came: nobody here knows whether the server acted on it
 * @DIA_NET_ERROR_TOO_LARGE: the answer is larger than the limit of its request,
 *   or holds more values than %DIA_JSON_MAX_VALUES
 * @DIA_NET_ERROR_MALFORMED: the answer cannot be read (encoding, compression, JSON)
 *
 * What can go wrong between here and a server's answer. An answer that says no
 * (a 404, a 429) is not an error of this domain: it is a #DiaHttpResponse.
 * A request that was stopped by its #GCancellable gives %G_IO_ERROR_CANCELLED,
 * except when it changes something and was sent already: then it is ambiguous.
 */
typedef enum
{
  DIA_NET_ERROR_UNREACHABLE,
  DIA_NET_ERROR_TLS,
  DIA_NET_ERROR_ADDRESS_REFUSED,
  DIA_NET_ERROR_USED_UP,
  DIA_NET_ERROR_AMBIGUOUS,
  DIA_NET_ERROR_TOO_LARGE,
  DIA_NET_ERROR_MALFORMED,
} DiaNetError;

#define DIA_NET_ERROR (dia_net_error_quark ())
GQuark   dia_net_error_quark        (void);

/* Whether @error, of dia_http_send() or of a function built on it, proves that
 * the server saw nothing of the request. Only then may a request that changes
 * something be repeated without reading back first. FALSE for every error that
 * it does not know. */
gboolean dia_net_error_nothing_sent (const GError *error);

G_END_DECLS
