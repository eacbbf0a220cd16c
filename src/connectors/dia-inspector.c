/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-inspector.h"

G_DEFINE_INTERFACE (DiaInspector, dia_inspector, DIA_TYPE_CONNECTOR)

static void
dia_inspector_default_init (DiaInspectorInterface *iface)
{
}

gboolean
dia_inspector_read_limits (DiaInspector      *self,
                           const DiaSession  *session,
                           DiaLimits         *limits,
                           GCancellable      *cancellable,
                           GError           **error)
{
  return DIA_INSPECTOR_GET_IFACE (self)->read_limits (self, session, limits, cancellable, error);
}

gboolean
dia_inspector_check (DiaInspector      *self,
                     const DiaSession  *session,
                     char             **remote_id,
                     char             **handle,
                     char             **name,
                     GCancellable      *cancellable,
                     GError           **error)
{
  return DIA_INSPECTOR_GET_IFACE (self)->check (self, session, remote_id, handle, name, cancellable, error);
}
