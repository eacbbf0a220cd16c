/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network.h"

#include "dia-field.h"
#include "dia-model-resources.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_FOLDER "/io/github/diapason/Diapason/networks/"

G_DEFINE_FINAL_TYPE (DiaNetwork, dia_network, G_TYPE_OBJECT)

static const char *const ids[] = {
  DIA_NETWORK_MASTODON, DIA_NETWORK_BLUESKY, DIA_NETWORK_PRACTICE, DIA_NETWORK_X,
  DIA_NETWORK_LINKEDIN, DIA_NETWORK_FACEBOOK, DIA_NETWORK_INSTAGRAM, DIA_NETWORK_THREADS,
  DIA_NETWORK_TIKTOK, DIA_NETWORK_VIVA, NULL,
};

static void
read_flag (GKeyFile   *file,
           const char *key,
           gboolean   *flag)
{
  if (g_key_file_has_key (file, "network", key, NULL))
    *flag = g_key_file_get_boolean (file, "network", key, NULL);
}

static void
read_address (GKeyFile    *file,
              const char  *key,
              char       **address)
{
  if (!g_key_file_has_key (file, "network", key, NULL))
    return;

  g_clear_pointer (address, g_free);
  *address = g_key_file_get_string (file, "network", key, NULL);
}

/* A price that is none leaves the one that is known. */
static void
read_cost (GKeyFile   *file,
           const char *key,
           guint      *cost)
{
  int value = g_key_file_get_integer (file, "network", key, NULL);

  if (value > 0)
    *cost = (guint) value;
}

static gboolean
read_limits (GKeyFile  *file,
             DiaLimits *limits)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, "limits", NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (file, "limits", keys[i], NULL);

      g_string_append_printf (text, "%s=%s;", keys[i], value);
    }

  return dia_limits_from_string (text->str, limits);
}

/* Lays the keys that @file has over what @self already knows; FALSE, with
 * @self half changed, when a limit is not a number. */
static gboolean
read_key_file (DiaNetwork *self,
               GKeyFile   *file)
{
  g_autofree char *name = g_key_file_get_string (file, "network", "name", NULL);

  if (name != NULL)
    dia_field_set_text (&self->name, name);
  read_cost (file, "commit_cost", &self->commit_cost);
  read_flag (file, "assisted", &self->assisted);
  read_flag (file, "needs_server", &self->needs_server);
  read_flag (file, "has_threads", &self->has_threads);
  read_flag (file, "has_cards", &self->has_cards);
  read_flag (file, "has_warnings", &self->has_warnings);
  read_flag (file, "has_visibility", &self->has_visibility);
  read_address (file, "compose_url", &self->compose_url);
  read_address (file, "home_url", &self->home_url);
  read_address (file, "account_url", &self->account_url);
  dia_preview_style_read (&self->preview, file);

  return read_limits (file, &self->limits);
}

static DiaNetwork *
load_built_in (const char *id)
{
  g_autoptr (DiaNetwork) self = g_object_new (DIA_TYPE_NETWORK, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".ini", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dia_model_get_resource (), path, 0, NULL);

  if (bytes == NULL ||
      !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL) ||
      !read_key_file (self, file))
    g_error ("The built-in description of the network “%s” cannot be read", id);

  dia_field_set_text (&self->id, id);
  if (g_str_equal (id, DIA_NETWORK_PRACTICE))
    dia_field_set_text (&self->name, C_("network", "Practice"));

  return g_steal_pointer (&self);
}

static DiaNetwork *
copy_network (const DiaNetwork *self)
{
  DiaNetwork *copy = g_object_new (DIA_TYPE_NETWORK, NULL);

  dia_field_set_text (&copy->id, self->id);
  dia_field_set_text (&copy->name, self->name);
  copy->limits = self->limits;
  copy->preview = self->preview;
  copy->commit_cost = self->commit_cost;
  copy->assisted = self->assisted;
  copy->needs_server = self->needs_server;
  copy->has_threads = self->has_threads;
  copy->has_cards = self->has_cards;
  copy->has_warnings = self->has_warnings;
  copy->has_visibility = self->has_visibility;
  copy->compose_url = g_strdup (self->compose_url);
  copy->home_url = g_strdup (self->home_url);
  copy->account_url = g_strdup (self->account_url);

  return copy;
}

/* The user's own file wins where it can be read; one that cannot leaves the
 * built-in values alone. (transfer full) (nullable) */
static DiaNetwork *
load_users (const DiaNetwork *built_in)
{
  g_autoptr (DiaNetwork) self = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_strconcat (built_in->id, ".ini", NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "diapason", "networks", base, NULL);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_message ("%s is not used: %s", path, error->message);
      return NULL;
    }

  self = copy_network (built_in);
  if (read_key_file (self, file))
    return g_steal_pointer (&self);

  g_message ("%s is not used: one of its limits has a value that does not fit", path);
  return NULL;
}

static void
dia_network_finalize (GObject *object)
{
  DiaNetwork *self = (DiaNetwork *) object;

  g_free (self->id);
  g_free (self->name);
  g_free (self->compose_url);
  g_free (self->home_url);
  g_free (self->account_url);

  G_OBJECT_CLASS (dia_network_parent_class)->finalize (object);
}

static void
dia_network_class_init (DiaNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_network_finalize;
}

static void
dia_network_init (DiaNetwork *self)
{
  self->id = g_strdup ("");
  self->commit_cost = 1;
  self->name = g_strdup ("");
  self->preview.head[0] = DIA_PREVIEW_NAME;
  self->preview.sub_head[0] = DIA_PREVIEW_HANDLE;
  self->preview.sub_head[1] = DIA_PREVIEW_TIME;
}

GPtrArray *
dia_network_load_all (void)
{
  GPtrArray *networks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (networks, dia_network_load (ids[i]));

  return networks;
}

DiaNetwork *
dia_network_load (const char *id)
{
  g_autoptr (DiaNetwork) built_in = NULL;
  DiaNetwork *users;

  if (!g_strv_contains (ids, id))
    return NULL;

  built_in = load_built_in (id);
  users = load_users (built_in);

  return users != NULL ? users : g_steal_pointer (&built_in);
}

GHashTable *
dia_network_load_by_id (void)
{
  g_autoptr (GPtrArray) networks = dia_network_load_all ();
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < networks->len; i++)
    {
      DiaNetwork *network = networks->pdata[i];

      g_hash_table_insert (by_id, network->id, g_object_ref (network));
    }

  return by_id;
}
