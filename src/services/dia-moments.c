/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moments-private.h"

#include "dia-key-moments.h"
#include "dia-rollout-reader.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dia-moments-error-quark, dia_moments_error)

struct _DiaMoments
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaMoments, dia_moments, G_TYPE_OBJECT)

/* A question, or an order, on its way through the store. */
typedef struct
{
  DiaId         id;
  DiaDay        first;
  DiaDay        last;
  DiaInstant    now;
  GPtrArray    *moments;    /* (owned) (nullable): the answer */
  DiaKeyMoment *moment;     /* (owned) (nullable): the answer, or what is saved (unowned) */
  DiaRollout   *rollout;    /* (owned) (nullable): the answer */

  DiaRolloutQuestion *question;   /* (unowned) (nullable) */
} Errand;

static void
dia_moments_finalize (GObject *object)
{
  g_object_unref (DIA_MOMENTS (object)->core);
  G_OBJECT_CLASS (dia_moments_parent_class)->finalize (object);
}

static void
dia_moments_class_init (DiaMomentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_moments_finalize;
}

static void
dia_moments_init (DiaMoments *self)
{
}

DiaMoments *
dia_moments_new (DiaWorkspaceCore *core)
{
  DiaMoments *self = g_object_new (DIA_TYPE_MOMENTS, NULL);

  self->core = g_object_ref (core);
  return self;
}

DiaWorkspaceCore *
dia_moments_get_core (DiaMoments *self)
{
  return self->core;
}

static gboolean
list (DiaConnection  *connection,
      gpointer        user_data,
      GError        **error)
{
  Errand *errand = user_data;
  g_autofree char *first = dia_day_to_string (errand->first);
  g_autofree char *last = dia_day_to_string (errand->last);

  errand->moments = dia_key_moments_list (connection, first, last, error);
  return errand->moments != NULL;
}

static gboolean
load (DiaConnection  *connection,
      gpointer        user_data,
      GError        **error)
{
  Errand *errand = user_data;

  errand->moment = dia_key_moments_load (connection, errand->id, error);
  return errand->moment != NULL;
}

static gboolean
save (DiaConnection  *connection,
      gpointer        user_data,
      GError        **error)
{
  return dia_key_moments_save (connection, ((Errand *) user_data)->moment, error);
}

static gboolean
remove_moment (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  Errand *errand = user_data;

  return dia_key_moments_remove (connection, errand->id, errand->now, error);
}

static gboolean
restore (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  return dia_key_moments_restore (connection, ((Errand *) user_data)->id, error);
}

static gboolean
roll_out (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  Errand *errand = user_data;

  errand->rollout = dia_rollout_read (connection, errand->question, error);
  return errand->rollout != NULL;
}

static gpointer
run_load (DiaConnection  *connection,
          gpointer        id,
          GError        **error)
{
  return dia_key_moments_load (connection, *(const DiaId *) id, error);
}

/* A write has no answer but that it is done. */
static gpointer
run_save (DiaConnection  *connection,
          gpointer        moment,
          GError        **error)
{
  dia_key_moments_save (connection, moment, error);
  return NULL;
}

static gpointer
run_hide (DiaConnection  *connection,
          gpointer        errand,
          GError        **error)
{
  remove_moment (connection, errand, error);
  return NULL;
}

static gpointer
run_restore (DiaConnection  *connection,
             gpointer        errand,
             GError        **error)
{
  restore (connection, errand, error);
  return NULL;
}

static void
on_moment_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DiaKeyMoment *moment = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (moment != NULL)
    g_task_return_pointer (task, moment, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  dia_workspace_core_end_write (DIA_MOMENTS (g_task_get_source_object (task))->core, task, result, DIA_CHANGE_CONTENTS);
}

static void
on_rollout_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DiaRollout *rollout = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (rollout != NULL)
    g_task_return_pointer (task, rollout, g_object_unref);
  else
    g_task_return_error (task, error);
}

