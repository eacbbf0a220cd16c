/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-private.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-http.h"
#include "dia-roster-change.h"
#include "dia-roster-list.h"
#include "dia-roster-purge.h"
#include "dia-store.h"

/* How many accounts a brand has. */
typedef struct
{
  guint n_accounts;
  guint n_sign_in;
} Count;

struct _DiaRoster
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;            /* (owned) */

  GListStore       *brands;          /* (owned) (element-type DiaBrand) */
  GListStore       *accounts;        /* (owned) (element-type DiaAccount) */
  GHashTable       *brands_by_id;    /* (owned): DiaId → DiaBrand */
  GHashTable       *accounts_by_id;  /* (owned): DiaId → DiaAccount */
  GHashTable       *counts;          /* (owned): DiaId of a brand → Count */
};

enum
{
  ERRANDS_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a worker has to tell in the main context. */
typedef struct
{
  DiaRoster *self;      /* (owned) */
  GPtrArray *errands;   /* (owned) (element-type DiaErrand) */
} Told;

G_DEFINE_FINAL_TYPE (DiaRoster, dia_roster, G_TYPE_OBJECT)
G_DEFINE_QUARK (dia-roster-error-quark, dia_roster_error)

/* Everything, as it was read at one moment. */
typedef struct
{
  GPtrArray *brands;     /* (owned) (element-type DiaBrand) */
  GPtrArray *accounts;   /* (owned) (element-type DiaAccount) */
} Rows;

static void
free_rows (Rows *rows)
{
  g_clear_pointer (&rows->brands, g_ptr_array_unref);
  g_clear_pointer (&rows->accounts, g_ptr_array_unref);
  g_free (rows);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rows, free_rows)

static gpointer
read_rows (DiaConnection  *connection,
           gpointer        query_data,
           GError        **error)
{
  g_autoptr (Rows) rows = g_new0 (Rows, 1);

  rows->brands = dia_brands_list (connection, error);
  if (rows->brands == NULL)
    return NULL;
  rows->accounts = dia_accounts_list (connection, NULL, error);
  if (rows->accounts == NULL)
    return NULL;

  return g_steal_pointer (&rows);
}

static gboolean
read_rows_now (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  Rows **rows = user_data;

  *rows = read_rows (connection, NULL, error);

  return *rows != NULL;
}

static gpointer
apply_change (DiaConnection  *connection,
              gpointer        query_data,
              GError        **error)
{
  dia_roster_change_apply (connection, query_data, error);

  return NULL;
}

static void
count_account (DiaRoster        *self,
               const DiaAccount *account)
{
  Count *count = g_hash_table_lookup (self->counts, &account->brand_id);

  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      g_hash_table_insert (self->counts, g_memdup2 (&account->brand_id, sizeof account->brand_id), count);
    }
  count->n_accounts++;
  count->n_sign_in += account->sign_in == DIA_SIGN_IN_NEEDED;
}

static void
index_rows (DiaRoster  *self,
            const Rows *rows)
{
  g_hash_table_remove_all (self->brands_by_id);
  g_hash_table_remove_all (self->accounts_by_id);
  g_hash_table_remove_all (self->counts);

  for (guint i = 0; i < rows->brands->len; i++)
    {
      DiaBrand *brand = rows->brands->pdata[i];

      g_hash_table_insert (self->brands_by_id, &brand->id, g_object_ref (brand));
    }
  for (guint i = 0; i < rows->accounts->len; i++)
    {
      DiaAccount *account = rows->accounts->pdata[i];

      g_hash_table_insert (self->accounts_by_id, &account->id, g_object_ref (account));
      count_account (self, account);
    }
}

/* The indexes are right before anybody hears of the lists. */
static void
show_rows (DiaRoster *self,
           Rows      *rows)
{
  guint n_brands_before, n_brands_after, n_accounts_before, n_accounts_after;

  dia_roster_list_keep (G_LIST_MODEL (self->brands), rows->brands, dia_brands_equal,
                        &n_brands_before, &n_brands_after);
  dia_roster_list_keep (G_LIST_MODEL (self->accounts), rows->accounts, dia_accounts_equal,
                        &n_accounts_before, &n_accounts_after);
  index_rows (self, rows);
  dia_roster_list_splice (self->brands, rows->brands, n_brands_before, n_brands_after);
  dia_roster_list_splice (self->accounts, rows->accounts, n_accounts_before, n_accounts_after);
}

static void
on_rows_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DiaRoster) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Rows) rows = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (rows != NULL)
    show_rows (self, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The brands and accounts could not be read: %s", error->message);
}

