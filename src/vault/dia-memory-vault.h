/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-vault.h"

G_BEGIN_DECLS

/* A vault that forgets everything when it goes: for tests, and for the practice
 * network, which has no secrets worth keeping. Any thread. */
#define DIA_TYPE_MEMORY_VAULT (dia_memory_vault_get_type ())
G_DECLARE_FINAL_TYPE (DiaMemoryVault, dia_memory_vault, DIA, MEMORY_VAULT, GObject)

/* (transfer full) */
DiaVault *dia_memory_vault_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Plays another state: calls then fail as a real keyring's would. */
void      dia_memory_vault_set_state (DiaMemoryVault *self, DiaVaultState state);

/* Plays another state once: the @nth call from now, counted from 1, finds @state. */
void      dia_memory_vault_fail_at   (DiaMemoryVault *self, guint nth, DiaVaultState state);
/* Whether it came to that call. */
gboolean  dia_memory_vault_has_failed (DiaMemoryVault *self);

G_END_DECLS
