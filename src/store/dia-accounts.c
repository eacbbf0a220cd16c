/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts.h"

#include "dia-account-times.h"
#include "dia-format.h"
#include "dia-removal.h"
#include "dia-rows.h"
#include "dia-scope-sql.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "accounts.id, accounts.brand_id, accounts.network, accounts.server, accounts.handle, accounts.name," \
                " accounts.remote_id, accounts.language, accounts.market, accounts.zone, accounts.labels," \
                " accounts.sign_in, accounts.sign_in_expires_at, accounts.sign_in_note, accounts.limits," \
                " accounts.limits_read_at, accounts.position"

#define WITH_BRANDS " WHERE brands.id = accounts.brand_id"
#define IN_ORDER " ORDER BY brands.position, brands.name_folded, brands.id," \
                 " accounts.position, accounts.name_folded, accounts.id"

static const char *const sign_in_names[] = {
  [DIA_SIGN_IN_NOT_NEEDED] = "not-needed",
  [DIA_SIGN_IN_OK] = "ok",
  [DIA_SIGN_IN_EXPIRES] = "expires",
  [DIA_SIGN_IN_NEEDED] = "needed",
};

static DiaSignInState
read_sign_in (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (sign_in_names); i++)
    {
      if (g_str_equal (text, sign_in_names[i]))
        return i;
    }

  return DIA_SIGN_IN_NEEDED;
}

/* Everything but the limits. (transfer full) */
static DiaAccount *
read_facts (DiaStatement *statement)
{
  DiaAccount *account = dia_account_new ();

  account->id = dia_statement_get_id (statement, 0);
  account->brand_id = dia_statement_get_id (statement, 1);
  dia_statement_read_text (statement, 2, &account->network);
  dia_statement_read_text (statement, 3, &account->server);
  dia_statement_read_text (statement, 4, &account->handle);
  dia_statement_read_text (statement, 5, &account->name);
  dia_statement_read_text (statement, 6, &account->remote_id);
  dia_statement_read_text (statement, 7, &account->language);
  dia_statement_read_text (statement, 8, &account->market);
  dia_statement_read_text (statement, 9, &account->zone);
  dia_statement_read_text (statement, 10, &account->labels);
  account->sign_in = read_sign_in (dia_statement_get_text (statement, 11));
  account->sign_in_expires_at = dia_statement_get_instant (statement, 12);
  dia_statement_read_text (statement, 13, &account->sign_in_note);
  account->limits_read_at = dia_statement_get_instant (statement, 15);
  account->position = dia_statement_get_int64 (statement, 16);

  return account;
}

static gpointer
read_account (DiaStatement *statement)
{
  DiaAccount *account = read_facts (statement);

  dia_limits_from_string (dia_statement_get_text (statement, 14), &account->limits);

  return account;
}

/* Thousands of accounts have the limits of a few servers: each text is read
 * once. @known: (element-type utf8 DiaLimits) */
static const DiaLimits *
find_limits (GHashTable *known,
             const char *text)
{
  DiaLimits *limits = g_hash_table_lookup (known, text);

  if (limits != NULL)
    return limits;

  limits = g_new0 (DiaLimits, 1);
  dia_limits_from_string (text, limits);
  g_hash_table_insert (known, g_strdup (text), limits);

  return limits;
}

/* (transfer full) (element-type DiaAccount) (nullable) */
static GPtrArray *
read_accounts (DiaStatement  *statement,
               GError       **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (dia_statement_next (statement))
    {
      DiaAccount *account = read_facts (statement);

      account->limits = *find_limits (known, dia_statement_get_text (statement, 14));
      g_ptr_array_add (accounts, account);
    }

  return dia_statement_finish (statement, error) ? g_steal_pointer (&accounts) : NULL;
}

static void
bind_account (DiaStatement     *statement,
              const DiaAccount *account)
{
  g_autofree char *handle_folded = dia_format_fold (account->handle);
  g_autofree char *name_folded = dia_format_fold (account->name);
  g_autofree char *limits = dia_limits_to_string (&account->limits);

  dia_statement_bind_id (statement, 1, account->id);
  dia_statement_bind_id (statement, 2, account->brand_id);
  dia_statement_bind_text (statement, 3, account->network);
  dia_statement_bind_text (statement, 4, account->server);
  dia_statement_bind_text (statement, 5, account->handle);
  dia_statement_bind_text (statement, 6, handle_folded);
  dia_statement_bind_text (statement, 7, account->name);
  dia_statement_bind_text (statement, 8, name_folded);
  dia_statement_bind_text (statement, 9, account->remote_id);
  dia_statement_bind_text (statement, 10, account->language);
  dia_statement_bind_text (statement, 11, account->market);
  dia_statement_bind_text (statement, 12, account->zone);
  dia_statement_bind_text (statement, 13, account->labels);
  dia_statement_bind_text (statement, 14, sign_in_names[account->sign_in]);
  dia_statement_bind_instant (statement, 15, account->sign_in_expires_at);
  dia_statement_bind_text (statement, 16, account->sign_in_note);
  dia_statement_bind_text (statement, 17, limits);
  dia_statement_bind_instant (statement, 18, account->limits_read_at);
  dia_statement_bind_int64 (statement, 19, account->position);
}

