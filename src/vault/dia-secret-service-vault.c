/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-secret-service-vault.h"

#include "dia-vault-private.h"
#include "dia-vault-wait.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#define PATIENCE_MS        3000
#define UNLOCK_PATIENCE_MS (2 * 60 * 1000)
/* Secret Service API, "Transfer of Secrets". */
#define ENCRYPTED_SESSION  "dh-ietf1024-sha256-aes128-cbc-pkcs7"

/* What the attributes mean is part of the format: never change a name. */
static const SecretSchema account_schema = {
  .name = "io.github.diapason.Diapason.Account",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "account-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "generation", SECRET_SCHEMA_ATTRIBUTE_INTEGER },
  },
};

struct _DiaSecretServiceVault
{
  GObject parent_instance;
};

/* One conversation with the keyring. The service object is made anew for each:
 * one that is shared would follow changes only in the context that made it. */
typedef struct
{
  DiaVaultWait     *wait;
  GCancellable     *cancellable;  /* (unowned) */
  SecretService    *service;      /* (nullable) */
  gboolean          is_plain;     /* the service would not encrypt what we hand it */
  SecretCollection *collection;   /* (nullable): where secrets are kept; may not exist yet */
  GError           *failure;      /* (nullable): what the keyring said */
} Talk;

static void dia_secret_service_vault_iface_init (DiaVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaSecretServiceVault, dia_secret_service_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_VAULT, dia_secret_service_vault_iface_init))

