/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the benches of frames share. */

/* The time that the calling thread has had on a processor, in µs. */
gint64 frames_read_cpu_us     (void);

/* Sorts the figures of a series (element-type double) for what follows. */
void   frames_sort            (GArray *series);
/* The figure that @share (0 to 1) of a sorted series does not exceed; 0 of none. */
double frames_find_percentile (GArray *sorted, double share);

G_END_DECLS
