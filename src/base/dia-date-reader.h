/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-wall-time.h"

G_BEGIN_DECLS

/* Which of two numbers before a year is the day. */
typedef enum
{
  DIA_DATE_DAY_FIRST   = 1 << 0,
  DIA_DATE_MONTH_FIRST = 1 << 1,
  DIA_DATE_ANY         = DIA_DATE_DAY_FIRST | DIA_DATE_MONTH_FIRST,
} DiaDateOrder;

/* A date as somebody wrote it. */
typedef struct
{
  DiaWallTime  wall;         /* midnight where there is no time */
  DiaDateOrder orders;       /* in which it can be read; ANY where that makes no difference */
  gboolean     ambiguous;    /* both are possible, and are two days */
  gboolean     has_time;
  gboolean     has_offset;   /* "+01:00" */
  int          offset;       /* minutes east of UTC */
  char         zone[64];     /* IANA, "" where none was written */
} DiaDateText;

/**
 * DiaDateReader:
 *
 * Reads dates as people and programs write them: “2026-12-31T14:30+01:00”,
 * “31/12/2026 14:30”, “12/31/2026 2:30 PM”, “31 déc. 2026 à 14h30”,
 * “December 31, 2026, 2:30 pm Europe/Paris”; the names of months in English and
 * the languages of Western Europe (by ICU). One thread at a time.
 */
typedef struct _DiaDateReader DiaDateReader;

/* Takes some milliseconds: make one for many dates. (transfer full) */
DiaDateReader *dia_date_reader_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           dia_date_reader_free (DiaDateReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDateReader, dia_date_reader_free)

/* @order: how “01/02/2026” is meant, one of the two. A date that can be read in
 * the other one only is read, and its orders tell. DIA_DATE_ERROR with a
 * sentence. */
gboolean       dia_date_reader_read (DiaDateReader *self, const char *text, DiaDateOrder order, DiaDateText *read,
                                     GError **error);

#define DIA_DATE_ERROR (dia_date_error_quark ())
GQuark dia_date_error_quark (void);

typedef enum
{
  DIA_DATE_ERROR_MALFORMED,
  DIA_DATE_ERROR_NO_SUCH_DAY,
  DIA_DATE_ERROR_UNKNOWN_ZONE,
} DiaDateError;

G_END_DECLS
