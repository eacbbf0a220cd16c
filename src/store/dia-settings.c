/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-settings.h"

gboolean
dia_settings_get (DiaConnection  *connection,
                  const char     *key,
                  char          **value,
                  GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "SELECT value FROM settings WHERE key = $1");
  g_autofree char *found = NULL;

  dia_statement_bind_text (statement, 1, key);
  if (dia_statement_next (statement))
    found = g_strdup (dia_statement_get_text (statement, 0));
  if (!dia_statement_finish (statement, error))
    return FALSE;

  *value = g_steal_pointer (&found);
  return TRUE;
}

gboolean
dia_settings_set (DiaConnection  *connection,
                  const char     *key,
                  const char     *value,
                  GError        **error)
{
  g_autoptr (DiaStatement) statement = NULL;

  if (value != NULL)
    statement = dia_connection_prepare (connection, "INSERT INTO settings (key, value) VALUES ($1, $2)"
                                                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  else
    statement = dia_connection_prepare (connection, "DELETE FROM settings WHERE key = $1");

  dia_statement_bind_text (statement, 1, key);
  if (value != NULL)
    dia_statement_bind_text (statement, 2, value);

  return dia_statement_finish (statement, error);
}
