/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-registry.h"

#include "dia-assistant.h"
#include "dia-publisher.h"

/* Every network that the model knows has a connector, and it is the right one:
 * a person posts by hand exactly where the data says so. */
static void
test_holds_every_network (void)
{
  g_autoptr (DiaPracticeLedger) ledger = dia_practice_ledger_new_memory ();
  DiaRegistry *registry = dia_registry_new (ledger);
  g_autoptr (GPtrArray) networks = dia_network_load_all ();

  g_assert_cmpuint (networks->len, >=, 10);
  for (guint i = 0; i < networks->len; i++)
    {
      const DiaNetwork *network = g_ptr_array_index (networks, i);
      DiaConnector *connector = dia_registry_find (registry, network->id);

      g_assert_nonnull (connector);
      g_assert_cmpstr (dia_connector_get_network (connector), ==, network->id);
      g_assert_cmpint (DIA_IS_ASSISTANT (connector), ==, network->assisted);
      g_assert_cmpint (DIA_IS_PUBLISHER (connector), ==, !network->assisted);
    }
  g_assert_null (dia_registry_find (registry, "myspace"));
  g_assert_finalize_object (registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/registry/holds-every-network", test_holds_every_network);
  return g_test_run ();
}
