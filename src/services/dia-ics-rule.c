/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-ics-rule.h"

#include "dia-import-layout.h"

#include <glib/gi18n-lib.h>

#define MAX_OCCURRENCES 400
/* From 1970 to the end of a plan, day by day, is a third of this. */
#define MAX_STEPS       60000
#define STEPS_A_LOOK    64

typedef struct
{
  struct icaltimetype  start;       /* floating */
  icaltimezone        *zone;        /* (unowned) (nullable) */
  const char          *tzid;        /* (nullable) */
  const DiaIcsSpan    *span;
  gint64               until;       /* monotonic */
  GHashTable          *days;        /* (owned): as pointers */
  GHashTable          *exceptions;  /* (owned): as pointers */
} Expansion;

static void
clear_expansion (Expansion *expansion)
{
  g_hash_table_unref (expansion->days);
  g_hash_table_unref (expansion->exceptions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Expansion, clear_expansion)

gboolean
dia_ics_rule_is_there (icalcomponent *event)
{
  return icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL ||
         icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY) != NULL;
}

/* A time in UTC as the clock of the event shows it: days are counted there. */
static struct icaltimetype
make_local (const Expansion     *expansion,
            struct icaltimetype  time)
{
  DiaWallTime wall;
  const char *zone = expansion->tzid != NULL && dia_zone_is_known (expansion->tzid) ? expansion->tzid : NULL;

  if (!icaltime_is_utc (time))
    return time;
  if (zone == NULL && expansion->zone != NULL)
    return icaltime_convert_to_zone (time, expansion->zone);
  if (!dia_wall_time_from_instant ((DiaInstant) icaltime_as_timet (time) * DIA_SECOND,
                                   zone != NULL ? zone : expansion->span->zone, &wall, NULL))
    return time;

  time.year = wall.year;
  time.month = wall.month;
  time.day = wall.day;
  time.hour = wall.hour;
  time.minute = wall.minute;
  time.second = wall.second;
  time.zone = NULL;
  return time;
}

static gboolean
find_day (struct icaltimetype  time,
          DiaDay              *day)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", time.year, time.month, time.day);

  return !icaltime_is_null_time (time) && dia_day_parse (text, day);
}

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error_literal (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, why);
  return FALSE;
}

static gboolean
check_rule (const struct icalrecurrencetype  *rule,
            GError                          **error)
{
  if (rule->freq == ICAL_SECONDLY_RECURRENCE || rule->freq == ICAL_MINUTELY_RECURRENCE ||
      rule->freq == ICAL_HOURLY_RECURRENCE)
    return refuse (error, _("It is repeated within a day, which a key moment is not."));
  if (rule->freq == ICAL_NO_RECURRENCE)
    return refuse (error, _("How it is repeated cannot be read."));

  return TRUE;
}

/* FALSE when there is nothing more to come on these days. */
static gboolean
take_day (Expansion *expansion,
          DiaDay     day)
{
  if (day > expansion->span->last)
    return FALSE;
  if (day >= expansion->span->first && !g_hash_table_contains (expansion->exceptions, GINT_TO_POINTER (day)))
    g_hash_table_add (expansion->days, GINT_TO_POINTER (day));

  return TRUE;
}

static gboolean
walk (Expansion           *expansion,
      icalrecur_iterator  *iterator,
      GError             **error)
{
  for (guint step = 0;; step++)
    {
      struct icaltimetype next = icalrecur_iterator_next (iterator);
      DiaDay day;

      if (icaltime_is_null_time (next))
        return TRUE;
      if (find_day (next, &day) && !take_day (expansion, day))
        return TRUE;
      if (g_hash_table_size (expansion->days) > MAX_OCCURRENCES)
        return refuse (error, _("It is repeated more than 400 times on these days: choose fewer days."));
      if (step > MAX_STEPS || (step % STEPS_A_LOOK == 0 && g_get_monotonic_time () > expansion->until))
        return refuse (error, _("To find its days takes too long."));
    }
}

/* Iterated on a floating time: libical lets a zoned one drift after a change of
 * the clocks. */
static gboolean
expand_rule (Expansion     *expansion,
             icalproperty  *property,
             GError       **error)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  icalrecur_iterator *iterator;
  gboolean done;

  if (!check_rule (&rule, error))
    return FALSE;
  rule.until = make_local (expansion, rule.until);
  rule.until.zone = NULL;
  iterator = icalrecur_iterator_new (rule, expansion->start);
  if (iterator == NULL)
    return refuse (error, _("How it is repeated cannot be read."));
  done = walk (expansion, iterator, error);
  icalrecur_iterator_free (iterator);

  return done;
}

static struct icaltimetype
get_listed_time (icalproperty *property)
{
  icalvalue *value = icalproperty_get_value (property);
  icalvalue_kind kind = value != NULL ? icalvalue_isa (value) : ICAL_NO_VALUE;

  if (kind == ICAL_DATE_VALUE)
    return icalvalue_get_date (value);
  if (kind == ICAL_DATETIME_VALUE || kind == ICAL_DATETIMEDATE_VALUE)
    return icalvalue_get_datetime (value);
  if (kind == ICAL_DATETIMEPERIOD_VALUE)
    return icalvalue_get_datetimeperiod (value).time;

  return icaltime_null_time ();
}

static void
read_exceptions (Expansion     *expansion,
                 icalcomponent *event)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    {
      DiaDay day;

      if (find_day (make_local (expansion, get_listed_time (property)), &day))
        g_hash_table_add (expansion->exceptions, GINT_TO_POINTER (day));
    }
}

static gboolean
expand_rules (Expansion      *expansion,
              icalcomponent  *event,
              GError        **error)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_RRULE_PROPERTY))
    if (!expand_rule (expansion, property, error))
      return FALSE;

  return TRUE;
}

static void
add_listed_days (Expansion     *expansion,
                 icalcomponent *event)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY))
    {
      DiaDay day;

      if (g_hash_table_size (expansion->days) <= MAX_OCCURRENCES &&
          find_day (make_local (expansion, get_listed_time (property)), &day))
        take_day (expansion, day);
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return *(const DiaDay *) a - *(const DiaDay *) b;
}

static GArray *
sort_days (const Expansion *expansion)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DiaDay));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, expansion->days);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      DiaDay day = GPOINTER_TO_INT (key);

      g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);

  return days;
}

static const char *
get_tzid (icalcomponent *event)
{
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  icalparameter *parameter = icalproperty_get_first_parameter (start, ICAL_TZID_PARAMETER);

  return parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;
}

GArray *
dia_ics_rule_expand (icalcomponent        *event,
                     struct icaltimetype   start,
                     icaltimezone         *zone,
                     const DiaIcsSpan     *span,
                     gint64                until,
                     GError              **error)
{
  g_auto (Expansion) expansion = {
    .start = start, .zone = zone, .tzid = get_tzid (event), .span = span, .until = until,
    .days = g_hash_table_new (NULL, NULL), .exceptions = g_hash_table_new (NULL, NULL),
  };
  DiaDay first;

  expansion.start = make_local (&expansion, start);
  expansion.start.zone = NULL;
  read_exceptions (&expansion, event);
  if (!expand_rules (&expansion, event, error))
    return NULL;
  if (find_day (expansion.start, &first))
    take_day (&expansion, first);
  add_listed_days (&expansion, event);

  return sort_days (&expansion);
}
