/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moments-model.h"
#include "dia-notices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaMomentsPage:
 *
 * The key moments of a quarter and how far the accounts of the scope have come
 * with each of them. Uses the actions desk.* of the desk. Main thread.
 */
#define DIA_TYPE_MOMENTS_PAGE (dia_moments_page_get_type ())
G_DECLARE_FINAL_TYPE (DiaMomentsPage, dia_moments_page, DIA, MOMENTS_PAGE, GtkWidget)

/* (transfer floating) */
GtkWidget       *dia_moments_page_new        (DiaWorkspace *workspace, DiaNotices *notices);
/* What it shows. (transfer none) */
DiaMomentsModel *dia_moments_page_get_model  (DiaMomentsPage *self);
void             dia_moments_page_set_narrow (DiaMomentsPage *self, gboolean narrow);

G_END_DECLS
