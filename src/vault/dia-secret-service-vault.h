/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-vault.h"

G_BEGIN_DECLS

/* The desktop's keyring (freedesktop.org Secret Service) through libsecret.
 * Any thread. */
#define DIA_TYPE_SECRET_SERVICE_VAULT (dia_secret_service_vault_get_type ())
G_DECLARE_FINAL_TYPE (DiaSecretServiceVault, dia_secret_service_vault, DIA, SECRET_SERVICE_VAULT, GObject)

/* Does not talk to the keyring yet. (transfer full) */
DiaVault *dia_secret_service_vault_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
