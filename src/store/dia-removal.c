/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-removal.h"

#include "dia-post-state.h"
#include "dia-rows.h"

static void
append_cancellable_states (GString *sql)
{
  const char *separator = "";

  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      DiaPostState next;

      if (!dia_post_state_after (state, DIA_POST_EVENT_CANCEL, &next))
        continue;

      g_string_append_printf (sql, "%s'%s'", separator, dia_post_state_to_string (state));
      separator = ", ";
    }
}

gboolean
dia_removal_cancel_posts (DiaConnection  *connection,
                          const char     *column,
                          DiaId           id,
                          GError        **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE posts SET removed_state = state,"
                                          " state = 'cancelled', version = version + 1");

  g_string_append_printf (sql, " WHERE %s = $1 AND state IN (", column);
  append_cancellable_states (sql);
  g_string_append_c (sql, ')');

  return dia_rows_run_with_id (connection, sql->str, id, error);
}

gboolean
dia_removal_restore_posts (DiaConnection  *connection,
                           const char     *column,
                           DiaId           id,
                           GError        **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE posts SET state = removed_state, removed_state = NULL,"
                                          " version = version + 1");

  g_string_append_printf (sql, " WHERE %s = $1", column);
  g_string_append (sql, " AND removed_state IS NOT NULL AND state = 'cancelled'"
                        " AND NOT EXISTS (SELECT 1 FROM accounts"
                        " WHERE accounts.id = posts.account_id AND accounts.removed_at IS NOT NULL)"
                        " AND NOT EXISTS (SELECT 1 FROM contents"
                        " WHERE contents.id = posts.content_id AND contents.removed_at IS NOT NULL)");

  return dia_rows_run_with_id (connection, sql->str, id, error);
}
