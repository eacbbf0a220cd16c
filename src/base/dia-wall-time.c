/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wall-time.h"

#include "dia-zone-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#define SECONDS_PER_DAY  G_GINT64_CONSTANT (86400)
#define ZONE_NAME_LENGTH 64

/* GDate counts days from 1 January of the year 1; this is 1 January 1970. */
#define JULIAN_1970      719163

G_DEFINE_QUARK (dia-wall-time-error-quark, dia_wall_time_error)

static gboolean
read_digits (const char *text,
             int         n_digits,
             int        *value)
{
  *value = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

static gboolean
is_valid (const DiaWallTime *wall)
{
  return wall->year >= 1970 && wall->year <= 9999 && wall->day >= 1 && wall->month >= 1 && wall->month <= 12
         && g_date_valid_dmy (wall->day, wall->month, wall->year)
         && wall->hour >= 0 && wall->hour < 24
         && wall->minute >= 0 && wall->minute < 60
         && wall->second >= 0 && wall->second < 60;
}

static gboolean
read_wall_time (const char  *text,
                DiaWallTime *wall)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length != strlen ("2026-12-01T10:00") && length != strlen ("2026-12-01T10:00:00"))
    return FALSE;
  if (text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') || text[13] != ':')
    return FALSE;
  if (!read_digits (text, 4, &wall->year) || !read_digits (text + 5, 2, &wall->month)
      || !read_digits (text + 8, 2, &wall->day) || !read_digits (text + 11, 2, &wall->hour)
      || !read_digits (text + 14, 2, &wall->minute))
    return FALSE;
  if (text[16] != '\0' && (text[16] != ':' || !read_digits (text + 17, 2, &wall->second)))
    return FALSE;
  return is_valid (wall);
}

/* GLib takes any POSIX rule ("XYZ3") for a zone. A name of the zone database
 * either has a slash, which no such rule has, or is one of the old short names,
 * which ICU lists. */
static gboolean
is_listed_short_name (const char *zone)
{
  UChar name[ZONE_NAME_LENGTH];
  UChar canonical[ZONE_NAME_LENGTH];
  UBool is_system = FALSE;
  UErrorCode status = U_ZERO_ERROR;

  u_uastrcpy (name, zone);
  ucal_getCanonicalTimeZoneID (name, -1, canonical, ZONE_NAME_LENGTH, &is_system, &status);
  return U_SUCCESS (status) && is_system;
}

static gboolean
is_zone_name (const char *zone)
{
  if (!g_ascii_isalpha (zone[0]) || strlen (zone) >= ZONE_NAME_LENGTH || strstr (zone, "..") != NULL)
    return FALSE;
  for (const char *p = zone; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("/_+-", *p) == NULL)
      return FALSE;
  return strchr (zone, '/') != NULL || is_listed_short_name (zone);
}

/* Reading a zone's file takes half a millisecond, and a calendar asks thousands
 * of times: each thread keeps the zones it has read. New zone data is seen by
 * the next start of the program, which knows it by the stamp that is taken
 * before the first zone is read. */
static GPrivate thread_zones = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);

static GTimeZone *
look_up_or_read_zone (const char *zone)
{
  GHashTable *zones = g_private_get (&thread_zones);
  GTimeZone *found;

  if (zones == NULL)
    {
      zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
      g_private_set (&thread_zones, zones);
    }
  found = g_hash_table_lookup (zones, zone);
  if (found == NULL && is_zone_name (zone))
    {
      dia_zone_data_get_stamp ();
      found = g_time_zone_new_identifier (zone);
      if (found != NULL)
        g_hash_table_insert (zones, g_strdup (zone), found);
    }
  return found != NULL ? g_time_zone_ref (found) : NULL;
}

static GTimeZone *
open_zone (const char  *zone,
           GError     **error)
{
  g_autoptr (GTimeZone) found = NULL;

  if (g_strcmp0 (zone, "UTC") == 0)
    return g_time_zone_new_utc ();
  if (zone != NULL)
    found = look_up_or_read_zone (zone);
  if (found == NULL)
    g_set_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_UNKNOWN_ZONE,
                 _("This computer does not know the time zone “%s”"), zone != NULL ? zone : "");
  return g_steal_pointer (&found);
}

/* The seconds that a clock without a zone counts from 1970 to @wall. */
static gint64
count_wall_seconds (const DiaWallTime *wall)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, wall->day, wall->month, wall->year);
  return ((gint64) g_date_get_julian (&date) - JULIAN_1970) * SECONDS_PER_DAY
         + wall->hour * 3600 + wall->minute * 60 + wall->second;
}

static gint64
get_offset_at (GTimeZone *zone,
               gint64     seconds)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds));
}

/* A day before and a day after lie on the two sides of any change that can
 * touch @local: the largest one ever, the day that Samoa skipped, moved clocks
 * by 24 hours. Each side's offset gives a candidate, which holds when that
 * offset is the one in force at the candidate. */
