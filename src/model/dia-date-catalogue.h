/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-day.h"

G_BEGIN_DECLS

/* What kind of date it is. */
typedef enum
{
  DIA_DATE_HOLIDAY,   /* most people are off */
  DIA_DATE_TRADE,
  DIA_DATE_CAUSE,
  DIA_DATE_CUSTOM,
  DIA_DATE_N_KINDS
} DiaKnownDateKind;

/**
 * DiaKnownDate:
 *
 * A date that comes back (marronnier), as it falls in one year. Immutable.
 */
typedef struct
{
  char             *id;          /* "black-friday": the same in each year */
  char             *title;       /* in the language of the user */
  DiaKnownDateKind  kind;
  char            **countries;   /* ISO 3166, %NULL-terminated; empty for everywhere */
  DiaDay            first_day;
  DiaDay            last_day;
} DiaKnownDate;

void          dia_known_date_free       (DiaKnownDate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaKnownDate, dia_known_date_free)

/* "holiday", "trade"… (transfer none) */
const char   *dia_known_date_kind_to_string (DiaKnownDateKind kind);

/* What begins in @year, 1970…9999, in one of @countries (nullable: anywhere), by
 * day; worked out by rule from the catalogue in the program's resources. Any thread.
 * (transfer full) (element-type DiaKnownDate) */
GPtrArray    *dia_date_catalogue_list (int year, const char *const *countries) G_GNUC_WARN_UNUSED_RESULT;
/* The one of that @id as it falls in @year; NULL when there is none. Any thread.
 * (transfer full) (nullable) */
DiaKnownDate *dia_date_catalogue_find (int year, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
