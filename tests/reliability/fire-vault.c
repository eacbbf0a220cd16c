/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fire-vault.h"

#include "dia-vault-private.h"

#include <glib/gstdio.h>

struct _FireVault
{
  GObject parent_instance;

  char   *dir;   /* (owned) */
};

static void fire_vault_implement (DiaVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FireVault, fire_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_VAULT, fire_vault_implement))

static char *
make_path (FireVault         *self,
           const DiaVaultKey *key)
{
  return g_strdup_printf ("%s/secret-%s-%s-%u", self->dir, key->account_id, key->kind, key->generation);
}

/* As a keyring does: the old one or the new one, never half of either. */
static gboolean
fire_vault_store (DiaVault           *vault,
                  const DiaVaultKey  *key,
                  const char         *label,
                  const char         *secret,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autofree char *path = make_path (FIRE_VAULT (vault), key);

  return g_file_set_contents (path, secret, -1, error);
}

static DiaSecret *
fire_vault_lookup (DiaVault           *vault,
                   const DiaVaultKey  *key,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autofree char *path = make_path (FIRE_VAULT (vault), key);
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_file_get_contents (path, &text, NULL, &local_error))
    return dia_secret_new (text);

  /* One that cannot be asked, for want of a file descriptor, says nothing about
   * what it holds. */
  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    dia_vault_set_not_found_error (error);
  else
    dia_vault_set_state_error (error, DIA_VAULT_ABSENT);
  return NULL;
}

static gboolean
fire_vault_remove (DiaVault           *vault,
                   const DiaVaultKey  *key,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autofree char *path = make_path (FIRE_VAULT (vault), key);

  g_unlink (path);

  return TRUE;
}

static DiaVaultState
fire_vault_get_state (DiaVault     *vault,
                      GCancellable *cancellable)
{
  return DIA_VAULT_UNLOCKED;
}

static gboolean
fire_vault_unlock (DiaVault      *vault,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return TRUE;
}

static void
fire_vault_implement (DiaVaultInterface *iface)
{
  iface->store = fire_vault_store;
  iface->lookup = fire_vault_lookup;
  iface->remove = fire_vault_remove;
  iface->get_state = fire_vault_get_state;
  iface->unlock = fire_vault_unlock;
}

static void
fire_vault_finalize (GObject *object)
{
  g_free (FIRE_VAULT (object)->dir);

  G_OBJECT_CLASS (fire_vault_parent_class)->finalize (object);
}

static void
fire_vault_class_init (FireVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fire_vault_finalize;
}

static void
fire_vault_init (FireVault *self)
{
}

DiaVault *
fire_vault_new (const char *dir)
{
  FireVault *self = g_object_new (FIRE_TYPE_VAULT, NULL);

  self->dir = g_strdup (dir);

  return DIA_VAULT (self);
}
