/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-brand.h"
#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* Adds a brand or edits one: name, colour, mark. Closes itself when it is saved. */
#define DIA_TYPE_BRAND_DIALOG (dia_brand_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaBrandDialog, dia_brand_dialog, DIA, BRAND_DIALOG, AdwWindow)

/* @brand: (nullable): NULL for a new one. (transfer full): a toplevel */
GtkWidget *dia_brand_dialog_new (GtkWindow *parent, DiaWorkspace *workspace, DiaNotices *notices, DiaBrand *brand);

G_END_DECLS
