/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-silent-accounts.h"

#include "dia-post-lists.h"
#include "dia-rows.h"
#include "dia-scope-sql.h"
#include "dia-settings.h"

#define SETTING    "sending.silent"
#define UNREADABLE "?"

static DiaScope *
read_scope (const char *line)
{
  DiaScope *scope = dia_scope_from_string (line);

  return scope != NULL ? scope : dia_scope_new_all ();
}

GPtrArray *
dia_silent_scopes_load (DiaConnection  *connection,
                        GError        **error)
{
  g_autoptr (GPtrArray) scopes = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_scope_unref);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!dia_settings_get (connection, SETTING, &text, error))
    return NULL;
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_ptr_array_add (scopes, read_scope (lines[i]));

  return g_steal_pointer (&scopes);
}

static gboolean
save (DiaConnection  *connection,
      GPtrArray      *scopes,
      GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < scopes->len; i++)
    {
      g_autofree char *line = dia_scope_to_string (scopes->pdata[i]);

      /* What could not be read stays what cannot be read. */
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line[0] != '\0' ? line : UNREADABLE);
    }

  return dia_settings_set (connection, SETTING, text->len > 0 ? text->str : NULL, error);
}

static gboolean
find_scope (GPtrArray      *scopes,
            const DiaScope *scope,
            guint          *place)
{
  for (*place = 0; *place < scopes->len; (*place)++)
    if (dia_scope_equal (scopes->pdata[*place], scope))
      return TRUE;

  return FALSE;
}

gboolean
dia_silent_scopes_set (DiaConnection   *connection,
                       const DiaScope  *scope,
                       gboolean         silent,
                       gboolean        *changed,
                       GError         **error)
{
  g_autoptr (GPtrArray) scopes = dia_silent_scopes_load (connection, error);
  guint place;

  if (scopes == NULL)
    return FALSE;
  *changed = find_scope (scopes, scope, &place) != silent;
  if (!*changed)
    return TRUE;
  if (silent)
    g_ptr_array_add (scopes, dia_scope_ref ((DiaScope *) scope));
  else
    g_ptr_array_remove_index (scopes, place);

  return save (connection, scopes, error);
}

gboolean
dia_silent_scopes_clear (DiaConnection  *connection,
                         GError        **error)
{
  return dia_settings_set (connection, SETTING, NULL, error);
}

static gboolean
count_posts (DiaConnection   *connection,
             const DiaScope  *scope,
             guint           *n_posts,
             DiaInstant      *first_at,
             GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT COUNT(*), MIN (slot_at) FROM (SELECT posts.slot_at FROM posts, accounts"
                                       " WHERE accounts.id = posts.account_id AND posts.state = 'scheduled'",
                           scope, 1, " ORDER BY posts.slot_at LIMIT " G_STRINGIFY (DIA_POSTS_COUNT_CAP) ") AS planned");

  if (dia_statement_next (statement))
    {
      *n_posts = (guint) dia_statement_get_int64 (statement, 0);
      *first_at = dia_statement_get_instant (statement, 1);
    }

  return dia_statement_finish (statement, error);
}

gboolean
dia_silent_scopes_measure (DiaConnection   *connection,
                           const DiaScope  *scope,
                           guint           *n_accounts,
                           guint           *n_posts,
                           DiaInstant      *first_at,
                           GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT COUNT(*) FROM accounts WHERE 1 = 1", scope, 1, "");

  *n_posts = 0;
  *first_at = DIA_INSTANT_NONE;

  return dia_rows_read_count (statement, n_accounts, error) && count_posts (connection, scope, n_posts, first_at, error);
}

static gboolean
add_accounts (DiaConnection   *connection,
              const DiaScope  *scope,
              GHashTable      *seen,
              GArray          *ids,
              GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT accounts.id FROM accounts WHERE 1 = 1", scope, 1, " ORDER BY accounts.id");

  while (dia_statement_next (statement))
    {
      DiaId id = dia_statement_get_id (statement, 0);

      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }

  return dia_statement_finish (statement, error);
}

GArray *
dia_silent_accounts_list (DiaConnection  *connection,
                          GPtrArray      *scopes,
                          GError        **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  for (guint i = 0; i < scopes->len; i++)
    if (!add_accounts (connection, scopes->pdata[i], seen, ids, error))
      return NULL;

  return g_steal_pointer (&ids);
}

char *
dia_silent_accounts_write (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (ids, DiaId, i));
  if (text->len == 0)
    g_string_append (text, "0");

  return g_string_free (text, FALSE);
}

char *
dia_silent_accounts_spare (GArray     *ids,
                           const char *column)
{
  g_autofree char *list = NULL;

  if (ids == NULL || ids->len == 0)
    return g_strdup ("");
  list = dia_silent_accounts_write (ids);

  return g_strconcat (" AND ", column, " NOT IN (", list, ")", NULL);
}
