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
  guint64 wake_ups;  /* times that a thread gave up the processor by itself */
} ProbeCost;

/* Adds up the processes whose session is @session. */
ProbeCost probe_read_cost (int session);

/* The same of one process. */
ProbeCost probe_read_process (int pid);

/* Kills them all. */
void      probe_kill_session (int session);

G_END_DECLS
