/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-planned-groups.h"

#include "dia-field.h"
#include "dia-post-lists.h"
#include "dia-post-row.h"
#include "dia-rows.h"
#include "dia-scope-sql.h"

#include <string.h>

/* Instants looked at for each row: an hour of the clocks comes round within a
 * day, and most contents keep to few zones. */
#define INSTANTS_PER_GROUP 4

#define MAX_TITLE    80
#define MAX_MARKETS  "16"

/* A group as the grouping query yields it; the rest is looked up. */
static gpointer
read_group (DiaStatement *statement)
{
  DiaPlannedGroup *group = g_new0 (DiaPlannedGroup, 1);
  const char *first_network;

  group->content_id = dia_statement_get_id (statement, 0);
  group->slot = DIA_SLOT_NONE;
  group->slot.at = dia_statement_get_instant (statement, 1);
  group->account_id = dia_statement_get_id (statement, 2);
  group->n_posts = dia_statement_get_int64 (statement, 3);
  group->n_held = dia_statement_get_int64 (statement, 4);
  group->n_kept = dia_statement_get_int64 (statement, 7);
  group->title = g_strdup ("");
  group->markets = g_new0 (char *, 1);

  first_network = dia_statement_get_text (statement, 5);
  group->network = g_strdup (g_str_equal (first_network, dia_statement_get_text (statement, 6)) ? first_network : "");

  return group;
}

/* The slot of the group's first post, and what its content is called. */
static gboolean
load_first_post (DiaConnection    *connection,
                 DiaPlannedGroup  *group,
                 GError          **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS ", contents.title FROM posts, contents"
                                        " WHERE posts.account_id = $1 AND posts.slot_at = $2"
                                        " AND posts.state = 'scheduled' AND posts.content_id = $3"
                                        " AND contents.id = posts.content_id LIMIT 1");

  dia_statement_bind_id (statement, 1, group->account_id);
  dia_statement_bind_instant (statement, 2, group->slot.at);
  dia_statement_bind_id (statement, 3, group->content_id);

  if (dia_statement_next (statement))
    {
      g_autoptr (DiaPost) post = dia_post_row_read (statement);
      g_autoptr (DiaContent) content = dia_content_new ();

      dia_statement_read_text (statement, DIA_POST_N_COLUMNS, &content->title);
      dia_field_set_text (&content->text, post->text);
      dia_field_take_text (&group->title, dia_content_dup_title (content, MAX_TITLE));
      group->slot = post->slot;
    }

  return dia_statement_finish (statement, error);
}

static gboolean
load_markets (DiaConnection    *connection,
              const DiaScope   *scope,
              DiaPlannedGroup  *group,
              GError          **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT DISTINCT accounts.market FROM posts CROSS JOIN accounts"
                                       " WHERE accounts.id = posts.account_id AND posts.state = 'scheduled'"
                                       " AND posts.slot_at = $1 AND posts.content_id = $2",
                           scope, 3, " ORDER BY accounts.market LIMIT " MAX_MARKETS);
  g_autoptr (GStrvBuilder) markets = g_strv_builder_new ();

  dia_statement_bind_instant (statement, 1, group->slot.at);
  dia_statement_bind_id (statement, 2, group->content_id);
  while (dia_statement_next (statement))
    g_strv_builder_add (markets, dia_statement_get_text (statement, 0));
  if (!dia_statement_finish (statement, error))
    return FALSE;

  g_strfreev (group->markets);
  group->markets = g_strv_builder_end (markets);
  return TRUE;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
join_sorted (char **first,
             char **second)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_free);

  for (char **p = first; *p != NULL; p++)
    g_ptr_array_add (joined, g_strdup (*p));
  for (char **p = second; *p != NULL; p++)
    {
      if (!g_strv_contains ((const char *const *) first, *p))
        g_ptr_array_add (joined, g_strdup (*p));
    }

  g_ptr_array_sort (joined, compare_texts);
  g_ptr_array_add (joined, NULL);

  return (char **) g_ptr_array_steal (joined, NULL);
}

static void
merge_group (DiaPlannedGroup       *group,
             const DiaPlannedGroup *other)
{
  char **markets = join_sorted (group->markets, other->markets);

  g_strfreev (group->markets);
  group->markets = markets;
  group->n_posts += other->n_posts;
  group->n_held += other->n_held;
  group->n_kept += other->n_kept;
  if (!g_str_equal (group->network, other->network))
    dia_field_set_text (&group->network, "");
}

