/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-timetable.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES  (24 * 60)
#define WEEK_MINUTES (7 * DAY_MINUTES)
#define N_DAYS       7

G_DEFINE_QUARK (dia-timetable-error-quark, dia_timetable_error)

static const char *const DAYS[N_DAYS + 1] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

static const DiaWeeklyTime *
get_time (const DiaTimetable *self,
          guint               i)
{
  return &g_array_index (self, DiaWeeklyTime, i);
}

static int
get_offset (const DiaWeeklyTime *time)
{
  return (time->weekday - 1) * DAY_MINUTES + time->minute;
}

/* Where @offset stands, or belongs. */
static guint
find_place (const DiaTimetable *self,
            int                 offset)
{
  guint i = 0;

  while (i < self->len && get_offset (get_time (self, i)) < offset)
    i++;

  return i;
}

static gboolean
has_at (const DiaTimetable  *self,
        guint                place,
        const DiaWeeklyTime *time)
{
  return place < self->len && get_offset (get_time (self, place)) == get_offset (time);
}

DiaTimetable *
dia_timetable_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DiaWeeklyTime));
}

void
dia_timetable_add (DiaTimetable *self,
                   int           weekday,
                   int           minute)
{
  const DiaWeeklyTime time = { weekday, minute };
  guint place = find_place (self, get_offset (&time));

  g_return_if_fail (weekday >= 1 && weekday <= N_DAYS && minute >= 0 && minute < DAY_MINUTES);

  if (!has_at (self, place, &time) && self->len < DIA_TIMETABLE_MAX)
    g_array_insert_val (self, place, time);
}

gboolean
dia_timetable_equal (const DiaTimetable *one,
                     const DiaTimetable *other)
{
  return one->len == other->len && (one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (DiaWeeklyTime)) == 0);
}

static gboolean
refuse (const char  *word,
        GError     **error)
{
  g_set_error (error, DIA_TIMETABLE_ERROR, DIA_TIMETABLE_ERROR_MALFORMED,
               _("“%s” is neither days nor a time; write “mon-fri 09:00 18:30”."), word);
  return FALSE;
}

/* 0 for no day. */
static int
find_day (const char *name)
{
  for (int i = 0; i < N_DAYS; i++)
    if (g_ascii_strcasecmp (DAYS[i], name) == 0)
      return i + 1;

  return 0;
}

/* "mon", or "fri-mon", into bits. */
static gboolean
parse_range (const char *text,
             guint      *days)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  int first = find_day (ends[0] != NULL ? ends[0] : "");
  int last = ends[0] != NULL && ends[1] != NULL ? find_day (ends[1]) : first;

  if (first == 0 || last == 0)
    return FALSE;
  for (int day = first;; day = day % N_DAYS + 1)
    {
      *days |= 1u << day;
      if (day == last)
        return TRUE;
    }
}

static gboolean
parse_days (const char *word,
            guint      *days)
{
  g_auto (GStrv) ranges = g_strsplit (word, ",", -1);
  guint read = 0;

  if (g_ascii_strcasecmp (word, "daily") == 0)
    return parse_range ("mon-sun", days);
  for (guint i = 0; ranges[i] != NULL; i++)
    if (!parse_range (ranges[i], &read))
      return FALSE;

  *days = read;
  return TRUE;
}

/* "9:00" and "09:00". */
static gboolean
parse_time (const char *word,
            int        *minute)
{
  char *end;
  gulong hour = g_ascii_isdigit (word[0]) ? strtoul (word, &end, 10) : 24;

  if (hour > 23 || end - word > 2 || *end != ':' || strlen (end) != 3 ||
      !g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]) || end[1] > '5')
    return FALSE;

  *minute = hour * 60 + g_ascii_digit_value (end[1]) * 10 + g_ascii_digit_value (end[2]);
  return TRUE;
}

static void
add_to_days (DiaTimetable *self,
             guint         days,
             int           minute)
{
  for (int day = 1; day <= N_DAYS; day++)
    if (days & 1u << day)
      dia_timetable_add (self, day, minute);
}

/* "mon-fri 09:00 18:30" */
static gboolean
parse_group (DiaTimetable  *self,
             const char    *text,
             GError       **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint days = 0, n_times = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int minute;

      if (words[i][0] == '\0' || (days == 0 && parse_days (words[i], &days)))
        continue;
      if (days == 0 || !parse_time (words[i], &minute))
        return refuse (words[i], error);
      add_to_days (self, days, minute);
      n_times++;
    }

  return days == 0 || n_times > 0 || refuse (text, error);
}

