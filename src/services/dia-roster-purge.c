/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-purge.h"

#include "dia-accounts.h"
#include "dia-audit.h"
#include "dia-brands.h"
#include "dia-open-sign-outs.h"
#include "dia-sign-out.h"
#include "dia-store.h"

/* One purge. */
typedef struct
{
  DiaWorkspaceCore *core;
  DiaHttp          *http;
  GArray           *ids;       /* (nullable) (element-type DiaId) */
  GPtrArray        *errands;   /* (element-type DiaErrand) */
} Purge;

/* The end of one account: nothing of it is left but the entry in the audit, or what
 * it takes to end its sign-in later. */
typedef struct
{
  const DiaAccount *account;
  DiaAuditEntry    *audit;     /* (nullable) */
  gboolean          waits;     /* for the server, to end its sign-in there */
  DiaInstant        now;
} Deletion;

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
  Deletion *deletion = user_data;

  return (deletion->audit == NULL || dia_audit_add (connection, deletion->audit, error)) &&
         (!deletion->waits || dia_open_sign_outs_add (connection, deletion->account, deletion->now, error)) &&
         dia_accounts_delete (connection, deletion->account->id, error);
}

static gboolean
is_meant (const Purge *purge,
          DiaId        id)
{
  if (purge->ids == NULL)
    return TRUE;

  for (guint i = 0; i < purge->ids->len; i++)
    {
      if (g_array_index (purge->ids, DiaId, i) == id)
        return TRUE;
    }

  return FALSE;
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

/* Removed brands go once none of their accounts waits for the keyring. */
static gboolean
delete_brands (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  const Purge *purge = user_data;
  g_autoptr (GPtrArray) waiting = dia_accounts_list_removed (connection, error);
  g_autoptr (GArray) brands = waiting != NULL ? dia_brands_list_removed (connection, error) : NULL;

  if (brands == NULL)
    return FALSE;

  for (guint i = 0; i < brands->len; i++)
    {
      DiaId id = g_array_index (brands, DiaId, i);

      if (is_meant (purge, id) && !has_account_of (waiting, id) && !dia_brands_delete (connection, id, error))
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

static gboolean
purge_account (Purge         *purge,
               DiaAccount    *account,
               GCancellable  *cancellable,
               GError       **error)
{
  g_auto (DiaSignOut) result = { NULL };
  Deletion deletion = { .account = account };

  if (!dia_sign_out_run (purge->core, purge->http, account, &result, cancellable, error))
    return FALSE;

  if (result.errand != NULL)
    g_ptr_array_add (purge->errands, g_steal_pointer (&result.errand));
  deletion.audit = result.audit;
  deletion.waits = result.waits;
  deletion.now = dia_clock_now (purge->core->clock);

  /* Not cancellable: the sign-in has ended, and that is to be kept. */
  return dia_store_write (purge->core->store, delete_account, &deletion, NULL, error);
}

static gboolean
purge_all (Purge         *purge,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) first = NULL;
  GError *failure = NULL;

  if (!dia_store_read (purge->core->store, list_removed, &accounts, cancellable, error))
    return FALSE;

  for (guint i = 0; i < accounts->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);

      if ((is_meant (purge, account->id) || is_meant (purge, account->brand_id)) &&
          !purge_account (purge, account, cancellable, &failure))
        keep_first (&first, g_steal_pointer (&failure));
    }
  if (!dia_store_write (purge->core->store, delete_brands, purge, cancellable, &failure))
    keep_first (&first, g_steal_pointer (&failure));

  if (first == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

gboolean
dia_roster_purge_removed (DiaWorkspaceCore  *core,
                          DiaHttp           *http,
                          GArray            *ids,
                          GPtrArray        **errands,
                          GCancellable      *cancellable,
                          GError           **error)
{
  Purge purge = { core, http, ids, g_ptr_array_new_with_free_func ((GDestroyNotify) dia_errand_free) };

  *errands = purge.errands;

  return purge_all (&purge, cancellable, error);
}
