/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-story-line.h"

#include "dia-format.h"

static gboolean
is_trouble (const DiaJournalEntry *entry)
{
  if (entry->step == DIA_STEP_LOOK)
    return entry->outcome != DIA_OUTCOME_DONE && entry->outcome != DIA_OUTCOME_ABSENT;

  return entry->outcome == DIA_OUTCOME_REFUSED;
}

static void
take_line (GPtrArray  *lines,
           DiaInstant  at,
           char       *sentence,   /* (transfer full) */
           gboolean    trouble)
{
  DiaStoryLine *line = g_new0 (DiaStoryLine, 1);

  line->at = at;
  line->sentence = sentence;
  line->trouble = trouble;
  g_ptr_array_add (lines, line);
}

void
dia_story_line_free (DiaStoryLine *self)
{
  g_free (self->sentence);
  g_free (self);
}

GPtrArray *
dia_story_tell (GPtrArray *journal)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_story_line_free);

  for (guint i = 0; i < journal->len; i++)
    {
      const DiaJournalEntry *entry = g_ptr_array_index (journal, i);
      char *answer = dia_journal_entry_dup_answer (entry);
      gboolean looked = entry->step == DIA_STEP_LOOK && entry->ended_at != DIA_INSTANT_NONE;

      take_line (lines, looked ? entry->ended_at : entry->started_at, dia_journal_entry_dup_sentence (entry),
                 is_trouble (entry));
      if (answer != NULL)
        take_line (lines, entry->ended_at, answer, is_trouble (entry));
    }

  return lines;
}

char *
dia_story_dup_line (GPtrArray  *journal,
                    const char *zone)
{
  g_autoptr (GPtrArray) lines = dia_story_tell (journal);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DiaStoryLine *line = g_ptr_array_index (lines, i);
      g_autofree char *time = dia_format_time_seconds (line->at, zone);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "", time, line->sentence);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
dia_story_get_hold (GPtrArray *journal)
{
  for (guint i = journal->len; i > 0; i--)
    {
      const DiaJournalEntry *entry = g_ptr_array_index (journal, i - 1);

      if (entry->step == DIA_STEP_HOLD)
        return entry->key;
    }

  return "";
}
