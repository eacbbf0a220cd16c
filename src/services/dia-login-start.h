/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaLoginStart:
 *
 * Whether the publisher starts when a person logs in. Where the session has a
 * systemd that knows the unit, the unit is enabled; elsewhere an autostart file
 * is written (freedesktop.org, Desktop Application Autostart Specification).
 */
#define DIA_TYPE_LOGIN_START (dia_login_start_get_type ())
G_DECLARE_FINAL_TYPE (DiaLoginStart, dia_login_start, DIA, LOGIN_START, GObject)

#define DIA_LOGIN_START_UNIT "diapason-publisher.service"

/* @connection: (nullable): the session bus of a test. (transfer full) */
DiaLoginStart *dia_login_start_new        (GDBusConnection *connection) G_GNUC_WARN_UNUSED_RESULT;

/* Asks. FALSE with @error when it cannot be said. */
void           dia_login_start_get_async  (DiaLoginStart *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean       dia_login_start_get_finish (DiaLoginStart *self, GAsyncResult *result, gboolean *enabled, GError **error);
/* Says. Errors are for people. */
void           dia_login_start_set_async  (DiaLoginStart *self, gboolean enabled, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean       dia_login_start_set_finish (DiaLoginStart *self, GAsyncResult *result, GError **error);

G_END_DECLS
