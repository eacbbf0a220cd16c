/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-private.h"

#include <glib/gi18n-lib.h>

static void
refuse_blocked (GTask            *task,
                const DiaProblem *problem)
{
  g_task_return_new_error (task, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED,
                           C_("problem and its detail", "%s: %s"), problem->title, problem->detail);
}

void
dia_draft_save_async (DiaDraft            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_draft_save_async);
  dia_draft_saver_flush (self->saver, task);
}

gboolean
dia_draft_save_finish (DiaDraft      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dia_draft_schedule_async (DiaDraft            *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const DiaProblem *problem;

  /* Time has passed since the last look. */
  g_task_set_source_tag (task, dia_draft_schedule_async);
  dia_draft_checker_check (self->checker, self->plan);
  problem = dia_draft_checker_get_blocking (self->checker);
  if (problem != NULL)
    {
      refuse_blocked (task, problem);
      return;
    }

  dia_draft_saver_commit (self->saver, DIA_WRITE_SCHEDULE, g_steal_pointer (&task));
}

GArray *
dia_draft_schedule_finish (DiaDraft      *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
dia_draft_has_edits (DiaDraft *self)
{
  const DiaContent *committed = dia_draft_audience_get_committed (self->audience);

  return committed != NULL && !dia_content_says_same (self->plan->content, committed);
}

DiaCommitment
dia_draft_get_commitment (DiaDraft *self,
                          guint    *n_posts)
{
  gboolean as_planned;
  guint n_planned = dia_draft_audience_count_planned (self->audience, &as_planned);

  if (!as_planned || self->plan->timing_chosen)
    {
      *n_posts = self->plan->accounts->len;
      return DIA_COMMITMENT_SCHEDULE;
    }

  *n_posts = n_planned;
  return dia_draft_has_edits (self) ? DIA_COMMITMENT_UPDATE : DIA_COMMITMENT_NONE;
}

void
dia_draft_update_async (DiaDraft            *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const DiaContent *committed = dia_draft_audience_get_committed (self->audience);
  const DiaProblem *problem;

  g_task_set_source_tag (task, dia_draft_update_async);
  dia_draft_checker_check (self->checker, self->plan);
  problem = dia_draft_checker_get_blocking_words (self->checker);
  if (problem != NULL)
    {
      refuse_blocked (task, problem);
      return;
    }

  g_clear_object (&self->before_update);
  if (committed != NULL)
    self->before_update = dia_content_copy (committed);
  dia_draft_saver_commit (self->saver, DIA_WRITE_UPDATE, g_steal_pointer (&task));
}

GArray *
dia_draft_update_finish (DiaDraft      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dia_draft_revert_update_async (DiaDraft            *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DiaDraftPlan *plan = dia_draft_plan_copy (self->plan);
  DiaDraftWrite *write;

  g_task_set_source_tag (task, dia_draft_revert_update_async);
  g_set_object (&plan->content, self->before_update);
  write = dia_draft_write_new (plan, dia_clock_now (self->core->clock), DIA_WRITE_UPDATE);
  write->edit = dia_content_copy (self->plan->content);
  dia_draft_saver_write (self->saver, write, task);
}

GArray *
dia_draft_revert_update_finish (DiaDraft      *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DiaContent *
dia_draft_discard_edits (DiaDraft *self)
{
  const DiaContent *committed = dia_draft_audience_get_committed (self->audience);

  return committed != NULL ? dia_draft_replace_content (self, committed) : NULL;
}

DiaContent *
dia_draft_replace_content (DiaDraft         *self,
                           const DiaContent *content)
{
  DiaContent *before = g_steal_pointer (&self->plan->content);

  self->plan->content = dia_content_copy (content);
  dia_draft_mark_changed (self);

  return before;
}
