/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-format.h"

#include "dia-format-private.h"
#include "dia-wall-time.h"

#include <math.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define SHORT_TEXT 128

static char *
format_number (const char *skeleton,
               double      value,
               gint64      integer,
               gboolean    is_integer)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *formatter = dia_format_get_number_formatter (skeleton);
  UFormattedNumber *result = unumf_openResult (&status);
  UChar text[SHORT_TEXT];
  int32_t length;

  if (is_integer)
    unumf_formatInt (formatter, integer, result, &status);
  else
    unumf_formatDouble (formatter, value, result, &status);
  length = unumf_resultToString (result, text, SHORT_TEXT, &status);
  unumf_closeResult (result);

  if (U_FAILURE (status) || length >= SHORT_TEXT)
    return is_integer ? g_strdup_printf ("%" G_GINT64_FORMAT, integer) : g_strdup_printf ("%g", value);
  return dia_format_take_utf16 (text, length);
}

/* ".##" stops after two digits and drops zeros; an integer has its own stem. */
static char *
make_precision (int max_fraction_digits)
{
  g_autofree char *digits = g_strnfill ((gsize) CLAMP (max_fraction_digits, 0, 15), '#');

  return max_fraction_digits > 0 ? g_strconcat (".", digits, NULL) : g_strdup ("precision-integer");
}

/* Instants are turned into wall time by the computer's zone data before they
 * come to ICU, whose own data may be older. */
static UDate
show_as_utc (DiaInstant  instant,
             const char *zone)
{
  DiaWallTime wall;
  DiaInstant shown = instant;

  if (dia_wall_time_from_instant (instant, zone, &wall, NULL))
    dia_wall_time_resolve (&wall, "UTC", &shown, NULL, NULL);
  return (UDate) shown;
}

static char *
format_instant (DiaInstant  instant,
                const char *zone,
                const char *skeleton,
                gboolean    drop_comma)
{
  UDateFormat *formatter = dia_format_get_date_formatter (skeleton, drop_comma);
  UErrorCode status = U_ZERO_ERROR;
  UChar text[SHORT_TEXT];
  int32_t length;

  if (formatter == NULL)
    return g_strdup ("");
  length = udat_format (formatter, show_as_utc (instant, zone), text, SHORT_TEXT, NULL, &status);
  return U_SUCCESS (status) && length < SHORT_TEXT ? dia_format_take_utf16 (text, length) : g_strdup ("");
}

char *
dia_format_take_utf16 (const UChar *text,
                       int32_t      length)
{
  char *utf8 = g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);

  return utf8 != NULL ? utf8 : g_strdup ("");
}

char *
dia_format_integer (gint64 value)
{
  return format_number ("", 0.0, value, TRUE);
}

char *
dia_format_decimal (double value,
                    int    max_fraction_digits)
{
  g_autofree char *precision = make_precision (max_fraction_digits);

  return format_number (precision, value, 0, FALSE);
}

char *
dia_format_percent (double share,
                    int    max_fraction_digits)
{
  g_autofree char *precision = make_precision (max_fraction_digits);
  g_autofree char *skeleton = g_strconcat ("percent scale/100 ", precision, NULL);

  return format_number (skeleton, share, 0, FALSE);
}

char *
dia_format_time (DiaInstant  instant,
                 const char *zone)
{
  return format_instant (instant, zone, "jm", FALSE);
}

char *
dia_format_time_there (DiaInstant  instant,
                       const char *zone)
{
  g_autofree char *here = dia_zone_dup_local ();
  g_autofree char *time_here = dia_format_time (instant, here);
  g_autofree char *time = dia_format_time (instant, zone);
  g_autofree char *abbreviation = NULL;

  if (g_str_equal (time, time_here))
    return g_steal_pointer (&time);
  abbreviation = dia_zone_dup_abbreviation (zone, instant);
  /* A no-break space: a zone alone on a line says nothing. */
  return g_strdup_printf ("%s\u00a0%s", time, abbreviation);
}

char *
dia_format_time_seconds (DiaInstant  instant,
                         const char *zone)
{
  return format_instant (instant, zone, "jms", FALSE);
}

char *
dia_format_day_short (DiaInstant  instant,
                      const char *zone)
{
  return format_instant (instant, zone, "EEEdMMM", TRUE);
}

