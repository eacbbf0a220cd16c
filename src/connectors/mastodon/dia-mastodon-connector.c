/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mastodon-connector.h"

#include "dia-mastodon-private.h"

struct _DiaMastodonConnector
{
  DiaConnector parent_instance;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaMastodonConnector, dia_mastodon_connector, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_AUTHENTICATOR, dia_mastodon_authenticator_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_INSPECTOR, dia_mastodon_inspector_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_KEEPER, dia_mastodon_keeper_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_PUBLISHER, dia_mastodon_publisher_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_READER, dia_mastodon_reader_init))

static const char *
dia_mastodon_connector_get_network (DiaConnector *connector)
{
  return DIA_NETWORK_MASTODON;
}

static void
dia_mastodon_connector_class_init (DiaMastodonConnectorClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = dia_mastodon_connector_get_network;
}

static void
dia_mastodon_connector_init (DiaMastodonConnector *self)
{
}

DiaConnector *
dia_mastodon_connector_new (void)
{
  return g_object_new (DIA_TYPE_MASTODON_CONNECTOR, NULL);
}
