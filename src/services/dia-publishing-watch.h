/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaPublishingWatch:
 *
 * Sees over D-Bus whether the publisher runs and what it serves, without asking
 * twice: it is told. Without a session bus nothing ever runs.
 *
 * Signals, in the main context that made it:
 *   changed: the publisher came or went, or serves other workspaces
 */
#define DIA_TYPE_PUBLISHING_WATCH (dia_publishing_watch_get_type ())
G_DECLARE_FINAL_TYPE (DiaPublishingWatch, dia_publishing_watch, DIA, PUBLISHING_WATCH, GObject)

/* What it sees is known a moment later: see dia_publishing_watch_is_ready().
 * @connection: (nullable): the session bus of a test. (transfer full) */
DiaPublishingWatch *dia_publishing_watch_new          (GDBusConnection *connection) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it has looked: before, "it does not run" is only a guess. */
gboolean            dia_publishing_watch_is_ready     (DiaPublishingWatch *self);
/* The version of the publisher that runs, "" when none does. (transfer none) */
const char         *dia_publishing_watch_get_version  (DiaPublishingWatch *self);
/* Whether a publisher sends what is due in @workspace. */
gboolean            dia_publishing_watch_serves       (DiaPublishingWatch *self, const char *workspace);
/* What keeps the publisher from serving @workspace, in its own words; NULL when
 * it serves it or does not know it. (transfer full) (nullable) */
char               *dia_publishing_watch_dup_problem  (DiaPublishingWatch *self, const char *workspace) G_GNUC_WARN_UNUSED_RESULT;

/* Has the bus start the publisher when it does not run, as soon as there is a
 * connection to it. Errors are for people:
 * it is not installed, it does not start. */
void                dia_publishing_watch_start_async  (DiaPublishingWatch *self, GCancellable *cancellable,
                                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean            dia_publishing_watch_start_finish (DiaPublishingWatch *self, GAsyncResult *result, GError **error);
/* Asks the publisher to end, if it runs. */
void                dia_publishing_watch_quit         (DiaPublishingWatch *self);

G_END_DECLS
