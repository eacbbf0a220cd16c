/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-journal-entry.h"

#include <glib/gi18n-lib.h>

/* "@sentence: @detail", or the sentence alone. Takes over @sentence. */
static char *
add_detail (char       *sentence,
            const char *detail)
{
  g_autofree char *bare = sentence;

  if (detail[0] == '\0')
    return g_steal_pointer (&bare);

  /* Translators: a sentence of a post's story, then the network's own words. */
  return g_strdup_printf (C_("journal", "%s: %s"), bare, detail);
}

static char *
describe_commit (const DiaJournalEntry *self)
{
  gboolean keyed = self->key[0] != '\0';

  if (self->part == 0)
    return g_strdup_printf (keyed ? C_("journal", "Sent, attempt %d, with its own record key")
                                  : C_("journal", "Sent, attempt %d"),
                            self->attempt);

  return g_strdup_printf (keyed ? C_("journal", "Part %d sent, attempt %d, with its own record key")
                                : C_("journal", "Part %d sent, attempt %d"),
                          self->part + 1, self->attempt);
}

static char *
describe_look (const DiaJournalEntry *self)
{
  switch (self->outcome)
    {
    case DIA_OUTCOME_OPEN:
      return g_strdup (C_("journal", "Looking on the server…"));
    case DIA_OUTCOME_DONE:
      return g_strdup (C_("journal", "Looked on the server: it is there"));
    case DIA_OUTCOME_ABSENT:
      return g_strdup (C_("journal", "Looked on the server: not there"));
    case DIA_OUTCOME_REFUSED:
      return add_detail (g_strdup (C_("journal", "Looked on the server, which refused to list posts")),
                         self->detail);
    case DIA_OUTCOME_NOT_SENT:
      return add_detail (g_strdup (C_("journal", "The server could not be reached to look")),
                         self->detail);
    case DIA_OUTCOME_UNKNOWN:
      return add_detail (g_strdup (C_("journal", "Looked on the server, without a clear answer")),
                         self->detail);
    }

  g_return_val_if_reached (g_strdup (""));
}

static char *
describe_person (const DiaJournalEntry *self)
{
  if (g_str_equal (self->key, DIA_PERSON_TOLD))
    return g_strdup (C_("journal", "A person has seen that it was dropped"));

  switch (self->outcome)
    {
    case DIA_OUTCOME_DONE:
      return add_detail (g_strdup (C_("journal", "A person said that it is there")), self->detail);
    case DIA_OUTCOME_ABSENT:
      return add_detail (g_strdup (C_("journal", "A person said that it is not there")), self->detail);
    case DIA_OUTCOME_REFUSED:
      return add_detail (g_strdup (C_("journal", "A person dropped it")), self->detail);
    case DIA_OUTCOME_OPEN:
    case DIA_OUTCOME_NOT_SENT:
    case DIA_OUTCOME_UNKNOWN:
      return add_detail (g_strdup (C_("journal", "A person has to say")), self->detail);
    }

  g_return_val_if_reached (g_strdup (""));
}

static char *
describe_no_answer (const DiaJournalEntry *self)
{
  gint64 seconds = (self->ended_at - self->started_at + DIA_SECOND / 2) / DIA_SECOND;

  if (self->detail[0] != '\0')
    return add_detail (g_strdup (C_("journal", "No clear answer")), self->detail);

  /* Translators: "s" is the sign of the second. */
  return g_strdup_printf (C_("journal", "No answer after %d s"),
                          (int) CLAMP (seconds, 0, G_MAXINT));
}

static gboolean
is_of_server (const DiaJournalEntry *self)
{
  return g_str_equal (self->key, DIA_HOLD_HAND_OVER) || g_str_equal (self->key, DIA_HOLD_MOVE_KEPT) ||
         g_str_equal (self->key, DIA_HOLD_TAKE_BACK);
}

