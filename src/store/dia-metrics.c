/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-metrics.h"

#include "dia-scope-sql.h"

/* The UTC day of an instant, also before 1970. */
static gint64
get_day (DiaInstant at)
{
  return at >= 0 ? at / DIA_DAY : -((-at + DIA_DAY - 1) / DIA_DAY);
}

static gboolean
add_sample (DiaConnection          *connection,
            const DiaMetricSample  *sample,
            GError                **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO metric_samples (account_id, post_id, name, at, value)"
                                        " VALUES ($1, $2, $3, $4, $5)"
                                        " ON CONFLICT (account_id, post_id, name, at) DO UPDATE SET value = excluded.value");

  dia_statement_bind_id (statement, 1, sample->account_id);
  dia_statement_bind_int64 (statement, 2, sample->post_id);
  dia_statement_bind_text (statement, 3, sample->name);
  dia_statement_bind_instant (statement, 4, sample->at);
  dia_statement_bind_int64 (statement, 5, sample->value);

  return dia_statement_finish (statement, error);
}

static gboolean
roll_up (DiaConnection          *connection,
         const DiaMetricSample  *sample,
         GError                **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO metric_days (account_id, name, day, at, value)"
                                        " VALUES ($1, $2, $3, $4, $5)"
                                        " ON CONFLICT (account_id, name, day) DO UPDATE"
                                        " SET at = excluded.at, value = excluded.value"
                                        " WHERE excluded.at >= metric_days.at");

  dia_statement_bind_id (statement, 1, sample->account_id);
  dia_statement_bind_text (statement, 2, sample->name);
  dia_statement_bind_int64 (statement, 3, get_day (sample->at));
  dia_statement_bind_instant (statement, 4, sample->at);
  dia_statement_bind_int64 (statement, 5, sample->value);

  return dia_statement_finish (statement, error);
}

static GArray *
read_days (DiaStatement  *statement,
           GError       **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DiaMetricDay));

  while (dia_statement_next (statement))
    {
      DiaMetricDay day = {
        .day = dia_statement_get_int64 (statement, 0),
        .value = dia_statement_get_int64 (statement, 1),
        .n_accounts = dia_statement_get_int64 (statement, 2),
      };

      g_array_append_val (days, day);
    }

  return dia_statement_finish (statement, error) ? g_steal_pointer (&days) : NULL;
}

gboolean
dia_metrics_add (DiaConnection  *connection,
                 const GArray   *samples,
                 GError        **error)
{
  for (guint i = 0; i < samples->len; i++)
    {
      const DiaMetricSample *sample = &g_array_index (samples, DiaMetricSample, i);

      if (!add_sample (connection, sample, error))
        return FALSE;
      if (sample->post_id == DIA_ID_NONE && !roll_up (connection, sample, error))
        return FALSE;
    }

  return TRUE;
}

GArray *
dia_metrics_list_days (DiaConnection  *connection,
                       DiaId           account_id,
                       const char     *name,
                       gint64          first_day,
                       gint64          last_day,
                       GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT day, value, 1 FROM metric_days"
                                        " WHERE account_id = $1 AND name = $2 AND day BETWEEN $3 AND $4 ORDER BY day");

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_text (statement, 2, name);
  dia_statement_bind_int64 (statement, 3, first_day);
  dia_statement_bind_int64 (statement, 4, last_day);

  return read_days (statement, error);
}

GArray *
dia_metrics_sum_days (DiaConnection   *connection,
                      const DiaScope  *scope,
                      const char      *name,
                      gint64           first_day,
                      gint64           last_day,
                      GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT metric_days.day, SUM (metric_days.value), COUNT(*)"
                                       " FROM metric_days CROSS JOIN accounts"
                                       " WHERE accounts.id = metric_days.account_id"
                                       " AND metric_days.name = $1 AND metric_days.day BETWEEN $2 AND $3",
                           scope, 4, " GROUP BY metric_days.day ORDER BY metric_days.day");

  dia_statement_bind_text (statement, 1, name);
  dia_statement_bind_int64 (statement, 2, first_day);
  dia_statement_bind_int64 (statement, 3, last_day);

  return read_days (statement, error);
}

GArray *
dia_metrics_list_latest_of_post (DiaConnection  *connection,
                                 DiaId           post_id,
                                 GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT account_id, post_id, name, at, value FROM ("
                                        "SELECT account_id, post_id, name, at, value,"
                                        " ROW_NUMBER () OVER (PARTITION BY name ORDER BY at DESC) AS place"
                                        " FROM metric_samples WHERE post_id = $1 AND post_id <> 0) AS ranked"
                                        " WHERE place = 1 ORDER BY name");
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (DiaMetricSample));

  dia_statement_bind_int64 (statement, 1, post_id);
  while (dia_statement_next (statement))
    {
      DiaMetricSample sample = {
        .account_id = dia_statement_get_id (statement, 0),
        .post_id = dia_statement_get_id (statement, 1),
        .name = g_intern_string (dia_statement_get_text (statement, 2)),
        .at = dia_statement_get_instant (statement, 3),
        .value = dia_statement_get_int64 (statement, 4),
      };

      g_array_append_val (samples, sample);
    }

  return dia_statement_finish (statement, error) ? g_steal_pointer (&samples) : NULL;
}
