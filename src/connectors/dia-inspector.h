/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"
#include "dia-connector-error.h"

G_BEGIN_DECLS

/* Can ask a server what it allows and whether the sign-in still holds. */
#define DIA_TYPE_INSPECTOR (dia_inspector_get_type ())
G_DECLARE_INTERFACE (DiaInspector, dia_inspector, DIA, INSPECTOR, DiaConnector)

struct _DiaInspectorInterface
{
  GTypeInterface parent_iface;

  gboolean (*read_limits) (DiaInspector *self, const DiaSession *session, DiaLimits *limits,
                           GCancellable *cancellable, GError **error);
  gboolean (*check)       (DiaInspector *self, const DiaSession *session, char **remote_id, char **handle, char **name,
                           GCancellable *cancellable, GError **error);
};

/* Reads the server's announcement over what @limits holds; what it does not
 * announce stays. Needs no sign-in. */
gboolean dia_inspector_read_limits (DiaInspector *self, const DiaSession *session, DiaLimits *limits,
                                    GCancellable *cancellable, GError **error);
/* How long a display name is that is believed, in code points. */
#define DIA_INSPECTOR_MAX_NAME 100

/* Who the credentials speak for: server's id, handle without "@", display name
 * (tidied and cut: others wrote it). (out) (transfer full). */
gboolean dia_inspector_check       (DiaInspector *self, const DiaSession *session, char **remote_id, char **handle, char **name,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
