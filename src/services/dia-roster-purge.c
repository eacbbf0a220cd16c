/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-purge.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-sign-in-private.h"
#include "dia-store.h"

static gboolean
list_removed (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  GPtrArray **accounts = user_data;

  *accounts = dia_accounts_list_removed (connection, error);

  return *accounts != NULL;
}

static gboolean
delete_account (DiaConnection  *connection,
                gpointer        user_data,
                GError        **error)
{
  const DiaAccount *account = user_data;

  return dia_accounts_delete (connection, account->id, error);
}

static gboolean
has_account_of (GPtrArray *accounts,
                DiaId      brand_id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      if (DIA_ACCOUNT (accounts->pdata[i])->brand_id == brand_id)
        return TRUE;
    }

  return FALSE;
}

/* Removed brands go once none of their accounts waits for its server. */
static gboolean
delete_brands (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  g_autoptr (GPtrArray) waiting = dia_accounts_list_removed (connection, error);
  g_autoptr (GArray) brands = waiting != NULL ? dia_brands_list_removed (connection, error) : NULL;

  if (brands == NULL)
    return FALSE;

  for (guint i = 0; i < brands->len; i++)
    {
      DiaId id = g_array_index (brands, DiaId, i);

      if (!has_account_of (waiting, id) && !dia_brands_delete (connection, id, error))
        return FALSE;
    }

  return TRUE;
}

static void
keep_first (GError **first,
            GError  *next)   /* (transfer full) */
{
  if (*first == NULL)
    *first = next;
  else
    g_error_free (next);
}

gboolean
dia_roster_purge_removed (DiaWorkspaceCore  *core,
                          DiaSignIn         *sign_in,
                          DiaHttp           *http,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) first = NULL;
  GError *failure = NULL;

  if (!dia_store_read (core->store, list_removed, &accounts, cancellable, error))
    return FALSE;

  for (guint i = 0; i < accounts->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      if (!dia_sign_in_end (sign_in, http, accounts->pdata[i], cancellable, &failure) ||
          !dia_store_write (core->store, delete_account, accounts->pdata[i], cancellable, &failure))
        keep_first (&first, g_steal_pointer (&failure));
    }
  if (!dia_store_write (core->store, delete_brands, NULL, cancellable, &failure))
    keep_first (&first, g_steal_pointer (&failure));

  if (first == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}
