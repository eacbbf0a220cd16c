/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"

G_BEGIN_DECLS

/**
 * DiaDraftChoice:
 *
 * For which accounts a draft is: a set of ids, also of accounts that are away
 * for the moment. Main thread.
 */
typedef struct _DiaDraftChoice DiaDraftChoice;

/* Nobody. (transfer full) */
DiaDraftChoice *dia_draft_choice_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void            dia_draft_choice_free     (DiaDraftChoice *self);

guint           dia_draft_choice_count    (DiaDraftChoice *self);
/* Chooses nobody. */
void            dia_draft_choice_clear    (DiaDraftChoice *self);
/* (transfer full) (element-type DiaId): in no order. */
GArray         *dia_draft_choice_list     (DiaDraftChoice *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean        dia_draft_choice_contains (DiaDraftChoice *self, DiaId id);
/* Chooses or drops; TRUE when that changed anything. @ids: (element-type DiaId) */
gboolean        dia_draft_choice_set      (DiaDraftChoice *self, const DiaId *ids, guint n_ids, gboolean chosen);
/* Puts those of @accounts (element-type DiaAccount) that are chosen, in their
 * order, in the place of what @result (element-type DiaAccount) holds, and the
 * ids of chosen ones that are not there in the place of @away (element-type DiaId). */
void            dia_draft_choice_collect  (DiaDraftChoice *self, GListModel *accounts, GPtrArray *result, GArray *away);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDraftChoice, dia_draft_choice_free)

G_END_DECLS
