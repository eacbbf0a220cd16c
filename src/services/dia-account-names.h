/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"

G_BEGIN_DECLS

/**
 * DiaAccountNames:
 *
 * Finds accounts by what people write for them: the id, the handle with or
 * without its “@” and in any case. Constant time; one thread at a time.
 */
typedef struct _DiaAccountNames DiaAccountNames;

/* @accounts: (element-type DiaAccount). (transfer full) */
DiaAccountNames *dia_account_names_new  (GPtrArray *accounts) G_GNUC_WARN_UNUSED_RESULT;
void             dia_account_names_free (DiaAccountNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaAccountNames, dia_account_names_free)

/* @network: the id or name of a network, "" for any. (transfer none) (nullable):
 * NULL with DIA_IMPORT_ERROR_BAD when there is none, or several. */
DiaAccount      *dia_account_names_find (DiaAccountNames *self, const char *name, const char *network, GError **error);
/* (transfer none) (nullable) */
DiaAccount      *dia_account_names_find_id (DiaAccountNames *self, DiaId id);

G_END_DECLS
