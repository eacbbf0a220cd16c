/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-ics-reader.h"

#include "dia-ics-rule.h"
#include "dia-ics-scan.h"
#include "dia-import-layout.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#define MAX_MOMENTS     5000
#define MAX_DAYS        3660
#define MAX_DESCRIPTION 10000
#define MAX_TITLE       200
#define PATIENCE        (30 * G_USEC_PER_SEC)

typedef struct
{
  const DiaIcsSpan *span;        /* (unowned) */
  DiaIcs           *ics;         /* (unowned) */
  GHashTable       *zones;       /* (owned): TZID → icaltimezone of the file */
  GHashTable       *replaced;    /* (owned): "UID\nday" of occurrences that have an event of their own */
  gint64            until;       /* monotonic */
} Reading;

static void
free_moment (gpointer data)
{
  DiaIcsMoment *moment = data;

  g_free (moment->uid);
  g_free (moment->title);
  g_free (moment->description);
  g_free (moment);
}

static void
free_problem (gpointer data)
{
  DiaIcsProblem *problem = data;

  g_free (problem->title);
  g_free (problem->reason);
  g_free (problem);
}

static void
free_zone (gpointer zone)
{
  icaltimezone_free (zone, 1);
}

static void
clear_reading (Reading *reading)
{
  g_hash_table_unref (reading->zones);
  g_hash_table_unref (reading->replaced);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)

void
dia_ics_free (DiaIcs *self)
{
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

/* Blanks and line breaks of a title are one blank each. (transfer full) */
static char *
tidy (const char *text,
      glong       max,
      gboolean    one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  if (one_line)
    for (char *at = valid; *at != '\0'; at++)
      if (g_ascii_iscntrl (*at))
        *at = ' ';
  g_strstrip (valid);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), max));
}

static void
add_problem (Reading    *reading,
             guint       line,
             const char *title,
             const char *reason)
{
  DiaIcsProblem *problem = g_new0 (DiaIcsProblem, 1);

  problem->line = line;
  problem->title = g_strdup (title);
  problem->reason = g_strdup (reason);
  g_ptr_array_add (reading->ics->problems, problem);
}

static icaltimezone *
find_zone (const Reading *reading,
           icalproperty  *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *tzid = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;

  return tzid != NULL ? g_hash_table_lookup (reading->zones, tzid) : NULL;
}

/* The day that the clock of @event shows, and whether it is the midnight at the
 * beginning of that day. FALSE for a time that no calendar has. */
static gboolean
find_day (const Reading       *reading,
          struct icaltimetype  time,
          DiaDay              *day,
          gboolean            *midnight)
{
  DiaWallTime wall = { time.year, time.month, time.day, time.hour, time.minute, 0 };
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", time.year, time.month, time.day);

  *midnight = !time.is_date && time.hour == 0 && time.minute == 0 && time.second == 0;
  if (icaltime_is_null_time (time) || !dia_day_parse (text, day))
    return FALSE;
  if (time.is_date || !icaltime_is_utc (time))
    return TRUE;
  if (time.hour > 23 || time.minute > 59 || time.hour < 0 || time.minute < 0 ||
      !dia_wall_time_from_instant ((DiaInstant) icaltime_as_timet (time) * DIA_SECOND, reading->span->zone, &wall, NULL))
    return FALSE;

  *day = dia_day_from_wall (&wall);
  *midnight = wall.hour == 0 && wall.minute == 0 && wall.second == 0;
  return TRUE;
}

static struct icaltimetype
get_time (icalcomponent     *event,
          icalproperty_kind  kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;
  icalvalue_kind is = value != NULL ? icalvalue_isa (value) : ICAL_NO_VALUE;

  if (is == ICAL_DATE_VALUE)
    return icalvalue_get_date (value);
  if (is == ICAL_DATETIME_VALUE || is == ICAL_DATETIMEDATE_VALUE)
    return icalvalue_get_datetime (value);

  return icaltime_null_time ();
}