static gint64
find_instant (GTimeZone   *zone,
              gint64       local,
              DiaWallKind *kind)
{
  gint64 before = local - get_offset_at (zone, local - SECONDS_PER_DAY);
  gint64 after = local - get_offset_at (zone, local + SECONDS_PER_DAY);
  gboolean before_holds = before + get_offset_at (zone, before) == local;
  gboolean after_holds = after + get_offset_at (zone, after) == local;

  if (!before_holds && !after_holds)
    *kind = DIA_WALL_GAP;
  else if (before_holds && after_holds && before != after)
    *kind = DIA_WALL_FOLD;
  else
    *kind = DIA_WALL_UNIQUE;
  return *kind == DIA_WALL_UNIQUE && !before_holds ? after : before;
}

static gint64
floor_to_seconds (DiaInstant instant)
{
  return instant / DIA_SECOND - (instant % DIA_SECOND < 0 ? 1 : 0);
}

/* (transfer full) (nullable): NULL when the instant is outside of the years that can be shown. */
static GDateTime *
open_date_time (DiaInstant  instant,
                GTimeZone  *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (floor_to_seconds (instant));

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

gboolean
dia_wall_time_parse (const char   *text,
                     DiaWallTime  *wall,
                     GError      **error)
{
  DiaWallTime read = { 0 };

  g_return_val_if_fail (wall != NULL, FALSE);

  if (!read_wall_time (text, &read))
    {
      g_set_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_MALFORMED,
                   _("“%s” is not a date and time: write it like 2026-12-01T10:00"), text != NULL ? text : "");
      return FALSE;
    }
  *wall = read;
  return TRUE;
}

char *
dia_wall_time_to_string (const DiaWallTime *wall)
{
  g_autofree char *minutes = NULL;

  g_return_val_if_fail (wall != NULL, NULL);

  minutes = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", wall->year, wall->month, wall->day, wall->hour, wall->minute);
  return wall->second != 0 ? g_strdup_printf ("%s:%02d", minutes, wall->second) : g_steal_pointer (&minutes);
}

int
dia_wall_time_compare (const DiaWallTime *a,
                       const DiaWallTime *b)
{
  gint64 left;
  gint64 right;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  left = count_wall_seconds (a);
  right = count_wall_seconds (b);
  return (left > right) - (left < right);
}

void
dia_wall_time_add_days (DiaWallTime *wall,
                        int          days)
{
  GDate date;

  g_return_if_fail (wall != NULL && is_valid (wall));

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, wall->day, wall->month, wall->year);
  g_date_set_julian (&date, (guint) CLAMP ((gint64) g_date_get_julian (&date) + days, JULIAN_1970, 3652059));
  wall->year = g_date_get_year (&date);
  wall->month = (int) g_date_get_month (&date);
  wall->day = g_date_get_day (&date);
}

gboolean
dia_wall_time_resolve (const DiaWallTime  *wall,
                       const char         *zone,
                       DiaInstant         *instant,
                       DiaWallKind        *kind,
                       GError            **error)
{
  g_autoptr (GTimeZone) opened = NULL;
  DiaWallKind found = DIA_WALL_UNIQUE;

  g_return_val_if_fail (wall != NULL && is_valid (wall), FALSE);
  g_return_val_if_fail (instant != NULL, FALSE);

  opened = open_zone (zone, error);
  if (opened == NULL)
    return FALSE;
  *instant = find_instant (opened, count_wall_seconds (wall), &found) * DIA_SECOND;
  if (kind != NULL)
    *kind = found;
  return TRUE;
}

gboolean
dia_wall_time_from_instant (DiaInstant    instant,
                            const char   *zone,
                            DiaWallTime  *wall,
                            GError      **error)
{
  g_autoptr (GTimeZone) opened = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (wall != NULL, FALSE);

  opened = open_zone (zone, error);
  if (opened == NULL)
    return FALSE;
  local = open_date_time (instant, opened);
  if (local == NULL)
    {
      g_set_error_literal (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_MALFORMED,
                           _("This moment is too far away to be shown on a calendar"));
      return FALSE;
    }
  g_date_time_get_ymd (local, &wall->year, &wall->month, &wall->day);
  wall->hour = g_date_time_get_hour (local);
  wall->minute = g_date_time_get_minute (local);
  wall->second = g_date_time_get_second (local);
  return TRUE;
}

gboolean
dia_zone_is_known (const char *zone)
{
  g_autoptr (GTimeZone) opened = open_zone (zone, NULL);

  return opened != NULL;
}

char *
dia_zone_dup_local (void)
{
  g_autoptr (GTimeZone) local = NULL;
  const char *name;

  dia_zone_data_get_stamp ();
  local = g_time_zone_new_local ();
  name = g_time_zone_get_identifier (local);

  return g_strdup (dia_zone_is_known (name) ? name : "UTC");
}

char *
dia_zone_dup_abbreviation (const char *zone,
                           DiaInstant  instant)
{
  g_autoptr (GTimeZone) opened = open_zone (zone, NULL);
  g_autoptr (GDateTime) local = opened != NULL ? open_date_time (instant, opened) : NULL;

  return g_strdup (local != NULL ? g_date_time_get_timezone_abbreviation (local) : "");
}

int
dia_wall_time_get_weekday (const DiaWallTime *wall)
{
  GDate date;

  g_return_val_if_fail (wall != NULL && is_valid (wall), 1);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, wall->day, wall->month, wall->year);
  return (int) g_date_get_weekday (&date);
}
