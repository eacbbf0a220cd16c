/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-memory-vault.h"

#include "dia-vault-private.h"

typedef struct
{
  char      *account_id;
  char      *kind;
  guint      generation;
  DiaSecret *secret;
} Entry;

struct _DiaMemoryVault
{
  GObject       parent_instance;

  GMutex        lock;     /* protects all below */
  GPtrArray    *entries;  /* (element-type Entry) */
  DiaVaultState state;
  guint         n_until;  /* 0: none; else that call from now finds @once */
  DiaVaultState once;
};

static void dia_memory_vault_iface_init (DiaVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaMemoryVault, dia_memory_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_VAULT, dia_memory_vault_iface_init))

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->account_id);
  g_free (entry->kind);
  dia_secret_unref (entry->secret);
  g_free (entry);
}

static gboolean
matches (const Entry       *entry,
         const DiaVaultKey *key)
{
  return g_str_equal (entry->account_id, key->account_id) &&
         (key->kind == NULL || g_str_equal (entry->kind, key->kind)) &&
         (key->generation == 0 || entry->generation == key->generation);
}

static void
remove_matching (DiaMemoryVault    *self,
                 const DiaVaultKey *key)
{
  for (guint i = self->entries->len; i > 0; i--)
    if (matches (g_ptr_array_index (self->entries, i - 1), key))
      g_ptr_array_remove_index_fast (self->entries, i - 1);
}

static DiaSecret *
find_secret (DiaMemoryVault    *self,
             const DiaVaultKey *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (matches (entry, key))
        return dia_secret_ref (entry->secret);
    }
  return NULL;
}

/* With the lock. */
static DiaVaultState
find_state (DiaMemoryVault *self)
{
  if (self->n_until > 0 && --self->n_until == 0)
    return self->once;
  return self->state;
}

static gboolean
lock_if_open (DiaMemoryVault  *self,
              GError         **error)
{
  DiaVaultState state;

  g_mutex_lock (&self->lock);
  state = find_state (self);
  if (state == DIA_VAULT_UNLOCKED)
    return TRUE;
  dia_vault_set_state_error (error, state);
  g_mutex_unlock (&self->lock);
  return FALSE;
}

static gboolean
dia_memory_vault_store (DiaVault           *vault,
                        const DiaVaultKey  *key,
                        const char         *label,
                        const char         *secret,
                        GCancellable       *cancellable,
                        GError            **error)
{
  DiaMemoryVault *self = DIA_MEMORY_VAULT (vault);
  Entry *entry;

  if (!lock_if_open (self, error))
    return FALSE;
  remove_matching (self, key);
  entry = g_new0 (Entry, 1);
  entry->account_id = g_strdup (key->account_id);
  entry->kind = g_strdup (key->kind);
  entry->generation = key->generation;
  entry->secret = dia_secret_new (secret);
  g_ptr_array_add (self->entries, entry);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static DiaSecret *
dia_memory_vault_lookup (DiaVault           *vault,
                         const DiaVaultKey  *key,
                         GCancellable       *cancellable,
                         GError            **error)
{
  DiaMemoryVault *self = DIA_MEMORY_VAULT (vault);
  DiaSecret *secret;

  if (!lock_if_open (self, error))
    return NULL;
  secret = find_secret (self, key);
  g_mutex_unlock (&self->lock);
  if (secret == NULL)
    dia_vault_set_not_found_error (error);
  return secret;
}

static gboolean
dia_memory_vault_remove (DiaVault           *vault,
                         const DiaVaultKey  *key,
                         GCancellable       *cancellable,
                         GError            **error)
{
  DiaMemoryVault *self = DIA_MEMORY_VAULT (vault);

  if (!lock_if_open (self, error))
    return FALSE;
  remove_matching (self, key);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static DiaVaultState
dia_memory_vault_get_state (DiaVault     *vault,
                            GCancellable *cancellable)
{
  DiaMemoryVault *self = DIA_MEMORY_VAULT (vault);
  DiaVaultState state;

  g_mutex_lock (&self->lock);
  state = find_state (self);
  g_mutex_unlock (&self->lock);
  return state;
}

static gboolean
dia_memory_vault_unlock (DiaVault      *vault,
                         GCancellable  *cancellable,
                         GError       **error)
{
  DiaMemoryVault *self = DIA_MEMORY_VAULT (vault);

  g_mutex_lock (&self->lock);
  if (self->state == DIA_VAULT_LOCKED)
    self->state = DIA_VAULT_UNLOCKED;
  g_mutex_unlock (&self->lock);
  if (!lock_if_open (self, error))
    return FALSE;
  g_mutex_unlock (&self->lock);
  return TRUE;
}

DiaVault *
dia_memory_vault_new (void)
{
  return g_object_new (DIA_TYPE_MEMORY_VAULT, NULL);
}

void
dia_memory_vault_set_state (DiaMemoryVault *self,
                            DiaVaultState   state)
{
  g_return_if_fail (DIA_IS_MEMORY_VAULT (self));

  g_mutex_lock (&self->lock);
  self->state = state;
  g_mutex_unlock (&self->lock);
}

void
dia_memory_vault_fail_at (DiaMemoryVault *self,
                          guint           nth,
                          DiaVaultState   state)
{
  g_return_if_fail (DIA_IS_MEMORY_VAULT (self));

  g_mutex_lock (&self->lock);
  self->n_until = nth;
  self->once = state;
  g_mutex_unlock (&self->lock);
}

gboolean
dia_memory_vault_has_failed (DiaMemoryVault *self)
{
  gboolean failed;

  g_return_val_if_fail (DIA_IS_MEMORY_VAULT (self), FALSE);

  g_mutex_lock (&self->lock);
  failed = self->n_until == 0;
  g_mutex_unlock (&self->lock);
  return failed;
}

static void
dia_memory_vault_finalize (GObject *object)
{
  DiaMemoryVault *self = DIA_MEMORY_VAULT (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_memory_vault_parent_class)->finalize (object);
}

static void
dia_memory_vault_class_init (DiaMemoryVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_memory_vault_finalize;
}

static void
dia_memory_vault_init (DiaMemoryVault *self)
{
  g_mutex_init (&self->lock);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->state = DIA_VAULT_UNLOCKED;
}

static void
dia_memory_vault_iface_init (DiaVaultInterface *iface)
{
  iface->store = dia_memory_vault_store;
  iface->lookup = dia_memory_vault_lookup;
  iface->remove = dia_memory_vault_remove;
  iface->get_state = dia_memory_vault_get_state;
  iface->unlock = dia_memory_vault_unlock;
}
