/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-private.h"

#include "dia-calendar-edit-private.h"
#include "dia-calendar-reader.h"
#include "dia-calendar-search.h"
#include "dia-content-plans.h"
#include "dia-contents.h"
#include "dia-posts.h"
#include "dia-store.h"

struct _DiaCalendar
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;     /* (owned) */
  GHashTable       *undone;   /* (owned) (element-type DiaId DiaUndoneVersion): of the writer thread */
};

G_DEFINE_FINAL_TYPE (DiaCalendar, dia_calendar, G_TYPE_OBJECT)

/* A question on its way to a reader. */
typedef struct
{
  DiaCalendarQuestion  question;
  DiaScope            *scope;   /* (owned) (nullable) */
  char                *zone;    /* (owned) */
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->scope, dia_scope_unref);
  g_free (load->zone);
  g_free (load);
}

static Load *
make_load (DiaScope              *scope,
           const DiaCalendarSpan *span)
{
  Load *load = g_new0 (Load, 1);

  load->scope = scope != NULL ? dia_scope_ref (scope) : NULL;
  load->zone = dia_zone_dup_local ();
  load->question = (DiaCalendarQuestion) { *span, load->scope, load->zone };

  return load;
}

static gpointer
load_page (DiaConnection  *connection,
           gpointer        query_data,
           GError        **error)
{
  const Load *load = query_data;

  return dia_calendar_reader_load (connection, &load->question, error);
}

/* The blocking form: a question and its answer. */
typedef struct
{
  const Load      *load;
  DiaCalendarSheet *sheet;   /* (owned) (nullable) */
} Answer;

static gboolean
answer (DiaConnection  *connection,
        gpointer        user_data,
        GError        **error)
{
  Answer *wanted = user_data;

  wanted->sheet = dia_calendar_reader_load (connection, &wanted->load->question, error);

  return wanted->sheet != NULL;
}

static void
on_sheet_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DiaCalendarSheet *sheet = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A chip on its way to a reader. */
typedef struct
{
  DiaId   content_id;
  GArray *posts;   /* (owned) (element-type DiaId) */
} Inspection;

static void
free_inspection (gpointer data)
{
  Inspection *inspection = data;

  g_array_unref (inspection->posts);
  g_free (inspection);
}

/* A post that was deleted meanwhile is left out. */
static gboolean
read_post (DiaConnection  *connection,
           DiaId           id,
           GPtrArray      *posts,
           GError        **error)
{
  g_autoptr (GError) problem = NULL;
  DiaPost *post = dia_posts_load (connection, id, &problem);

  if (post != NULL)
    g_ptr_array_add (posts, post);
  else if (!g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}

static gpointer
inspect (DiaConnection  *connection,
         gpointer        query_data,
         GError        **error)
{
  const Inspection *inspection = query_data;
  g_autoptr (DiaCalendarDetails) details = g_new0 (DiaCalendarDetails, 1);
  guint n_posts = MIN (inspection->posts->len, DIA_CALENDAR_MAX_DETAILS);

  details->posts = g_ptr_array_new_with_free_func (g_object_unref);
  details->content = dia_contents_load (connection, inspection->content_id, error);
  if (details->content == NULL ||
      !dia_content_plans_find_waiting (connection, inspection->content_id, &details->waiting, error))
    return NULL;
  for (guint i = 0; i < n_posts; i++)
    if (!read_post (connection, g_array_index (inspection->posts, DiaId, i), details->posts, error))
      return NULL;

  return g_steal_pointer (&details);
}

static void
on_inspected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DiaCalendarDetails *details = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (details != NULL)
    g_task_return_pointer (task, details, (GDestroyNotify) dia_calendar_details_free);
  else
    g_task_return_error (task, error);
}

static void
dia_calendar_finalize (GObject *object)
{
  g_hash_table_unref (DIA_CALENDAR (object)->undone);
  g_object_unref (DIA_CALENDAR (object)->core);

  G_OBJECT_CLASS (dia_calendar_parent_class)->finalize (object);
}

static void
dia_calendar_class_init (DiaCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_calendar_finalize;
}

