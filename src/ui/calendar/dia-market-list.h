/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaMarketList:
 *
 * The accounts of some posts by market: a row for each market with the networks,
 * the city, whether a text of its own is among them, and the state that most
 * wants a person. Main thread.
 */
#define DIA_TYPE_MARKET_LIST (dia_market_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaMarketList, dia_market_list, DIA, MARKET_LIST, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_market_list_new       (DiaRoster *roster);
/* @posts: (element-type DiaPost) */
void       dia_market_list_set_posts (DiaMarketList *self, GPtrArray *posts);

G_END_DECLS
