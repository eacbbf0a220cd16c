/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope-sql.h"

/* The condition of each kind, which the list of its values follows. */
static const struct
{
  const char *before;
  const char *after;
} conditions[] = {
  [DIA_SCOPE_BRAND] = { " AND accounts.brand_id IN (", ")" },
  [DIA_SCOPE_MARKET] = { " AND accounts.market IN (", ")" },
  [DIA_SCOPE_NETWORK] = { " AND accounts.network IN (", ")" },
  [DIA_SCOPE_LANGUAGE] = { " AND accounts.language IN (", ")" },
  [DIA_SCOPE_LABEL] = { " AND EXISTS (SELECT 1 FROM account_labels"
                        " WHERE account_labels.account_id = accounts.id AND account_labels.label IN (", "))" },
  [DIA_SCOPE_ACCOUNT] = { " AND accounts.id IN (", ")" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (conditions) == DIA_SCOPE_N_KINDS);

static int
append_kind (GString        *sql,
             const DiaScope *scope,
             DiaScopeKind    kind,
             int             parameter)
{
  const char *const *values = dia_scope_get_values (scope, kind);

  if (values[0] == NULL)
    return parameter;

  g_string_append (sql, conditions[kind].before);
  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (sql, "%s$%d", i > 0 ? ", " : "", parameter++);
  g_string_append (sql, conditions[kind].after);

  return parameter;
}

static int
bind_kind (DiaStatement   *statement,
           const DiaScope *scope,
           DiaScopeKind    kind,
           int             parameter)
{
  const char *const *values = dia_scope_get_values (scope, kind);

  for (guint i = 0; values[i] != NULL; i++)
    {
      DiaId id = DIA_ID_NONE;

      if (kind != DIA_SCOPE_BRAND && kind != DIA_SCOPE_ACCOUNT)
        dia_statement_bind_text (statement, parameter++, values[i]);
      else if (dia_id_from_string (values[i], &id))
        dia_statement_bind_id (statement, parameter++, id);
      else
        dia_statement_bind_int64 (statement, parameter++, 0);
    }

  return parameter;
}

DiaStatement *
dia_scope_sql_prepare (DiaConnection  *connection,
                       const char     *head,
                       const DiaScope *scope,
                       int             first_parameter,
                       const char     *tail)
{
  g_autoptr (GString) sql = g_string_new (head);
  DiaStatement *statement;
  int parameter = first_parameter;

  g_string_append (sql, " AND accounts.removed_at IS NULL");
  for (guint kind = 0; scope != NULL && kind < DIA_SCOPE_N_KINDS; kind++)
    parameter = append_kind (sql, scope, kind, parameter);
  g_string_append (sql, tail);

  statement = dia_connection_prepare (connection, sql->str);
  parameter = first_parameter;
  for (guint kind = 0; scope != NULL && kind < DIA_SCOPE_N_KINDS; kind++)
    parameter = bind_kind (statement, scope, kind, parameter);

  return statement;
}
