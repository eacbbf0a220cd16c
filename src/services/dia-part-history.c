/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-part-history.h"

#include "dia-journal.h"

static DiaInstant
last_moment (const DiaJournalEntry *entry)
{
  return MAX (entry->started_at, entry->ended_at);
}

/* A refused request leaves nothing behind, but the server may keep its "no"
 * under the key: the next one gets a key of its own. */
static void
forget_key (DiaPartHistory *self)
{
  self->pending = NULL;
  self->record = NULL;
  self->first_commit_at = DIA_INSTANT_NONE;
}

/* All that is neither surely there nor surely not is not known: an open commit, too,
 * which is one that a crash cut off. */
static void
take_commit (DiaPartHistory        *self,
             const DiaJournalEntry *entry)
{
  self->record = entry;
  self->prepared = FALSE;
  if (entry->outcome == DIA_OUTCOME_NOT_SENT)
    return;

  self->holds = 0;
  self->failed_looks = 0;
  self->commits++;
  if (entry->outcome == DIA_OUTCOME_DONE)
    self->there = entry;
  else if (entry->outcome == DIA_OUTCOME_REFUSED)
    forget_key (self);
  else
    {
      self->pending = entry;
      if (self->first_commit_at == DIA_INSTANT_NONE)
        self->first_commit_at = entry->started_at;
    }
}

/* "Not there" settles the question only when the server had its time. */
static void
take_look (DiaPartHistory        *self,
           const DiaJournalEntry *entry)
{
  if (entry->outcome == DIA_OUTCOME_DONE)
    self->there = entry;
  else if (entry->outcome == DIA_OUTCOME_ABSENT)
    {
      if (self->pending != NULL && entry->started_at >= dia_part_history_settles_at (self))
        self->pending = NULL;
    }
  else
    self->failed_looks++;
}

static void
take_person (DiaPartHistory        *self,
             const DiaJournalEntry *entry)
{
  self->failed_looks = 0;
  self->holds = 0;
  if (entry->outcome == DIA_OUTCOME_DONE)
    self->there = entry;
  else if (entry->outcome == DIA_OUTCOME_ABSENT)
    self->pending = NULL;
}

/* A wait that the server asked for, or that a person ends, costs no try. */
static gboolean
counts_as_try (const DiaJournalEntry *hold)
{
  return hold->key[0] == '\0' || g_str_equal (hold->key, DIA_HOLD_UNREACHABLE);
}

static void
take_entry (DiaPartHistory        *self,
            const DiaJournalEntry *entry)
{
  switch (entry->step)
    {
    case DIA_STEP_UPLOAD:
      break;
    case DIA_STEP_PREPARE:
      self->record = entry;
      self->prepared = TRUE;
      break;
    case DIA_STEP_COMMIT:
      take_commit (self, entry);
      break;
    case DIA_STEP_LOOK:
      take_look (self, entry);
      break;
    case DIA_STEP_PERSON:
      take_person (self, entry);
      break;
    case DIA_STEP_HOLD:
      self->holds += counts_as_try (entry);
      break;
    }
}

void
dia_part_history_init (DiaPartHistory *self,
                       GPtrArray      *journal,
                       int             part)
{
  *self = (DiaPartHistory) { .first_commit_at = DIA_INSTANT_NONE };

  for (guint i = 0; i < journal->len; i++)
    {
      const DiaJournalEntry *entry = g_ptr_array_index (journal, i);

      if (entry->part == part)
        take_entry (self, entry);
    }
}

gboolean
dia_part_history_has_question (GPtrArray *journal)
{
  int last = -1;

  for (guint i = 0; i < journal->len; i++)
    last = MAX (last, ((DiaJournalEntry *) g_ptr_array_index (journal, i))->part);

  for (int part = 0; part <= last; part++)
    {
      DiaPartHistory history;

      dia_part_history_init (&history, journal, part);
      if (dia_part_history_judge (&history) == DIA_VERDICT_LOOK)
        return TRUE;
    }

  return FALSE;
}

gboolean
dia_part_history_find_question (DiaConnection  *connection,
                                const DiaPost  *post,
                                gboolean       *open,
                                GError        **error)
{
  g_autoptr (GPtrArray) journal = NULL;

  *open = FALSE;
  if (post->state != DIA_POST_SCHEDULED || post->attempts == 0)
    return TRUE;

  journal = dia_journal_list (connection, post->id, error);
  if (journal == NULL)
    return FALSE;
  *open = dia_part_history_has_question (journal);

  return TRUE;
}

const DiaJournalEntry *
dia_part_history_find_upload (GPtrArray  *journal,
                              int         part,
                              int         item,
                              const char *key,
                              DiaInstant  now)
{
  for (guint i = journal->len; i > 0; i--)
    {
      const DiaJournalEntry *entry = g_ptr_array_index (journal, i - 1);

      if (entry->step == DIA_STEP_UPLOAD && entry->part == part && entry->item == item &&
          entry->outcome == DIA_OUTCOME_DONE && g_str_equal (entry->key, key) &&
          now - entry->started_at < DIA_HOUR && now >= entry->started_at)
        return entry;
    }

  return NULL;
}

DiaInstant
dia_part_history_settles_at (const DiaPartHistory *self)
{
  return self->pending != NULL ? last_moment (self->pending) + DIA_SETTLE_MS : DIA_INSTANT_NONE;
}

DiaVerdict
dia_part_history_judge (const DiaPartHistory *self)
{
  if (self->there != NULL)
    return DIA_VERDICT_THERE;

  return self->pending != NULL ? DIA_VERDICT_LOOK : DIA_VERDICT_SEND;
}

/* A clock that was set back makes the age negative: nothing is known then. */
static gboolean
key_is_remembered (const DiaPartHistory *self,
                   const DiaTrust       *trust,
                   DiaInstant            now)
{
  gint64 age = now - self->first_commit_at;

  return trust->means == DIA_MEANS_CLIENT_KEY && age >= 0 && age < trust->window_ms - DIA_KEY_MARGIN_MS;
}

DiaVerdict
dia_part_history_judge_look (const DiaPartHistory *self,
                             const DiaTrust       *trust,
                             DiaLook               look,
                             DiaInstant            now)
{
  if (trust->means == DIA_MEANS_RECORD_KEY)
    return DIA_VERDICT_REPEAT;

  /* The clock was set back: no age can be trusted. */
  if (now < last_moment (self->pending) - DIA_SETTLE_MS)
    return DIA_VERDICT_ASK;

  if (now < dia_part_history_settles_at (self))
    return DIA_VERDICT_WAIT;

  if (key_is_remembered (self, trust, now))
    return DIA_VERDICT_REPEAT;

  if (look == DIA_LOOK_ABSENT && !trust->rival)
    return DIA_VERDICT_SEND;

  return DIA_VERDICT_ASK;
}

DiaVerdict
dia_part_history_judge_blind (const DiaPartHistory *self,
                              const DiaTrust       *trust,
                              DiaInstant            now)
{
  gboolean patient = now - last_moment (self->pending) < DIA_LOOK_PATIENCE_MS ||
                     self->failed_looks < DIA_LOOK_PATIENCE;

  if (trust->means == DIA_MEANS_RECORD_KEY)
    patient = self->failed_looks < DIA_RECORD_LOOK_PATIENCE;

  return patient ? DIA_VERDICT_WAIT : DIA_VERDICT_ASK;
}
