/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaMeter:
 *
 * How much of a limit is used, as a little bar: in ink up to the limit, whole
 * and in the colour of errors beyond it. It repeats a figure beside it, so it is
 * silent for assistive technology. Main thread.
 */
#define DIA_TYPE_METER (dia_meter_get_type ())
G_DECLARE_FINAL_TYPE (DiaMeter, dia_meter, DIA, METER, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_meter_new     (void);
/* @limit 0: no limit, the bar stays empty. */
void       dia_meter_set     (DiaMeter *self, guint used, guint limit);
/* The share that is filled, 0…1. */
double     dia_meter_get_share (DiaMeter *self);
gboolean   dia_meter_is_over (DiaMeter *self);

G_END_DECLS
