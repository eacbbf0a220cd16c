/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-measure.h"

#include <string.h>

#define LONG_WORD 6
#define POLYSYLLABIC 3

static gboolean
is_vowel (gunichar letter)
{
  return letter < 0x180 && g_utf8_strchr ("aeiouyàâäáãåéèêëîïìíôöòóõùûüúœæÿ", -1, letter) != NULL;
}

static gboolean
is_one_of (gunichar    letter,
           const char *letters)
{
  return letter != 0 && g_utf8_strchr (letters, -1, letter) != NULL;
}

/* Whether a vowel after a vowel begins a syllable of its own: thé-âtre, na-ïf,
 * vo-yage. */
static gboolean
begins_in_french (gunichar before,
                  gunichar letter,
                  gunichar after)
{
  if (is_one_of (letter, "ïëüÿ"))
    return TRUE;
  if (before == 0x00E9 /* é */)
    return is_one_of (letter, "aâoôiué");

  return letter == 'y' && is_vowel (after) && before != 'y';
}

static guint
count_french (const gunichar *letters,
              glong           n)
{
  guint count = 0;

  for (glong i = 0; i < n; i++)
    if (is_vowel (letters[i]) && (i == 0 || !is_vowel (letters[i - 1]) ||
                                  begins_in_french (letters[i - 1], letters[i], i + 1 < n ? letters[i + 1] : 0)))
      count++;
  /* The mute e at the end, in the plural too: gran-d(e), pomm(es). */
  if (count > 1 && n > 2 && letters[n - 1] == 's' && letters[n - 2] == 'e' && !is_vowel (letters[n - 3]))
    count--;
  else if (count > 1 && n > 1 && letters[n - 1] == 'e' && !is_vowel (letters[n - 2]))
    count--;

  return count;
}

/* The endings that are written with a vowel and said without one. */
static gboolean
ends_mute_in_english (const gunichar *letters,
                      glong           n)
{
  gunichar last = n > 0 ? letters[n - 1] : 0;
  gunichar third = n > 2 ? letters[n - 3] : 0;

  if (n < 3)
    return FALSE;
  if (last == 'e')
    return !is_vowel (letters[n - 2]) && !(letters[n - 2] == 'l' && !is_vowel (third));
  if (letters[n - 2] != 'e' || is_vowel (third))
    return FALSE;
  if (last == 'd')
    return third != 't' && third != 'd';

  return last == 's' && !is_one_of (third, "sxzcg") && !(third == 'h' && n > 3 && is_one_of (letters[n - 4], "cs")) &&
         !(third == 'l' && n > 3 && !is_vowel (letters[n - 4]));
}

/* ra-di-o and me-di-a, but na-tion and spe-cial; cre-ate, flu-ent. */
static gboolean
begins_in_english (const gunichar *letters,
                   glong           i)
{
  gunichar before = letters[i - 1];
  gunichar earlier = i > 1 ? letters[i - 2] : 0;

  if (before == 'i' && is_one_of (letters[i], "aou"))
    return !is_one_of (earlier, "tscgx") && !is_vowel (earlier);
  if (before == 'e' && letters[i] == 'o')
    return TRUE;
  if (before == 'u' && is_one_of (letters[i], "aeo"))
    return !is_one_of (earlier, "qg") && !is_vowel (earlier);

  return before == 'y' && letters[i] == 'i';
}

static guint
count_english (const gunichar *letters,
               glong           n)
{
  guint count = 0;

  for (glong i = 0; i < n; i++)
    if (is_vowel (letters[i]) && !(i == 0 && letters[i] == 'y' && n > 1 && is_vowel (letters[1])) &&
        (i == 0 || !is_vowel (letters[i - 1]) || (i == 1 && letters[0] == 'y') || begins_in_english (letters, i)))
      count++;
  if (count > 1 && ends_mute_in_english (letters, n))
    count--;

  return count;
}

guint
dia_voice_count_syllables (const char *word,
                           gsize       length,
                           const char *language)
{
  g_autofree char *lower = g_utf8_strdown (word, length);
  glong n = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (lower, -1, &n);
  guint count = g_str_has_prefix (language, "fr") ? count_french (letters, n) : count_english (letters, n);

  return MAX (count, 1);
}

static void
measure_word (DiaVoiceMeasure *measure,
              const char      *word,
              gsize            length,
              const char      *language)
{
  guint letters = 0, syllables;

  for (const char *at = word; at < word + length; at = g_utf8_next_char (at))
    letters += g_unichar_isalnum (g_utf8_get_char (at));
  syllables = dia_voice_count_syllables (word, length, language);
  measure->characters += letters;
  measure->words++;
  measure->syllables += syllables;
  measure->long_words += letters > LONG_WORD;
  measure->polysyllabic_words += syllables >= POLYSYLLABIC;
}

void
dia_voice_measure (const DiaVoiceText *text,
                   const char         *language,
                   DiaVoiceMeasure    *measure)
{
  *measure = (DiaVoiceMeasure) { .sentences = text->sentences->len, .paragraphs = text->paragraphs->len };
  for (guint i = 0; i < text->words->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (text->words, DiaVoiceSpan, i);

      measure_word (measure, text->text + span->start, span->end - span->start, language);
    }
}