/* How many days the event covers after its first one. The end is not a part of it. */
static int
count_more_days (const Reading *reading,
                 icalcomponent *event,
                 DiaDay         first)
{
  struct icaltimetype start = get_time (event, ICAL_DTSTART_PROPERTY);
  struct icaltimetype end = get_time (event, ICAL_DTEND_PROPERTY);
  icalproperty *duration = icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY);
  gboolean midnight;
  DiaDay last;

  if (icaltime_is_null_time (end) && duration != NULL)
    end = icaltime_add (start, icalproperty_get_duration (duration));
  if (icaltime_is_null_time (end) || !find_day (reading, end, &last, &midnight))
    return 0;
  if ((midnight || end.is_date) && last > first)
    last--;

  return CLAMP (last - first, 0, MAX_DAYS);
}

/* An event without a UID is known by what it says. (transfer full) */
static char *
dup_uid (icalcomponent *event,
         const char    *title,
         DiaDay         day)
{
  const char *uid = icalcomponent_get_uid (event);

  return uid != NULL && uid[0] != '\0' ? g_utf8_make_valid (uid, -1) : g_strdup_printf ("%d %s", day, title);
}

/* What is the same for each occurrence of an event. */
typedef struct
{
  guint  line;
  char  *uid;           /* (owned) */
  char  *title;         /* (owned) */
  char  *description;   /* (owned) */
  int    more_days;
} Common;

static void
clear_common (Common *common)
{
  g_free (common->uid);
  g_free (common->title);
  g_free (common->description);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Common, clear_common)

static gboolean
touches (const DiaIcsSpan *span,
         DiaDay            first,
         int               more_days)
{
  return first <= span->last && first + more_days >= span->first;
}

static void
add_moment (Reading      *reading,
            const Common *common,
            DiaDay        first,
            DiaDay        occurrence)
{
  DiaIcsMoment *moment = g_new0 (DiaIcsMoment, 1);

  moment->line = common->line;
  moment->uid = g_strdup (common->uid);
  moment->occurrence = occurrence;
  moment->title = g_strdup (common->title);
  moment->description = g_strdup (common->description);
  moment->first_day = first;
  moment->last_day = MIN (first + common->more_days, DIA_DAY_LAST);
  g_ptr_array_add (reading->ics->moments, moment);
}

/* (transfer full) */
static char *
make_place (const char *uid,
            DiaDay      day)
{
  return g_strdup_printf ("%s\n%d", uid, day);
}

/* An event of its own in the place of one occurrence, or none any more. */
static gboolean
find_recurrence (const Reading *reading,
                 icalcomponent *event,
                 DiaDay        *day)
{
  struct icaltimetype time = get_time (event, ICAL_RECURRENCEID_PROPERTY);
  gboolean midnight;

  return !icaltime_is_null_time (time) && find_day (reading, time, day, &midnight);
}

static void
add_occurrences (Reading       *reading,
                 icalcomponent *event,
                 const Common  *common)
{
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  DiaIcsSpan span = { MAX (reading->span->first - common->more_days, 0), reading->span->last, reading->span->zone };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = dia_ics_rule_expand (event, get_time (event, ICAL_DTSTART_PROPERTY), find_zone (reading, start),
                                                 &span, reading->until, &error);
  guint n_found = 0;

  if (days == NULL)
    {
      add_problem (reading, common->line, common->title, error->message);
      return;
    }
  for (guint i = 0; i < days->len && reading->ics->moments->len < MAX_MOMENTS; i++)
    {
      DiaDay day = g_array_index (days, DiaDay, i);
      g_autofree char *place = make_place (common->uid, day);

      if (g_hash_table_contains (reading->replaced, place))
        continue;
      add_moment (reading, common, day, day);
      n_found++;
    }
  reading->ics->n_outside += n_found == 0 ? 1 : 0;
}

static void
read_days (Reading       *reading,
           icalcomponent *event,
           const Common  *common,
           DiaDay         first)
{
  DiaDay occurrence = -1;

  if (find_recurrence (reading, event, &occurrence) || !dia_ics_rule_is_there (event))
    {
      if (touches (reading->span, first, common->more_days))
        add_moment (reading, common, first, occurrence);
      else
        reading->ics->n_outside++;
    }
  else
    add_occurrences (reading, event, common);
}

