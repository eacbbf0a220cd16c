/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-editing.h"
#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaMomentAudience:
 *
 * Of which brands and markets a key moment expects something, and by when. Main
 * thread.
 */
#define DIA_TYPE_MOMENT_AUDIENCE (dia_moment_audience_get_type ())
G_DECLARE_FINAL_TYPE (DiaMomentAudience, dia_moment_audience, DIA, MOMENT_AUDIENCE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_moment_audience_new (DiaMomentEditing *editing, DiaRoster *roster);

G_END_DECLS
