/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaDesk:
 *
 * An open workspace on the screen: side bar, header with the scope, pages, and
 * above them the composer. Below 700 px the side bar folds and places move to a
 * bar at the bottom.
 *
 * Signals: ready: the first page shows what is in the workspace.
 *
 * Actions for the widgets inside:
 *   desk.show-page (s)        "calendar", "drafts", "queue" or "accounts"
 *   desk.new-content          opens the composer on an empty draft
 *   desk.edit-content (x)     opens the composer on a content
 *   desk.add-brand, desk.edit-brand (x), desk.add-account (x: brand), desk.edit-account (x)
 *   desk.rename-scope (x), desk.forget-scope (x): a saved one
 *   desk.rename-workspace, desk.back-up, desk.search, desk.undo
 */
#define DIA_TYPE_DESK (dia_desk_get_type ())
G_DECLARE_FINAL_TYPE (DiaDesk, dia_desk, DIA, DESK, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_desk_new       (DiaWorkspace *workspace);
/* Opens the composer on a content: what a notification asks for. */
void       dia_desk_edit      (DiaDesk *self, DiaId content_id);
/* Goes to the queue, and in it to a post that needs somebody. */
void       dia_desk_show_post (DiaDesk *self, DiaId post_id);
/* Shows @banner above the pages, until it hides itself. */
void       dia_desk_add_banner (DiaDesk *self, GtkWidget *banner);
/* Goes to a page by its name. */
void       dia_desk_show_page (DiaDesk *self, const char *page);

G_END_DECLS
