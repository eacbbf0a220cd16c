/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-day.h"
#include "dia-moment-toolkit.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/**
 * DiaKeyMoment:
 *
 * A key moment (temps fort): a dated reason to speak, for the accounts of some
 * brands and markets. Dates are calendar days, "2027-02-08", both inclusive.
 */
#define DIA_TYPE_KEY_MOMENT (dia_key_moment_get_type ())
G_DECLARE_FINAL_TYPE (DiaKeyMoment, dia_key_moment, DIA, KEY_MOMENT, GObject)

struct _DiaKeyMoment
{
  GObject           parent_instance;

  /*< public >*/
  DiaId             id;
  char             *title;
  char             *objective;  /* what it shall bring about, "" for none */
  char             *brief;
  char             *first_day;
  char             *last_day;
  char             *color;      /* "#rrggbb" */
  DiaScope         *audience;   /* (owned): of whom something is expected */
  GHashTable       *deadlines;  /* (owned) (element-type utf8 int): #DiaDay by market; "" for all others */
  gint64            budget;     /* in hundredths; 0 for none */
  char             *currency;   /* ISO 4217, "EUR", "" where there is no budget */
  DiaMomentToolkit *toolkit;    /* (owned) (nullable): NULL where it was not read */
};

DiaKeyMoment *dia_key_moment_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaKeyMoment *dia_key_moment_copy (const DiaKeyMoment *self) G_GNUC_WARN_UNUSED_RESULT;

/* Reads "1 200,50" or "1200.50" into the budget; "" for none. FALSE, and nothing
 * changed, for what is no amount from 0 to 10 million million. */
gboolean      dia_key_moment_read_budget   (DiaKeyMoment *self, const char *text);
/* "1200.50": what dia_key_moment_read_budget() reads, "" for none. (transfer full) */
char         *dia_key_moment_dup_budget    (const DiaKeyMoment *self) G_GNUC_WARN_UNUSED_RESULT;

/* By when the accounts of @market are to be ready: the end of the market's own
 * day, else of that for all others, else of the last day of the moment. FALSE
 * when no day can be told, which only happens in a damaged file. */
gboolean      dia_key_moment_find_deadline (const DiaKeyMoment *self, const char *market, DiaDay *day);
/* @day: -1 for no deadline of its own. */
void          dia_key_moment_set_deadline  (DiaKeyMoment *self, const char *market, DiaDay day);
/* "=2027-02-05;BE=2027-02-03": stored, by market. (transfer full) */
char         *dia_key_moment_dup_deadlines (const DiaKeyMoment *self) G_GNUC_WARN_UNUSED_RESULT;
/* Reads what dia_key_moment_dup_deadlines() wrote; what it did not is left out. */
void          dia_key_moment_read_deadlines (DiaKeyMoment *self, const char *text);

G_END_DECLS
