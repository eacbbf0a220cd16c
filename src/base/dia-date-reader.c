/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-date-reader.h"

#include "dia-format-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/udat.h>

/* A date is short; what is longer is a text in the wrong column. */
#define MAX_BYTES 100

G_DEFINE_QUARK (dia-date-error-quark, dia_date_error)

struct _DiaDateReader
{
  GHashTable *words;   /* (owned): folded name → month 1…12, or WEEKDAY */
};

#define WEEKDAY 13

typedef struct
{
  const char *at;
  GHashTable *words;   /* (unowned) */
} Cursor;

static void
add_names (GHashTable     *words,
           UDateFormat    *format,
           UDateFormatSymbolType type,
           gboolean        weekdays)
{
  UErrorCode status = U_ZERO_ERROR;
  int n = udat_countSymbols (format, type);

  for (int i = 0; i < n; i++)
    {
      UChar name[64];
      int32_t length;
      g_autofree char *text = NULL;
      g_autofree char *folded = NULL;

      status = U_ZERO_ERROR;
      length = udat_getSymbols (format, type, i, name, G_N_ELEMENTS (name), &status);
      if (U_FAILURE (status) || length == 0)
        continue;
      text = dia_format_take_utf16 (name, length);
      folded = dia_format_fold (text);
      if (g_str_has_suffix (folded, "."))
        folded[strlen (folded) - 1] = '\0';
      if (!g_hash_table_contains (words, folded))
        g_hash_table_insert (words, g_steal_pointer (&folded), GINT_TO_POINTER (weekdays ? WEEKDAY : i + 1));
    }
}

/* Months first: “mar” is March before it is a Tuesday. */
static void
add_language (GHashTable *words,
              const char *locale,
              gboolean    weekdays)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open (UDAT_FULL, UDAT_FULL, locale, u"UTC", -1, NULL, 0, &status);

  if (U_FAILURE (status))
    return;
  add_names (words, format, weekdays ? UDAT_WEEKDAYS : UDAT_MONTHS, weekdays);
  add_names (words, format, weekdays ? UDAT_SHORT_WEEKDAYS : UDAT_SHORT_MONTHS, weekdays);
  add_names (words, format, weekdays ? UDAT_STANDALONE_WEEKDAYS : UDAT_STANDALONE_MONTHS, weekdays);
  add_names (words, format, weekdays ? UDAT_STANDALONE_SHORT_WEEKDAYS : UDAT_STANDALONE_SHORT_MONTHS, weekdays);
  udat_close (format);
}

static void
skip_blanks (Cursor *cursor)
{
  while (g_unichar_isspace (g_utf8_get_char (cursor->at)))
    cursor->at = g_utf8_next_char (cursor->at);
}

static gboolean
pass (Cursor *cursor,
      char    character)
{
  if (*cursor->at != character)
    return FALSE;

  cursor->at++;
  return TRUE;
}

/* The digits here, at most @max of them; how many they were, 0 for none. */
static int
read_number (Cursor *cursor,
             int     max,
             int    *value)
{
  int n = 0;

  *value = 0;
  for (; n < max && g_ascii_isdigit (*cursor->at); n++)
    *value = *value * 10 + (*cursor->at++ - '0');

  return g_ascii_isdigit (*cursor->at) ? 0 : n;
}

/* The letters here, folded, and a point after them. (transfer full) */
static char *
read_word (Cursor *cursor)
{
  const char *begin = cursor->at;
  g_autofree char *word = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (cursor->at)))
    cursor->at = g_utf8_next_char (cursor->at);
  word = g_strndup (begin, cursor->at - begin);
  pass (cursor, '.');

  return dia_format_fold (word);
}

static int
read_name (Cursor *cursor)
{
  Cursor ahead = *cursor;
  g_autofree char *word = read_word (&ahead);
  int meaning = GPOINTER_TO_INT (g_hash_table_lookup (cursor->words, word));

  if (meaning != 0)
    cursor->at = ahead.at;

  return meaning;
}

