/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-vault.h"

G_BEGIN_DECLS

/* Sets the error that belongs to a state other than unlocked, in the words of
 * dia_vault_state_describe(). */
void dia_vault_set_state_error     (GError **error, DiaVaultState state);
/* Sets %DIA_VAULT_ERROR_NOT_FOUND. */
void dia_vault_set_not_found_error (GError **error);

G_END_DECLS
