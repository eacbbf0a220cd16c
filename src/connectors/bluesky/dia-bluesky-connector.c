/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-connector.h"

#include "dia-bluesky-private.h"

struct _DiaBlueskyConnector
{
  DiaConnector parent_instance;

  char        *directory;
  char        *resolver;
  guint        commit_cost;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaBlueskyConnector, dia_bluesky_connector, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_AUTHENTICATOR, dia_bluesky_authenticator_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_INSPECTOR, dia_bluesky_inspector_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_PUBLISHER, dia_bluesky_publisher_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_READER, dia_bluesky_reader_init))

static const char *
dia_bluesky_connector_get_network (DiaConnector *connector)
{
  return DIA_NETWORK_BLUESKY;
}

static void
dia_bluesky_connector_finalize (GObject *object)
{
  DiaBlueskyConnector *self = DIA_BLUESKY_CONNECTOR (object);

  g_free (self->directory);
  g_free (self->resolver);

  G_OBJECT_CLASS (dia_bluesky_connector_parent_class)->finalize (object);
}

static void
dia_bluesky_connector_class_init (DiaBlueskyConnectorClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = dia_bluesky_connector_get_network;
  G_OBJECT_CLASS (klass)->finalize = dia_bluesky_connector_finalize;
}

static void
dia_bluesky_connector_init (DiaBlueskyConnector *self)
{
  g_autoptr (DiaNetwork) network = dia_network_load (DIA_NETWORK_BLUESKY);

  self->commit_cost = network->commit_cost;
}

DiaConnector *
dia_bluesky_connector_new (const char *directory,
                           const char *resolver)
{
  DiaBlueskyConnector *self = g_object_new (DIA_TYPE_BLUESKY_CONNECTOR, NULL);

  self->directory = g_strdup (directory);
  self->resolver = g_strdup (resolver);

  return DIA_CONNECTOR (self);
}

const char *
dia_bluesky_connector_get_directory (DiaBlueskyConnector *self)
{
  return self->directory;
}

const char *
dia_bluesky_connector_get_resolver (DiaBlueskyConnector *self)
{
  return self->resolver;
}

guint
dia_bluesky_connector_get_commit_cost (DiaBlueskyConnector *self)
{
  return self->commit_cost;
}