static void
dia_calendar_init (DiaCalendar *self)
{
  self->undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

DiaCalendar *
dia_calendar_new (DiaWorkspaceCore *core)
{
  DiaCalendar *self = g_object_new (DIA_TYPE_CALENDAR, NULL);

  self->core = g_object_ref (core);

  return self;
}

DiaCalendarSheet *
dia_calendar_load (DiaCalendar            *self,
                   DiaScope               *scope,
                   const DiaCalendarSpan  *span,
                   GCancellable           *cancellable,
                   GError                **error)
{
  Load *load = make_load (scope, span);
  Answer wanted = { .load = load };

  dia_store_read (self->core->store, answer, &wanted, cancellable, error);
  free_load (load);

  return wanted.sheet;
}

void
dia_calendar_load_async (DiaCalendar           *self,
                         DiaScope              *scope,
                         const DiaCalendarSpan *span,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (span->n_days > 0);

  g_task_set_source_tag (task, dia_calendar_load_async);
  dia_store_read_async (self->core->store, load_page, make_load (scope, span), free_load, g_object_unref,
                        cancellable, on_sheet_read_cb, task);
}

DiaCalendarSheet *
dia_calendar_load_finish (DiaCalendar   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dia_calendar_details_free (DiaCalendarDetails *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->content);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_free (self);
}

void
dia_calendar_inspect_async (DiaCalendar           *self,
                            const DiaCalendarChip *chip,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Inspection *inspection = g_new0 (Inspection, 1);

  inspection->content_id = chip->content_id;
  inspection->posts = g_array_ref (chip->posts);
  g_task_set_source_tag (task, dia_calendar_inspect_async);
  dia_store_read_async (self->core->store, inspect, inspection, free_inspection,
                        (GDestroyNotify) dia_calendar_details_free, cancellable, on_inspected_cb, task);
}

DiaCalendarDetails *
dia_calendar_inspect_finish (DiaCalendar   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_edit (DiaConnection  *connection,
          gpointer        query_data,
          GError        **error)
{
  return dia_calendar_edit_run (connection, query_data, error);
}

/* Undoing shows other posts as much as doing. */
static void
on_edited_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DiaCalendar *self = g_task_get_source_object (task);
  GError *error = NULL;
  DiaCalendarDone *done = dia_store_write_finish (DIA_STORE (source), result, &error);

  if (done == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (done->n_done > 0)
    dia_workspace_core_touch (self->core, DIA_CHANGE_POSTS);
  g_task_return_pointer (task, done, g_object_unref);
}

void
dia_calendar_edit_async (DiaCalendar           *self,
                         GArray                *posts,
                         const DiaCalendarEdit *edit,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DiaCalendarRequest *request = g_new0 (DiaCalendarRequest, 1);

  request->edit = *edit;
  request->posts = g_array_copy (posts);
  request->now = dia_clock_now (self->core->clock);
  g_task_set_source_tag (task, dia_calendar_edit_async);
  dia_store_write_async (self->core->store, run_edit, request, (GDestroyNotify) dia_calendar_request_free,
                         g_object_unref, cancellable, on_edited_cb, task);
}

DiaCalendarDone *
dia_calendar_edit_finish (DiaCalendar   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is to be taken back, on its way to the writer. */
typedef struct
{
  DiaCalendarDone *done;     /* (owned) */
  GHashTable      *undone;   /* (owned) */
} PutBack;

static void
free_put_back (gpointer data)
{
  PutBack *put_back = data;

  g_object_unref (put_back->done);
  g_hash_table_unref (put_back->undone);
  g_free (put_back);
}

/* How many posts stay as they are. (transfer full) */
static gpointer
run_put_back (DiaConnection  *connection,
              gpointer        query_data,
              GError        **error)
{
  const PutBack *put_back = query_data;
  guint n_left;

  if (!dia_calendar_edit_put_back (connection, put_back->done, put_back->undone, &n_left, error))
    return NULL;

  return g_memdup2 (&n_left, sizeof n_left);
}

static void
on_put_back_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DiaCalendar *self = g_task_get_source_object (task);
  GError *error = NULL;
  guint *n_left = dia_store_write_finish (DIA_STORE (source), result, &error);

  if (n_left == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dia_workspace_core_touch (self->core, DIA_CHANGE_POSTS);
  g_task_return_pointer (task, n_left, g_free);
}

void
dia_calendar_put_back_async (DiaCalendar         *self,
                             DiaCalendarDone     *done,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  PutBack *put_back = g_new0 (PutBack, 1);

  put_back->done = g_object_ref (done);
  put_back->undone = g_hash_table_ref (self->undone);
  g_task_set_source_tag (task, dia_calendar_put_back_async);
  dia_store_write_async (self->core->store, run_put_back, put_back, free_put_back, g_free,
                         cancellable, on_put_back_cb, task);
}

gboolean
dia_calendar_put_back_finish (DiaCalendar   *self,
                              GAsyncResult  *result,
                              guint         *n_left,
                              GError       **error)
{
  g_autofree guint *n = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_pointer (G_TASK (result), error);
  if (n != NULL && n_left != NULL)
    *n_left = *n;

  return n != NULL;
}

static gpointer
run_search (DiaConnection  *connection,
            gpointer        query_data,
            GError        **error)
{
  return dia_calendar_search_run (connection, query_data, error);
}

static void
on_searched_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GHashTable *found = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

void
dia_calendar_search_async (DiaCalendar         *self,
                           DiaCalendarSheet    *sheet,
                           const char          *words,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DiaCalendarSearch *search = g_new0 (DiaCalendarSearch, 1);

  search->sheet = g_object_ref (sheet);
  search->words = g_strdup (words);
  g_task_set_source_tag (task, dia_calendar_search_async);
  dia_store_read_async (self->core->store, run_search, search, (GDestroyNotify) dia_calendar_search_free,
                        (GDestroyNotify) g_hash_table_unref, cancellable, on_searched_cb, task);
}

GHashTable *
dia_calendar_search_finish (DiaCalendar   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
