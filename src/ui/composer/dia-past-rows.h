/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaPastRows:
 *
 * What has become of the posts of a content that is opened again, as rows above
 * its text: what a network refused, in its own words; that what was changed here
 * is not what planned posts say; what is planned already, and what has gone out.
 * Nothing for a new one. Main thread.
 *
 * Signals:
 * text-requested (gint64 account): the text that was refused there is wanted;
 * discard-requested: what planned posts say is wanted instead of what is written;
 * withdraw-requested: what is planned is to become a draft again.
 */
#define DIA_TYPE_PAST_ROWS (dia_past_rows_get_type ())
G_DECLARE_FINAL_TYPE (DiaPastRows, dia_past_rows, DIA, PAST_ROWS, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_past_rows_new            (DiaRoster *roster, DiaDraft *draft);
/* The posts that are planned. (transfer full) (element-type DiaId) */
GArray    *dia_past_rows_list_scheduled (DiaPastRows *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
