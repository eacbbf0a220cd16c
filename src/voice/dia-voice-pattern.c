/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-pattern.h"

#include "dia-voice-lookbehind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* PCRE2 stops here (pcre2pattern(3), "Setting match resource limits"): some tens of
 * milliseconds at worst, and far more than an honest pattern takes for a post. A
 * pattern's own settings can only lower them. */
#define LIMITS "(*LIMIT_MATCH=1000000)(*LIMIT_DEPTH=20000)(*LIMIT_HEAP=16384)"

/* How long a run chokes a pattern of exponential or cubic cost, and how many of
 * its letters are tried. */
#define PROBE_RUN 300
#define PROBE_MAX 12

#define MAX_SOURCE (256 * 1024)

struct _DiaVoicePattern
{
  GRegex *regex;
};

G_DEFINE_QUARK (dia-voice-pattern-error-quark, dia_voice_pattern_error)

static gboolean
tell_slow (GError **error)
{
  g_set_error_literal (error, DIA_VOICE_PATTERN_ERROR, DIA_VOICE_PATTERN_ERROR_SLOW,
                       _("this expression takes far too long on some texts: say it without repetitions inside repetitions."));

  return FALSE;
}

/* Each sign of the expression once: without the letters that it wants somewhere in
 * a text PCRE2 would not even try. */
static char *
collect_signs (const char *source)
{
  GString *signs = g_string_new (NULL);

  for (const char *at = source; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isgraph (g_utf8_get_char (at)) && g_utf8_strchr (signs->str, signs->len, g_utf8_get_char (at)) == NULL)
      g_string_append_unichar (signs, g_utf8_get_char (at));

  return g_string_free (signs, FALSE);
}

/* A run of one letter, or of letters in turn, and an end that fits nothing. */
static gboolean
probe_run (const DiaVoicePattern  *self,
           const char             *unit,
           const char             *signs,
           GError                **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));

  for (guint i = 0; i < PROBE_RUN; i++)
    g_string_append (text, unit);
  g_string_append (text, "\x01\n");
  g_string_append (text, signs);

  return dia_voice_pattern_find (self, text->str, text->len, spans, error);
}

static gboolean
probe_pattern (const DiaVoicePattern  *self,
               const char             *source,
               GError                **error)
{
  static const char *const usual[] = { "a", "A", "0", " ", "a ", "A0", "é’" };
  g_autofree char *signs = collect_signs (source);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (!probe_run (self, usual[i], signs, error))
      return FALSE;
  for (const char *at = signs; *at != '\0' && n < PROBE_MAX; at = g_utf8_next_char (at))
    if (strchr ("()[]\\?+*|{}aA0", *at) == NULL)
      {
        g_autofree char *unit = g_strndup (at, g_utf8_next_char (at) - at);

        if (!probe_run (self, unit, signs, error))
          return FALSE;
        n++;
      }

  return TRUE;
}

/* GLib’s message repeats all of the expression, with what we put before it. */
static void
tell_invalid (const char  *message,
              GError     **error)
{
  const char *colon = strrchr (message, ':');

  g_set_error (error, DIA_VOICE_PATTERN_ERROR, DIA_VOICE_PATTERN_ERROR_INVALID, _("this is no regular expression: %s"),
               colon != NULL ? colon + 2 : message);
}

DiaVoicePattern *
dia_voice_pattern_new (const char            *source,
                       DiaVoicePatternFlags   flags,
                       GError               **error)
{
  g_autoptr (DiaVoicePattern) self = NULL;
  g_autoptr (GError) why = NULL;
  g_autofree char *unfolded = NULL;
  g_autofree char *full = NULL;
  GRegexCompileFlags compile = G_REGEX_OPTIMIZE | G_REGEX_NEWLINE_ANYCRLF;

  g_return_val_if_fail (source != NULL, NULL);

  if (strlen (source) > MAX_SOURCE)
    {
      g_set_error_literal (error, DIA_VOICE_PATTERN_ERROR, DIA_VOICE_PATTERN_ERROR_INVALID, _("this expression is too long."));
      return NULL;
    }
  if (flags & DIA_VOICE_PATTERN_IGNORE_CASE)
    compile |= G_REGEX_CASELESS;
  if (flags & DIA_VOICE_PATTERN_LINES)
    compile |= G_REGEX_MULTILINE;
  unfolded = dia_voice_lookbehind_unfold (source);
  full = g_strconcat (LIMITS "(?:", unfolded, ")", NULL);
  self = g_new0 (DiaVoicePattern, 1);
  self->regex = g_regex_new (full, compile, 0, &why);
  if (self->regex == NULL)
    {
      tell_invalid (why->message, error);
      return NULL;
    }

  return probe_pattern (self, source, error) ? g_steal_pointer (&self) : NULL;
}

void
dia_voice_pattern_free (DiaVoicePattern *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

static DiaVoiceSpan
read_span (const GMatchInfo *match)
{
  DiaVoiceSpan span = { 0 };
  int start, end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  span.start = start;
  span.end = end;
  for (int i = 1; i < g_match_info_get_match_count (match) && span.group == 0; i++)
    if (g_match_info_fetch_pos (match, i, &start, &end) && start >= 0)
      {
        span.group = i;
        span.group_start = start;
        span.group_end = end;
      }

  return span;
}

gboolean
dia_voice_pattern_find (const DiaVoicePattern  *self,
                        const char             *text,
                        gsize                   length,
                        GArray                 *spans,
                        GError                **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) why = NULL;
  gboolean more = g_regex_match_full (self->regex, text, length, 0, 0, &match, &why);

  while (more)
    {
      DiaVoiceSpan span = read_span (match);

      g_array_append_val (spans, span);
      more = g_match_info_next (match, &why);
    }

  return why == NULL || tell_slow (error);
}

gboolean
dia_voice_pattern_matches (const DiaVoicePattern *self,
                           const char            *text,
                           gsize                  length)
{
  return g_regex_match_full (self->regex, text, length, 0, 0, NULL, NULL);
}

/* GRegex has \g<1> for Go's $1 and ${1}, and its escapes are not wanted. */
static char *
translate_replacement (const char *replacement)
{
  GString *out = g_string_new (NULL);

  for (const char *at = replacement; *at != '\0'; at++)
    if (*at == '\\')
      g_string_append (out, "\\\\");
    else if (*at == '$' && g_ascii_isdigit (at[1]))
      g_string_append_printf (out, "\\g<%c>", *++at);
    else if (*at == '$' && at[1] == '{' && g_ascii_isdigit (at[2]) && at[3] == '}')
      {
        g_string_append_printf (out, "\\g<%c>", at[2]);
        at += 3;
      }
    else
      g_string_append_c (out, *at);

  return g_string_free (out, FALSE);
}

char *
dia_voice_pattern_replace (const DiaVoicePattern *self,
                           const char            *text,
                           const char            *replacement)
{
  g_autofree char *translated = translate_replacement (replacement);
  char *replaced = g_regex_replace (self->regex, text, -1, 0, translated, 0, NULL);

  return replaced != NULL ? replaced : g_strdup (text);
}
