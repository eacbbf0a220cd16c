/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One word rather than another. */

#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One line of “swap”. */
typedef struct
{
  const char      *words;     /* what should not be there: of the YAML file while it is read */
  guint            line;
  char            *instead;   /* (owned): alternatives are parted by "|" */
  DiaVoicePattern *groups;    /* (owned) (nullable): @words by itself when @instead names its groups */
  DiaVoicePattern *same;      /* (owned) (nullable): @instead as an expression, where it is one */
} Swap;

typedef struct
{
  DiaVoicePattern *pattern;
  GArray          *swaps;      /* (element-type Swap): the longest first, as the groups of @pattern */
  gboolean         capitalize;
  gboolean         replaces;   /* the message names the fixes, which are quoted already */
} Substitution;

static void
clear_swap (Swap *self)
{
  g_free (self->instead);
  dia_voice_pattern_free (self->groups);
  dia_voice_pattern_free (self->same);
}

static void
free_substitution (gpointer data)
{
  Substitution *self = data;

  dia_voice_pattern_free (self->pattern);
  g_array_unref (self->swaps);
  g_free (self);
}

static int
compare_swaps (gconstpointer a,
               gconstpointer b)
{
  const Swap *one = a;
  const Swap *other = b;
  int difference = (int) strlen (other->words) - (int) strlen (one->words);

  return difference != 0 ? difference : strcmp (one->words, other->words);
}

/* How long the name of a group is, "?P<name>" or "?<name>"; 0 for what is no group
 * with a name. */
static gsize
measure_group_name (const char *text)
{
  const char *at = g_str_has_prefix (text, "?P<") ? text + 3 : g_str_has_prefix (text, "?<") ? text + 2 : NULL;
  const char *end = at != NULL ? strchr (at, '>') : NULL;

  return end != NULL && g_ascii_isalpha (*at) ? (gsize) (end + 1 - text) : 0;
}

/* The groups of the whole pattern number the swaps, so that those of one do not
 * count: "(a|b)" becomes "(?:a|b)". */
static void
append_ungrouped (GString    *source,
                  const char *words)
{
  gboolean in_class = FALSE;

  for (const char *at = words; *at != '\0'; at++)
    {
      g_string_append_c (source, *at);
      if (at[0] == '\\' && at[1] != '\0')
        g_string_append_c (source, *++at);
      else if (*at == '[')
        in_class = TRUE;
      else if (*at == ']')
        in_class = FALSE;
      else if (*at == '(' && !in_class && (at[1] != '?' || measure_group_name (at + 1) > 0))
        {
          g_string_append (source, "?:");
          at += measure_group_name (at + 1);
        }
    }
}

static gboolean
names_groups (const char *text)
{
  const char *at = strchr (text, '$');

  return at != NULL && (g_ascii_isdigit (at[1]) || at[1] == '{');
}

static gboolean
load_swap (DiaVoiceLoading  *loading,
           Substitution     *self,
           gboolean          ignore_case,
           Swap             *swap,
           GError          **error)
{
  DiaVoicePatternFlags flags = ignore_case ? DIA_VOICE_PATTERN_IGNORE_CASE : DIA_VOICE_PATTERN_PLAIN;

  if (names_groups (swap->instead))
    {
      swap->groups = dia_voice_loading_compile (loading, swap->words, flags, swap->line, error);
      return swap->groups != NULL;
    }
  /* A wished form that is an expression, such as "e-mails?", covers several. */
  if (strpbrk (swap->instead, "?*+[(\\^") != NULL && strchr (swap->instead, ' ') == NULL)
    {
      g_autofree char *source = g_strdup_printf ("^(?:%s)$", swap->instead);

      swap->same = dia_voice_pattern_new (source, DIA_VOICE_PATTERN_PLAIN, NULL);
    }

  return TRUE;
}

static gboolean
read_swaps (DiaVoiceLoading  *loading,
            Substitution     *self,
            GError          **error)
{
  const DiaYaml *map = dia_yaml_get (loading->yaml, "swap");

  for (guint i = 0; map != NULL && map->kind == DIA_YAML_MAP && i + 1 < map->items->len; i += 2)
    {
      const DiaYaml *words = map->items->pdata[i];
      const DiaYaml *instead = map->items->pdata[i + 1];
      Swap swap = { words->text, words->line, NULL, NULL, NULL };

      if (words->text == NULL || instead->text == NULL || words->text[0] == '\0')
        {
          dia_voice_loading_fail (loading, words->line, _("“swap” has a text, and a text instead."), error);
          return FALSE;
        }
      swap.instead = g_strdup (instead->text);
      g_array_append_val (self->swaps, swap);
    }
  if (map != NULL && map->kind != DIA_YAML_MAP)
    {
      dia_voice_loading_fail (loading, map->line, _("“swap” has a text, and a text instead."), error);
      return FALSE;
    }
  g_array_sort (self->swaps, compare_swaps);

  return TRUE;
}

/* Whether the swap is an expression by itself; told with its own line, which that
 * of the whole would hide. */
