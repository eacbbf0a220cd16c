/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-key-moments.h"

#include "dia-rows.h"
#include "dia-scope-sql.h"
#include "dia-toolkits.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, title, brief, first_day, last_day, color, objective, audience, deadlines, budget, currency"

static gpointer
read_key_moment (DiaStatement *statement)
{
  DiaKeyMoment *moment = dia_key_moment_new ();
  DiaScope *audience = dia_scope_from_string (dia_statement_get_text (statement, 7));

  moment->id = dia_statement_get_id (statement, 0);
  dia_statement_read_text (statement, 1, &moment->title);
  dia_statement_read_text (statement, 2, &moment->brief);
  dia_statement_read_text (statement, 3, &moment->first_day);
  dia_statement_read_text (statement, 4, &moment->last_day);
  dia_statement_read_text (statement, 5, &moment->color);
  dia_statement_read_text (statement, 6, &moment->objective);
  if (audience != NULL)
    {
      dia_scope_unref (moment->audience);
      moment->audience = audience;
    }
  dia_key_moment_read_deadlines (moment, dia_statement_get_text (statement, 8));
  moment->budget = dia_statement_get_int64 (statement, 9);
  dia_statement_read_text (statement, 10, &moment->currency);

  return moment;
}

static gboolean
save_row (DiaConnection       *connection,
          const DiaKeyMoment  *moment,
          GError             **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO key_moments (" COLUMNS ")"
                                        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
                                        " ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
                                        " brief = excluded.brief, first_day = excluded.first_day,"
                                        " last_day = excluded.last_day, color = excluded.color,"
                                        " objective = excluded.objective, audience = excluded.audience,"
                                        " deadlines = excluded.deadlines, budget = excluded.budget,"
                                        " currency = excluded.currency");
  g_autofree char *audience = dia_scope_to_string (moment->audience);
  g_autofree char *deadlines = dia_key_moment_dup_deadlines (moment);

  dia_statement_bind_id (statement, 1, moment->id);
  dia_statement_bind_text (statement, 2, moment->title);
  dia_statement_bind_text (statement, 3, moment->brief);
  dia_statement_bind_text (statement, 4, moment->first_day);
  dia_statement_bind_text (statement, 5, moment->last_day);
  dia_statement_bind_text (statement, 6, moment->color);
  dia_statement_bind_text (statement, 7, moment->objective);
  dia_statement_bind_text (statement, 8, audience);
  dia_statement_bind_text (statement, 9, deadlines);
  dia_statement_bind_int64 (statement, 10, moment->budget);
  dia_statement_bind_text (statement, 11, moment->currency);

  return dia_statement_finish (statement, error);
}

GPtrArray *
dia_key_moments_list (DiaConnection  *connection,
                      const char     *first_day,
                      const char     *last_day,
                      GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM key_moments"
                                        " WHERE first_day <= $2 AND last_day >= $1"
                                        " AND removed_at IS NULL"
                                        " ORDER BY first_day, last_day, id LIMIT 1000");

  dia_statement_bind_text (statement, 1, first_day);
  dia_statement_bind_text (statement, 2, last_day);

  return dia_rows_read_all (statement, read_key_moment, g_object_unref, error);
}

DiaKeyMoment *
dia_key_moments_load (DiaConnection  *connection,
                      DiaId           id,
                      GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM key_moments WHERE id = $1 AND removed_at IS NULL");
  g_autoptr (DiaKeyMoment) moment = NULL;

  dia_statement_bind_id (statement, 1, id);
  moment = dia_rows_read_object (statement, read_key_moment, _("This key moment does not exist any more."), error);
  if (moment == NULL)
    return NULL;
  moment->toolkit = dia_toolkits_load (connection, id, error);

  return moment->toolkit != NULL ? g_steal_pointer (&moment) : NULL;
}

gboolean
dia_key_moments_save (DiaConnection  *connection,
                      DiaKeyMoment   *moment,
                      GError        **error)
{
  if (moment->id == DIA_ID_NONE)
    moment->id = dia_id_new ();

  return save_row (connection, moment, error) &&
         (moment->toolkit == NULL || dia_toolkits_save (connection, moment->id, moment->toolkit, error));
}

gboolean
dia_key_moments_remove (DiaConnection  *connection,
                        DiaId           id,
                        DiaInstant      now,
                        GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE key_moments SET removed_at = $2 WHERE id = $1");

  dia_statement_bind_id (statement, 1, id);
  dia_statement_bind_instant (statement, 2, now);

  return dia_statement_finish (statement, error);
}

gboolean
dia_key_moments_restore (DiaConnection  *connection,
                         DiaId           id,
                         GError        **error)
{
  return dia_rows_run_with_id (connection, "UPDATE key_moments SET removed_at = NULL WHERE id = $1", id, error);
}

gboolean
dia_key_moments_measure (DiaConnection   *connection,
                         DiaId            id,
                         const DiaScope  *scope,
                         DiaMomentReach  *reach,
                         GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT posts.state, accounts.brand_id, accounts.market, COUNT(*)"
                                       " FROM contents CROSS JOIN posts CROSS JOIN accounts"
                                       " WHERE contents.moment_id = $1 AND contents.removed_at IS NULL"
                                       " AND posts.content_id = contents.id AND posts.removed_state IS NULL"
                                       " AND accounts.id = posts.account_id",
                           scope, 2, " GROUP BY posts.state, accounts.brand_id, accounts.market");
  g_autoptr (GHashTable) brands = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) markets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *reach = (DiaMomentReach) { 0 };
  dia_statement_bind_id (statement, 1, id);
  while (dia_statement_next (statement))
    {
      DiaPostState state = DIA_POST_UNCONFIRMED;
      DiaId brand_id = dia_statement_get_id (statement, 1);

      dia_post_state_from_string (dia_statement_get_text (statement, 0), &state);
      reach->n_posts[state] += dia_statement_get_int64 (statement, 3);
      g_hash_table_add (brands, g_memdup2 (&brand_id, sizeof brand_id));
      g_hash_table_add (markets, g_strdup (dia_statement_get_text (statement, 2)));
    }
  reach->n_brands = g_hash_table_size (brands);
  reach->n_markets = g_hash_table_size (markets);

  return dia_statement_finish (statement, error);
}
