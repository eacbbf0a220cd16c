/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rows.h"

GPtrArray *
dia_rows_read_all (DiaStatement   *statement,
                   DiaRowFunc      read,
                   GDestroyNotify  free_value,
                   GError        **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (free_value);

  while (dia_statement_next (statement))
    g_ptr_array_add (values, read (statement));

  return dia_statement_finish (statement, error) ? g_steal_pointer (&values) : NULL;
}

gpointer
dia_rows_read_object (DiaStatement  *statement,
                      DiaRowFunc     read,
                      const char    *missing,
                      GError       **error)
{
  g_autoptr (GObject) value = NULL;

  if (dia_statement_next (statement))
    value = read (statement);
  if (!dia_statement_finish (statement, error))
    return NULL;

  if (value == NULL)
    g_set_error_literal (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND, missing);

  return g_steal_pointer (&value);
}

GArray *
dia_rows_read_ids (DiaStatement  *statement,
                   GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  while (dia_statement_next (statement))
    {
      DiaId id = dia_statement_get_id (statement, 0);

      g_array_append_val (ids, id);
    }

  return dia_statement_finish (statement, error) ? g_steal_pointer (&ids) : NULL;
}

gboolean
dia_rows_read_count (DiaStatement  *statement,
                     guint         *count,
                     GError       **error)
{
  guint found = 0;

  if (dia_statement_next (statement))
    found = dia_statement_get_int64 (statement, 0);
  if (!dia_statement_finish (statement, error))
    return FALSE;

  *count = found;
  return TRUE;
}

gboolean
dia_rows_finish_touch (DiaStatement   *statement,
                       DiaConnection  *connection,
                       int             code,
                       const char     *message,
                       GError        **error)
{
  if (!dia_statement_finish (statement, error))
    return FALSE;
  if (dia_connection_count_changes (connection) > 0)
    return TRUE;

  g_set_error_literal (error, DIA_STORE_ERROR, code, message);
  return FALSE;
}

gboolean
dia_rows_run_with_id (DiaConnection  *connection,
                      const char     *sql,
                      DiaId           id,
                      GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  dia_statement_bind_id (statement, 1, id);

  return dia_statement_finish (statement, error);
}
