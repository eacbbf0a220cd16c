/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-publishing-host.h"

G_BEGIN_DECLS

/* Where the publisher is found on the session bus. Only one has the name. */
#define DIA_PUBLISHING_BUS_NAME      "io.github.diapason.Publisher"
#define DIA_PUBLISHING_BUS_PATH      "/io/github/diapason/Publisher"
#define DIA_PUBLISHING_BUS_INTERFACE "io.github.diapason.Publisher"

/**
 * DiaPublishingBus:
 *
 * The publisher's face on D-Bus: what it serves, when something is due, silence
 * and the wish to quit. It answers from memory and never waits.
 *
 * The interface, io.github.diapason.Publisher:
 *   property Version (s): of the program
 *   property Workspaces (as): canonical paths of the workspaces that are served;
 *     a window lets the publisher send for these
 *   property Paused (b): everything is held back
 *   property NextDue (x): when the next post is due, milliseconds since 1970 in
 *     UTC; 0 when nothing is planned
 *   property Status (a(sbbxs)): of each workspace its path, whether it is served,
 *     whether it is held back, when the next post is due, and what is wrong
 *   method SetPaused (s, b): holds a workspace back, or lets it go; "" means all
 *   method Quit (): as on SIGTERM
 *
 * Signals:
 *   quit: somebody asked for it.
 */
#define DIA_TYPE_PUBLISHING_BUS (dia_publishing_bus_get_type ())
G_DECLARE_FINAL_TYPE (DiaPublishingBus, dia_publishing_bus, DIA, PUBLISHING_BUS, GObject)

/* (transfer full) */
DiaPublishingBus *dia_publishing_bus_new    (DiaPublishingHost *host) G_GNUC_WARN_UNUSED_RESULT;
/* Shows itself on @connection, before the name is asked for. */
gboolean          dia_publishing_bus_export (DiaPublishingBus *self, GDBusConnection *connection, GError **error);

/* What a client reads them by. (transfer none) */
GDBusInterfaceInfo *dia_publishing_bus_get_info (void);

G_END_DECLS
