/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-lookbehind.h"
#include "dia-voice-pattern.h"

#include <string.h>

/* "start-end" of each match, with its group. */
static char *
find (const char           *source,
      DiaVoicePatternFlags  flags,
      const char           *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaVoicePattern) pattern = dia_voice_pattern_new (source, flags, &error);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (dia_voice_pattern_find (pattern, text, strlen (text), spans, &error));
  for (guint i = 0; i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);

      g_string_append_printf (told, "%s%u-%u", i > 0 ? " " : "", (guint) span->start, (guint) span->end);
      if (span->group > 0)
        g_string_append_printf (told, "(%u:%u-%u)", span->group, (guint) span->group_start, (guint) span->group_end);
    }

  return g_string_free (told, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char           *source;
    DiaVoicePatternFlags  flags;
    const char           *text;
    const char           *found;
  } cases[] = {
    { "a", DIA_VOICE_PATTERN_PLAIN, "banana", "1-2 3-4 5-6" },
    { "É", DIA_VOICE_PATTERN_IGNORE_CASE, "été", "0-2 3-5" },
    { "\\bété\\b", DIA_VOICE_PATTERN_PLAIN, "l’été, étés", "4-9" },
    { "(?:(a)|(b))", DIA_VOICE_PATTERN_PLAIN, "ab", "0-1(1:0-1) 1-2(2:1-2)" },
    { "^b", DIA_VOICE_PATTERN_PLAIN, "a\nb", "" },
    { "^b", DIA_VOICE_PATTERN_LINES, "a\nb", "2-3" },
    { "(?<!:[^ ]+?):\\s[A-Z]", DIA_VOICE_PATTERN_PLAIN, "a: B :x: C", "1-4" },
    { "(?P<x>a)", DIA_VOICE_PATTERN_PLAIN, "a", "0-1(1:0-1)" },
    { "x*", DIA_VOICE_PATTERN_PLAIN, "ax", "0-0 1-2 2-2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (cases[i].source, cases[i].flags, cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_invalid (void)
{
  static const char *const sources[] = { "(", "[a", "a{2,1}", "(?<!(a+)b", "\\", "*a" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dia_voice_pattern_new (sources[i], DIA_VOICE_PATTERN_PLAIN, &error));
      g_assert_error (error, DIA_VOICE_PATTERN_ERROR, DIA_VOICE_PATTERN_ERROR_INVALID);
      g_assert_null (strstr (error->message, "LIMIT"));
    }
}

/* What doubles its work with each letter is refused before it meets a text. */
static void
test_slow (void)
{
  static const char *const sources[] = {
    "(a+)+$", "(?:x+x+)+y", "(?:\\w+\\s?)+:", "(?:a|aa)+b", "(?:[a-z]+)*\\d", "(.*)*é", "(?:z|z)*q", "(?:\\w*\\w*)*!\\d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GError) error = NULL;

      if (dia_voice_pattern_new (sources[i], DIA_VOICE_PATTERN_PLAIN, &error) != NULL)
        g_error ("%s was taken", sources[i]);
      g_assert_error (error, DIA_VOICE_PATTERN_ERROR, DIA_VOICE_PATTERN_ERROR_SLOW);
    }
}

/* A word that no probe has, so that only a text shows it. */
static void
test_slow_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaVoicePattern) pattern = dia_voice_pattern_new ("(?:(?:ba)+|(?:baba)+)+c", DIA_VOICE_PATTERN_PLAIN, &error);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "ba");
  g_string_append (text, " c");
  g_assert_false (dia_voice_pattern_find (pattern, text->str, text->len, spans, &error));
  g_assert_error (error, DIA_VOICE_PATTERN_ERROR, DIA_VOICE_PATTERN_ERROR_SLOW);
}

/* An expression cannot raise the limits that stand before it. */
static void
test_limits_hold (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_voice_pattern_new ("(*LIMIT_MATCH=4000000000)(a+)+$", DIA_VOICE_PATTERN_PLAIN, &error));
  g_assert_nonnull (error);
}

static void
test_replace (void)
{
  static const char *const cases[][4] = {
    { "(\\w+) (\\w+)", "$2 $1", "un deux", "deux un" },
    { "(a)b", "${1}c\\1", "ab", "ac\\1" },
    { "^ ?", " ", "!", " !" },
    { "z", "x", "ab", "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaVoicePattern) pattern = dia_voice_pattern_new (cases[i][0], DIA_VOICE_PATTERN_PLAIN, NULL);
      g_autofree char *replaced = dia_voice_pattern_replace (pattern, cases[i][2], cases[i][1]);

      g_assert_cmpstr (replaced, ==, cases[i][3]);
    }
}

static void
test_lookbehinds (void)
{
  static const char *const untouched[] = { "a", "(?<!ab)c", "(?<=\\()x", "(?<!(a+))b", "(?<!a+b+)c", "\\(?<!a+)", "(?<!a{2,3})b" };

  for (guint i = 0; i < G_N_ELEMENTS (untouched); i++)
    {
      g_autofree char *unfolded = dia_voice_lookbehind_unfold (untouched[i]);

      g_assert_cmpstr (unfolded, ==, untouched[i]);
    }
  {
    g_autofree char *unfolded = dia_voice_lookbehind_unfold ("(?<![é)]+?x)y");

    g_assert_true (g_str_has_prefix (unfolded, "(?<![é)]{1}x|[é)]{2}x|"));
    g_assert_true (g_str_has_suffix (unfolded, "[é)]{32}x)y"));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice-pattern/find", test_find);
  g_test_add_func ("/voice/voice-pattern/invalid", test_invalid);
  g_test_add_func ("/voice/voice-pattern/slow", test_slow);
  g_test_add_func ("/voice/voice-pattern/slow-text", test_slow_text);
  g_test_add_func ("/voice/voice-pattern/limits-hold", test_limits_hold);
  g_test_add_func ("/voice/voice-pattern/replace", test_replace);
  g_test_add_func ("/voice/voice-pattern/lookbehinds", test_lookbehinds);

  return g_test_run ();
}
