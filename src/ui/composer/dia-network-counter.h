/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-target.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaNetworkCounter:
 *
 * How long a text is for a network, against its limit: "347 / 500" with a meter,
 * and the bytes where they are limited too. Assistive technology reads one
 * sentence. Main thread.
 */
#define DIA_TYPE_NETWORK_COUNTER (dia_network_counter_get_type ())
G_DECLARE_FINAL_TYPE (DiaNetworkCounter, dia_network_counter, DIA, NETWORK_COUNTER, GtkWidget)

/* (transfer floating). @compact: the short form of a row, "288" or "+42", as wide
 * for every usual length, so that rows make columns; "–" until it is set. */
GtkWidget *dia_network_counter_new (const char *network, gboolean compact);
/* Whether there is room for the meter and for the bytes; bytes that are too many
 * are shown in any case. */
void       dia_network_counter_set_room (DiaNetworkCounter *self, gboolean for_meter, gboolean for_bytes);
void       dia_network_counter_set (DiaNetworkCounter *self, const DiaMeasurement *measurement);

G_END_DECLS
