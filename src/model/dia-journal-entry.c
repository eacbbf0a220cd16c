/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-journal-entry.h"

#include "dia-field.h"

G_DEFINE_FINAL_TYPE (DiaJournalEntry, dia_journal_entry, G_TYPE_OBJECT)

static const char *const step_names[] = {
  [DIA_STEP_UPLOAD] = "upload",
  [DIA_STEP_PREPARE] = "prepare",
  [DIA_STEP_COMMIT] = "commit",
  [DIA_STEP_LOOK] = "look",
  [DIA_STEP_PERSON] = "person",
  [DIA_STEP_HOLD] = "hold",
};

static const char *const outcome_names[] = {
  [DIA_OUTCOME_OPEN] = "open",
  [DIA_OUTCOME_DONE] = "done",
  [DIA_OUTCOME_REFUSED] = "refused",
  [DIA_OUTCOME_NOT_SENT] = "not-sent",
  [DIA_OUTCOME_UNKNOWN] = "unknown",
  [DIA_OUTCOME_ABSENT] = "absent",
};

static void
dia_journal_entry_finalize (GObject *object)
{
  DiaJournalEntry *self = (DiaJournalEntry *) object;

  g_free (self->key);
  g_free (self->payload);
  g_free (self->remote_id);
  g_free (self->remote_url);
  g_free (self->detail);

  G_OBJECT_CLASS (dia_journal_entry_parent_class)->finalize (object);
}

static void
dia_journal_entry_class_init (DiaJournalEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_journal_entry_finalize;
}

static void
dia_journal_entry_init (DiaJournalEntry *self)
{
  self->key = g_strdup ("");
  self->payload = g_strdup ("");
  self->remote_id = g_strdup ("");
  self->remote_url = g_strdup ("");
  self->detail = g_strdup ("");
  self->started_at = DIA_INSTANT_NONE;
  self->ended_at = DIA_INSTANT_NONE;
}

DiaJournalEntry *
dia_journal_entry_new (void)
{
  return g_object_new (DIA_TYPE_JOURNAL_ENTRY, NULL);
}

DiaJournalEntry *
dia_journal_entry_copy (const DiaJournalEntry *self)
{
  DiaJournalEntry *copy = dia_journal_entry_new ();

  copy->id = self->id;
  copy->post_id = self->post_id;
  copy->attempt = self->attempt;
  copy->part = self->part;
  copy->step = self->step;
  copy->item = self->item;
  copy->started_at = self->started_at;
  copy->ended_at = self->ended_at;
  copy->outcome = self->outcome;
  dia_field_set_text (&copy->key, self->key);
  dia_field_set_text (&copy->payload, self->payload);
  dia_field_set_text (&copy->remote_id, self->remote_id);
  dia_field_set_text (&copy->remote_url, self->remote_url);
  dia_field_set_text (&copy->detail, self->detail);

  return copy;
}

const char *
dia_step_to_string (DiaStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (step_names), NULL);

  return step_names[step];
}

gboolean
dia_step_from_string (const char *text,
                      DiaStep    *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (step_names); i++)
    {
      if (g_strcmp0 (text, step_names[i]) == 0)
        {
          *step = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
dia_outcome_to_string (DiaOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcome_names), NULL);

  return outcome_names[outcome];
}

gboolean
dia_outcome_from_string (const char *text,
                         DiaOutcome *outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcome_names); i++)
    {
      if (g_strcmp0 (text, outcome_names[i]) == 0)
        {
          *outcome = i;
          return TRUE;
        }
    }

  return FALSE;
}
