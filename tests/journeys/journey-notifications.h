/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JourneyNotifications:
 *
 * A notification service that shows nothing and remembers everything. GIO
 * warns when there is none, and a warning ends a program under test. It lives
 * in a thread of its own, so that it answers while a test waits.
 */
typedef struct _JourneyNotifications JourneyNotifications;

/* Owns org.freedesktop.Notifications on the bus at @address; returns when the
 * name is owned. (transfer full) */
JourneyNotifications *journey_notifications_new  (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the thread. */
void                  journey_notifications_free (JourneyNotifications *self);

/* The newest notification that holds @words, as "title\nbody"; waits for it as
 * long as @timeout microseconds. (transfer full) (nullable) */
char                 *journey_notifications_wait (JourneyNotifications *self,
                                                  const char           *words,
                                                  gint64                timeout) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyNotifications, journey_notifications_free)

G_END_DECLS
