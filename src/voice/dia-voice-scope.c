/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-scope.h"

#include <string.h>

typedef struct
{
  const char   *name;
  DiaVoiceUnit  unit;
} Scope;

static const Scope known[] = {
  { "text", DIA_VOICE_UNIT_TEXT },
  { "raw", DIA_VOICE_UNIT_TEXT },
  { "summary", DIA_VOICE_UNIT_TEXT },
  { "paragraph", DIA_VOICE_UNIT_PARAGRAPH },
  { "sentence", DIA_VOICE_UNIT_SENTENCE },
  { "alt", DIA_VOICE_UNIT_NONE },
  { "blockquote", DIA_VOICE_UNIT_NONE },
  { "code", DIA_VOICE_UNIT_NONE },
  { "comment", DIA_VOICE_UNIT_NONE },
  { "emphasis", DIA_VOICE_UNIT_NONE },
  { "figure", DIA_VOICE_UNIT_NONE },
  { "heading", DIA_VOICE_UNIT_NONE },
  { "link", DIA_VOICE_UNIT_NONE },
  { "list", DIA_VOICE_UNIT_NONE },
  { "meta", DIA_VOICE_UNIT_NONE },
  { "pre", DIA_VOICE_UNIT_NONE },
  { "strong", DIA_VOICE_UNIT_NONE },
  { "table", DIA_VOICE_UNIT_NONE },
  { "title", DIA_VOICE_UNIT_NONE },
};

/* One name, "heading.h1" or "~heading". */
static gboolean
read_name (const char   *text,
           DiaVoiceUnit *unit,
           gboolean     *raw)
{
  gboolean negated = text[0] == '~';
  g_auto (GStrv) parts = g_strsplit (text + negated, ".", -1);

  for (guint i = 0; parts[0] != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (parts[0], known[i].name))
      {
        *unit = known[i].unit;
        *raw = *raw || g_str_equal (parts[0], "raw");
        /* Comments of programs, and the like: parts of a text that a post has not. */
        if (parts[1] != NULL && g_strv_contains ((const char *[]) { "comment", "frontmatter", NULL }, parts[1]))
          *unit = DIA_VOICE_UNIT_NONE;
        if (negated)
          *unit = *unit == DIA_VOICE_UNIT_NONE ? DIA_VOICE_UNIT_TEXT : DIA_VOICE_UNIT_NONE;
        return TRUE;
      }

  return FALSE;
}

/* Names that all must hold: the smallest of them. */
static gboolean
read_selector (const char   *text,
               DiaVoiceUnit *unit,
               gboolean     *raw)
{
  g_auto (GStrv) names = g_strsplit (text, "&", -1);

  *unit = DIA_VOICE_UNIT_TEXT;
  for (guint i = 0; names[i] != NULL; i++)
    {
      DiaVoiceUnit one;

      if (!read_name (g_strstrip (names[i]), &one, raw))
        return FALSE;
      *unit = MIN (*unit, one);
    }

  return TRUE;
}

gboolean
dia_voice_scope_read (const GPtrArray *scopes,
                      DiaVoiceUnit    *unit,
                      gboolean        *raw,
                      guint           *line)
{
  *unit = scopes->len > 0 ? DIA_VOICE_UNIT_NONE : DIA_VOICE_UNIT_TEXT;
  *raw = FALSE;
  for (guint i = 0; i < scopes->len; i++)
    {
      const DiaYaml *scope = scopes->pdata[i];
      DiaVoiceUnit one;

      if (!read_selector (scope->text, &one, raw))
        {
          *line = scope->line;
          return FALSE;
        }
      *unit = MAX (*unit, one);
    }

  return TRUE;
}
