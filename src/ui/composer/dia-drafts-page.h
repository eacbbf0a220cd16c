/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-notices.h"
#include "dia-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaDraftsPage:
 *
 * What was begun and is not planned yet, last changed first: where a person
 * finds a draft again. Obeys the scope, except for drafts that are for nobody
 * yet. Main thread.
 */
#define DIA_TYPE_DRAFTS_PAGE (dia_drafts_page_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftsPage, dia_drafts_page, DIA, DRAFTS_PAGE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_drafts_page_new    (DiaWorkspace *workspace, DiaNotices *notices);
/* Puts the keyboard into the search. */
void       dia_drafts_page_search (DiaDraftsPage *self);

G_END_DECLS
