/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-draft.h"
#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaComposerPage:
 *
 * One content, many accounts: writing, adapting, checking, scheduling. Fills the
 * desk while it is open.
 *
 * Signals: closed: the person goes back; everything is saved already.
 */
#define DIA_TYPE_COMPOSER_PAGE (dia_composer_page_get_type ())
G_DECLARE_FINAL_TYPE (DiaComposerPage, dia_composer_page, DIA, COMPOSER_PAGE, GtkWidget)

/* @back_label: where "back" leads, "Queue". (transfer floating) */
GtkWidget *dia_composer_page_new (DiaWorkspace *workspace, DiaNotices *notices, DiaDraft *draft, const char *back_label);

G_END_DECLS
