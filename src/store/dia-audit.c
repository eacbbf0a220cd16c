/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-audit.h"

#include "dia-rows.h"

#define COLUMNS "id, at, event, outcome, account_id, network, server, handle, detail"

static gpointer
read_entry (DiaStatement *statement)
{
  DiaAuditEntry *entry = dia_audit_entry_new ();

  entry->id = dia_statement_get_id (statement, 0);
  entry->at = dia_statement_get_instant (statement, 1);
  /* Only a damaged file has other words: then nothing is claimed to be done. */
  entry->event = DIA_AUDIT_SIGN_IN_ENDED;
  dia_audit_event_from_string (dia_statement_get_text (statement, 2), &entry->event);
  entry->outcome = DIA_AUDIT_NOT_REACHED;
  dia_audit_outcome_from_string (dia_statement_get_text (statement, 3), &entry->outcome);
  entry->account_id = dia_statement_get_id (statement, 4);
  dia_statement_read_text (statement, 5, &entry->network);
  dia_statement_read_text (statement, 6, &entry->server);
  dia_statement_read_text (statement, 7, &entry->handle);
  dia_statement_read_text (statement, 8, &entry->detail);

  return entry;
}

gboolean
dia_audit_add (DiaConnection  *connection,
               DiaAuditEntry  *entry,
               GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO audit (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");

  if (entry->id == DIA_ID_NONE)
    entry->id = dia_id_new ();

  dia_statement_bind_id (statement, 1, entry->id);
  dia_statement_bind_instant (statement, 2, entry->at);
  dia_statement_bind_text (statement, 3, dia_audit_event_to_string (entry->event));
  dia_statement_bind_text (statement, 4, dia_audit_outcome_to_string (entry->outcome));
  dia_statement_bind_id (statement, 5, entry->account_id);
  dia_statement_bind_text (statement, 6, entry->network);
  dia_statement_bind_text (statement, 7, entry->server);
  dia_statement_bind_text (statement, 8, entry->handle);
  dia_statement_bind_text (statement, 9, entry->detail);

  return dia_statement_finish (statement, error);
}

GPtrArray *
dia_audit_list (DiaConnection  *connection,
                DiaId           account_id,
                guint           limit,
                GError        **error)
{
  g_autoptr (DiaStatement) statement = NULL;

  if (account_id == DIA_ID_NONE)
    statement = dia_connection_prepare (connection, "SELECT " COLUMNS " FROM audit ORDER BY id DESC LIMIT $1");
  else
    statement = dia_connection_prepare (connection, "SELECT " COLUMNS " FROM audit WHERE account_id = $2"
                                                    " ORDER BY id DESC LIMIT $1");

  dia_statement_bind_int64 (statement, 1, limit);
  if (account_id != DIA_ID_NONE)
    dia_statement_bind_id (statement, 2, account_id);

  return dia_rows_read_all (statement, read_entry, g_object_unref, error);
}
