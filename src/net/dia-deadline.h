/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaDeadline:
 *
 * A watch that cancels a #GCancellable at a moment, from a thread of its own: a
 * blocking call of libsoup has a limit for each read only, and a server that
 * sends a byte now and then would hold it for ever. The thread starts with the
 * first use and sleeps while nothing is set. One user at a time.
 */
typedef struct _DiaDeadline DiaDeadline;

DiaDeadline *dia_deadline_new   (void) G_GNUC_WARN_UNUSED_RESULT;
/* Ends the thread. */
void         dia_deadline_free  (DiaDeadline *self);

/* Will cancel @cancellable at @end, a moment of g_get_monotonic_time(). */
void         dia_deadline_set   (DiaDeadline *self, gint64 end, GCancellable *cancellable);
/* Takes the watch back. TRUE when it was too late. */
gboolean     dia_deadline_clear (DiaDeadline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDeadline, dia_deadline_free)

G_END_DECLS
