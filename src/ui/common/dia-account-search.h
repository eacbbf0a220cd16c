/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"

G_BEGIN_DECLS

/**
 * DiaAccountSearch:
 *
 * Words by which a person looks for accounts. Keeps the folded text of every
 * account it has looked at, so that each letter typed costs a frame at most with
 * thousands of accounts. Main thread.
 */
typedef struct _DiaAccountSearch DiaAccountSearch;

/* Looks for nothing: everything matches. (transfer full) */
DiaAccountSearch *dia_account_search_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void              dia_account_search_free      (DiaAccountSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaAccountSearch, dia_account_search_free)

/* Words that the name, handle, brand, market, language, network or labels of an
 * account must hold, in any order, names and codes alike; case and accents do
 * not count. "" for all. */
void              dia_account_search_set_text  (DiaAccountSearch *self, const char *text);
/* Whether there are words. */
gboolean          dia_account_search_is_active (const DiaAccountSearch *self);
/* Whether @account, of @brand, holds them all. */
gboolean          dia_account_search_matches   (DiaAccountSearch *self, DiaAccount *account, DiaBrand *brand);
/* Forgets the texts of accounts: they may have changed. */
void              dia_account_search_forget    (DiaAccountSearch *self);

G_END_DECLS
