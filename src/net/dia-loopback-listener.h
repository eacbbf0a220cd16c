/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaLoopbackListener:
 *
 * Waits for the browser to come back from a sign-in (RFC 8252, section 7.3): on
 * 127.0.0.1 only, on a port chosen by the system, for one answer, for five
 * minutes at most. Answers with a wrong `state` or `iss`, of another path, method
 * or host are refused and do not end the wait: another program on this computer
 * cannot end a person's sign-in. After the first right answer the port is closed.
 *
 * Make it, read its redirect URI, build the authorization URL, have the browser
 * opened, then wait; all in one thread (a worker).
 */
#define DIA_TYPE_LOOPBACK_LISTENER (dia_loopback_listener_get_type ())
G_DECLARE_FINAL_TYPE (DiaLoopbackListener, dia_loopback_listener, DIA, LOOPBACK_LISTENER, GObject)

#define DIA_LOOPBACK_LISTENER_MINUTES 5

/* @state: what the answer must carry
 * @issuer: (nullable): what its `iss` must be (RFC 9207)
 * Opens the port: a browser that comes before the wait is kept waiting. */
DiaLoopbackListener *dia_loopback_listener_new (const char  *state,
                                                const char  *issuer,
                                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* "http://127.0.0.1:PORT/callback". (transfer none) */
const char *dia_loopback_listener_get_redirect_uri (DiaLoopbackListener *self);

/* Shortens the wait, in milliseconds; the default is five minutes. */
void        dia_loopback_listener_set_patience (DiaLoopbackListener *self, guint milliseconds);

/* Blocks until the right answer has come; may be called once.
 * @error: %DIA_OAUTH_ERROR_DENIED (the person or server said no),
 *   %DIA_OAUTH_ERROR_TIMED_OUT, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full): the authorization code, or %NULL */
char       *dia_loopback_listener_wait (DiaLoopbackListener  *self,
                                        GCancellable         *cancellable,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
