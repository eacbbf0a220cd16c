/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* Changes of brands and accounts as a person makes them: each runs in the
 * background, says what it did and can be taken back. Main thread. */

/* Writes @items ((element-type GObject) #DiaBrand and #DiaAccount) and says
 * @title; @before: (nullable) (element-type GObject): what undo writes back. What
 * goes wrong is not said but handed to @callback: a dialog keeps what was typed. */
void     dia_roster_edits_save_async  (DiaWorkspace *workspace, DiaNotices *notices, const char *title,
                                       GPtrArray *items, GPtrArray *before,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean dia_roster_edits_save_finish (GAsyncResult *result, GError **error);
/* Takes a brand or an account away. */
void dia_roster_edits_remove (DiaWorkspace *workspace, DiaNotices *notices, const char *title, DiaId id);
/* Moves a brand among brands, or an account within its brand, by @step places;
 * FALSE when it is there already. */
gboolean dia_roster_edits_move_brand   (DiaWorkspace *workspace, DiaNotices *notices, DiaBrand *brand, int step);
gboolean dia_roster_edits_move_account (DiaWorkspace *workspace, DiaNotices *notices, DiaAccount *account, int step);
/* Moves it before or after @target, another of its kind (and brand). */
gboolean dia_roster_edits_drop_brand   (DiaWorkspace *workspace, DiaNotices *notices, DiaBrand *brand,
                                        DiaBrand *target, gboolean after);
gboolean dia_roster_edits_drop_account (DiaWorkspace *workspace, DiaNotices *notices, DiaAccount *account,
                                        DiaAccount *target, gboolean after);

G_END_DECLS
