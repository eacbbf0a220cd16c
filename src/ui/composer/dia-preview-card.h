/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-media-library.h"
#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaPreviewCard:
 *
 * A draft as each network would show it: one chosen account at a time, by
 * network and page. Main thread.
 */
#define DIA_TYPE_PREVIEW_CARD (dia_preview_card_get_type ())
G_DECLARE_FINAL_TYPE (DiaPreviewCard, dia_preview_card, DIA, PREVIEW_CARD, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_preview_card_new  (DiaRoster *roster, DiaMediaLibrary *library, DiaDraft *draft);

G_END_DECLS
