/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaAccountPicker:
 *
 * For whom a draft is: accounts by brand and market, found by typing and by
 * network, language and market, chosen one by one or many at once. Main thread.
 */
#define DIA_TYPE_ACCOUNT_PICKER (dia_account_picker_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountPicker, dia_account_picker, DIA, ACCOUNT_PICKER, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_account_picker_new          (DiaRoster *roster, DiaDraft *draft);
/* Puts the keyboard into the search. */
void       dia_account_picker_start_search (DiaAccountPicker *self);

G_END_DECLS
