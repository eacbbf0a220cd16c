/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-vault.h"

G_BEGIN_DECLS

/* A keyring for many lives: a file for each secret, as a real one keeps what it
 * was given when its client is killed. For tests only. */
#define FIRE_TYPE_VAULT (fire_vault_get_type ())
G_DECLARE_FINAL_TYPE (FireVault, fire_vault, FIRE, VAULT, GObject)

/* @dir: where the files are. (transfer full) */
DiaVault *fire_vault_new (const char *dir) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
