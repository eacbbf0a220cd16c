/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-day.h"

G_BEGIN_DECLS

/* One event on its days, or one occurrence of an event that is repeated. */
typedef struct
{
  guint     line;          /* of the file, from 1 */
  char     *uid;           /* (owned) */
  DiaDay    occurrence;    /* the day of the rule that it stands for; -1 for an event that is not repeated */
  char     *title;         /* (owned): "" when it has none */
  char     *description;   /* (owned) */
  DiaDay    first_day;
  DiaDay    last_day;
} DiaIcsMoment;

/* An event that could not be taken, in whole or in part. */
typedef struct
{
  guint  line;
  char  *title;    /* (owned): as far as it is known */
  char  *reason;   /* (owned): translated */
} DiaIcsProblem;

/* What a calendar holds of some days. */
typedef struct
{
  GPtrArray *moments;       /* (owned) (element-type DiaIcsMoment) */
  GPtrArray *problems;      /* (owned) (element-type DiaIcsProblem) */
  guint      n_outside;     /* events that have nothing on these days */
  guint      n_cancelled;   /* events that will not take place */
} DiaIcs;

/* Which days to read. */
typedef struct
{
  DiaDay      first;
  DiaDay      last;
  const char *zone;   /* IANA: what day an event is on whose time is in UTC */
} DiaIcsSpan;

/**
 * dia_ics_read:
 *
 * Reads the events of a calendar file as days: those that its own clock shows. Rules
 * are expanded on floating times, at most 400 occurrences each; rules that repeat
 * within a day are refused, since they mean no days and can take for ever. The work
 * goes on for 30 s at most, the rest is told as a problem. Any thread but the main
 * one. (transfer full) (nullable)
 */
DiaIcs *dia_ics_read (const guint8 *bytes, gsize size, const DiaIcsSpan *span, GCancellable *cancellable,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void    dia_ics_free (DiaIcs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaIcs, dia_ics_free)

G_END_DECLS
