/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-change.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-roster-check.h"

#include <glib/gi18n-lib.h>

/* Puts the store's "twice" into the words of the roster. */
static gboolean
explain (const DiaAccount  *account,
         GError            *failure,   /* (transfer full) */
         GError           **error)
{
  g_autofree char *handle = NULL;

  if (!g_error_matches (failure, DIA_STORE_ERROR, DIA_STORE_ERROR_DUPLICATE))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  handle = dia_account_dup_handle (account);
  g_set_error (error, DIA_ROSTER_ERROR, DIA_ROSTER_ERROR_DUPLICATE,
               _("%s is in this workspace already."), handle);
  g_error_free (failure);

  return FALSE;
}

static gboolean
check_brand_is_there (DiaConnection  *connection,
                      DiaId           id,
                      GError        **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DiaBrand) brand = dia_brands_load (connection, id, &failure);

  if (brand != NULL)
    return TRUE;

  if (g_error_matches (failure, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    g_set_error_literal (error, DIA_ROSTER_ERROR, DIA_ROSTER_ERROR_NO_BRAND,
                         _("The brand of this account is not in the workspace."));
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
save_account (DiaConnection  *connection,
              DiaAccount     *account,
              GError        **error)
{
  g_autoptr (GError) failure = NULL;

  if (!dia_roster_check_account (account, error) ||
      !check_brand_is_there (connection, account->brand_id, error))
    return FALSE;

  return dia_accounts_save (connection, account, &failure) || explain (account, g_steal_pointer (&failure), error);
}

static gboolean
save_brand (DiaConnection  *connection,
            DiaBrand       *brand,
            GError        **error)
{
  return dia_roster_check_brand (brand, error) && dia_brands_save (connection, brand, error);
}

/* Brands go first: accounts of a new brand may come in the same change. */
static gboolean
save_items (DiaConnection  *connection,
            GPtrArray      *items,
            GError        **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (DIA_IS_BRAND (items->pdata[i]) && !save_brand (connection, items->pdata[i], error))
        return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    {
      if (DIA_IS_ACCOUNT (items->pdata[i]) && !save_account (connection, items->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/* Fails for an id that is neither. */
static gboolean
find_kind (DiaConnection  *connection,
           DiaId           id,
           gboolean       *is_brand,
           GError        **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DiaBrand) brand = dia_brands_load (connection, id, &failure);
  g_autoptr (DiaAccount) account = NULL;

  *is_brand = brand != NULL;
  if (brand != NULL)
    return TRUE;
  if (!g_error_matches (failure, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  account = dia_accounts_load (connection, id, error);
  return account != NULL;
}

static gboolean
apply_to (DiaConnection          *connection,
          const DiaRosterChange  *change,
          DiaId                   id,
          GError                **error)
{
  gboolean is_brand;

  if (!find_kind (connection, id, &is_brand, error))
    return FALSE;

  if (change->act == DIA_ROSTER_REMOVE)
    return is_brand ? dia_brands_remove (connection, id, change->now, error)
                    : dia_accounts_remove (connection, id, change->now, error);

  return is_brand ? dia_brands_restore (connection, id, error) : dia_accounts_restore (connection, id, error);
}

DiaRosterChange *
dia_roster_change_new (DiaRosterAct  act,
                       GPtrArray    *items,
                       GArray       *ids,
                       DiaInstant    now)
{
  DiaRosterChange *self = g_new0 (DiaRosterChange, 1);

  self->act = act;
  self->now = now;
  self->items = items != NULL ? g_ptr_array_ref (items) : NULL;
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      DiaId *id = DIA_IS_BRAND (items->pdata[i]) ? &DIA_BRAND (items->pdata[i])->id
                                                 : &DIA_ACCOUNT (items->pdata[i])->id;

      if (*id == DIA_ID_NONE)
        *id = dia_id_new ();
    }

  return self;
}

void
dia_roster_change_free (DiaRosterChange *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

gboolean
dia_roster_change_apply (DiaConnection  *connection,
                         gpointer        change,
                         GError        **error)
{
  const DiaRosterChange *self = change;

  if (self->act == DIA_ROSTER_SAVE)
    return save_items (connection, self->items, error);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (!apply_to (connection, self, g_array_index (self->ids, DiaId, i), error))
        return FALSE;
    }

  return TRUE;
}