static gboolean
compile_all (DiaVoiceLoading  *loading,
             Substitution     *self,
             gboolean          ignore_case,
             gboolean          nonword,
             GError          **error)
{
  DiaVoicePatternFlags flags = DIA_VOICE_PATTERN_LINES | (ignore_case ? DIA_VOICE_PATTERN_IGNORE_CASE : 0);
  g_autoptr (GString) source = g_string_new (nonword ? "(?:" : "\\b(?:");
  g_autoptr (GError) why = NULL;
  const DiaYaml *map = dia_yaml_get (loading->yaml, "swap");

  for (guint i = 0; i < self->swaps->len; i++)
    {
      g_string_append (source, i > 0 ? "|(" : "(");
      append_ungrouped (source, g_array_index (self->swaps, Swap, i).words);
      g_string_append_c (source, ')');
    }
  g_string_append (source, nonword ? ")" : ")\\b");
  self->pattern = dia_voice_loading_compile (loading, source->str, flags, map->line, &why);
  for (guint i = 0; self->pattern == NULL && i < self->swaps->len; i++)
    {
      const Swap *swap = &g_array_index (self->swaps, Swap, i);
      g_autoptr (DiaVoicePattern) alone = dia_voice_loading_compile (loading, swap->words, flags, swap->line, error);

      if (alone == NULL)
        return FALSE;
    }
  if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));

  return self->pattern != NULL;
}

static gboolean
load_substitution (DiaVoiceLoading  *loading,
                   GError          **error)
{
  Substitution *self = g_new0 (Substitution, 1);
  gboolean ignore_case, nonword;

  self->swaps = g_array_new (FALSE, FALSE, sizeof (Swap));
  g_array_set_clear_func (self->swaps, (GDestroyNotify) clear_swap);
  loading->rule->data = self;
  self->replaces = loading->rule->action.kind == DIA_VOICE_ACTION_REPLACE && loading->rule->action.parameters == NULL;
  if (!dia_voice_loading_get_flag (loading, "ignorecase", FALSE, &ignore_case, error) ||
      !dia_voice_loading_get_flag (loading, "nonword", FALSE, &nonword, error) ||
      !dia_voice_loading_get_flag (loading, "capitalize", FALSE, &self->capitalize, error) ||
      !dia_voice_loading_read_exceptions (loading, error) || !read_swaps (loading, self, error))
    return FALSE;
  for (guint i = 0; i < self->swaps->len; i++)
    if (!load_swap (loading, self, ignore_case, &g_array_index (self->swaps, Swap, i), error))
      return FALSE;

  return self->swaps->len == 0 || compile_all (loading, self, ignore_case, nonword, error);
}

static char *
capitalize (const char *text)
{
  g_autofree char *first = NULL;

  if (text[0] == '\0')
    return g_strdup ("");
  first = g_utf8_strup (text, g_utf8_next_char (text) - text);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* Each alternative, with a capital where the match has one. */
static char **
dup_alternatives (const Substitution *self,
                  const Swap         *swap,
                  const char         *match)
{
  g_autofree char *instead = swap->groups != NULL ? dia_voice_pattern_replace (swap->groups, match, swap->instead)
                                                  : g_strdup (swap->instead);
  char **texts = g_strsplit (instead, "|", -1);
  g_autofree char *capital = capitalize (match);

  for (guint i = 0; self->capitalize && g_str_equal (capital, match) && texts[i] != NULL; i++)
    {
      char *text = capitalize (texts[i]);

      g_free (texts[i]);
      texts[i] = text;
    }

  return texts;
}

/* For "Use '%s' instead of '%s'": of several words each is quoted by itself. A rule
 * without a fix says what it has, as Vale does. */
static char *
quote_words (const Substitution *self,
             const DiaVoiceRule *rule,
             char              **fixes)
{
  g_autofree char *list = NULL;

  if (!self->replaces || g_strv_length (fixes) < 2)
    return g_strjoinv ("|", fixes);
  list = dia_voice_run_list ((const char *const *) fixes);

  return g_strndup (list + 1, strlen (list) - 2);
}

static void
add_swap (DiaVoiceRun        *run,
          const DiaVoiceRule *rule,
          const DiaVoiceSpan *span)
{
  const Substitution *self = rule->data;
  const Swap *swap = &g_array_index (self->swaps, Swap, span->group - 1);
  g_autofree char *match = dia_voice_run_dup (run, span->group_start, span->group_end);
  g_auto (GStrv) fixes = dup_alternatives (self, swap, match);
  g_autofree char *wished = quote_words (self, rule, fixes);
  const char *const words[] = { wished, match, NULL };

  if (g_strv_contains ((const char *const *) fixes, match) || dia_voice_run_excepts (rule, match) ||
      (swap->same != NULL && dia_voice_pattern_matches (swap->same, match, strlen (match))))
    return;
  /* An expression is a wish, not a word to put in. */
  dia_voice_run_add (run, rule, (DiaVoiceStretch) { span->group_start, span->group_end }, words,
                     self->replaces && swap->same == NULL && fixes[0] != NULL ? g_steal_pointer (&fixes) : NULL);
}

static gboolean
check_substitution (const DiaVoiceRule  *rule,
                    DiaVoiceRun         *run,
                    DiaVoiceStretch      stretch,
                    GError             **error)
{
  const Substitution *self = rule->data;
  const GArray *spans;

  if (self->pattern == NULL)
    return TRUE;
  spans = dia_voice_run_find (run, rule, self->pattern, stretch, error);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    if (g_array_index (spans, DiaVoiceSpan, i).group - 1 < self->swaps->len)
      add_swap (run, rule, &g_array_index (spans, DiaVoiceSpan, i));

  return spans != NULL;
}

const DiaVoicePoint dia_voice_substitution = {
  "substitution", load_substitution, check_substitution, free_substitution,
};
