/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lanes above each other in which bands run across days; bit n of @taken[day]
 * says that lane n is taken on that day. Pure; any thread. */

/* The first lane that is free on all days from @first to @last. */
guint dia_band_lanes_find (const guint8 *taken, int first, int last);
/* Takes @lane on all of these days. */
void  dia_band_lanes_take (guint8 *taken, int first, int last, guint lane);

G_END_DECLS
