/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-imports-private.h"

#include "dia-contents.h"
#include "dia-import-job.h"
#include "dia-network.h"
#include "dia-roster.h"
#include "dia-store.h"

struct _DiaImports
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;       /* (owned) */
  DiaRoster        *roster;     /* (owned) */
  GHashTable       *networks;   /* (owned): id → DiaNetwork */
};

G_DEFINE_FINAL_TYPE (DiaImports, dia_imports, G_TYPE_OBJECT)

DiaImportRequest *
dia_import_request_new (GBytes *file)
{
  DiaImportRequest *self = g_new0 (DiaImportRequest, 1);

  self->file = g_bytes_ref (file);
  self->accounts = g_array_new (FALSE, FALSE, sizeof (DiaId));

  return self;
}

DiaImportRequest *
dia_import_request_copy (const DiaImportRequest *self)
{
  DiaImportRequest *copy = g_memdup2 (self, sizeof *self);

  copy->file = g_bytes_ref (self->file);
  copy->columns = g_strdup (self->columns);
  copy->accounts = g_array_copy (self->accounts);
  copy->zone = g_strdup (self->zone);
  copy->meter = self->meter != NULL ? g_atomic_rc_box_acquire (self->meter) : NULL;

  return copy;
}

void
dia_import_request_free (DiaImportRequest *self)
{
  g_bytes_unref (self->file);
  g_free (self->columns);
  g_array_unref (self->accounts);
  g_free (self->zone);
  if (self->meter != NULL)
    g_atomic_rc_box_release (self->meter);
  g_free (self);
}

/* (transfer full): lists belong to the main thread, what is in them to nobody. */
static GPtrArray *
list_accounts (DiaImports *self)
{
  GListModel *list = dia_roster_get_accounts (self->roster);
  GPtrArray *accounts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (accounts, g_list_model_get_item (list, i));

  return accounts;
}

static DiaImportJob *
make_job (DiaImports             *self,
          const DiaImportRequest *request,
          GCancellable           *cancellable)
{
  g_autoptr (GPtrArray) accounts = list_accounts (self);

  return dia_import_job_new (request, self->networks, accounts, dia_clock_now (self->core->clock), cancellable);
}

/* In a thread that may wait. */
static gboolean
run_job (DiaImports    *self,
         DiaImportJob  *job,
         GError       **error)
{
  DiaStore *store = self->core->store;

  if (!dia_import_job_read (job, error))
    return FALSE;
  if (job->request->dry_run)
    return dia_store_read (store, dia_import_job_find_doubles, job, job->cancellable, error);
  if (!dia_store_write (store, dia_import_job_write, job, job->cancellable, error))
    return FALSE;
  if (job->report->written)
    dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);

  return TRUE;
}

static void
run_in_thread (GTask        *task,
               gpointer      resource,
               gpointer      work_data,
               GCancellable *cancellable)
{
  DiaImportJob *job = work_data;
  GError *error = NULL;

  if (run_job (g_task_get_source_object (task), job, &error))
    g_task_return_pointer (task, g_object_ref (job->report), g_object_unref);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  GArray     *contents;   /* (owned) */
  DiaInstant  now;
  guint       n_left;
} Undo;

static void
free_undo (gpointer data)
{
  Undo *undo = data;

  g_array_unref (undo->contents);
  g_free (undo);
}

static Undo *
make_undo (DiaImports      *self,
           DiaImportReport *report)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->contents = g_array_copy (report->contents);
  undo->now = dia_clock_now (self->core->clock);

  return undo;
}

/* What is being sent stays, and so does what is out: nobody can take that back
 * here. */
static gboolean
run_undo (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  Undo *undo = user_data;

  for (guint i = 0; i < undo->contents->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      DiaId id = g_array_index (undo->contents, DiaId, i);
      gboolean out;

      if (!dia_contents_has_gone_out (connection, id, &out, error))
        return FALSE;
      if (!out && dia_contents_remove (connection, id, undo->now, &problem))
        continue;
      if (!out && !g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      undo->n_left++;
    }

  return TRUE;
}

static void
undo_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  DiaImports *self = g_task_get_source_object (task);
  Undo *undo = work_data;
  GError *error = NULL;

  if (!dia_store_write (self->core->store, run_undo, undo, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  g_task_return_int (task, undo->n_left);
}

static void
dia_imports_finalize (GObject *object)
{
  DiaImports *self = DIA_IMPORTS (object);

  g_hash_table_unref (self->networks);
  g_object_unref (self->roster);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_imports_parent_class)->finalize (object);
}

static void
dia_imports_class_init (DiaImportsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_imports_finalize;
}

static void
dia_imports_init (DiaImports *self)
{
  self->networks = dia_network_load_by_id ();
}

DiaImports *
dia_imports_new (DiaWorkspaceCore *core,
                 DiaRoster        *roster)
{
  DiaImports *self = g_object_new (DIA_TYPE_IMPORTS, NULL);

  self->core = g_object_ref (core);
  self->roster = g_object_ref (roster);

  return self;
}

DiaImportReport *
dia_imports_run (DiaImports              *self,
                 const DiaImportRequest  *request,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  g_autoptr (DiaImportJob) job = make_job (self, request, cancellable);

  return run_job (self, job, error) ? g_object_ref (job->report) : NULL;
}

void
dia_imports_run_async (DiaImports             *self,
                       const DiaImportRequest *request,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_imports_run_async);
  dia_worker_pool_push (self->core->desk, task, run_in_thread, make_job (self, request, cancellable),
                        (GDestroyNotify) dia_import_job_free);
}

DiaImportReport *
dia_imports_run_finish (DiaImports    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dia_imports_undo_async (DiaImports          *self,
                        DiaImportReport     *report,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_imports_undo_async);
  dia_worker_pool_push (self->core->desk, task, undo_in_thread, make_undo (self, report), free_undo);
}

gboolean
dia_imports_undo_finish (DiaImports    *self,
                         GAsyncResult  *result,
                         guint         *n_left,
                         GError       **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  if (n >= 0 && n_left != NULL)
    *n_left = n;

  return n >= 0;
}
