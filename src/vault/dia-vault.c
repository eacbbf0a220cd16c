/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-vault.h"
#include "dia-vault-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (DiaVault, dia_vault, G_TYPE_OBJECT)
G_DEFINE_QUARK (dia-vault-error-quark, dia_vault_error)

G_DEFINE_ENUM_TYPE (DiaVaultState, dia_vault_state,
                    G_DEFINE_ENUM_VALUE (DIA_VAULT_UNLOCKED, "unlocked"),
                    G_DEFINE_ENUM_VALUE (DIA_VAULT_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (DIA_VAULT_ABSENT, "absent"),
                    G_DEFINE_ENUM_VALUE (DIA_VAULT_DENIED, "denied"),
                    G_DEFINE_ENUM_VALUE (DIA_VAULT_MUTE, "mute"),
                    G_DEFINE_ENUM_VALUE (DIA_VAULT_PLAIN, "plain"))

static void
dia_vault_default_init (DiaVaultInterface *iface)
{
}

gboolean
dia_vault_store (DiaVault           *self,
                 const DiaVaultKey  *key,
                 const char         *label,
                 const char         *secret,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_return_val_if_fail (DIA_IS_VAULT (self), FALSE);
  g_return_val_if_fail (key != NULL && key->account_id != NULL && key->kind != NULL && key->generation > 0, FALSE);
  g_return_val_if_fail (label != NULL && secret != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return DIA_VAULT_GET_IFACE (self)->store (self, key, label, secret, cancellable, error);
}

DiaSecret *
dia_vault_lookup (DiaVault           *self,
                  const DiaVaultKey  *key,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_return_val_if_fail (DIA_IS_VAULT (self), NULL);
  g_return_val_if_fail (key != NULL && key->account_id != NULL && key->kind != NULL && key->generation > 0, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return DIA_VAULT_GET_IFACE (self)->lookup (self, key, cancellable, error);
}

gboolean
dia_vault_remove (DiaVault           *self,
                  const DiaVaultKey  *key,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_return_val_if_fail (DIA_IS_VAULT (self), FALSE);
  g_return_val_if_fail (key != NULL && key->account_id != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return DIA_VAULT_GET_IFACE (self)->remove (self, key, cancellable, error);
}

DiaVaultState
dia_vault_get_state (DiaVault     *self,
                     GCancellable *cancellable)
{
  g_return_val_if_fail (DIA_IS_VAULT (self), DIA_VAULT_ABSENT);

  return DIA_VAULT_GET_IFACE (self)->get_state (self, cancellable);
}

gboolean
dia_vault_unlock (DiaVault      *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (DIA_IS_VAULT (self), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return DIA_VAULT_GET_IFACE (self)->unlock (self, cancellable, error);
}

const char *
dia_vault_state_describe (DiaVaultState state)
{
  switch (state)
    {
    case DIA_VAULT_UNLOCKED:
      return _("The keyring is open.");
    case DIA_VAULT_LOCKED:
      return _("The keyring is locked. Unlock it to sign in and to publish.");
    case DIA_VAULT_ABSENT:
      return _("No keyring answers on this desktop. Start one, like GNOME Keyring or KWallet: "
               "Diapason keeps passwords nowhere else.");
    case DIA_VAULT_DENIED:
      return _("The keyring refuses Diapason. Allow it there; Diapason keeps passwords nowhere else.");
    case DIA_VAULT_MUTE:
      return _("The keyring does not answer. Log out and in again, or restart it.");
    case DIA_VAULT_PLAIN:
      return _("The keyring takes passwords only unencrypted, where other programs could read along. Update it; "
               "Diapason keeps passwords nowhere else.");
    default:
      g_return_val_if_reached ("");
    }
}

void
dia_vault_set_state_error (GError        **error,
                           DiaVaultState   state)
{
  static const DiaVaultError codes[] = {
    [DIA_VAULT_LOCKED] = DIA_VAULT_ERROR_LOCKED,
    [DIA_VAULT_ABSENT] = DIA_VAULT_ERROR_ABSENT,
    [DIA_VAULT_DENIED] = DIA_VAULT_ERROR_DENIED,
    [DIA_VAULT_MUTE] = DIA_VAULT_ERROR_MUTE,
    [DIA_VAULT_PLAIN] = DIA_VAULT_ERROR_PLAIN,
  };

  g_return_if_fail (state != DIA_VAULT_UNLOCKED && state < G_N_ELEMENTS (codes));

  g_set_error_literal (error, DIA_VAULT_ERROR, (int) codes[state], dia_vault_state_describe (state));
}

void
dia_vault_set_not_found_error (GError **error)
{
  g_set_error_literal (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_NOT_FOUND,
                       _("The keyring holds no sign-in for this account. Sign in again."));
}