/* Words that stand between the parts of a date, in any of the languages. */
static void
skip_fillers (Cursor *cursor)
{
  static const char *const fillers[] = {
    "a", "al", "alas", "alle", "at", "d", "da", "das", "de", "del", "er", "ere", "h", "kl", "las", "le", "nd", "o", "od",
    "om", "ore", "rd", "st", "t", "th", "um", "uhr", "uur", NULL,
  };

  for (;;)
    {
      Cursor ahead;
      g_autofree char *word = NULL;

      skip_blanks (cursor);
      if (pass (cursor, ',') || pass (cursor, '.'))
        continue;
      ahead = *cursor;
      word = read_word (&ahead);
      if (!g_strv_contains (fillers, word))
        return;
      cursor->at = ahead.at;
    }
}

static gboolean
read_year (Cursor *cursor,
           int    *year)
{
  int n = read_number (cursor, 4, year);

  if (n == 2)
    *year += 2000;

  return n == 2 || n == 4;
}

/* “31/12/2026”, of which the first number was read. */
static gboolean
read_numbers (Cursor       *cursor,
              int           first,
              DiaDateOrder  order,
              DiaDateText  *read)
{
  char separator = *cursor->at++;
  int second;

  if (read_number (cursor, 2, &second) == 0 || !pass (cursor, separator) || !read_year (cursor, &read->wall.year))
    return FALSE;

  /* Where points stand between them, nobody writes the month first. */
  read->orders = (first <= 31 && second <= 12 ? DIA_DATE_DAY_FIRST : 0) |
                 (first <= 12 && second <= 31 && separator != '.' ? DIA_DATE_MONTH_FIRST : 0);
  if (read->orders != 0 && (read->orders & order) == 0)
    order = read->orders;
  read->wall.day = order == DIA_DATE_MONTH_FIRST ? second : first;
  read->wall.month = order == DIA_DATE_MONTH_FIRST ? first : second;
  read->ambiguous = read->orders == DIA_DATE_ANY && first != second;
  if (first == second)
    read->orders = DIA_DATE_ANY;

  return TRUE;
}

/* “2026-12-31”, of which the year was read. */
static gboolean
read_year_first (Cursor      *cursor,
                 DiaDateText *read)
{
  char separator = *cursor->at;

  return separator != '\0' && strchr ("-/.", separator) != NULL && pass (cursor, separator) &&
         read_number (cursor, 2, &read->wall.month) > 0 && pass (cursor, separator) &&
         read_number (cursor, 2, &read->wall.day) > 0;
}

/* “31 déc. 2026”, “31-Dec-2026”, of which the day was read. */
static gboolean
read_month_and_year (Cursor      *cursor,
                     DiaDateText *read)
{
  if (*cursor->at == '-' || *cursor->at == '/')
    cursor->at++;
  skip_fillers (cursor);
  read->wall.month = read_name (cursor);
  if (*cursor->at == '-' || *cursor->at == '/')
    cursor->at++;
  skip_fillers (cursor);

  return read->wall.month >= 1 && read->wall.month <= 12 && read_year (cursor, &read->wall.year);
}

static gboolean
read_day_first (Cursor       *cursor,
                DiaDateOrder  order,
                DiaDateText  *read)
{
  int first;
  int n = read_number (cursor, 4, &first);

  if (n == 4)
    {
      read->wall.year = first;
      return read_year_first (cursor, read);
    }
  if (n == 0 || n > 2)
    return FALSE;
  if (*cursor->at != '\0' && strchr ("-/.", *cursor->at) != NULL && g_ascii_isdigit (cursor->at[1]))
    return read_numbers (cursor, first, order, read);

  read->wall.day = first;
  return read_month_and_year (cursor, read);
}

