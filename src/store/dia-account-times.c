/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-times.h"

#include "dia-rows.h"

DiaTimetable *
dia_account_times_load (DiaConnection  *connection,
                        DiaId           account_id,
                        GError        **error)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_new ();
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT weekday, minute FROM account_times WHERE account_id = $1");

  dia_statement_bind_id (statement, 1, account_id);
  while (dia_statement_next (statement))
    dia_timetable_add (timetable, dia_statement_get_int64 (statement, 0), dia_statement_get_int64 (statement, 1));

  return dia_statement_finish (statement, error) ? g_steal_pointer (&timetable) : NULL;
}

static gboolean
insert_time (DiaConnection        *connection,
             DiaId                 account_id,
             const DiaWeeklyTime  *time,
             GError              **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO account_times (account_id, weekday, minute) VALUES ($1, $2, $3)");

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_int64 (statement, 2, time->weekday);
  dia_statement_bind_int64 (statement, 3, time->minute);

  return dia_statement_finish (statement, error);
}

gboolean
dia_account_times_save (DiaConnection       *connection,
                        DiaId                account_id,
                        const DiaTimetable  *timetable,
                        GError             **error)
{
  if (!dia_rows_run_with_id (connection, "DELETE FROM account_times WHERE account_id = $1", account_id, error))
    return FALSE;
  for (guint i = 0; i < timetable->len; i++)
    if (!insert_time (connection, account_id, &g_array_index (timetable, DiaWeeklyTime, i), error))
      return FALSE;

  return TRUE;
}

gboolean
dia_account_times_find_taken (DiaConnection  *connection,
                              DiaId           account_id,
                              DiaInstant      at,
                              gint64          within_ms,
                              DiaId           except_content,
                              gboolean       *taken,
                              GError        **error)
{
  /* What was refused, dropped or missed takes no time; a draft that has one does. */
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT EXISTS (SELECT 1 FROM posts"
                                        " WHERE account_id = $1 AND slot_at BETWEEN $2 AND $3 AND content_id <> $4"
                                        " AND state NOT IN ('failed', 'cancelled', 'missed'))");
  guint count;

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_int64 (statement, 2, at - within_ms);
  dia_statement_bind_int64 (statement, 3, at + within_ms);
  dia_statement_bind_int64 (statement, 4, except_content);
  if (!dia_rows_read_count (statement, &count, error))
    return FALSE;
  *taken = count > 0;

  return TRUE;
}
