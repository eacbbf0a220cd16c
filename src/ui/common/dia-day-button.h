/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-day.h"

G_BEGIN_DECLS

/**
 * DiaDayButton:
 *
 * A day, and a month to take another one from. Main thread.
 *
 * Properties: "day" (int, #DiaDay, -1 for none yet; notified when it changes).
 */
#define DIA_TYPE_DAY_BUTTON (dia_day_button_get_type ())
G_DECLARE_FINAL_TYPE (DiaDayButton, dia_day_button, DIA, DAY_BUTTON, GtkWidget)

/* @label: what the day is, for assistive tools: "First day". (transfer floating) */
GtkWidget *dia_day_button_new     (const char *label);
/* What it is named; a template makes the button, so this comes once. */
void       dia_day_button_set_label (DiaDayButton *self, const char *label);
DiaDay     dia_day_button_get_day (DiaDayButton *self);
/* @day: -1 for none; the month then opens at the day that is hinted at. */
void       dia_day_button_set_day (DiaDayButton *self, DiaDay day);
/* Where the month opens while there is no day. */
void       dia_day_button_set_hint (DiaDayButton *self, DiaDay hint);

G_END_DECLS
