/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-names.h"

#include "dia-format.h"
#include "dia-import-layout.h"

#include <glib/gi18n-lib.h>

struct _DiaAccountNames
{
  GHashTable *by_id;     /* (owned) (element-type DiaId DiaAccount) */
  GHashTable *by_name;   /* (owned): folded → GPtrArray of DiaAccount */
};

/* (transfer full) */
static char *
make_key (const char *name)
{
  return dia_format_fold (name[0] == '@' ? name + 1 : name);
}

static void
add_name (DiaAccountNames *self,
          const char      *name,
          DiaAccount      *account)
{
  g_autofree char *key = make_key (name);
  GPtrArray *accounts = g_hash_table_lookup (self->by_name, key);

  if (accounts == NULL)
    {
      accounts = g_ptr_array_new ();
      g_hash_table_insert (self->by_name, g_steal_pointer (&key), accounts);
    }
  if (!g_ptr_array_find (accounts, account, NULL))
    g_ptr_array_add (accounts, account);
}

DiaAccountNames *
dia_account_names_new (GPtrArray *accounts)
{
  DiaAccountNames *self = g_new0 (DiaAccountNames, 1);

  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = accounts->pdata[i];
      g_autofree char *handle = dia_account_dup_handle (account);

      g_hash_table_insert (self->by_id, &account->id, g_object_ref (account));
      add_name (self, account->handle, account);
      add_name (self, handle, account);
    }

  return self;
}

void
dia_account_names_free (DiaAccountNames *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

static gboolean
is_of_network (const DiaAccount *account,
               const char       *network)
{
  g_autofree char *wanted = NULL;

  if (network[0] == '\0')
    return TRUE;
  wanted = dia_format_fold (network);

  return g_str_equal (account->network, wanted);
}

DiaAccount *
dia_account_names_find_id (DiaAccountNames *self,
                           DiaId            id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

DiaAccount *
dia_account_names_find (DiaAccountNames  *self,
                        const char       *name,
                        const char       *network,
                        GError          **error)
{
  g_autofree char *key = make_key (name);
  GPtrArray *accounts = g_hash_table_lookup (self->by_name, key);
  DiaAccount *found = NULL;
  guint n_found = 0;
  DiaId id;

  if (dia_id_from_string (name, &id) && dia_account_names_find_id (self, id) != NULL)
    return dia_account_names_find_id (self, id);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      if (!is_of_network (accounts->pdata[i], network))
        continue;
      found = accounts->pdata[i];
      n_found++;
    }
  if (n_found == 1)
    return found;

  if (n_found == 0)
    g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, _("There is no account “%s”."), name);
  else
    g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD,
                 _("Several accounts are called “%s”: say the network, or the id."), name);
  return NULL;
}
