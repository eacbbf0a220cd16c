/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-format-private.h"

#include <string.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#define PATTERN_LENGTH 128

typedef struct
{
  gpointer       handle;  /* (owned) (nullable): NULL when ICU refused, so that it is asked once */
  GDestroyNotify close;
} Cached;

static void
free_cached (Cached *cached)
{
  if (cached->handle != NULL)
    cached->close (cached->handle);
  g_free (cached);
}

static GPrivate thread_cache = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);

static GHashTable *
get_cache (void)
{
  GHashTable *cache = g_private_get (&thread_cache);

  if (cache == NULL)
    {
      cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_cached);
      g_private_set (&thread_cache, cache);
    }
  return cache;
}

typedef gpointer (*OpenFunc) (const char *locale, const char *skeleton);

static gpointer
look_up_or_open (const char     *kind,
                 const char     *skeleton,
                 OpenFunc        open,
                 GDestroyNotify  close)
{
  g_autofree char *locale = dia_format_dup_icu_locale ();
  g_autofree char *key = g_strjoin ("\n", kind, locale, skeleton, NULL);
  Cached *cached = g_hash_table_lookup (get_cache (), key);

  if (cached == NULL)
    {
      cached = g_new0 (Cached, 1);
      cached->handle = open (locale, skeleton);
      cached->close = close;
      g_hash_table_insert (get_cache (), g_steal_pointer (&key), cached);
    }
  return cached->handle;
}

static gpointer
open_number_formatter (const char *locale,
                       const char *skeleton)
{
  UChar wide[PATTERN_LENGTH];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8 (wide, PATTERN_LENGTH, &length, skeleton, -1, &status);
  return unumf_openForSkeletonAndLocale (wide, length, locale, &status);
}

/* The best pattern of @locale for the fields of @skeleton; 0 when there is none. */
static int32_t
find_pattern (const char *locale,
              const char *skeleton,
              UChar      *pattern)
{
  UDateTimePatternGenerator *generator;
  UChar wide[PATTERN_LENGTH];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;

  generator = udatpg_open (locale, &status);
  u_strFromUTF8 (wide, PATTERN_LENGTH, &length, skeleton, -1, &status);
  length = udatpg_getBestPattern (generator, wide, length, pattern, PATTERN_LENGTH, &status);
  udatpg_close (generator);
  return U_SUCCESS (status) && length < PATTERN_LENGTH ? length : 0;
}

/* Instants are turned into wall time by the computer's zone data before they
 * come here, because ICU's own zone data may be older: hence UTC. */
static gpointer
open_date_formatter (const char *locale,
                     const char *skeleton)
{
  UChar pattern[PATTERN_LENGTH];
  int32_t length = find_pattern (locale, skeleton, pattern);
  UErrorCode status = U_ZERO_ERROR;

  return length > 0 ? udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, pattern, length, &status) : NULL;
}

/* British usage writes "Mon 8 Feb" where CLDR has "Mon, 8 Feb". Only patterns
 * that go on with a day without a point are changed: others want the comma. */
static gpointer
open_date_formatter_without_comma (const char *locale,
                                   const char *skeleton)
{
  static const UChar with_comma[] = u", d M";
  UChar pattern[PATTERN_LENGTH];
  int32_t length = find_pattern (locale, skeleton, pattern);
  int32_t n_day = 0;
  UErrorCode status = U_ZERO_ERROR;

  while (n_day < length && pattern[n_day] == u'E')
    n_day++;
  if (n_day > 0 && length - n_day > u_strlen (with_comma) &&
      u_strncmp (pattern + n_day, with_comma, u_strlen (with_comma)) == 0)
    {
      length--;
      memmove (pattern + n_day, pattern + n_day + 1, (gsize) (length - n_day) * sizeof (UChar));
    }
  return length > 0 ? udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, pattern, length, &status) : NULL;
}

static gpointer
open_interval_formatter (const char *locale,
                         const char *skeleton)
{
  UChar wide[PATTERN_LENGTH];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8 (wide, PATTERN_LENGTH, &length, skeleton, -1, &status);
  return udtitvfmt_open (locale, wide, length, u"UTC", -1, &status);
}

static gpointer
open_collator (const char *locale,
               const char *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;

  return ucol_open (locale, &status);
}

UNumberFormatter *
dia_format_get_number_formatter (const char *skeleton)
{
  return look_up_or_open ("number", skeleton, open_number_formatter, (GDestroyNotify) unumf_close);
}

UDateFormat *
dia_format_get_date_formatter (const char *skeleton,
                               gboolean    drop_comma)
{
  return look_up_or_open (drop_comma ? "day" : "date", skeleton,
                          drop_comma ? open_date_formatter_without_comma : open_date_formatter,
                          (GDestroyNotify) udat_close);
}

UDateIntervalFormat *
dia_format_get_interval_formatter (const char *skeleton)
{
  return look_up_or_open ("interval", skeleton, open_interval_formatter, (GDestroyNotify) udtitvfmt_close);
}

UCollator *
dia_format_get_collator (void)
{
  return look_up_or_open ("collator", "", open_collator, (GDestroyNotify) ucol_close);
}
