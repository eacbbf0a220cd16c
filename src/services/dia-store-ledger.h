/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-practice-ledger.h"

G_BEGIN_DECLS

typedef struct _DiaStore DiaStore;

/* The practice network's posts, kept in the workspace. (transfer full) */
DiaPracticeLedger *dia_store_ledger_new (DiaStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
