/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-exports-private.h"

#include "dia-export-sheet.h"
#include "dia-store.h"

#include <string.h>

G_DEFINE_QUARK (dia-export-error-quark, dia_export_error)

struct _DiaExports
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaExports, dia_exports, G_TYPE_OBJECT)

typedef struct
{
  DiaExportFormat  format;
  DiaScope        *scope;   /* (owned) (nullable) */
  DiaDay           first;
  DiaDay           last;
  DiaInstant       now;
  GFile           *file;    /* (owned) (nullable) */
  DiaExportSheet  *sheet;   /* (owned) (nullable): the answer */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->scope, dia_scope_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->sheet, dia_export_sheet_free);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static Job *
make_job (DiaExports      *self,
          DiaExportFormat  format,
          DiaScope        *scope,
          DiaDay           first,
          DiaDay           last)
{
  Job *job = g_new0 (Job, 1);

  job->format = format;
  job->scope = scope != NULL ? dia_scope_ref (scope) : NULL;
  job->first = first;
  job->last = last;
  job->now = dia_clock_now (self->core->clock);

  return job;
}

static gboolean
read_sheet (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  Job *job = user_data;

  job->sheet = dia_export_sheet_read (connection, job->scope, job->first, job->last, job->now, error);

  return job->sheet != NULL;
}

static char *
write_text (const Job *job)
{
  switch (job->format)
    {
    case DIA_EXPORT_CSV:
      return dia_export_sheet_dup_csv (job->sheet);
    case DIA_EXPORT_JSON:
      return dia_export_sheet_dup_json (job->sheet);
    case DIA_EXPORT_ICS:
      return dia_export_sheet_dup_ics (job->sheet);
    }

  g_return_val_if_reached (NULL);
}

/* In a thread that may wait. (transfer full) (nullable) */
static GBytes *
run_job (DiaExports    *self,
         Job           *job,
         GCancellable  *cancellable,
         GError       **error)
{
  char *text;

  if (!dia_store_read (self->core->store, read_sheet, job, cancellable, error))
    return NULL;
  text = write_text (job);

  return g_bytes_new_take (text, strlen (text));
}

static void
save_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Job *job = work_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = run_job (g_task_get_source_object (task), job, cancellable, &error);
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (text != NULL && g_file_replace_contents (job->file, text, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, cancellable,
                                               &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
dia_exports_finalize (GObject *object)
{
  g_object_unref (DIA_EXPORTS (object)->core);

  G_OBJECT_CLASS (dia_exports_parent_class)->finalize (object);
}

static void
dia_exports_class_init (DiaExportsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_exports_finalize;
}

static void
dia_exports_init (DiaExports *self)
{
}

DiaExports *
dia_exports_new (DiaWorkspaceCore *core)
{
  DiaExports *self = g_object_new (DIA_TYPE_EXPORTS, NULL);

  self->core = g_object_ref (core);

  return self;
}

GBytes *
dia_exports_run (DiaExports       *self,
                 DiaExportFormat   format,
                 DiaScope         *scope,
                 DiaDay            first,
                 DiaDay            last,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (Job) job = make_job (self, format, scope, first, last);

  return run_job (self, job, cancellable, error);
}

void
dia_exports_save_async (DiaExports          *self,
                        DiaExportFormat      format,
                        DiaScope            *scope,
                        DiaDay               first,
                        DiaDay               last,
                        GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = make_job (self, format, scope, first, last);

  job->file = g_object_ref (file);
  g_task_set_source_tag (task, dia_exports_save_async);
  dia_worker_pool_push (self->core->desk, task, save_in_thread, job, free_job);
}

gboolean
dia_exports_save_finish (DiaExports    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
