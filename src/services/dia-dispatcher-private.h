/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-delivery.h"
#include "dia-dispatcher.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* (transfer full) */
DiaDispatcher *dia_dispatcher_new (DiaWorkspaceCore *core, DiaMediaLibrary *media, DiaSignIn *sign_in) G_GNUC_WARN_UNUSED_RESULT;

/* Another one than the system's, before it is started: a test's own weather. */
void           dia_dispatcher_set_network_monitor (DiaDispatcher *self, GNetworkMonitor *monitor);

/* Where logind is, before it is started: a test's own night. */
void           dia_dispatcher_set_sleep_bus (DiaDispatcher *self, GDBusConnection *connection);

/* Has each step of sending told to @probe, in the worker that does it. */
void           dia_dispatcher_set_probe (DiaDispatcher *self, DiaDeliveryProbe probe, gpointer user_data);

G_END_DECLS