/* A weekday says nothing that the date does not. */
static gboolean
read_date (Cursor       *cursor,
           DiaDateOrder  order,
           DiaDateText  *read)
{
  int name = read_name (cursor);

  while (name == WEEKDAY)
    {
      skip_fillers (cursor);
      name = read_name (cursor);
    }
  skip_fillers (cursor);
  if (name == 0)
    return read_day_first (cursor, order, read);

  read->wall.month = name;
  if (read_number (cursor, 2, &read->wall.day) == 0)
    return FALSE;
  skip_fillers (cursor);
  /* “mar. 2 mars”: a Tuesday after all. */
  name = read_name (cursor);
  if (name != 0 && name != WEEKDAY)
    read->wall.month = name;
  skip_fillers (cursor);

  return read_year (cursor, &read->wall.year);
}

/* “PM” of a clock of twelve hours. FALSE when it has another hour. */
static gboolean
read_half (Cursor      *cursor,
           DiaDateText *read,
           gboolean    *found)
{
  Cursor ahead = *cursor;
  g_autofree char *word = NULL;
  char half;

  skip_blanks (&ahead);
  word = read_word (&ahead);
  half = word[0];
  if ((half == 'a' || half == 'p') && word[1] == '\0')
    {
      g_free (word);
      word = read_word (&ahead);
      *found = g_str_equal (word, "m");
    }
  else
    *found = (half == 'a' || half == 'p') && g_str_equal (word + 1, "m");
  if (!*found)
    return TRUE;
  if (read->wall.hour < 1 || read->wall.hour > 12)
    return FALSE;

  cursor->at = ahead.at;
  read->wall.hour = read->wall.hour % 12 + (half == 'p' ? 12 : 0);
  return TRUE;
}

static gboolean
read_seconds (Cursor      *cursor,
              DiaDateText *read)
{
  int ignored;

  if (*cursor->at != ':')
    return TRUE;
  cursor->at++;
  if (read_number (cursor, 2, &read->wall.second) != 2)
    return FALSE;

  return (*cursor->at != '.' && *cursor->at != ',') || (cursor->at++, read_number (cursor, 9, &ignored) > 0);
}

/* “14:30”, “14h30”, “14 h”, “2 PM”. */
static gboolean
read_time (Cursor      *cursor,
           DiaDateText *read)
{
  gboolean twelve, told;

  if (read_number (cursor, 2, &read->wall.hour) == 0)
    return FALSE;
  skip_blanks (cursor);
  told = *cursor->at == 'h' || *cursor->at == 'H';
  if (told || *cursor->at == ':' || *cursor->at == '.')
    {
      cursor->at++;
      skip_blanks (cursor);
      if (read_number (cursor, 2, &read->wall.minute) != 2 && (!told || g_ascii_isdigit (*cursor->at)))
        return FALSE;
      told = TRUE;
      if (!read_seconds (cursor, read))
        return FALSE;
    }
  read->has_time = TRUE;

  return read_half (cursor, read, &twelve) && (told || twelve);
}

/* “+01:00”, “+0100”, “+1”. */
static gboolean
read_offset (Cursor      *cursor,
             DiaDateText *read)
{
  int sign = *cursor->at == '-' ? -1 : 1;
  int hours, minutes = 0, n;

  cursor->at++;
  n = read_number (cursor, 4, &hours);
  if (n == 4 || n == 3)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (n > 0 && pass (cursor, ':') && read_number (cursor, 2, &minutes) != 2)
    return FALSE;
  read->has_offset = TRUE;
  read->offset = sign * (hours * 60 + minutes);

  return n > 0 && hours <= 14 && minutes < 60;
}

static gboolean
read_zone_name (Cursor      *cursor,
                DiaDateText *read)
{
  gsize n = 0;

  while (cursor->at[n] != '\0' && (g_ascii_isalnum (cursor->at[n]) || strchr ("/_+-", cursor->at[n]) != NULL))
    n++;
  if (n == 0 || n >= sizeof read->zone)
    return FALSE;
  memcpy (read->zone, cursor->at, n);
  read->zone[n] = '\0';
  cursor->at += n;
  if (g_ascii_strcasecmp (read->zone, "Z") == 0 || g_ascii_strcasecmp (read->zone, "GMT") == 0 ||
      g_ascii_strcasecmp (read->zone, "UTC") == 0)
    g_strlcpy (read->zone, "UTC", sizeof read->zone);

  return TRUE;
}

