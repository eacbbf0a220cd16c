/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-punctuality.h"

#include "dia-post-state.h"
#include "dia-scope-sql.h"

#include <string.h>

/* A post that is later than this is late (the promise of the desk). */
#define ON_TIME_MS (60 * DIA_SECOND)

static int
compare_delays (gconstpointer a,
                gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* The smallest delay that @percent of 100 posts do not exceed (nearest rank). */
static gint64
find_percentile (GArray *delays,
                 guint   percent)
{
  guint rank = ((guint64) delays->len * percent + 99) / 100;

  return delays->len == 0 ? 0 : g_array_index (delays, gint64, MAX (rank, 1) - 1);
}

static void
count_post (DiaPunctualityDay *day,
            GArray            *delays,
            DiaStatement      *statement)
{
  const char *state = dia_statement_get_text (statement, 1);
  gint64 delay;

  if (g_str_equal (state, dia_post_state_to_string (DIA_POST_UNCONFIRMED)))
    {
      day->unconfirmed++;
      return;
    }
  if (!g_str_equal (state, dia_post_state_to_string (DIA_POST_PUBLISHED)))
    {
      day->failed++;
      return;
    }

  delay = MAX (dia_statement_get_int64 (statement, 2) - dia_statement_get_int64 (statement, 0), 0);
  g_array_append_val (delays, delay);
  if (delay <= ON_TIME_MS)
    day->on_time++;
  else
    day->late++;
}

gboolean
dia_punctuality_measure (DiaConnection      *connection,
                         const DiaScope     *scope,
                         const DiaInstant   *boundaries,
                         guint               n_days,
                         DiaPunctualityDay  *days,
                         gint64             *p50,
                         gint64             *p99,
                         GError            **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT posts.slot_at, posts.state, posts.published_at"
                                       " FROM posts CROSS JOIN accounts WHERE accounts.id = posts.account_id"
                                       " AND posts.slot_at >= $1 AND posts.slot_at < $2"
                                       " AND posts.state IN ('published', 'failed', 'missed', 'unconfirmed')",
                           scope, 3, " ORDER BY posts.slot_at");
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint day = 0;

  memset (days, 0, n_days * sizeof *days);
  dia_statement_bind_instant (statement, 1, boundaries[0]);
  dia_statement_bind_instant (statement, 2, boundaries[n_days]);

  while (dia_statement_next (statement))
    {
      while (dia_statement_get_int64 (statement, 0) >= boundaries[day + 1])
        day++;
      count_post (&days[day], delays, statement);
    }

  if (!dia_statement_finish (statement, error))
    return FALSE;

  g_array_sort (delays, compare_delays);
  *p50 = find_percentile (delays, 50);
  *p99 = find_percentile (delays, 99);
  return TRUE;
}
