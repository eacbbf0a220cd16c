/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-journal.h"

#include "dia-rows.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, post_id, attempt, part, step, item, key, payload, started_at, ended_at, outcome, remote_id," \
                " remote_url, detail"

/* What says whether a part is out: never left out, however long the story is. */
#define DECIDES "(step = 'commit' AND outcome <> 'not-sent')" \
                " OR (step IN ('look', 'person') AND outcome IN ('done', 'absent'))"

static gpointer
read_entry (DiaStatement *statement)
{
  DiaJournalEntry *entry = dia_journal_entry_new ();

  entry->id = dia_statement_get_id (statement, 0);
  entry->post_id = dia_statement_get_id (statement, 1);
  entry->attempt = dia_statement_get_int64 (statement, 2);
  entry->part = dia_statement_get_int64 (statement, 3);
  /* Only a damaged file has other words for the step and its outcome: then it
   * is taken for the request that may have published, of unknown outcome. */
  entry->step = DIA_STEP_COMMIT;
  dia_step_from_string (dia_statement_get_text (statement, 4), &entry->step);
  entry->item = dia_statement_get_int64 (statement, 5);
  dia_statement_read_text (statement, 6, &entry->key);
  dia_statement_read_text (statement, 7, &entry->payload);
  entry->started_at = dia_statement_get_instant (statement, 8);
  entry->ended_at = dia_statement_get_instant (statement, 9);
  entry->outcome = DIA_OUTCOME_UNKNOWN;
  dia_outcome_from_string (dia_statement_get_text (statement, 10), &entry->outcome);
  dia_statement_read_text (statement, 11, &entry->remote_id);
  dia_statement_read_text (statement, 12, &entry->remote_url);
  dia_statement_read_text (statement, 13, &entry->detail);

  return entry;
}

gboolean
dia_journal_begin (DiaConnection    *connection,
                   DiaJournalEntry  *entry,
                   gint64            token,
                   GError          **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "INSERT INTO journal (" COLUMNS ")"
                            " SELECT $1, posts.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM posts"
                            " WHERE posts.id = $2 AND (CAST ($15 AS INTEGER) = 0 OR posts.claim_token = $15)");

  if (entry->id == DIA_ID_NONE)
    entry->id = dia_id_new ();

  dia_statement_bind_id (statement, 1, entry->id);
  dia_statement_bind_id (statement, 2, entry->post_id);
  dia_statement_bind_int64 (statement, 3, entry->attempt);
  dia_statement_bind_int64 (statement, 4, entry->part);
  dia_statement_bind_text (statement, 5, dia_step_to_string (entry->step));
  dia_statement_bind_int64 (statement, 6, entry->item);
  dia_statement_bind_text (statement, 7, entry->key);
  dia_statement_bind_text (statement, 8, entry->payload);
  dia_statement_bind_instant (statement, 9, entry->started_at);
  dia_statement_bind_instant (statement, 10, entry->ended_at);
  dia_statement_bind_text (statement, 11, dia_outcome_to_string (entry->outcome));
  dia_statement_bind_text (statement, 12, entry->remote_id);
  dia_statement_bind_text (statement, 13, entry->remote_url);
  dia_statement_bind_text (statement, 14, entry->detail);
  dia_statement_bind_int64 (statement, 15, token);

  return dia_rows_finish_touch (statement, connection, DIA_STORE_ERROR_CONFLICT,
                                _("Another program has taken this post over."), error);
}

gboolean
dia_journal_end (DiaConnection          *connection,
                 const DiaJournalEntry  *entry,
                 GError                **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "UPDATE journal SET ended_at = $2, outcome = $3, key = $4, payload = $5, remote_id = $6,"
                            " remote_url = $7, detail = $8 WHERE id = $1 AND outcome = 'open'");

  dia_statement_bind_id (statement, 1, entry->id);
  dia_statement_bind_instant (statement, 2, entry->ended_at);
  dia_statement_bind_text (statement, 3, dia_outcome_to_string (entry->outcome));
  dia_statement_bind_text (statement, 4, entry->key);
  dia_statement_bind_text (statement, 5, entry->payload);
  dia_statement_bind_text (statement, 6, entry->remote_id);
  dia_statement_bind_text (statement, 7, entry->remote_url);
  dia_statement_bind_text (statement, 8, entry->detail);

  return dia_rows_finish_touch (statement, connection, DIA_STORE_ERROR_CONFLICT,
                                _("This step of sending has been closed already."), error);
}

GPtrArray *
dia_journal_list (DiaConnection  *connection,
                  DiaId           post_id,
                  GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM journal WHERE post_id = $1 AND (" DECIDES
                                        " OR id IN (SELECT id FROM journal WHERE post_id = $1"
                                        " ORDER BY id DESC LIMIT 1000)) ORDER BY id");

  dia_statement_bind_id (statement, 1, post_id);

  return dia_rows_read_all (statement, read_entry, g_object_unref, error);
}
