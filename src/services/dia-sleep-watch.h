/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaSleepWatch:
 *
 * Is told by logind before the computer goes to sleep and when it has woken up,
 * and delays the sleep (for as long as logind allows, 5 s usually) until its
 * owner is ready: a request that a sleep cuts in two leaves a question behind.
 * Where there is no logind it says nothing.
 */
typedef struct _DiaSleepWatch DiaSleepWatch;

/* @asleep: TRUE before the sleep: answer by dia_sleep_watch_let_sleep() when
 * ready; FALSE after it. In the main context that made the watch. */
typedef void (*DiaSleepFunc) (gboolean asleep, gpointer user_data);

/* @connection: (nullable): where logind is, for tests; %NULL for the system bus.
 * (transfer full) */
DiaSleepWatch *dia_sleep_watch_new       (GDBusConnection *connection, DiaSleepFunc func,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void           dia_sleep_watch_free      (DiaSleepWatch *self);
/* Its owner is ready for the sleep. Nothing happens when none is announced. */
void           dia_sleep_watch_let_sleep (DiaSleepWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSleepWatch, dia_sleep_watch_free)

G_END_DECLS
