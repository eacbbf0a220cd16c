/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaZoneRow:
 *
 * What the chosen time is for the accounts of some zones: their cities, the time
 * there, how many posts; and what their clocks do to it. Main thread.
 */
#define DIA_TYPE_ZONE_ROW (dia_zone_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaZoneRow, dia_zone_row, DIA, ZONE_ROW, GtkWidget)

/* (transfer floating). @narrow: the number of posts gets no column of its own. */
GtkWidget *dia_zone_row_new (const DiaSlotGroup *group, gboolean narrow);

G_END_DECLS
