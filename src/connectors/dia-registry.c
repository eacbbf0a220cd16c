/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-registry.h"

#include "dia-assisted-connector.h"
#include "dia-bluesky-connector.h"
#include "dia-mastodon-connector.h"
#include "dia-practice-connector.h"

struct _DiaRegistry
{
  GObject     parent_instance;

  GHashTable *connectors;  /* (element-type utf8 DiaConnector), never changed once made */
};

/* Makes the connector of @network. */
typedef DiaConnector *(*MakeConnector) (DiaNetwork *network, DiaPracticeLedger *ledger);

G_DEFINE_FINAL_TYPE (DiaRegistry, dia_registry, G_TYPE_OBJECT)

static DiaConnector *
make_practice (DiaNetwork        *network,
               DiaPracticeLedger *ledger)
{
  return dia_practice_connector_new (ledger);
}

static DiaConnector *
make_assisted (DiaNetwork        *network,
               DiaPracticeLedger *ledger)
{
  return dia_assisted_connector_new (network);
}

static DiaConnector *
make_mastodon (DiaNetwork        *network,
               DiaPracticeLedger *ledger)
{
  return dia_mastodon_connector_new ();
}

static DiaConnector *
make_bluesky (DiaNetwork        *network,
              DiaPracticeLedger *ledger)
{
  return dia_bluesky_connector_new (DIA_BLUESKY_DIRECTORY, DIA_BLUESKY_RESOLVER);
}

/* The networks of this version. */
static const struct
{
  const char   *network;
  MakeConnector make;
} makers[] = {
  { DIA_NETWORK_PRACTICE,  make_practice },
  { DIA_NETWORK_MASTODON,  make_mastodon },
  { DIA_NETWORK_BLUESKY,   make_bluesky },
  { DIA_NETWORK_X,         make_assisted },
  { DIA_NETWORK_LINKEDIN,  make_assisted },
  { DIA_NETWORK_FACEBOOK,  make_assisted },
  { DIA_NETWORK_INSTAGRAM, make_assisted },
  { DIA_NETWORK_THREADS,   make_assisted },
  { DIA_NETWORK_TIKTOK,    make_assisted },
  { DIA_NETWORK_VIVA,      make_assisted },
};

static void
add_connector (DiaRegistry       *self,
               const char        *id,
               MakeConnector      make,
               DiaPracticeLedger *ledger)
{
  g_autoptr (DiaNetwork) network = dia_network_load (id);

  g_return_if_fail (network != NULL);

  g_hash_table_insert (self->connectors, g_strdup (id), make (network, ledger));
}

static void
dia_registry_finalize (GObject *object)
{
  DiaRegistry *self = DIA_REGISTRY (object);

  g_hash_table_unref (self->connectors);

  G_OBJECT_CLASS (dia_registry_parent_class)->finalize (object);
}

static void
dia_registry_class_init (DiaRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_registry_finalize;
}

static void
dia_registry_init (DiaRegistry *self)
{
  self->connectors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

DiaRegistry *
dia_registry_new (DiaPracticeLedger *ledger)
{
  DiaRegistry *self = g_object_new (DIA_TYPE_REGISTRY, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    add_connector (self, makers[i].network, makers[i].make, ledger);

  return self;
}

DiaConnector *
dia_registry_find (DiaRegistry *self,
                   const char  *network)
{
  return g_hash_table_lookup (self->connectors, network);
}

void
dia_registry_replace (DiaRegistry  *self,
                      DiaConnector *connector)
{
  g_hash_table_replace (self->connectors, g_strdup (dia_connector_get_network (connector)), g_object_ref (connector));
}
