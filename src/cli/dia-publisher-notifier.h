/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaPublisherNotifier:
 *
 * Tells a person through the desktop what needs them, from a process without a
 * window: by org.freedesktop.Notifications (Desktop Notifications Specification
 * 1.2). A click has the bus start the desk, which shows the post.
 */
typedef struct _DiaPublisherNotifier DiaPublisherNotifier;

/* @connection: the session bus. (transfer full) */
DiaPublisherNotifier *dia_publisher_notifier_new  (GDBusConnection *connection) G_GNUC_WARN_UNUSED_RESULT;
/* Speaks for the posts of @workspace, as long as that exists. */
void                  dia_publisher_notifier_add  (DiaPublisherNotifier *self, DiaWorkspace *workspace);
void                  dia_publisher_notifier_free (DiaPublisherNotifier *self);

G_END_DECLS