static char *
describe_kept (const DiaJournalEntry *self)
{
  if (g_str_equal (self->key, DIA_HOLD_HAND_OVER))
    return g_strdup (C_("journal", "Handed over to the server"));
  if (g_str_equal (self->key, DIA_HOLD_MOVE_KEPT))
    return g_strdup (C_("journal", "Asked the server to send it at the new time"));
  if (g_str_equal (self->key, DIA_HOLD_TAKE_BACK))
    return g_strdup (C_("journal", "Asked the server to give it back"));
  if (g_str_equal (self->key, DIA_HOLD_FOUND_KEPT))
    return g_strdup (C_("journal", "Looked on the server: it keeps this until its time"));
  if (g_str_equal (self->key, DIA_HOLD_GIVEN_BACK))
    return g_strdup (C_("journal", "Looked on the server: it keeps this no more"));
  if (g_str_equal (self->key, DIA_HOLD_NOT_KEPT))
    return add_detail (g_strdup (C_("journal", "Not handed over: this computer sends it")), self->detail);

  return NULL;
}

static char *
describe_kept_answer (const DiaJournalEntry *self)
{
  if (g_str_equal (self->key, DIA_HOLD_HAND_OVER))
    return g_strdup (self->remote_url[0] == '\0' ? C_("journal", "The server keeps it until its time")
                                                : C_("journal", "The server has published it at once"));
  if (g_str_equal (self->key, DIA_HOLD_MOVE_KEPT))
    return g_strdup (C_("journal", "The server sends it at the new time"));

  return g_strdup (C_("journal", "The server has given it back"));
}

static char *
describe_hold (const DiaJournalEntry *self)
{
  char *kept = describe_kept (self);

  if (kept != NULL)
    return kept;
  if (g_str_equal (self->key, DIA_HOLD_MOVED))
    return add_detail (g_strdup (C_("journal", "Kept at its local time")), self->detail);
  if (g_str_equal (self->key, DIA_HOLD_LATE_SLEPT))
    return add_detail (g_strdup (C_("journal", "Too late: this computer slept at its time")), self->detail);
  if (g_str_equal (self->key, DIA_HOLD_LATE_CLOSED))
    return add_detail (g_strdup (C_("journal", "Too late: nothing was running that could send it at its time")),
                       self->detail);
  if (g_str_equal (self->key, DIA_HOLD_LATE_WAITED))
    return add_detail (g_strdup (C_("journal", "Too late: it could not be sent in time")), self->detail);

  return add_detail (g_strdup (C_("journal", "Put off")), self->detail);
}

char *
dia_journal_entry_dup_sentence (const DiaJournalEntry *self)
{
  switch (self->step)
    {
    case DIA_STEP_UPLOAD:
      return g_strdup_printf (C_("journal", "Picture %d sent ahead"), self->item + 1);
    case DIA_STEP_PREPARE:
      return g_strdup (C_("journal", "Prepared on the network"));
    case DIA_STEP_COMMIT:
      return describe_commit (self);
    case DIA_STEP_LOOK:
      return describe_look (self);
    case DIA_STEP_PERSON:
      return describe_person (self);
    case DIA_STEP_HOLD:
      return describe_hold (self);
    }

  g_return_val_if_reached (g_strdup (""));
}

char *
dia_journal_entry_dup_answer (const DiaJournalEntry *self)
{
  gboolean kept = self->step == DIA_STEP_HOLD && is_of_server (self);
  gboolean changes = self->step == DIA_STEP_UPLOAD || self->step == DIA_STEP_PREPARE ||
                     self->step == DIA_STEP_COMMIT || kept;

  if (!changes)
    return NULL;
  if (kept && self->outcome == DIA_OUTCOME_DONE)
    return describe_kept_answer (self);

  switch (self->outcome)
    {
    case DIA_OUTCOME_OPEN:
      return NULL;
    case DIA_OUTCOME_DONE:
      return self->step == DIA_STEP_COMMIT ? g_strdup (C_("journal", "The network has published it")) : NULL;
    case DIA_OUTCOME_REFUSED:
      return add_detail (g_strdup (C_("journal", "The network said no")), self->detail);
    case DIA_OUTCOME_NOT_SENT:
      return add_detail (g_strdup (C_("journal", "Nothing reached the network")), self->detail);
    case DIA_OUTCOME_UNKNOWN:
      return describe_no_answer (self);
    case DIA_OUTCOME_ABSENT:
      return add_detail (g_strdup (C_("journal", "It is not there")), self->detail);
    }

  g_return_val_if_reached (NULL);
}
