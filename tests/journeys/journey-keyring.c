/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-keyring.h"

#include <libsecret/secret.h>

/* The name that the vault of the desk gives its secrets. */
static const SecretSchema schema = {
  .name = "io.github.diapason.Diapason.Account",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "account-id", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* NULL for one that the desk has removed since it was found. */
static JsonNode *
read_item (SecretRetrievable *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value = secret_retrievable_retrieve_secret_sync (item, NULL, &error);
  JsonNode *node;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    return NULL;
  g_assert_no_error (error);
  node = json_from_string (secret_value_get_text (value), &error);
  g_assert_no_error (error);
  return node;
}

GPtrArray *
journey_keyring_read (void)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_searchv_sync (&schema, attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS,
                                               NULL, &error);

  g_assert_no_error (error);
  for (GList *l = items; l != NULL; l = l->next)
    {
      JsonNode *node = read_item (l->data);

      if (node != NULL)
        g_ptr_array_add (secrets, node);
    }
  g_list_free_full (items, g_object_unref);
  return secrets;
}

const char *
journey_keyring_get (JsonNode   *secrets,
                     const char *name)
{
  JsonObject *object = json_node_get_object (secrets);

  return json_object_has_member (object, name) ? json_object_get_string_member (object, name) : "";
}