char *
dia_format_day_near (DiaInstant  instant,
                     DiaInstant  now,
                     const char *zone)
{
  gboolean nearest = ABS (instant - now) < 180 * DIA_DAY;

  return format_instant (instant, zone, nearest ? "EEEdMMM" : "EEEdMMMyyyy", TRUE);
}

char *
dia_format_day_long (DiaInstant  instant,
                     const char *zone)
{
  return format_instant (instant, zone, "EEEdMMMMyyyy", TRUE);
}

char *
dia_format_day_words (DiaInstant  instant,
                      const char *zone)
{
  return format_instant (instant, zone, "EEEEdMMMM", TRUE);
}

char *
dia_format_day_month (DiaInstant  instant,
                      const char *zone)
{
  return format_instant (instant, zone, "dMMM", FALSE);
}

char *
dia_format_skeleton (DiaInstant  instant,
                     const char *zone,
                     const char *skeleton)
{
  g_return_val_if_fail (skeleton != NULL, NULL);

  return format_instant (instant, zone, skeleton, FALSE);
}

char *
dia_format_interval (DiaInstant  from,
                     DiaInstant  to,
                     const char *zone,
                     const char *skeleton)
{
  UDateIntervalFormat *formatter;
  UErrorCode status = U_ZERO_ERROR;
  UChar text[SHORT_TEXT];
  int32_t length;

  g_return_val_if_fail (skeleton != NULL, NULL);

  formatter = dia_format_get_interval_formatter (skeleton);
  if (formatter == NULL)
    return g_strdup ("");
  length = udtitvfmt_format (formatter, show_as_utc (from, zone), show_as_utc (to, zone), text, SHORT_TEXT, NULL, &status);
  return U_SUCCESS (status) && length < SHORT_TEXT ? dia_format_take_utf16 (text, length) : g_strdup ("");
}

/* The first language is enough: g_get_language_names() reads LANGUAGE, LC_ALL,
 * LC_MESSAGES and LANG in this order. English without a country is written as
 * in Britain: 24 hours and the day before the month. */
char *
dia_format_dup_icu_locale (void)
{
  const char *name = g_get_language_names ()[0];
  g_autofree char *plain = g_strndup (name, strcspn (name, ".@"));

  if (g_strcmp0 (plain, "C") == 0 || g_strcmp0 (plain, "POSIX") == 0 || g_strcmp0 (plain, "en") == 0)
    return g_strdup ("en_GB");
  return g_steal_pointer (&plain);
}

char *
dia_format_dup_locale (void)
{
  char *tag = dia_format_dup_icu_locale ();

  return g_strdelimit (tag, "_", '-');
}

static char *
name_locale (const char *locale,
             int32_t   (*name) (const char *, const char *, UChar *, int32_t, UErrorCode *),
             const char *otherwise)
{
  g_autofree char *display = dia_format_dup_icu_locale ();
  UChar text[SHORT_TEXT];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = name (locale, display, text, SHORT_TEXT, &status);

  if (U_FAILURE (status) || length == 0 || length >= SHORT_TEXT)
    return g_strdup (otherwise);
  return dia_format_take_utf16 (text, length);
}

char *
dia_format_language_name (const char *language)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;

  g_return_val_if_fail (language != NULL, NULL);

  uloc_forLanguageTag (language, locale, sizeof locale, &parsed, &status);
  if (status != U_ZERO_ERROR || language[parsed] != '\0')
    return g_strdup (language);
  return name_locale (locale, uloc_getDisplayName, language);
}

char *
dia_format_market_name (const char *market)
{
  g_autofree char *locale = NULL;

  g_return_val_if_fail (market != NULL, NULL);

  locale = g_strconcat ("und_", market, NULL);
  return name_locale (locale, uloc_getDisplayCountry, market);
}

char *
dia_format_zone_city (const char *zone)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar id[128], city[128];
  int32_t id_length = 0, length = 0;
  g_autofree char *locale = dia_format_dup_icu_locale ();
  UDateFormat *format;

  g_return_val_if_fail (zone != NULL, NULL);

  /* A pattern of the zone's exemplar city alone. */
  u_strFromUTF8 (id, G_N_ELEMENTS (id), &id_length, zone, -1, &status);
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, id, id_length, u"VVV", 3, &status);
  if (U_SUCCESS (status))
    length = udat_format (format, 0, city, G_N_ELEMENTS (city), NULL, &status);
  if (format != NULL)
    udat_close (format);

  return U_SUCCESS (status) && length > 0 ? dia_format_take_utf16 (city, length) : g_strdup (zone);
}
