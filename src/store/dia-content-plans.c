/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-plans.h"

#include "dia-network.h"
#include "dia-rows.h"

/* A row of a damaged file whose time cannot be read has chosen none, nor has one
 * whose sender cannot. */
static gboolean
read_choice (DiaConnection   *connection,
             DiaId            content_id,
             DiaContentPlan  *plan,
             GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT timing, wall, zone, sender, slots FROM content_plans"
                                        " WHERE content_id = $1");

  dia_statement_bind_id (statement, 1, content_id);
  if (dia_statement_next (statement))
    {
      plan->timed = dia_timing_from_string (dia_statement_get_text (statement, 0), &plan->timing) &&
                    dia_wall_time_parse (dia_statement_get_text (statement, 1), &plan->wall, NULL);
      dia_statement_read_text (statement, 2, &plan->zone);
      dia_sender_from_string (dia_statement_get_text (statement, 3), &plan->sender);
      if (plan->timed && dia_statement_get_boolean (statement, 4))
        plan->timing = DIA_TIMING_SLOTS;
    }

  return dia_statement_finish (statement, error);
}

static gboolean
read_accounts (DiaConnection   *connection,
               DiaId            content_id,
               DiaContentPlan  *plan,
               GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT account_id, chosen FROM content_plan_accounts WHERE content_id = $1"
                                        " ORDER BY account_id");

  dia_statement_bind_id (statement, 1, content_id);
  while (dia_statement_next (statement))
    {
      DiaId id = dia_statement_get_id (statement, 0);

      g_array_append_val (dia_statement_get_int64 (statement, 1) != 0 ? plan->added : plan->dropped, id);
    }

  return dia_statement_finish (statement, error);
}

/* The time of accounts without preferred ones is the same local time. */
static const char *
get_timing_word (const DiaContentPlan *plan)
{
  if (!plan->timed)
    return "";

  return dia_timing_to_string (plan->timing == DIA_TIMING_SLOTS ? DIA_TIMING_LOCAL : plan->timing);
}

static gboolean
add_row (DiaConnection         *connection,
         DiaId                  content_id,
         const DiaContentPlan  *plan,
         DiaInstant             now,
         GError               **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO content_plans (content_id, changed_at, timing, wall, zone, sender,"
                                        " slots) VALUES ($1, $2, $3, $4, $5, $6, $7)");
  g_autofree char *wall = dia_wall_time_to_string (&plan->wall);

  dia_statement_bind_id (statement, 1, content_id);
  dia_statement_bind_instant (statement, 2, now);
  dia_statement_bind_text (statement, 3, get_timing_word (plan));
  dia_statement_bind_text (statement, 4, plan->timed ? wall : "");
  dia_statement_bind_text (statement, 5, plan->timed ? plan->zone : "");
  dia_statement_bind_text (statement, 6, dia_sender_to_string (plan->sender));
  dia_statement_bind_int64 (statement, 7, plan->timed && plan->timing == DIA_TIMING_SLOTS);

  return dia_statement_finish (statement, error);
}

