/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-publisher.h"

#include "dia-memory-vault.h"
#include "dia-publishing-bus.h"

struct _DiaTestPublisher
{
  DiaPublishingList *list;   /* (nullable) */
  DiaPublishingHost *host;
  DiaPublishingBus  *bus;
  guint              name;
};

static void
on_list_changed_cb (DiaPublishingList *list,
                    DiaTestPublisher  *self)
{
  g_auto (GStrv) paths = dia_publishing_list_dup (list);

  dia_publishing_host_serve (self->host, (const char *const *) paths);
}

DiaTestPublisher *
dia_test_publisher_new (DiaPublishingList *list,
                        const char        *path)
{
  DiaTestPublisher *self = g_new0 (DiaTestPublisher, 1);
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (DiaVault) vault = dia_memory_vault_new ();
  g_autoptr (DiaClock) clock = dia_clock_new_system ();
  const char *const paths[] = { path, NULL };

  self->host = dia_publishing_host_new (vault, clock);
  self->bus = dia_publishing_bus_new (self->host);
  g_assert_true (dia_publishing_bus_export (self->bus, connection, NULL));
  if (list != NULL)
    {
      self->list = g_object_ref (list);
      g_signal_connect (list, "changed", G_CALLBACK (on_list_changed_cb), self);
    }
  else
    dia_publishing_host_serve (self->host, paths);
  self->name = g_bus_own_name_on_connection (connection, DIA_PUBLISHING_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL,
                                             NULL, NULL, NULL);
  return self;
}

void
dia_test_publisher_stop (DiaTestPublisher *self)
{
  dia_publishing_host_stop (self->host);
}

void
dia_test_publisher_free (DiaTestPublisher *self)
{
  g_bus_unown_name (self->name);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  dia_publishing_host_close (self->host);
  g_assert_finalize_object (self->bus);
  g_assert_finalize_object (self->host);
  g_free (self);
}
