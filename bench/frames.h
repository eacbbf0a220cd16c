/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the benches of frames share. */

/* The time that the calling thread has had on a processor, in µs. */
gint64 frames_read_cpu_us     (void);

/* What each frame of a clock takes, from before-paint to after-paint. */
typedef struct
{
  gboolean counting;    /* else frames pass unseen */
  GArray  *wall;        /* (owned) (element-type double): ms */
  GArray  *cpu;         /* (owned) (element-type double): ms on the processor of the thread */
  gint64   wall_begun;
  gint64   cpu_begun;
} FramesMeter;

/* Begins empty series; frames_meter_clear() ends them. */
void   frames_meter_begin     (FramesMeter *self);
void   frames_meter_clear     (FramesMeter *self);
/* Watches @clock; @self outlives it. */
void   frames_meter_watch     (FramesMeter *self, GdkFrameClock *clock);

/* Sorts the figures of a series (element-type double) for what follows. */
void   frames_sort            (GArray *series);
/* The figure that @share (0 to 1) of a sorted series does not exceed; 0 of none. */
double frames_find_percentile (GArray *sorted, double share);

G_END_DECLS