static gboolean
add_accounts (DiaConnection  *connection,
              DiaId           content_id,
              GArray         *ids,
              gboolean        chosen,
              GError        **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DiaStatement) statement =
        dia_connection_prepare (connection, "INSERT INTO content_plan_accounts (content_id, account_id, chosen)"
                                            " VALUES ($1, $2, $3)");

      dia_statement_bind_id (statement, 1, content_id);
      dia_statement_bind_id (statement, 2, g_array_index (ids, DiaId, i));
      dia_statement_bind_int64 (statement, 3, chosen);
      if (!dia_statement_finish (statement, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_content_plans_load (DiaConnection   *connection,
                        DiaId            content_id,
                        DiaContentPlan **plan,
                        GError         **error)
{
  g_autoptr (DiaContentPlan) read = dia_content_plan_new ();

  *plan = NULL;
  if (!read_choice (connection, content_id, read, error) || !read_accounts (connection, content_id, read, error))
    return FALSE;

  *plan = g_steal_pointer (&read);
  return TRUE;
}

gboolean
dia_content_plans_save (DiaConnection         *connection,
                        DiaId                  content_id,
                        const DiaContentPlan  *plan,
                        DiaInstant             now,
                        GError               **error)
{
  if (!dia_rows_run_with_id (connection, "DELETE FROM content_plans WHERE content_id = $1", content_id, error))
    return FALSE;

  return dia_content_plan_is_empty (plan) ||
         (add_row (connection, content_id, plan, now, error) &&
          add_accounts (connection, content_id, plan->dropped, FALSE, error) &&
          add_accounts (connection, content_id, plan->added, TRUE, error));
}

static gboolean
count (DiaConnection  *connection,
       const char     *sql,
       DiaId           content_id,
       guint          *n,
       GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  dia_statement_bind_id (statement, 1, content_id);

  return dia_rows_read_count (statement, n, error);
}

static gboolean
may_keep (DiaStatement *statement)
{
  g_autoptr (DiaNetwork) network = dia_network_load (dia_statement_get_text (statement, 0));
  DiaLimits limits = { 0 };

  dia_limits_from_string (dia_statement_get_text (statement, 1), &limits);

  return network != NULL && dia_limits_may_keep (&limits, &network->limits);
}

/* Whether some planned post is sent by another than the one who was chosen. No
 * server is asked to send where none can. */
static gboolean
find_other_sender (DiaConnection  *connection,
                   DiaId           content_id,
                   gboolean       *found,
                   GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "SELECT DISTINCT accounts.network, accounts.limits, content_plans.sender = 'desk'"
                            " FROM content_plans, posts, accounts"
                            " WHERE content_plans.content_id = $1 AND content_plans.sender <> ''"
                            " AND posts.content_id = content_plans.content_id AND accounts.id = posts.account_id"
                            " AND posts.state IN ('scheduled', 'awaiting-person', 'failed', 'missed')"
                            " AND (content_plans.sender = 'server') <> (posts.kept IN (1, 2, 3))");

  *found = FALSE;
  dia_statement_bind_id (statement, 1, content_id);
  while (!*found && dia_statement_next (statement))
    *found = dia_statement_get_boolean (statement, 2) || may_keep (statement);

  return dia_statement_finish (statement, error);
}

gboolean
dia_content_plans_find_waiting (DiaConnection  *connection,
                                DiaId           content_id,
                                DiaWaiting     *waiting,
                                GError        **error)
{
  guint n_planned, n_words, n_accounts, n_timed;
  gboolean other_sender;

  *waiting = DIA_WAITING_NOTHING;
  if (!count (connection, "SELECT n_planned FROM contents WHERE id = $1", content_id, &n_planned, error))
    return FALSE;
  if (n_planned == 0)
    return TRUE;

  if (!count (connection, "SELECT COUNT(*) FROM contents WHERE edit_of = $1", content_id, &n_words, error) ||
      !count (connection,
              "SELECT COUNT(*) FROM content_plan_accounts AS chosen, posts"
              " WHERE chosen.content_id = $1 AND posts.content_id = chosen.content_id"
              " AND posts.account_id = chosen.account_id"
              " AND ((chosen.chosen = 0 AND posts.state IN ('scheduled', 'awaiting-person'))"
              " OR (chosen.chosen = 1 AND posts.state IN ('draft', 'in-review', 'changes-requested', 'approved')))",
              content_id, &n_accounts, error) ||
      !count (connection,
              "SELECT COUNT(*) FROM content_plans, posts WHERE content_plans.content_id = $1"
              " AND content_plans.timing <> '' AND posts.content_id = content_plans.content_id"
              " AND posts.state IN ('scheduled', 'awaiting-person', 'failed', 'missed')",
              content_id, &n_timed, error) ||
      !find_other_sender (connection, content_id, &other_sender, error))
    return FALSE;

  *waiting = (n_words > 0 ? DIA_WAITING_WORDS : 0) | (n_accounts > 0 ? DIA_WAITING_ACCOUNTS : 0) |
             (n_timed > 0 ? DIA_WAITING_TIME : 0) | (other_sender ? DIA_WAITING_SENDER : 0);
  return TRUE;
}

GArray *
dia_content_plans_list_waiting (DiaConnection  *connection,
                                guint           limit,
                                GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "SELECT waiting.id FROM ("
                            "SELECT edit_of AS id, changed_at FROM contents WHERE edit_of IS NOT NULL"
                            " UNION ALL SELECT content_id AS id, changed_at FROM content_plans) AS waiting, contents"
                            " WHERE contents.id = waiting.id AND contents.n_planned > 0 AND contents.removed_at IS NULL"
                            " GROUP BY waiting.id ORDER BY MAX(waiting.changed_at) DESC, waiting.id DESC LIMIT $1");

  dia_statement_bind_int64 (statement, 1, limit);

  return dia_rows_read_ids (statement, error);
}
