/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-zone-mark.h"

#include "dia-settings.h"

#define SETTING "zones.stamp"

gboolean
dia_zone_mark_check (DiaConnection  *connection,
                     const char     *stamp,
                     gboolean       *same,
                     GError        **error)
{
  g_autofree char *mark = NULL;

  if (!dia_settings_get (connection, SETTING, &mark, error))
    return FALSE;

  *same = stamp[0] != '\0' && g_strcmp0 (mark, stamp) == 0;
  return TRUE;
}

gboolean
dia_zone_mark_set (DiaConnection  *connection,
                   const char     *stamp,
                   GError        **error)
{
  return dia_settings_set (connection, SETTING, stamp[0] != '\0' ? stamp : NULL, error);
}

gboolean
dia_zone_mark_doubt (DiaConnection  *connection,
                     const char     *stamp,
                     GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "DELETE FROM settings WHERE key = '" SETTING "' AND value <> $1");

  dia_statement_bind_text (statement, 1, stamp);

  return dia_statement_finish (statement, error);
}
