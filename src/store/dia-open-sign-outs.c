/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-open-sign-outs.h"

#include "dia-rows.h"

gboolean
dia_open_sign_outs_add (DiaConnection     *connection,
                        const DiaAccount  *account,
                        DiaInstant         now,
                        GError           **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO sign_outs (account_id, network, server, handle, since)"
                                        " VALUES ($1, $2, $3, $4, $5)");

  dia_statement_bind_id (statement, 1, account->id);
  dia_statement_bind_text (statement, 2, account->network);
  dia_statement_bind_text (statement, 3, account->server);
  dia_statement_bind_text (statement, 4, account->handle);
  dia_statement_bind_instant (statement, 5, now);

  return dia_statement_finish (statement, error);
}

gboolean
dia_open_sign_outs_remove (DiaConnection  *connection,
                           DiaId           account_id,
                           GError        **error)
{
  return dia_rows_run_with_id (connection, "DELETE FROM sign_outs WHERE account_id = $1", account_id, error);
}

static gpointer
read_account (DiaStatement *statement)
{
  DiaAccount *account = dia_account_new ();

  account->id = dia_statement_get_id (statement, 0);
  dia_statement_read_text (statement, 1, &account->network);
  dia_statement_read_text (statement, 2, &account->server);
  dia_statement_read_text (statement, 3, &account->handle);

  return account;
}

GPtrArray *
dia_open_sign_outs_list (DiaConnection  *connection,
                         GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT account_id, network, server, handle FROM sign_outs"
                                        " ORDER BY since, account_id");

  return dia_rows_read_all (statement, read_account, g_object_unref, error);
}

gboolean
dia_open_sign_outs_find_since (DiaConnection  *connection,
                               DiaId           account_id,
                               DiaInstant     *since,
                               GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT since FROM sign_outs WHERE account_id = $1");

  *since = DIA_INSTANT_NONE;
  dia_statement_bind_id (statement, 1, account_id);
  if (dia_statement_next (statement))
    *since = dia_statement_get_instant (statement, 0);

  return dia_statement_finish (statement, error);
}
