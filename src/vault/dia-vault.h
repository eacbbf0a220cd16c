/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaVaultState:
 * @DIA_VAULT_UNLOCKED: secrets can be read and written
 * @DIA_VAULT_LOCKED: the keyring is there but locked: dia_vault_unlock()
 * @DIA_VAULT_ABSENT: no keyring service answers on this session bus
 * @DIA_VAULT_DENIED: a keyring is there and refuses this program
 * @DIA_VAULT_MUTE: a keyring is there and does not answer within 3 s
 * @DIA_VAULT_PLAIN: a keyring is there and would have secrets cross the bus
 *   unencrypted; it gets none
 */
typedef enum
{
  DIA_VAULT_UNLOCKED,
  DIA_VAULT_LOCKED,
  DIA_VAULT_ABSENT,
  DIA_VAULT_DENIED,
  DIA_VAULT_MUTE,
  DIA_VAULT_PLAIN,
} DiaVaultState;

#define DIA_TYPE_VAULT_STATE (dia_vault_state_get_type ())
GType dia_vault_state_get_type (void);

/* One code per state, in words for people, and %DIA_VAULT_ERROR_NOT_FOUND: the
 * keyring is open and has no such secret: only then "sign in again" is right. */
typedef enum
{
  DIA_VAULT_ERROR_NOT_FOUND,
  DIA_VAULT_ERROR_LOCKED,
  DIA_VAULT_ERROR_ABSENT,
  DIA_VAULT_ERROR_DENIED,
  DIA_VAULT_ERROR_MUTE,
  DIA_VAULT_ERROR_PLAIN,
} DiaVaultError;

#define DIA_VAULT_ERROR (dia_vault_error_quark ())
GQuark dia_vault_error_quark (void);

/* Which secret: those of one account differ by @kind ("access-token",
 * "refresh-token", "app-password", "dpop-key", "client"). */
typedef struct
{
  const char *account_id;  /* the text of the account's DiaId, or "server:ORIGIN" for a registration */
  const char *kind;
  guint       generation;  /* from 1, grows at each new sign-in: an old secret is never taken for a new one */
} DiaVaultKey;

/**
 * DiaVault:
 *
 * Where secrets are kept. All calls block, for 3 s at most (except unlock), and
 * belong into a worker. There is no fall-back to clear text: when the keyring
 * says no, nothing is kept.
 */
#define DIA_TYPE_VAULT (dia_vault_get_type ())
G_DECLARE_INTERFACE (DiaVault, dia_vault, DIA, VAULT, GObject)

struct _DiaVaultInterface
{
  GTypeInterface parent_iface;

  gboolean      (*store)     (DiaVault *self, const DiaVaultKey *key, const char *label, const char *secret,
                              GCancellable *cancellable, GError **error);
  DiaSecret    *(*lookup)    (DiaVault *self, const DiaVaultKey *key, GCancellable *cancellable, GError **error);
  gboolean      (*remove)    (DiaVault *self, const DiaVaultKey *key, GCancellable *cancellable, GError **error);
  DiaVaultState (*get_state) (DiaVault *self, GCancellable *cancellable);
  gboolean      (*unlock)    (DiaVault *self, GCancellable *cancellable, GError **error);
};

/* Keeps @secret under @key, replacing what was there. @label is what the person
 * reads in the keyring's own window: "Diapason: @maison@mastodon.social". */
gboolean      dia_vault_store     (DiaVault           *self,
                                   const DiaVaultKey  *key,
                                   const char         *label,
                                   const char         *secret,
                                   GCancellable       *cancellable,
                                   GError            **error);

/* (transfer full): the secret; %NULL always with @error, see #DiaVaultError. */
DiaSecret    *dia_vault_lookup    (DiaVault           *self,
                                   const DiaVaultKey  *key,
                                   GCancellable       *cancellable,
                                   GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Removes the secrets of the account; a %NULL kind means every kind, the
 * generation 0 every generation. Nothing there is success; a locked keyring is
 * an error. */
gboolean      dia_vault_remove    (DiaVault           *self,
                                   const DiaVaultKey  *key,
                                   GCancellable       *cancellable,
                                   GError            **error);

/* Asks the keyring itself, without any prompt. */
DiaVaultState dia_vault_get_state (DiaVault           *self,
                                   GCancellable       *cancellable);

/* Has the desktop ask the person for the keyring's password: only after a click
 * on "Unlock", and only once for each click. Waits two minutes at most. */
gboolean      dia_vault_unlock    (DiaVault           *self,
                                   GCancellable       *cancellable,
                                   GError            **error);

/* What a state means and what to do, one sentence. (transfer none) */
const char   *dia_vault_state_describe (DiaVaultState state);

G_END_DECLS