/* The group that shows the same content at the same time of the clocks. */
static DiaPlannedGroup *
find_group (GPtrArray             *groups,
            const DiaPlannedGroup *like)
{
  for (guint i = 0; i < groups->len; i++)
    {
      DiaPlannedGroup *group = groups->pdata[i];

      if (group->content_id == like->content_id &&
          dia_wall_time_compare (&group->slot.wall, &like->slot.wall) == 0)
        return group;
    }

  return NULL;
}

static gboolean
load_held_account (DiaConnection   *connection,
                   DiaHeldAccount  *held,
                   GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT COUNT(*), MIN (slot_at) FROM (SELECT slot_at FROM posts"
                                        " WHERE account_id = $1 AND state = 'scheduled'"
                                        " ORDER BY slot_at LIMIT " G_STRINGIFY (DIA_POSTS_COUNT_CAP) ") AS found");

  dia_statement_bind_id (statement, 1, held->account_id);
  if (dia_statement_next (statement))
    {
      held->n_posts = dia_statement_get_int64 (statement, 0);
      held->first_at = dia_statement_get_instant (statement, 1);
    }

  return dia_statement_finish (statement, error);
}

/* The next instants of each content, each as a group. */
static GPtrArray *
list_instants (DiaConnection   *connection,
               const DiaScope  *scope,
               guint            limit,
               GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection,
                           "SELECT posts.content_id, posts.slot_at, MIN (posts.account_id), COUNT(*),"
                           " SUM (CASE WHEN accounts.sign_in = 'needed' THEN 1 ELSE 0 END),"
                           " MIN (accounts.network), MAX (accounts.network), SUM (CASE WHEN posts.kept >= 2 THEN 1 ELSE 0 END)"
                           " FROM posts CROSS JOIN accounts"
                           " WHERE accounts.id = posts.account_id AND posts.state = 'scheduled'",
                           scope, 2,
                           " GROUP BY posts.slot_at, posts.content_id"
                           " ORDER BY posts.slot_at, posts.content_id LIMIT $1");

  dia_statement_bind_int64 (statement, 1, limit);

  return dia_rows_read_all (statement, read_group, (GDestroyNotify) dia_planned_group_free, error);
}

void
dia_planned_group_free (DiaPlannedGroup *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_strfreev (self->markets);
  g_free (self->network);
  g_free (self);
}

GPtrArray *
dia_planned_groups_list (DiaConnection   *connection,
                         const DiaScope  *scope,
                         guint            limit,
                         GError         **error)
{
  g_autoptr (GPtrArray) instants = list_instants (connection, scope, limit * INSTANTS_PER_GROUP, error);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_planned_group_free);

  if (instants == NULL)
    return NULL;

  for (guint i = 0; i < instants->len; i++)
    {
      DiaPlannedGroup *instant = instants->pdata[i];
      DiaPlannedGroup *group;

      if (!load_first_post (connection, instant, error) ||
          !load_markets (connection, scope, instant, error))
        return NULL;

      group = find_group (groups, instant);
      if (group != NULL)
        merge_group (group, instant);
      else if (groups->len < limit)
        g_ptr_array_add (groups, g_steal_pointer (&instants->pdata[i]));
    }

  return g_steal_pointer (&groups);
}

GArray *
dia_held_accounts_list (DiaConnection   *connection,
                        const DiaScope  *scope,
                        guint            limit,
                        GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT accounts.id FROM accounts WHERE accounts.sign_in = 'needed'"
                                       " AND EXISTS (SELECT 1 FROM posts WHERE posts.account_id = accounts.id"
                                       " AND posts.state = 'scheduled')",
                           scope, 2, " ORDER BY accounts.id LIMIT $1");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) accounts = g_array_new (FALSE, TRUE, sizeof (DiaHeldAccount));

  dia_statement_bind_int64 (statement, 1, limit);
  ids = dia_rows_read_ids (statement, error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      DiaHeldAccount held = { .account_id = g_array_index (ids, DiaId, i), .first_at = DIA_INSTANT_NONE };

      if (!load_held_account (connection, &held, error))
        return NULL;
      g_array_append_val (accounts, held);
    }

  return g_steal_pointer (&accounts);
}

GArray *
dia_next_posts_list (DiaConnection   *connection,
                     const DiaScope  *scope,
                     GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT accounts.id, (SELECT posts.slot_at FROM posts"
                                       " WHERE posts.account_id = accounts.id AND posts.state = 'scheduled'"
                                       " ORDER BY posts.slot_at LIMIT 1) FROM accounts WHERE 1 = 1",
                           scope, 1, "");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DiaNextPost));

  while (dia_statement_next (statement))
    {
      DiaNextPost next = { dia_statement_get_id (statement, 0), dia_statement_get_instant (statement, 1) };

      if (next.at != DIA_INSTANT_NONE)
        g_array_append_val (found, next);
    }
  if (!dia_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&found);
}
