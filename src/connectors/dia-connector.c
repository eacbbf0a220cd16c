/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector.h"

G_DEFINE_ABSTRACT_TYPE (DiaConnector, dia_connector, G_TYPE_OBJECT)

static void
dia_connector_class_init (DiaConnectorClass *klass)
{
}

static void
dia_connector_init (DiaConnector *self)
{
}

const char *
dia_connector_get_network (DiaConnector *self)
{
  g_return_val_if_fail (DIA_IS_CONNECTOR (self), NULL);

  return DIA_CONNECTOR_GET_CLASS (self)->get_network (self);
}
