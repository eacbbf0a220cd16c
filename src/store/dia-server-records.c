/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-server-records.h"

#include "dia-journal-entry.h"

/* In the order of ids, which is that of time. An entry that is still open says
 * nothing yet; what a person said is not about the server. */
#define ENTRIES "SELECT accounts.network, accounts.server, journal.step, journal.key, journal.outcome," \
                " journal.started_at, journal.ended_at, accounts.id FROM journal CROSS JOIN posts CROSS JOIN accounts" \
                " WHERE journal.id >= $1 AND journal.started_at >= $2 AND journal.outcome <> 'open'" \
                " AND journal.step <> 'person' AND posts.id = journal.post_id AND accounts.id = posts.account_id" \
                " ORDER BY journal.id"

static DiaServerRecord *
make_record (const char *network,
             const char *server,
             DiaId       account_id)
{
  DiaServerRecord *record = g_new0 (DiaServerRecord, 1);

  record->network = g_strdup (network);
  record->server = g_strdup (server);
  record->account_id = account_id;
  record->throttled_at = record->unreachable_at = record->unclear_at = DIA_INSTANT_NONE;
  record->unreachable_since = record->answered_at = DIA_INSTANT_NONE;
  record->answer_times = g_array_new (FALSE, FALSE, sizeof (gint64));

  return record;
}

static DiaServerRecord *
find_record (GHashTable   *by_name,
             GPtrArray    *records,
             DiaStatement *statement)
{
  const char *network = dia_statement_get_text (statement, 0);
  const char *server = dia_statement_get_text (statement, 1);
  DiaId account_id = server[0] != '\0' ? DIA_ID_NONE : dia_statement_get_id (statement, 7);
  g_autofree char *name = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, network, server, account_id);
  DiaServerRecord *record = g_hash_table_lookup (by_name, name);

  if (record != NULL)
    return record;

  record = make_record (network, server, account_id);
  g_ptr_array_add (records, record);
  g_hash_table_insert (by_name, g_steal_pointer (&name), record);

  return record;
}

static void
note_answer (DiaServerRecord *record,
             DiaInstant       at)
{
  record->answered_at = at;
  record->unreachable_since = DIA_INSTANT_NONE;
}

static void
note_unreachable (DiaServerRecord *record,
                  DiaInstant       at)
{
  record->n_unreachable++;
  record->unreachable_at = at;
  if (record->unreachable_since == DIA_INSTANT_NONE)
    record->unreachable_since = at;
}

static void
note_unclear (DiaServerRecord *record,
              DiaInstant       at)
{
  record->n_unclear++;
  record->unclear_at = at;
}

/* A hold tells of the server by its key: why a post had to wait, or, of a post that
 * the server keeps, what it was asked. */
static void
read_hold (DiaServerRecord *record,
           const char      *key,
           DiaOutcome       outcome,
           DiaInstant       at)
{
  if (g_str_equal (key, DIA_HOLD_THROTTLED))
    {
      record->n_throttled++;
      record->throttled_at = at;
      note_answer (record, at);
    }
  else if (g_str_equal (key, DIA_HOLD_UNREACHABLE))
    note_unreachable (record, at);
  else if (g_str_equal (key, DIA_HOLD_HAND_OVER) || g_str_equal (key, DIA_HOLD_MOVE_KEPT) ||
           g_str_equal (key, DIA_HOLD_TAKE_BACK))
    {
      if (outcome == DIA_OUTCOME_UNKNOWN)
        note_unclear (record, at);
      else if (outcome != DIA_OUTCOME_NOT_SENT)
        note_answer (record, at);
    }
}

/* To list posts for a look is no matter of taste: a refusal is a wrong answer. */
static void
read_request (DiaServerRecord *record,
              DiaStep          step,
              DiaOutcome       outcome,
              DiaInstant       started_at,
              DiaInstant       ended_at)
{
  gint64 took = ended_at - started_at;

  if (outcome == DIA_OUTCOME_NOT_SENT || (outcome == DIA_OUTCOME_UNKNOWN && step == DIA_STEP_LOOK))
    return;
  if (outcome == DIA_OUTCOME_UNKNOWN || (outcome == DIA_OUTCOME_REFUSED && step == DIA_STEP_LOOK))
    {
      note_unclear (record, ended_at);
      return;
    }

  note_answer (record, ended_at);
  if (step == DIA_STEP_COMMIT && outcome == DIA_OUTCOME_DONE && took >= 0)
    g_array_append_val (record->answer_times, took);
}

static void
read_entry (DiaServerRecord *record,
            DiaStatement    *statement)
{
  DiaInstant started_at = dia_statement_get_instant (statement, 5);
  DiaInstant ended_at = dia_statement_get_instant (statement, 6);
  DiaOutcome outcome;
  DiaStep step;

  if (!dia_step_from_string (dia_statement_get_text (statement, 2), &step) ||
      !dia_outcome_from_string (dia_statement_get_text (statement, 4), &outcome))
    return;

  if (step == DIA_STEP_HOLD)
    read_hold (record, dia_statement_get_text (statement, 3), outcome, ended_at);
  else
    read_request (record, step, outcome, started_at, ended_at);
}

void
dia_server_record_free (DiaServerRecord *self)
{
  g_free (self->network);
  g_free (self->server);
  g_array_unref (self->answer_times);
  g_free (self);
}

GPtrArray *
dia_server_records_list (DiaConnection  *connection,
                         DiaInstant      since,
                         gint64          age_ms,
                         GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, ENTRIES);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_server_record_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  dia_statement_bind_id (statement, 1, dia_id_find_floor (age_ms));
  dia_statement_bind_instant (statement, 2, since);
  while (dia_statement_next (statement))
    read_entry (find_record (by_name, records, statement), statement);
  if (!dia_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&records);
}
