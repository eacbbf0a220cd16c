/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaScheduleCard:
 *
 * When a draft goes out: now, at one instant, or at the same local time in every
 * market; what that means in each zone, and where clocks change, it says so.
 * Main thread.
 */
#define DIA_TYPE_SCHEDULE_CARD (dia_schedule_card_get_type ())
G_DECLARE_FINAL_TYPE (DiaScheduleCard, dia_schedule_card, DIA, SCHEDULE_CARD, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_schedule_card_new       (DiaDraft *draft, DiaClock *clock);
/* Whether the choices stand below each other. */
void       dia_schedule_card_set_narrow (DiaScheduleCard *self, gboolean narrow);
/* Opens the time of day. */
void       dia_schedule_card_open_time (DiaScheduleCard *self);

G_END_DECLS
