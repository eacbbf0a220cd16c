/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue.h"

#include "dia-assistant.h"
#include "dia-queue-dropped.h"
#include "dia-queue-keep.h"
#include "dia-queue-private.h"
#include "dia-queue-reader.h"
#include "dia-queue-report-reader.h"
#include "dia-queue-undo.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

struct _DiaQueue
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;     /* (owned) */
  DiaQueueReport   *prepared; /* (owned) (nullable): what the first load hands out */
  GHashTable       *undos;    /* (owned) (element-type DiaId DiaQueueUndo): of the last act on each post; main context */
};

/* What an asynchronous call carries to its worker. */
typedef struct
{
  DiaWorkspaceCore *core;     /* (owned) */
  DiaScope         *scope;    /* (owned) (nullable) */
  DiaQueueList      list;
  char             *text;     /* (owned): search or address */
  DiaInstant        before;
  guint             limit;
  DiaId             post_id;
  DiaQueueAct       act;
  DiaSlot           slot;
  gboolean          wish;
  DiaQueueUndo     *undo;     /* (owned) (nullable) */
} Work;

G_DEFINE_FINAL_TYPE (DiaQueue, dia_queue, G_TYPE_OBJECT)
G_DEFINE_QUARK (dia-queue-error-quark, dia_queue_error)

static void
free_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->core);
  g_clear_pointer (&work->scope, dia_scope_unref);
  g_clear_pointer (&work->undo, dia_queue_undo_free);
  g_free (work->text);
  g_free (work);
}

static Work *
make_work (DiaQueue *self)
{
  Work *work = g_new0 (Work, 1);

  work->core = g_object_ref (self->core);
  work->text = g_strdup ("");
  work->before = DIA_INSTANT_NONE;
  work->slot = DIA_SLOT_NONE;

  return work;
}

static void
set_text (Work       *work,
          const char *text)
{
  g_free (work->text);
  work->text = g_strdup (text != NULL ? text : "");
}