/* “UTC+2” is an offset; “Z” and “Europe/Paris” are zones. */
static gboolean
read_zone (Cursor      *cursor,
           DiaDateText *read)
{
  gboolean bracket;

  skip_fillers (cursor);
  bracket = pass (cursor, '(');
  if ((g_ascii_strncasecmp (cursor->at, "UTC", 3) == 0 || g_ascii_strncasecmp (cursor->at, "GMT", 3) == 0) &&
      (cursor->at[3] == '+' || cursor->at[3] == '-'))
    cursor->at += 3;
  if (*cursor->at == '+' || *cursor->at == '-')
    {
      if (!read_offset (cursor, read))
        return FALSE;
    }
  else if (*cursor->at != '\0' && !read_zone_name (cursor, read))
    return FALSE;
  if (bracket && !pass (cursor, ')'))
    return FALSE;
  skip_blanks (cursor);

  return *cursor->at == '\0';
}

static gboolean
read_all (Cursor       *cursor,
          DiaDateOrder  order,
          DiaDateText  *read)
{
  skip_blanks (cursor);
  if (!read_date (cursor, order, read) || (*cursor->at != '\0' && g_ascii_isdigit (*cursor->at)))
    return FALSE;
  skip_fillers (cursor);
  if (*cursor->at == '\0')
    return TRUE;

  return read_time (cursor, read) && read_zone (cursor, read);
}

/* A date may be read to its end and still name no day. */
static gboolean
check (const DiaDateText  *read,
       const char         *text,
       GError            **error)
{
  const DiaWallTime *wall = &read->wall;

  if (wall->year < 1970 || wall->month < 1 || wall->month > 12 || wall->day < 1 || wall->day > 31 ||
      !g_date_valid_dmy (wall->day, wall->month, wall->year))
    g_set_error (error, DIA_DATE_ERROR, DIA_DATE_ERROR_NO_SUCH_DAY, _("The calendar has no day “%s”."), text);
  else if (wall->hour > 23 || wall->minute > 59 || wall->second > 59)
    g_set_error (error, DIA_DATE_ERROR, DIA_DATE_ERROR_NO_SUCH_DAY, _("No clock shows the time “%s”."), text);
  else if (read->zone[0] != '\0' && !dia_zone_is_known (read->zone))
    g_set_error (error, DIA_DATE_ERROR, DIA_DATE_ERROR_UNKNOWN_ZONE,
                 _("The time zone “%s” is not known; write it as Europe/Paris."), read->zone);
  else
    return TRUE;

  return FALSE;
}

DiaDateReader *
dia_date_reader_new (void)
{
  static const char *const locales[] = { "en", "fr", "de", "es", "it", "nl", "pt", "pl" };
  DiaDateReader *self = g_new0 (DiaDateReader, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    add_language (self->words, locales[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    add_language (self->words, locales[i], TRUE);

  return self;
}

void
dia_date_reader_free (DiaDateReader *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

gboolean
dia_date_reader_read (DiaDateReader  *self,
                      const char     *text,
                      DiaDateOrder    order,
                      DiaDateText    *read,
                      GError        **error)
{
  DiaDateText made = { .orders = DIA_DATE_ANY };
  Cursor cursor = { text, self->words };

  if (strlen (text) > MAX_BYTES || !read_all (&cursor, order, &made))
    {
      g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

      g_set_error (error, DIA_DATE_ERROR, DIA_DATE_ERROR_MALFORMED,
                   _("“%s” is not a date and time like 2026-12-01 10:00 or 01/12/2026 10:00."), shown);
      return FALSE;
    }
  if (!check (&made, text, error))
    return FALSE;

  *read = made;
  return TRUE;
}