DiaTimetable *
dia_timetable_parse (const char  *text,
                     GError     **error)
{
  g_autoptr (DiaTimetable) self = dia_timetable_new ();
  g_auto (GStrv) groups = g_strsplit (text, ";", -1);

  for (guint i = 0; groups[i] != NULL; i++)
    if (!parse_group (self, groups[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

/* "9:00", "09.00", "9h", "18h30". */
static gboolean
parse_typed (const char *word,
             int        *minute)
{
  char *end;
  gulong hour = g_ascii_isdigit (word[0]) ? strtoul (word, &end, 10) : 24;

  if (hour > 23 || end - word > 2 || strchr (":.hH", *end) == NULL || *end == '\0')
    return FALSE;

  *minute = hour * 60;
  if (end[1] == '\0')
    return g_ascii_tolower (*end) == 'h';
  if (!g_ascii_isdigit (end[1]) || end[1] > '5' || !g_ascii_isdigit (end[2]) || end[3] != '\0')
    return FALSE;

  *minute += g_ascii_digit_value (end[1]) * 10 + g_ascii_digit_value (end[2]);
  return TRUE;
}

gboolean
dia_timetable_add_words (DiaTimetable  *self,
                         int            weekday,
                         const char    *text,
                         GError       **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;\t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      int minute;

      if (words[i][0] == '\0')
        continue;
      if (!parse_typed (words[i], &minute))
        {
          g_set_error (error, DIA_TIMETABLE_ERROR, DIA_TIMETABLE_ERROR_MALFORMED,
                       _("“%s” is not a time; write “9:00 18:30”."), words[i]);
          return FALSE;
        }
      dia_timetable_add (self, weekday, minute);
    }

  return TRUE;
}

char *
dia_timetable_dup_day (const DiaTimetable *self,
                       int                 weekday)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++)
    {
      const DiaWeeklyTime *time = get_time (self, i);

      if (time->weekday == weekday)
        g_string_append_printf (text, "%s%02d:%02d", text->len > 0 ? " " : "", time->minute / 60, time->minute % 60);
    }

  return g_string_free (text, FALSE);
}

/* The days from @first on with the same times: "mon-wed,fri"; *done gets them. */
static void
write_days (char    *times[],
            int      first,
            guint   *done,
            GString *text)
{
  const char *between = "";

  for (int day = first; day <= N_DAYS; day++)
    {
      int last = day;

      if (!g_str_equal (times[day], times[first]))
        continue;
      while (last < N_DAYS && g_str_equal (times[last + 1], times[first]))
        last++;
      g_string_append_printf (text, "%s%s", between, DAYS[day - 1]);
      if (last > day)
        g_string_append_printf (text, "%s%s", last > day + 1 ? "-" : ",", DAYS[last - 1]);
      for (; day < last; day++)
        *done |= 1u << day;
      *done |= 1u << last;
      between = ",";
    }
}

char *
dia_timetable_to_string (const DiaTimetable *self)
{
  char *times[N_DAYS + 1] = { NULL };
  GString *text = g_string_new (NULL);
  guint done = 0;

  for (int day = 1; day <= N_DAYS; day++)
    times[day] = dia_timetable_dup_day (self, day);
  for (int day = 1; day <= N_DAYS; day++)
    {
      if (done & 1u << day || times[day][0] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      write_days (times, day, &done, text);
      g_string_append_printf (text, " %s", times[day]);
    }
  for (int day = 1; day <= N_DAYS; day++)
    g_free (times[day]);

  return g_string_free (text, FALSE);
}

gboolean
dia_timetable_find_after (const DiaTimetable *self,
                          const DiaWallTime  *after,
                          DiaWallTime        *found)
{
  const DiaWeeklyTime now = { dia_wall_time_get_weekday (after), after->hour * 60 + after->minute };
  int offset = get_offset (&now), ahead;
  const DiaWeeklyTime *next;

  if (self->len == 0)
    return FALSE;

  next = get_time (self, find_place (self, offset + 1) % self->len);
  ahead = get_offset (next) - offset;
  if (ahead <= 0)
    ahead += WEEK_MINUTES;

  *found = (DiaWallTime) { .year = after->year, .month = after->month, .day = after->day };
  dia_wall_time_add_days (found, (now.minute + ahead) / DAY_MINUTES);
  found->hour = next->minute / 60;
  found->minute = next->minute % 60;

  return TRUE;
}
