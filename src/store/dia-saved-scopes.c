/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-saved-scopes.h"

#include "dia-format.h"
#include "dia-rows.h"

/* A scope that this version cannot read is shown as "all" rather than lost. */
static gpointer
read_saved_scope (DiaStatement *statement)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string (dia_statement_get_text (statement, 2));

  if (scope == NULL)
    scope = dia_scope_new_all ();

  return dia_saved_scope_new (dia_statement_get_id (statement, 0), dia_statement_get_text (statement, 1), scope);
}

GPtrArray *
dia_saved_scopes_list (DiaConnection  *connection,
                       GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT id, name, scope FROM scopes ORDER BY name_folded");

  return dia_rows_read_all (statement, read_saved_scope, g_object_unref, error);
}

gboolean
dia_saved_scopes_save (DiaConnection        *connection,
                       const DiaSavedScope  *saved,
                       GError              **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO scopes (id, name, name_folded, scope) VALUES ($1, $2, $3, $4)"
                                        " ON CONFLICT (name_folded) DO UPDATE"
                                        " SET name = excluded.name, scope = excluded.scope");
  g_autofree char *folded = dia_format_fold (saved->name);
  g_autofree char *scope = dia_scope_to_string (saved->scope);

  dia_statement_bind_id (statement, 1, saved->id != DIA_ID_NONE ? saved->id : dia_id_new ());
  dia_statement_bind_text (statement, 2, saved->name);
  dia_statement_bind_text (statement, 3, folded);
  dia_statement_bind_text (statement, 4, scope);

  return dia_statement_finish (statement, error);
}

gboolean
dia_saved_scopes_delete (DiaConnection  *connection,
                         DiaId           id,
                         GError        **error)
{
  return dia_rows_run_with_id (connection, "DELETE FROM scopes WHERE id = $1", id, error);
}
