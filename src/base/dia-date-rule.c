/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-date-rule.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SHIFT 366

G_DEFINE_QUARK (dia-date-rule-error-quark, dia_date_rule_error)

static const char *const WEEKDAYS[] = { "", "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static DiaDay
make_day (int year,
          int month,
          int day)
{
  const DiaWallTime wall = { .year = year, .month = month, .day = day };

  return dia_day_from_wall (&wall);
}

DiaDay
dia_easter_find (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;

  return make_day (year, n / 31, n % 31 + 1);
}

DiaDay
dia_easter_find_orthodox (int year)
{
  int d = (19 * (year % 19) + 15) % 30;
  int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  int n = d + e + 114;
  /* How far the Julian calendar is behind. */
  int behind = year / 100 - year / 400 - 2;

  return dia_day_add (make_day (year, n / 31, n % 31 + 1), behind);
}

/* 0 for none. */
static int
find_weekday (const char *text)
{
  for (int i = 1; i <= 7; i++)
    if (strncmp (text, WEEKDAYS[i], 3) == 0)
      return i;

  return 0;
}

/* Two digits from @first to @last. */
static gboolean
read_two (const char *text,
          int         first,
          int         last,
          int        *value)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *value = g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);

  return *value >= first && *value <= last;
}

/* "+4", "-47", to the end of the text. */
static gboolean
read_shift (const char *text,
            int        *shift)
{
  char *end;
  long value;

  if ((text[0] != '+' && text[0] != '-') || !g_ascii_isdigit (text[1]))
    return FALSE;
  value = strtol (text, &end, 10);
  *shift = CLAMP (value, -MAX_SHIFT, MAX_SHIFT);

  return *end == '\0' && value >= -MAX_SHIFT && value <= MAX_SHIFT;
}

/* "02-14" */
static gboolean
read_date (const char *text,
           int        *month,
           int        *day)
{
  static const int LENGTHS[] = { 0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return strlen (text) == 5 && text[2] == '-' && read_two (text, 1, 12, month) &&
         read_two (text + 3, 1, LENGTHS[*month], day);
}

/* "11-thu-4", "05-sun-last" */
static gboolean
read_nth (const char  *text,
          DiaDateRule *rule)
{
  const char *nth;

  if (strlen (text) < 8 || text[2] != '-' || text[6] != '-' || !read_two (text, 1, 12, &rule->month))
    return FALSE;
  rule->weekday = find_weekday (text + 3);
  nth = text + 7;
  rule->nth = g_str_equal (nth, "last") ? 0 : g_ascii_digit_value (nth[0]);

  return rule->weekday != 0 && (rule->nth == 0 || (rule->nth >= 1 && rule->nth <= 5 && nth[1] == '\0'));
}

/* "easter", "easter-47" */
static gboolean
read_easter (const char  *text,
             const char  *name,
             DiaDateKind  kind,
             DiaDateRule *rule)
{
  if (!g_str_has_prefix (text, name))
    return FALSE;
  rule->kind = kind;
  text += strlen (name);

  return *text == '\0' || read_shift (text, &rule->offset);
}

/* The word that says from where it is counted. */
static gboolean
read_start (const char  *word,
            DiaDateRule *rule)
{
  if (read_easter (word, "easter", DIA_DATE_EASTER, rule) || read_easter (word, "orthodox", DIA_DATE_ORTHODOX, rule))
    return TRUE;
  rule->kind = DIA_DATE_FIXED;
  if (read_date (word, &rule->month, &rule->day))
    return TRUE;
  rule->kind = DIA_DATE_NTH;
  if (read_nth (word, rule))
    return TRUE;
  rule->kind = DIA_DATE_FROM;
  rule->weekday = find_weekday (word);

  return rule->weekday != 0 && g_str_has_prefix (word + 3, ">=") && read_date (word + 5, &rule->month, &rule->day);
}

/* "easter+49+7": a day, and where it goes from there. */
static gboolean
read_avoided (const char  *text,
              DiaDateRule *rule)
{
  const char *last = strlen (text) > 6 ? strpbrk (text + 7, "+-") : NULL;
  g_autofree char *offset = NULL;

  if (last == NULL || !g_str_has_prefix (text, "easter"))
    return FALSE;
  offset = g_strndup (text + 6, last - text - 6);
  rule->avoids = read_shift (offset, &rule->avoided) && read_shift (last, &rule->avoid_shift);

  return rule->avoids;
}

static gboolean
read_more (const char  *word,
           DiaDateRule *rule)
{
  int weekday = find_weekday (word);

  if (g_str_has_prefix (word, "not="))
    return read_avoided (word + 4, rule);
  if (weekday != 0)
    return read_shift (word + 3, &rule->shifts[weekday]);

  return read_shift (word, &rule->offset);
}

gboolean
dia_date_rule_parse (const char   *text,
                     DiaDateRule  *rule,
                     GError      **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  *rule = (DiaDateRule) { 0 };
  for (guint i = 0; i == 0 || words[i] != NULL; i++)
    {
      const char *word = words[i] != NULL ? words[i] : "";

      if (i == 0 ? read_start (word, rule) : read_more (word, rule))
        continue;
      g_set_error (error, DIA_DATE_RULE_ERROR, DIA_DATE_RULE_ERROR_MALFORMED, _("“%s” is no rule for a date."), word);
      return FALSE;
    }

  return TRUE;
}

/* The nth weekday of the month, or the last one; FALSE when it has no fifth. */
static gboolean
find_nth (const DiaDateRule *rule,
          int                year,
          DiaDay            *day)
{
  DiaDay first = make_day (year, rule->month, 1);
  int ahead = (rule->weekday - dia_day_get_weekday (first) + 7) % 7;
  int length = dia_day_count_month (first);
  int nth = rule->nth != 0 ? rule->nth : (length - 1 - ahead) / 7 + 1;

  *day = first + ahead + 7 * (nth - 1);

  return *day < first + length;
}

static gboolean
find_start (const DiaDateRule *rule,
            int                year,
            DiaDay            *day)
{
  switch (rule->kind)
    {
    case DIA_DATE_EASTER:
      *day = dia_easter_find (year);
      return TRUE;
    case DIA_DATE_ORTHODOX:
      *day = dia_easter_find_orthodox (year);
      return TRUE;
    case DIA_DATE_NTH:
      return find_nth (rule, year, day);
    case DIA_DATE_FIXED:
    case DIA_DATE_FROM:
      *day = make_day (year, rule->month, 1);
      if (rule->day > dia_day_count_month (*day))
        return FALSE;
      *day += rule->day - 1;
      if (rule->kind == DIA_DATE_FROM)
        *day += (rule->weekday - dia_day_get_weekday (*day) + 7) % 7;
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

gboolean
dia_date_rule_find (const DiaDateRule *rule,
                    int                year,
                    DiaDay            *day)
{
  if (year < 1970 || year > 9999 || !find_start (rule, year, day))
    return FALSE;

  *day += rule->offset;
  *day += rule->shifts[dia_day_get_weekday (*day)];
  if (rule->avoids && *day == dia_easter_find (year) + rule->avoided)
    *day += rule->avoid_shift;

  return *day >= DIA_DAY_FIRST && *day <= DIA_DAY_LAST;
}
