/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-bus.h"

#include <glib/gi18n-lib.h>

struct _DiaPublishingBus
{
  GObject            parent_instance;

  DiaPublishingHost *host;          /* (owned) */
  GDBusConnection   *connection;    /* (owned) (nullable) */
  guint              registration;
  GHashTable        *told;          /* (owned) (element-type utf8 GVariant): what others know */
};

enum
{
  QUIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPublishingBus, dia_publishing_bus, G_TYPE_OBJECT)

static const char introspection[] =
  "<node>"
  " <interface name='" DIA_PUBLISHING_BUS_INTERFACE "'>"
  "  <property name='Version' type='s' access='read'/>"
  "  <property name='Workspaces' type='as' access='read'/>"
  "  <property name='Paused' type='b' access='read'/>"
  "  <property name='NextDue' type='x' access='read'/>"
  "  <property name='Status' type='a(sbbxs)' access='read'/>"
  "  <method name='SetPaused'>"
  "   <arg name='workspace' type='s' direction='in'/>"
  "   <arg name='paused' type='b' direction='in'/>"
  "  </method>"
  "  <method name='Quit'/>"
  " </interface>"
  "</node>";

static GVariant *
make_due (DiaInstant due)
{
  return g_variant_new_int64 (due != DIA_INSTANT_NONE ? due : 0);
}

static GVariant *
list_served (GPtrArray *all)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < all->len; i++)
    {
      const DiaPublishingStatus *status = g_ptr_array_index (all, i);

      if (status->served)
        g_variant_builder_add (&builder, "s", status->path);
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
list_status (GPtrArray *all)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbbxs)"));
  for (guint i = 0; i < all->len; i++)
    {
      const DiaPublishingStatus *status = g_ptr_array_index (all, i);

      g_variant_builder_add (&builder, "(sbb@xs)", status->path, status->served, status->paused,
                             make_due (status->next_due), status->problem);
    }

  return g_variant_builder_end (&builder);
}

static DiaInstant
find_next_due (GPtrArray *all)
{
  DiaInstant earliest = DIA_INSTANT_NONE;

  for (guint i = 0; i < all->len; i++)
    {
      const DiaPublishingStatus *status = g_ptr_array_index (all, i);

      if (status->served && status->next_due != DIA_INSTANT_NONE &&
          (earliest == DIA_INSTANT_NONE || status->next_due < earliest))
        earliest = status->next_due;
    }

  return earliest;
}

static gboolean
is_all_paused (GPtrArray *all)
{
  guint n_served = 0, n_paused = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const DiaPublishingStatus *status = g_ptr_array_index (all, i);

      n_served += status->served;
      n_paused += status->served && status->paused;
    }

  return n_served > 0 && n_paused == n_served;
}

/* (transfer floating) */
static GVariant *
make_property (DiaPublishingBus *self,
               const char       *name)
{
  g_autoptr (GPtrArray) all = dia_publishing_host_get_status (self->host);

  if (g_str_equal (name, "Version"))
    return g_variant_new_string (DIA_VERSION);
  if (g_str_equal (name, "Workspaces"))
    return list_served (all);
  if (g_str_equal (name, "Paused"))
    return g_variant_new_boolean (is_all_paused (all));
  if (g_str_equal (name, "NextDue"))
    return make_due (find_next_due (all));

  return list_status (all);
}

static void
on_method_call_cb (GDBusConnection       *connection,
                   const char            *sender,
                   const char            *object_path,
                   const char            *interface_name,
                   const char            *method_name,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer               user_data)
{
  DiaPublishingBus *self = user_data;
  const char *path;
  gboolean paused;

  if (g_str_equal (method_name, "Quit"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      g_signal_emit (self, signals[QUIT], 0);
      return;
    }

  g_variant_get (parameters, "(&sb)", &path, &paused);
  if (dia_publishing_host_set_paused (self->host, path, paused))
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_return_error (invocation, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                           _("The publisher does not serve “%s”."), path);
}

static GVariant *
on_get_property_cb (GDBusConnection  *connection,
                    const char       *sender,
                    const char       *object_path,
                    const char       *interface_name,
                    const char       *property_name,
                    GError          **error,
                    gpointer          user_data)
{
  return make_property (user_data, property_name);
}

/* Only what changed is told, so that nobody is woken for nothing. */
static void
tell_properties (DiaPublishingBus *self)
{
  const GDBusInterfaceInfo *info = dia_publishing_bus_get_info ();
  GVariantBuilder changed;
  guint n_changed = 0;

  if (self->registration == 0)
    return;

  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; info->properties[i] != NULL; i++)
    {
      const char *name = info->properties[i]->name;
      g_autoptr (GVariant) value = g_variant_ref_sink (make_property (self, name));
      GVariant *told = g_hash_table_lookup (self->told, name);

      if (told != NULL && g_variant_equal (told, value))
        continue;
      g_variant_builder_add (&changed, "{sv}", name, value);
      g_hash_table_insert (self->told, g_strdup (name), g_variant_ref (value));
      n_changed++;
    }

  if (n_changed > 0)
    g_dbus_connection_emit_signal (self->connection, NULL, DIA_PUBLISHING_BUS_PATH, "org.freedesktop.DBus.Properties",
                                   "PropertiesChanged",
                                   g_variant_new ("(sa{sv}as)", DIA_PUBLISHING_BUS_INTERFACE, &changed, NULL), NULL);
  else
    g_variant_builder_clear (&changed);
}

static void
dia_publishing_bus_dispose (GObject *object)
{
  DiaPublishingBus *self = DIA_PUBLISHING_BUS (object);

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
  g_clear_object (&self->host);

  G_OBJECT_CLASS (dia_publishing_bus_parent_class)->dispose (object);
}

static void
dia_publishing_bus_finalize (GObject *object)
{
  g_hash_table_unref (DIA_PUBLISHING_BUS (object)->told);

  G_OBJECT_CLASS (dia_publishing_bus_parent_class)->finalize (object);
}

static void
dia_publishing_bus_class_init (DiaPublishingBusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_publishing_bus_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_publishing_bus_finalize;

  signals[QUIT] = g_signal_new ("quit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
dia_publishing_bus_init (DiaPublishingBus *self)
{
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
}

DiaPublishingBus *
dia_publishing_bus_new (DiaPublishingHost *host)
{
  DiaPublishingBus *self = g_object_new (DIA_TYPE_PUBLISHING_BUS, NULL);

  self->host = g_object_ref (host);
  g_signal_connect_object (host, "changed", G_CALLBACK (tell_properties), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
dia_publishing_bus_export (DiaPublishingBus  *self,
                           GDBusConnection   *connection,
                           GError           **error)
{
  static const GDBusInterfaceVTable vtable = { on_method_call_cb, on_get_property_cb, NULL };

  g_return_val_if_fail (self->registration == 0, FALSE);

  self->registration = g_dbus_connection_register_object (connection, DIA_PUBLISHING_BUS_PATH,
                                                          dia_publishing_bus_get_info (), &vtable, self, NULL, error);
  if (self->registration != 0)
    self->connection = g_object_ref (connection);

  return self->registration != 0;
}

GDBusInterfaceInfo *
dia_publishing_bus_get_info (void)
{
  static GDBusNodeInfo *node;

  if (g_once_init_enter (&node))
    g_once_init_leave (&node, g_dbus_node_info_new_for_xml (introspection, NULL));

  return node->interfaces[0];
}