static void
read_event (Reading       *reading,
            icalcomponent *event,
            guint          line)
{
  g_autofree char *title = tidy (icalcomponent_get_summary (event), MAX_TITLE, TRUE);
  g_auto (Common) common = { .line = line, .title = g_strdup (title) };
  gboolean midnight;
  DiaDay first;

  if (icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED)
    {
      reading->ics->n_cancelled++;
      return;
    }
  if (!find_day (reading, get_time (event, ICAL_DTSTART_PROPERTY), &first, &midnight))
    {
      add_problem (reading, line, title, _("It has no day on which it begins."));
      return;
    }
  common.uid = dup_uid (event, title, first);
  common.description = tidy (icalcomponent_get_description (event), MAX_DESCRIPTION, FALSE);
  common.more_days = count_more_days (reading, event, first);
  if (icalcomponent_get_first_property (event, ICAL_XLICERROR_PROPERTY) != NULL)
    add_problem (reading, line, title, _("A line of it cannot be read; the rest of it was."));
  read_days (reading, event, &common, first);
}

/* (transfer full) (nullable) */
static icalcomponent *
parse_block (Reading           *reading,
             const DiaIcsBlock *block)
{
  icalcomponent *event = block->problem == NULL ? icalparser_parse_string (block->text) : NULL;

  if (event != NULL && icalcomponent_isa (event) == ICAL_VEVENT_COMPONENT)
    return event;
  if (event != NULL)
    icalcomponent_free (event);
  add_problem (reading, block->line, "", block->problem != NULL ? block->problem : _("This event cannot be read."));

  return NULL;
}

static void
read_zone (Reading           *reading,
           const DiaIcsBlock *block)
{
  icalcomponent *component = block->problem == NULL ? icalparser_parse_string (block->text) : NULL;
  icaltimezone *zone = icaltimezone_new ();

  if (component != NULL && icalcomponent_isa (component) == ICAL_VTIMEZONE_COMPONENT &&
      icaltimezone_set_component (zone, component))
    {
      g_hash_table_insert (reading->zones, g_strdup (icaltimezone_get_tzid (zone)), zone);
      return;
    }
  if (component != NULL)
    icalcomponent_free (component);
  icaltimezone_free (zone, 1);
}

static void
note_replaced (Reading       *reading,
               icalcomponent *event)
{
  const char *uid = icalcomponent_get_uid (event);
  DiaDay day;

  if (uid != NULL && find_recurrence (reading, event, &day))
    g_hash_table_add (reading->replaced, make_place (uid, day));
}

static gboolean
read_blocks (Reading             *reading,
             const DiaIcsBlocks  *blocks,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) icalcomponent_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < blocks->zones->len; i++)
    read_zone (reading, blocks->zones->pdata[i]);
  for (guint i = 0; i < blocks->events->len; i++)
    {
      const DiaIcsBlock *block = blocks->events->pdata[i];
      icalcomponent *event = parse_block (reading, block);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&event, icalcomponent_free);
          return FALSE;
        }
      if (event == NULL)
        continue;
      note_replaced (reading, event);
      g_ptr_array_add (events, event);
      g_array_append_val (lines, block->line);
    }
  for (guint i = 0; i < events->len && reading->ics->moments->len < MAX_MOMENTS; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_event (reading, events->pdata[i], g_array_index (lines, guint, i));
    }

  return TRUE;
}

DiaIcs *
dia_ics_read (const guint8      *bytes,
              gsize              size,
              const DiaIcsSpan  *span,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (DiaIcsBlocks) blocks = dia_ics_scan (bytes, size, error);
  g_autoptr (DiaIcs) ics = g_new0 (DiaIcs, 1);
  g_auto (Reading) reading = {
    .span = span,
    .ics = ics,
    .zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_zone),
    .replaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .until = g_get_monotonic_time () + PATIENCE,
  };

  ics->moments = g_ptr_array_new_with_free_func (free_moment);
  ics->problems = g_ptr_array_new_with_free_func (free_problem);
  if (blocks == NULL)
    return NULL;
  /* A mistake in a file is no reason to end the program. */
  icalerror_set_errors_are_fatal (0);
  if (!read_blocks (&reading, blocks, cancellable, error))
    return NULL;
  if (ics->moments->len >= MAX_MOMENTS)
    {
      g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD,
                   _("The calendar has more than %u events on these days: choose fewer days."), MAX_MOMENTS);
      return NULL;
    }

  return g_steal_pointer (&ics);
}