GPtrArray *
dia_moments_list (DiaMoments    *self,
                  DiaDay         first,
                  DiaDay         last,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Errand errand = { .first = first, .last = last };

  dia_store_read (self->core->store, list, &errand, cancellable, error);
  return errand.moments;
}

DiaKeyMoment *
dia_moments_load (DiaMoments    *self,
                  DiaId          id,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Errand errand = { .id = id };

  dia_store_read (self->core->store, load, &errand, cancellable, error);
  return errand.moment;
}

void
dia_moments_load_async (DiaMoments          *self,
                        DiaId                id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_moments_load_async);
  dia_store_read_async (self->core->store, run_load, g_memdup2 (&id, sizeof id), g_free, g_object_unref, cancellable,
                        on_moment_read_cb, task);
}

DiaKeyMoment *
dia_moments_load_finish (DiaMoments    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
check (const DiaKeyMoment  *moment,
       GError             **error)
{
  DiaDay first, last;

  if (moment->title[0] == '\0')
    g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD, _("A key moment needs a title."));
  else if (!dia_day_parse (moment->first_day, &first) || !dia_day_parse (moment->last_day, &last))
    g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD, _("A day is written as 2027-02-14."));
  else if (last < first)
    g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD,
                         _("A key moment does not end before it begins."));
  else
    return TRUE;

  return FALSE;
}

gboolean
dia_moments_save (DiaMoments    *self,
                  DiaKeyMoment  *moment,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Errand errand = { .moment = moment };

  if (!check (moment, error) || !dia_store_write (self->core->store, save, &errand, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

void
dia_moments_save_async (DiaMoments          *self,
                        DiaKeyMoment        *moment,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, dia_moments_save_async);
  if (!check (moment, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (moment->id == DIA_ID_NONE)
    moment->id = dia_id_new ();
  dia_store_write_async (self->core->store, run_save, dia_key_moment_copy (moment), g_object_unref, NULL, cancellable,
                         on_written_cb, g_steal_pointer (&task));
}

gboolean
dia_moments_save_finish (DiaMoments    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dia_moments_remove (DiaMoments    *self,
                    DiaId          id,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Errand errand = { .id = id, .now = dia_clock_now (self->core->clock) };

  if (!dia_store_write (self->core->store, remove_moment, &errand, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

gboolean
dia_moments_restore (DiaMoments    *self,
                     DiaId          id,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Errand errand = { .id = id };

  if (!dia_store_write (self->core->store, restore, &errand, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

void
dia_moments_set_hidden_async (DiaMoments          *self,
                              DiaId                id,
                              gboolean             hidden,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->id = id;
  errand->now = dia_clock_now (self->core->clock);
  g_task_set_source_tag (task, dia_moments_set_hidden_async);
  dia_store_write_async (self->core->store, hidden ? run_hide : run_restore, errand, g_free, NULL, cancellable,
                         on_written_cb, task);
}

gboolean
dia_moments_set_hidden_finish (DiaMoments    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

DiaRollout *
dia_moments_roll_out (DiaMoments    *self,
                      DiaId          moment_id,
                      DiaDay         first,
                      DiaDay         last,
                      DiaScope      *scope,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (DiaRolloutQuestion) question =
    dia_rollout_question_new (moment_id, first, last, scope, dia_clock_now (self->core->clock));
  Errand errand = { .question = question };

  dia_store_read (self->core->store, roll_out, &errand, cancellable, error);
  return errand.rollout;
}

void
dia_moments_roll_out_async (DiaMoments          *self,
                            DiaId                moment_id,
                            DiaDay               first,
                            DiaDay               last,
                            DiaScope            *scope,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DiaRolloutQuestion *question =
    dia_rollout_question_new (moment_id, first, last, scope, dia_clock_now (self->core->clock));

  g_task_set_source_tag (task, dia_moments_roll_out_async);
  dia_store_read_async (self->core->store, dia_rollout_read, question, (GDestroyNotify) dia_rollout_question_free,
                        g_object_unref, cancellable, on_rollout_read_cb, task);
}

DiaRollout *
dia_moments_roll_out_finish (DiaMoments    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
