/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-finding.h"

#include "dia-text-measure.h"

#include <string.h>

static const char *const level_names[] = {
  [DIA_VOICE_LEVEL_SUGGESTION] = "suggestion",
  [DIA_VOICE_LEVEL_WARNING] = "warning",
  [DIA_VOICE_LEVEL_ERROR] = "error",
};

/* A walk over the text that only goes forward, from one grapheme to the next. */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       byte;
  gsize       grapheme;
  gsize       line_start;   /* in graphemes */
  guint       line;
} Walk;

void
dia_voice_finding_free (DiaVoiceFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->message);
  g_free (self->link);
  g_free (self->match);
  g_strfreev (self->fixes);
  g_free (self);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const DiaVoiceFinding *one = *(DiaVoiceFinding *const *) a;
  const DiaVoiceFinding *other = *(DiaVoiceFinding *const *) b;

  if (one->byte_start != other->byte_start)
    return one->byte_start < other->byte_start ? -1 : 1;
  if (one->byte_end != other->byte_end)
    return one->byte_end < other->byte_end ? -1 : 1;

  return strcmp (one->rule, other->rule);
}

static void
walk_to (Walk  *walk,
         gsize  byte)
{
  while (walk->byte < byte)
    {
      gsize next = dia_text_next_grapheme (walk->text, walk->length, walk->byte);
      gboolean ends_line = walk->text[next - 1] == '\n';

      /* A place within a grapheme belongs to the grapheme. */
      if (next > byte)
        return;
      walk->byte = next;
      walk->grapheme++;
      if (ends_line)
        {
          walk->line++;
          walk->line_start = walk->grapheme;
        }
    }
}

/* How many graphemes hold the bytes from @walk's place to @end. */
static gsize
count_to (const Walk *walk,
          gsize       end)
{
  gsize n = 0;

  for (gsize byte = walk->byte; byte < end; n++)
    byte = dia_text_next_grapheme (walk->text, walk->length, byte);

  return n;
}

void
dia_voice_findings_place (GPtrArray  *findings,
                          const char *text)
{
  Walk walk = { .text = text, .length = strlen (text), .line = 1 };

  g_ptr_array_sort (findings, compare_findings);
  for (guint i = 0; i < findings->len; i++)
    {
      DiaVoiceFinding *finding = findings->pdata[i];

      walk_to (&walk, finding->byte_start);
      finding->grapheme_start = walk.grapheme;
      finding->grapheme_end = walk.grapheme + count_to (&walk, finding->byte_end);
      finding->line = walk.line;
      finding->column = walk.grapheme - walk.line_start + 1;
    }
}

const char *
dia_voice_level_get_name (DiaVoiceLevel level)
{
  return level_names[level];
}

gboolean
dia_voice_level_from_name (const char    *name,
                           DiaVoiceLevel *level)
{
  for (guint i = 0; i < G_N_ELEMENTS (level_names); i++)
    if (g_strcmp0 (name, level_names[i]) == 0)
      {
        *level = i;
        return TRUE;
      }

  return FALSE;
}
