/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"

G_BEGIN_DECLS

/**
 * DiaPickerFilter:
 *
 * Which accounts a person looks for: words, a network, a language, a market.
 * Keeps the folded text of every account it has looked at. Main thread.
 */
typedef struct _DiaPickerFilter DiaPickerFilter;

/* Lets everything pass. (transfer full) */
DiaPickerFilter *dia_picker_filter_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void             dia_picker_filter_free         (DiaPickerFilter *self);

/* Words that the name, handle, brand, market, language, network or labels of an
 * account must hold, in any order; case and accents do not count. "" for all. */
void             dia_picker_filter_set_search   (DiaPickerFilter *self, const char *text);
/* "" or NULL for any. TRUE when that is another one than before. */
gboolean         dia_picker_filter_set_network  (DiaPickerFilter *self, const char *network);
gboolean         dia_picker_filter_set_language (DiaPickerFilter *self, const char *language);
gboolean         dia_picker_filter_set_market   (DiaPickerFilter *self, const char *market);

/* Whether there is anything that could hold an account back. */
gboolean         dia_picker_filter_is_active    (const DiaPickerFilter *self);
/* Whether @account, of @brand, is among those looked for. */
gboolean         dia_picker_filter_passes       (DiaPickerFilter *self, DiaAccount *account, DiaBrand *brand);
/* Forgets the texts of accounts: they may have changed. */
void             dia_picker_filter_forget       (DiaPickerFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaPickerFilter, dia_picker_filter_free)

G_END_DECLS