static gboolean
save_row (DiaConnection     *connection,
          const DiaAccount  *account,
          GError           **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "INSERT INTO accounts (id, brand_id, network, server, handle, handle_folded, name,"
                            " name_folded, remote_id, language, market, zone, labels, sign_in, sign_in_expires_at,"
                            " sign_in_note, limits, limits_read_at, position)"
                            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"
                            " ON CONFLICT (id) DO UPDATE SET brand_id = excluded.brand_id, network = excluded.network,"
                            " server = excluded.server, handle = excluded.handle, handle_folded = excluded.handle_folded,"
                            " name = excluded.name, name_folded = excluded.name_folded, remote_id = excluded.remote_id,"
                            " language = excluded.language, market = excluded.market, zone = excluded.zone,"
                            " labels = excluded.labels, sign_in = excluded.sign_in,"
                            " sign_in_expires_at = excluded.sign_in_expires_at, sign_in_note = excluded.sign_in_note,"
                            " limits = excluded.limits, limits_read_at = excluded.limits_read_at,"
                            " position = excluded.position");

  bind_account (statement, account);

  return dia_statement_finish (statement, error);
}

static gboolean
save_label (DiaConnection  *connection,
            DiaId           id,
            const char     *label,
            GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO account_labels (account_id, label) VALUES ($1, $2)"
                                        " ON CONFLICT (account_id, label) DO NOTHING");

  dia_statement_bind_id (statement, 1, id);
  dia_statement_bind_text (statement, 2, label);

  return dia_statement_finish (statement, error);
}

static gboolean
save_labels (DiaConnection     *connection,
             const DiaAccount  *account,
             GError           **error)
{
  g_auto (GStrv) labels = g_strsplit (account->labels, " ", -1);

  if (!dia_rows_run_with_id (connection, "DELETE FROM account_labels WHERE account_id = $1", account->id, error))
    return FALSE;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      if (labels[i][0] != '\0' && !save_label (connection, account->id, labels[i], error))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
dia_accounts_list (DiaConnection   *connection,
                   const DiaScope  *scope,
                   GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT " COLUMNS " FROM accounts, brands" WITH_BRANDS, scope, 1, IN_ORDER);

  return read_accounts (statement, error);
}

GArray *
dia_accounts_list_few (DiaConnection   *connection,
                       const DiaScope  *scope,
                       guint            max,
                       GError         **error)
{
  g_autoptr (DiaStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;

  if (scope == NULL || dia_scope_is_all (scope))
    return g_array_new (FALSE, FALSE, sizeof (DiaId));

  statement = dia_scope_sql_prepare (connection, "SELECT accounts.id FROM accounts WHERE 1 = 1", scope, 2, " LIMIT $1");
  dia_statement_bind_int64 (statement, 1, (gint64) max + 1);
  ids = dia_rows_read_ids (statement, error);
  if (ids != NULL && ids->len > max)
    g_array_set_size (ids, 0);

  return g_steal_pointer (&ids);
}

DiaAccount *
dia_accounts_load (DiaConnection  *connection,
                   DiaId           id,
                   GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM accounts WHERE id = $1");

  dia_statement_bind_id (statement, 1, id);

  return dia_rows_read_object (statement, read_account, _("This account does not exist any more."), error);
}

gboolean
dia_accounts_save (DiaConnection  *connection,
                   DiaAccount     *account,
                   GError        **error)
{
  if (account->id == DIA_ID_NONE)
    account->id = dia_id_new ();

  return save_row (connection, account, error) && save_labels (connection, account, error) &&
         (account->times == NULL || dia_account_times_save (connection, account->id, account->times, error));
}

gboolean
dia_accounts_remove (DiaConnection  *connection,
                     DiaId           id,
                     DiaInstant      now,
                     GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE accounts SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL");

  dia_statement_bind_id (statement, 1, id);
  dia_statement_bind_instant (statement, 2, now);

  return dia_statement_finish (statement, error) &&
         dia_removal_cancel_posts (connection, "account_id", id, error);
}

gboolean
dia_accounts_restore (DiaConnection  *connection,
                      DiaId           id,
                      GError        **error)
{
  return dia_rows_run_with_id (connection, "UPDATE accounts SET removed_at = NULL WHERE id = $1", id, error) &&
         dia_removal_restore_posts (connection, "account_id", id, error);
}

GPtrArray *
dia_accounts_list_removed (DiaConnection  *connection,
                           GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM accounts WHERE removed_at IS NOT NULL ORDER BY id");

  return read_accounts (statement, error);
}

gboolean
dia_accounts_delete (DiaConnection  *connection,
                     DiaId           id,
                     GError        **error)
{
  return dia_rows_run_with_id (connection, "DELETE FROM accounts WHERE id = $1", id, error);
}

const char *
dia_sign_in_state_to_string (DiaSignInState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (sign_in_names), NULL);

  return sign_in_names[state];
}