static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             flags,
                    DiaRoster        *self)
{
  if (flags & DIA_CHANGE_ROSTER)
    dia_store_read_async (core->store, read_rows, NULL, NULL, (GDestroyNotify) free_rows, core->closing,
                          on_rows_read_cb, g_object_ref (self));
}

/* The end of a change: the lists show it before the caller hears of it. */
static void
on_changed_rows_read_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Rows) rows = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (rows != NULL)
    show_rows (g_task_get_source_object (task), rows);

  /* What could not be read back is written all the same. */
  g_task_return_boolean (task, TRUE);
}

static void
on_change_applied_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DiaRoster *self = g_task_get_source_object (task);
  GError *error = NULL;

  dia_store_write_finish (DIA_STORE (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  dia_workspace_core_touch (self->core, DIA_CHANGE_ROSTER | DIA_CHANGE_POSTS);
  dia_store_read_async (self->core->store, read_rows, NULL, NULL, (GDestroyNotify) free_rows, NULL,
                        on_changed_rows_read_cb, g_steal_pointer (&task));
}

/* How many of @items before @end are new accounts of a brand. */
static guint
count_new_of (GPtrArray *items,
              guint      end,
              DiaId      brand_id)
{
  guint n = 0;

  for (guint i = 0; i < end; i++)
    {
      n += DIA_IS_ACCOUNT (items->pdata[i]) && DIA_ACCOUNT (items->pdata[i])->id == DIA_ID_NONE &&
           DIA_ACCOUNT (items->pdata[i])->brand_id == brand_id;
    }

  return n;
}

/* What is new and says no place goes to the end. */
static void
place_new (DiaRoster *self,
           GPtrArray *items)
{
  guint n_brands = g_list_model_get_n_items (G_LIST_MODEL (self->brands));

  for (guint i = 0; i < items->len; i++)
    {
      if (DIA_IS_BRAND (items->pdata[i]))
        {
          DiaBrand *brand = items->pdata[i];

          if (brand->id == DIA_ID_NONE && brand->position == 0)
            brand->position = n_brands++;
        }
      else
        {
          DiaAccount *account = items->pdata[i];

          if (account->id == DIA_ID_NONE && account->position == 0)
            account->position = dia_roster_count_accounts (self, account->brand_id, NULL) +
                                count_new_of (items, i, account->brand_id);
        }
    }
}

static DiaRosterChange *
make_save (DiaRoster *self,
           GPtrArray *items)
{
  place_new (self, items);

  return dia_roster_change_new (DIA_ROSTER_SAVE, items, NULL, dia_clock_now (self->core->clock));
}

static gboolean
change (DiaRoster        *self,
        DiaRosterChange  *work,   /* (transfer full) */
        GCancellable     *cancellable,
        GError          **error)
{
  g_autoptr (DiaRosterChange) owned = work;

  if (!dia_store_write (self->core->store, dia_roster_change_apply, owned, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_ROSTER | DIA_CHANGE_POSTS);
  return dia_roster_reload (self, NULL, error);
}

static void
change_async (DiaRoster           *self,
              DiaRosterChange     *work,   /* (transfer full) */
              gpointer             source_tag,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  dia_store_write_async (self->core->store, apply_change, work, (GDestroyNotify) dia_roster_change_free, NULL,
                         cancellable, on_change_applied_cb, task);
}

static void
tell_errands (DiaRoster *self,
              GPtrArray *errands)
{
  if (errands != NULL && errands->len > 0)
    g_signal_emit (self, signals[ERRANDS_LEFT], 0, errands);
}

/* Before whoever asked is answered, so that a program that ends then has told. */
static gboolean
on_errands_told_cb (gpointer user_data)
{
  Told *told = user_data;

  tell_errands (told->self, told->errands);

  return G_SOURCE_REMOVE;
}

static void
free_told (Told *told)
{
  g_object_unref (told->self);
  g_ptr_array_unref (told->errands);
  g_free (told);
}

static void
purge_in_thread (GTask        *task,
                 gpointer      resource,
                 gpointer      work_data,
                 GCancellable *cancellable)
{
  DiaRoster *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  Told *told = g_new0 (Told, 1);
  gboolean purged;

  told->self = g_object_ref (self);
  purged = dia_roster_purge_removed (self->core, resource, work_data, &told->errands, cancellable, &error);
  g_main_context_invoke_full (self->core->context, G_PRIORITY_DEFAULT, on_errands_told_cb, told,
                              (GDestroyNotify) free_told);
  if (purged)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
dia_roster_finalize (GObject *object)
{
  DiaRoster *self = DIA_ROSTER (object);

  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->accounts_by_id);
  g_hash_table_unref (self->brands_by_id);
  g_object_unref (self->accounts);
  g_object_unref (self->brands);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_roster_parent_class)->finalize (object);
}

static void
dia_roster_class_init (DiaRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_roster_finalize;

  signals[ERRANDS_LEFT] = g_signal_new ("errands-left", DIA_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
dia_roster_init (DiaRoster *self)
{
  self->brands = g_list_store_new (DIA_TYPE_BRAND);
  self->accounts = g_list_store_new (DIA_TYPE_ACCOUNT);
  self->brands_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->accounts_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

DiaRoster *
dia_roster_new (DiaWorkspaceCore *core)
{
  DiaRoster *self = g_object_new (DIA_TYPE_ROSTER, NULL);

  self->core = g_object_ref (core);
  g_signal_connect_object (core, "changed", G_CALLBACK (on_core_changed_cb), self, 0);

  return self;
}

gboolean
dia_roster_reload (DiaRoster     *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (Rows) rows = NULL;

  if (!dia_store_read (self->core->store, read_rows_now, &rows, cancellable, error))
    return FALSE;

  show_rows (self, rows);
  return TRUE;
}

GListModel *
dia_roster_get_brands (DiaRoster *self)
{
  return G_LIST_MODEL (self->brands);
}

GListModel *
dia_roster_get_accounts (DiaRoster *self)
{
  return G_LIST_MODEL (self->accounts);
}

DiaBrand *
dia_roster_find_brand (DiaRoster *self,
                       DiaId      id)
{
  return g_hash_table_lookup (self->brands_by_id, &id);
}

DiaAccount *
dia_roster_find_account (DiaRoster *self,
                         DiaId      id)
{
  return g_hash_table_lookup (self->accounts_by_id, &id);
}

guint
dia_roster_count_accounts (DiaRoster *self,
                           DiaId      brand_id,
                           guint     *n_sign_in)
{
  const Count *count = g_hash_table_lookup (self->counts, &brand_id);

  if (n_sign_in != NULL)
    *n_sign_in = count != NULL ? count->n_sign_in : 0;

  return count != NULL ? count->n_accounts : 0;
}

gboolean
dia_roster_save (DiaRoster     *self,
                 GPtrArray     *items,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return change (self, make_save (self, items), cancellable, error);
}

void
dia_roster_save_async (DiaRoster           *self,
                       GPtrArray           *items,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  change_async (self, make_save (self, items), dia_roster_save_async, cancellable, callback, user_data);
}

gboolean
dia_roster_save_finish (DiaRoster     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dia_roster_remove (DiaRoster     *self,
                   GArray        *ids,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return change (self, dia_roster_change_new (DIA_ROSTER_REMOVE, NULL, ids, dia_clock_now (self->core->clock)),
                 cancellable, error);
}

void
dia_roster_remove_async (DiaRoster           *self,
                         GArray              *ids,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  change_async (self, dia_roster_change_new (DIA_ROSTER_REMOVE, NULL, ids, dia_clock_now (self->core->clock)),
                dia_roster_remove_async, cancellable, callback, user_data);
}

gboolean
dia_roster_remove_finish (DiaRoster     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dia_roster_restore (DiaRoster     *self,
                    GArray        *ids,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return change (self, dia_roster_change_new (DIA_ROSTER_RESTORE, NULL, ids, dia_clock_now (self->core->clock)),
                 cancellable, error);
}

void
dia_roster_restore_async (DiaRoster           *self,
                          GArray              *ids,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  change_async (self, dia_roster_change_new (DIA_ROSTER_RESTORE, NULL, ids, dia_clock_now (self->core->clock)),
                dia_roster_restore_async, cancellable, callback, user_data);
}

gboolean
dia_roster_restore_finish (DiaRoster     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dia_roster_purge (DiaRoster     *self,
                  GArray        *ids,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (DiaHttp) http = dia_http_new (dia_workspace_core_get_user_agent ());
  g_autoptr (GPtrArray) errands = NULL;
  gboolean purged = dia_roster_purge_removed (self->core, http, ids, &errands, cancellable, error);

  tell_errands (self, errands);

  return purged;
}

void
dia_roster_purge_async (DiaRoster           *self,
                        GArray              *ids,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_roster_purge_async);
  dia_worker_pool_push (self->core->network, task, purge_in_thread, ids != NULL ? g_array_ref (ids) : NULL,
                        ids != NULL ? (GDestroyNotify) g_array_unref : NULL);
}

gboolean
dia_roster_purge_finish (DiaRoster     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
