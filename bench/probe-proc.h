/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ProbeCost:
 *
 * What the processes of one session cost together, read from /proc.
 */
typedef struct
{
  guint   processes;
  guint64 pss_kib;   /* proportional set size: shared pages are divided */
  guint64 rss_kib;
  guint64 cpu_ms;    /* user and system time since the start */
} ProbeCost;

/* Adds up the processes whose session is @session. */
ProbeCost probe_read_cost (int session);

/* The same of one process. */
ProbeCost probe_read_process (int pid);

/* How often each thread of the processes of @session has given up the processor
 * by itself: to wait, as it does after each wake-up. (transfer full)
 * (element-type guint guint): by its id */
GHashTable *probe_read_waits (int session) G_GNUC_WARN_UNUSED_RESULT;

/* The wake-ups between two readings. A thread that has ended was awake for that. */
guint     probe_count_wake_ups (GHashTable *before, GHashTable *after);

/* Kills them all. */
void      probe_kill_session (int session);

G_END_DECLS