static void
end_talk (Talk *talk)
{
  g_clear_error (&talk->failure);
  g_clear_object (&talk->collection);
  g_clear_object (&talk->service);
  g_clear_pointer (&talk->wait, dia_vault_wait_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Talk, end_talk)

/* A service that knows no encryption is met with none, silently: anybody on the
 * bus could read along. */
static gboolean
is_plain (Talk *talk)
{
  talk->is_plain = g_strcmp0 (secret_service_get_session_algorithms (talk->service), ENCRYPTED_SESSION) != 0;
  return talk->is_plain;
}

/* Opens the service and finds the default collection. FALSE with talk->failure. */
static gboolean
begin_talk (Talk         *talk,
            guint         patience_ms,
            GCancellable *cancellable)
{
  talk->wait = dia_vault_wait_new (patience_ms, cancellable);
  talk->cancellable = dia_vault_wait_get_cancellable (talk->wait);
  secret_service_open (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, talk->cancellable,
                       dia_vault_wait_on_ready_cb, talk->wait);
  talk->service = secret_service_open_finish (dia_vault_wait_for_result (talk->wait), &talk->failure);
  if (talk->service == NULL || is_plain (talk))
    return FALSE;
  secret_collection_for_alias (talk->service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, talk->cancellable,
                               dia_vault_wait_on_ready_cb, talk->wait);
  talk->collection = secret_collection_for_alias_finish (dia_vault_wait_for_result (talk->wait), &talk->failure);
  return talk->failure == NULL;
}

static gboolean
is_absent (const GError *failure)
{
  static const int codes[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN, G_DBUS_ERROR_NAME_HAS_NO_OWNER, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED, G_DBUS_ERROR_SPAWN_CHILD_EXITED, G_DBUS_ERROR_DISCONNECTED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (failure, G_DBUS_ERROR, codes[i]))
      return TRUE;

  /* Without a session bus there is nobody to ask. */
  return failure->domain == G_IO_ERROR || failure->domain == G_SPAWN_ERROR;
}

static DiaVaultState
classify (Talk *talk)
{
  if (talk->is_plain)
    return DIA_VAULT_PLAIN;
  if (dia_vault_wait_is_expired (talk->wait) ||
      g_error_matches (talk->failure, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
      g_error_matches (talk->failure, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT))
    return DIA_VAULT_MUTE;
  if (g_error_matches (talk->failure, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return DIA_VAULT_LOCKED;
  return is_absent (talk->failure) ? DIA_VAULT_ABSENT : DIA_VAULT_DENIED;
}

static gboolean
report (Talk          *talk,
        GCancellable  *cancellable,
        GError       **error)
{
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    dia_vault_set_state_error (error, classify (talk));
  return FALSE;
}

/* A desk where no keyring was made yet is like a locked one: unlocking makes it. */
static gboolean
is_locked (Talk *talk)
{
  return talk->collection == NULL || secret_collection_get_locked (talk->collection);
}

static GHashTable *
make_attributes (const DiaVaultKey *key)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "account-id", g_strdup (key->account_id));
  if (key->kind != NULL)
    g_hash_table_insert (attributes, (gpointer) "kind", g_strdup (key->kind));
  if (key->generation > 0)
    g_hash_table_insert (attributes, (gpointer) "generation", g_strdup_printf ("%u", key->generation));
  return attributes;
}

static gboolean
dia_secret_service_vault_store (DiaVault           *vault,
                                const DiaVaultKey  *key,
                                const char         *label,
                                const char         *secret,
                                GCancellable       *cancellable,
                                GError            **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (key);
  g_auto (Talk) talk = { 0 };
  SecretValue *value;

  if (!begin_talk (&talk, PATIENCE_MS, cancellable))
    return report (&talk, cancellable, error);
  /* Storing into a locked keyring would ask the person for a password. */
  if (is_locked (&talk))
    {
      dia_vault_set_state_error (error, DIA_VAULT_LOCKED);
      return FALSE;
    }
  value = secret_value_new (secret, -1, "text/plain");
  secret_service_store (talk.service, &account_schema, attributes, SECRET_COLLECTION_DEFAULT, label, value,
                        talk.cancellable, dia_vault_wait_on_ready_cb, talk.wait);
  secret_value_unref (value);
  if (secret_service_store_finish (talk.service, dia_vault_wait_for_result (talk.wait), &talk.failure))
    return TRUE;
  return report (&talk, cancellable, error);
}

/* All items of @key, locked ones too, without a prompt. FALSE with talk->failure. */
static gboolean
search (Talk               *talk,
        const DiaVaultKey  *key,
        SecretSearchFlags   flags,
        GList             **items)
{
  g_autoptr (GHashTable) attributes = make_attributes (key);

  secret_service_search (talk->service, &account_schema, attributes, SECRET_SEARCH_ALL | flags, talk->cancellable,
                         dia_vault_wait_on_ready_cb, talk->wait);
  *items = secret_service_search_finish (talk->service, dia_vault_wait_for_result (talk->wait), &talk->failure);
  return talk->failure == NULL;
}

static DiaSecret *
read_item (SecretItem *item)
{
  SecretValue *value = secret_item_get_secret (item);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;
  DiaSecret *secret = text != NULL ? dia_secret_new (text) : NULL;

  g_clear_pointer (&value, secret_value_unref);
  return secret;
}

/* "No such secret" and "locked" look alike to a search (nothing is found): the
 * collection knows the difference. */
static DiaSecret *
choose_secret (Talk    *talk,
               GList   *items,
               GError **error)
{
  gboolean some_locked = is_locked (talk);

  for (GList *l = items; l != NULL; l = l->next)
    {
      DiaSecret *secret = read_item (l->data);

      if (secret != NULL)
        return secret;
      some_locked = TRUE;
    }
  if (some_locked)
    dia_vault_set_state_error (error, DIA_VAULT_LOCKED);
  else
    dia_vault_set_not_found_error (error);
  return NULL;
}

static DiaSecret *
dia_secret_service_vault_lookup (DiaVault           *vault,
                                 const DiaVaultKey  *key,
                                 GCancellable       *cancellable,
                                 GError            **error)
{
  g_auto (Talk) talk = { 0 };
  GList *items = NULL;
  DiaSecret *secret = NULL;

  if (!begin_talk (&talk, PATIENCE_MS, cancellable) || !search (&talk, key, SECRET_SEARCH_LOAD_SECRETS, &items))
    report (&talk, cancellable, error);
  else
    secret = choose_secret (&talk, items, error);
  g_list_free_full (items, g_object_unref);
  return secret;
}

static gboolean
delete_item (Talk       *talk,
             SecretItem *item)
{
  /* Deleting a locked item would ask the person for a password. */
  if (secret_item_get_locked (item))
    {
      g_set_error_literal (&talk->failure, SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "locked");
      return FALSE;
    }
  secret_item_delete (item, talk->cancellable, dia_vault_wait_on_ready_cb, talk->wait);
  return secret_item_delete_finish (item, dia_vault_wait_for_result (talk->wait), &talk->failure);
}

static gboolean
delete_items (Talk  *talk,
              GList *items)
{
  if (items == NULL && is_locked (talk))
    {
      g_set_error_literal (&talk->failure, SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "locked");
      return FALSE;
    }
  for (GList *l = items; l != NULL; l = l->next)
    if (!delete_item (talk, l->data))
      return FALSE;
  return TRUE;
}

static gboolean
dia_secret_service_vault_remove (DiaVault           *vault,
                                 const DiaVaultKey  *key,
                                 GCancellable       *cancellable,
                                 GError            **error)
{
  g_auto (Talk) talk = { 0 };
  GList *items = NULL;
  gboolean removed = begin_talk (&talk, PATIENCE_MS, cancellable) && search (&talk, key, SECRET_SEARCH_NONE, &items) &&
                     delete_items (&talk, items);

  if (!removed)
    report (&talk, cancellable, error);
  g_list_free_full (items, g_object_unref);
  return removed;
}

static DiaVaultState
dia_secret_service_vault_get_state (DiaVault     *vault,
                                    GCancellable *cancellable)
{
  g_auto (Talk) talk = { 0 };

  if (!begin_talk (&talk, PATIENCE_MS, cancellable))
    return classify (&talk);
  return is_locked (&talk) ? DIA_VAULT_LOCKED : DIA_VAULT_UNLOCKED;
}

static gboolean
create_collection (Talk *talk)
{
  secret_collection_create (talk->service, _("Default keyring"), SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_CREATE_NONE,
                            talk->cancellable, dia_vault_wait_on_ready_cb, talk->wait);
  talk->collection = secret_collection_create_finish (dia_vault_wait_for_result (talk->wait), &talk->failure);
  return talk->collection != NULL;
}

static gboolean
open_collection (Talk *talk)
{
  g_autoptr (GList) wanted = NULL;
  GList *unlocked = NULL;
  int n_unlocked;

  if (talk->collection == NULL)
    return create_collection (talk);
  if (!is_locked (talk))
    return TRUE;
  wanted = g_list_append (NULL, talk->collection);
  secret_service_unlock (talk->service, wanted, talk->cancellable, dia_vault_wait_on_ready_cb, talk->wait);
  n_unlocked = secret_service_unlock_finish (talk->service, dia_vault_wait_for_result (talk->wait), &unlocked, &talk->failure);
  g_list_free_full (unlocked, g_object_unref);
  /* The person closed the prompt: no failure, and nothing unlocked. */
  if (n_unlocked == 0)
    g_set_error_literal (&talk->failure, SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "locked");
  return n_unlocked > 0;
}

static gboolean
dia_secret_service_vault_unlock (DiaVault      *vault,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  DiaVaultState state = dia_secret_service_vault_get_state (vault, cancellable);
  g_auto (Talk) talk = { 0 };

  /* A person is waited for with patience, a keyring is not. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (state != DIA_VAULT_LOCKED && state != DIA_VAULT_UNLOCKED)
    {
      dia_vault_set_state_error (error, state);
      return FALSE;
    }
  if (!begin_talk (&talk, UNLOCK_PATIENCE_MS, cancellable) || !open_collection (&talk))
    return report (&talk, cancellable, error);
  return TRUE;
}

DiaVault *
dia_secret_service_vault_new (void)
{
  return g_object_new (DIA_TYPE_SECRET_SERVICE_VAULT, NULL);
}

static void
dia_secret_service_vault_class_init (DiaSecretServiceVaultClass *klass)
{
}

static void
dia_secret_service_vault_init (DiaSecretServiceVault *self)
{
}

static void
dia_secret_service_vault_iface_init (DiaVaultInterface *iface)
{
  iface->store = dia_secret_service_vault_store;
  iface->lookup = dia_secret_service_vault_lookup;
  iface->remove = dia_secret_service_vault_remove;
  iface->get_state = dia_secret_service_vault_get_state;
  iface->unlock = dia_secret_service_vault_unlock;
}