static void
load_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Work *work = work_data;
  GError *error = NULL;
  DiaQueueReport *report = dia_queue_report_reader_load (work->core, work->scope, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
list_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Work *work = work_data;
  GError *error = NULL;
  GPtrArray *items = dia_queue_reader_list (work->core, work->list, work->scope, work->text, work->before,
                                            work->limit, cancellable, &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static DiaQueueUndo *
run_act (Work          *work,
         DiaHttp       *http,
         GCancellable  *cancellable,
         GError       **error)
{
  DiaQueueActRequest request = {
    .core = work->core,
    .post_id = work->post_id,
    .act = work->act,
    .slot = work->slot,
    .url = work->text,
  };

  return dia_queue_undo_from_act (&request, http, cancellable, error);
}

static void
act_in_thread (GTask        *task,
               gpointer      resource,
               gpointer      work_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  DiaQueueUndo *undo = run_act (work_data, resource, cancellable, &error);

  if (undo != NULL)
    g_task_return_pointer (task, undo, (GDestroyNotify) dia_queue_undo_free);
  else
    g_task_return_error (task, error);
}

static void
keep_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Work *work = work_data;
  GError *error = NULL;

  if (dia_queue_keep_run (work->core, work->post_id, work->wish, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
undo_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Work *work = work_data;
  GError *error = NULL;

  if (dia_queue_undo_put_back (work->undo, work->core, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
remember_undo (DiaQueue     *self,
               DiaQueueUndo *undo)
{
  g_hash_table_replace (self->undos, &undo->post_id, undo);
}

static void
dia_queue_finalize (GObject *object)
{
  DiaQueue *self = DIA_QUEUE (object);

  g_clear_object (&self->prepared);
  g_clear_pointer (&self->undos, g_hash_table_unref);
  g_clear_object (&self->core);

  G_OBJECT_CLASS (dia_queue_parent_class)->finalize (object);
}

static void
dia_queue_class_init (DiaQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_queue_finalize;
}

static void
dia_queue_init (DiaQueue *self)
{
  self->undos = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) dia_queue_undo_free);
}

/* What was read before a change is never shown after it. */
static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             flags,
                    DiaQueue         *self)
{
  g_clear_object (&self->prepared);
}

DiaQueue *
dia_queue_new (DiaWorkspaceCore *core,
               DiaSignIn        *sign_in)
{
  DiaQueue *self = g_object_new (DIA_TYPE_QUEUE, NULL);

  self->core = g_object_ref (core);
  g_signal_connect_object (core, "changed", G_CALLBACK (on_core_changed_cb), self, 0);

  return self;
}

DiaQueueReport *
dia_queue_load (DiaQueue      *self,
                DiaScope      *scope,
                GCancellable  *cancellable,
                GError       **error)
{
  return dia_queue_report_reader_load (self->core, scope, cancellable, error);
}

void
dia_queue_prepare (DiaQueue     *self,
                   DiaScope     *scope,
                   GCancellable *cancellable)
{
  g_return_if_fail (DIA_IS_QUEUE (self));

  self->prepared = dia_queue_report_reader_load (self->core, scope, cancellable, NULL);
}

void
dia_queue_load_async (DiaQueue            *self,
                      DiaScope            *scope,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Work *work;

  if (self->prepared != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&self->prepared), g_object_unref);
      g_object_unref (task);
      return;
    }
  work = make_work (self);
  work->scope = scope != NULL ? dia_scope_ref (scope) : NULL;
  dia_worker_pool_push (self->core->desk, task, load_in_thread, work, free_work);
}

DiaQueueReport *
dia_queue_load_finish (DiaQueue      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
dia_queue_list (DiaQueue      *self,
                DiaQueueList   list,
                DiaScope      *scope,
                const char    *search,
                DiaInstant     before,
                guint          limit,
                GCancellable  *cancellable,
                GError       **error)
{
  return dia_queue_reader_list (self->core, list, scope, search, before, limit, cancellable, error);
}

void
dia_queue_list_async (DiaQueue            *self,
                      DiaQueueList         list,
                      DiaScope            *scope,
                      const char          *search,
                      DiaInstant           before,
                      guint                limit,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Work *work = make_work (self);

  work->list = list;
  work->scope = scope != NULL ? dia_scope_ref (scope) : NULL;
  set_text (work, search);
  work->before = before;
  work->limit = limit;
  dia_worker_pool_push (self->core->desk, g_task_new (self, cancellable, callback, user_data), list_in_thread, work,
                        free_work);
}

GPtrArray *
dia_queue_list_finish (DiaQueue      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DiaQueueItem *
dia_queue_get_item (DiaQueue      *self,
                    DiaId          post_id,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GError) problem = NULL;
  DiaQueueItem *item = dia_queue_reader_load_item (self->core, post_id, cancellable, &problem);

  if (g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    g_set_error_literal (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_FOUND, _("There is no such post."));
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return item;
}

static Work *
make_act (DiaQueue      *self,
          DiaId          post_id,
          DiaQueueAct    act,
          const DiaSlot *slot,
          const char    *url)
{
  Work *work = make_work (self);

  work->post_id = post_id;
  work->act = act;
  if (slot != NULL)
    work->slot = *slot;
  set_text (work, url);

  return work;
}

gboolean
dia_queue_act (DiaQueue       *self,
               DiaId           post_id,
               DiaQueueAct     act,
               const DiaSlot  *slot,
               const char     *url,
               GCancellable   *cancellable,
               GError        **error)
{
  g_autoptr (DiaHttp) http = dia_http_new (dia_workspace_core_get_user_agent ());
  Work *work = make_act (self, post_id, act, slot, url);
  DiaQueueUndo *undo = run_act (work, http, cancellable, error);

  free_work (work);
  if (undo == NULL)
    return FALSE;

  remember_undo (self, undo);

  return TRUE;
}

void
dia_queue_act_async (DiaQueue            *self,
                     DiaId                post_id,
                     DiaQueueAct          act,
                     const DiaSlot       *slot,
                     const char          *url,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  DiaWorkerPool *pool = act == DIA_QUEUE_LOOK_AGAIN ? self->core->network : self->core->desk;

  dia_worker_pool_push (pool, g_task_new (self, cancellable, callback, user_data), act_in_thread,
                        make_act (self, post_id, act, slot, url), free_work);
}

gboolean
dia_queue_act_finish (DiaQueue      *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  DiaQueueUndo *undo;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  undo = g_task_propagate_pointer (G_TASK (result), error);
  if (undo == NULL)
    return FALSE;

  remember_undo (self, undo);

  return TRUE;
}

void
dia_queue_undo_async (DiaQueue            *self,
                      DiaId                post_id,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DiaQueueUndo *undo = g_hash_table_lookup (self->undos, &post_id);
  Work *work;

  if (undo == NULL)
    {
      g_task_return_new_error (task, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE, _("There is nothing to take back."));
      g_object_unref (task);
      return;
    }

  g_hash_table_steal (self->undos, &post_id);
  work = make_work (self);
  work->undo = undo;
  dia_worker_pool_push (self->core->desk, task, undo_in_thread, work, free_work);
}

gboolean
dia_queue_undo_finish (DiaQueue      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
dia_queue_dup_compose_url (DiaQueue           *self,
                           const DiaQueueItem *item)
{
  DiaConnector *connector = dia_registry_find (self->core->registry, item->account->network);

  if (connector == NULL || !DIA_IS_ASSISTANT (connector))
    return NULL;

  return dia_assistant_make_compose_url (DIA_ASSISTANT (connector), item->post->text, "");
}

gboolean
dia_queue_hand_over (DiaQueue      *self,
                     DiaId          post_id,
                     gboolean       wish,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return dia_queue_keep_run (self->core, post_id, wish, cancellable, error);
}

void
dia_queue_hand_over_async (DiaQueue            *self,
                           DiaId                post_id,
                           gboolean             wish,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Work *work = make_work (self);

  work->post_id = post_id;
  work->wish = wish;
  dia_worker_pool_push (self->core->desk, g_task_new (self, cancellable, callback, user_data), keep_in_thread, work,
                        free_work);
}

gboolean
dia_queue_hand_over_finish (DiaQueue      *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dia_queue_settle_dropped_async (DiaQueue            *self,
                                GArray              *posts,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  dia_queue_dropped_settle (self->core, posts, g_task_new (self, cancellable, callback, user_data));
}

gboolean
dia_queue_settle_dropped_finish (DiaQueue      *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
