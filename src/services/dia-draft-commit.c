/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-private.h"

#include "dia-draft-past.h"
#include "dia-field.h"

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

/* The chosen accounts by their id. (transfer container) */
static GHashTable *
index_accounts (DiaDraft *self)
{
  GHashTable *accounts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->plan->accounts->len; i++)
    g_hash_table_insert (accounts, &DIA_ACCOUNT (self->plan->accounts->pdata[i])->id, self->plan->accounts->pdata[i]);

  return accounts;
}

/* The account of a planned post that is chosen; NULL for any other post. */
static const DiaAccount *
find_planned (GHashTable        *accounts,
              const DiaPastPost *post)
{
  if (dia_past_is_settled (post->state) || dia_past_follows_draft (post->state))
    return NULL;

  return g_hash_table_lookup (accounts, &post->account_id);
}

/* A time that was chosen and that every planned post has already moves none. */
static gboolean
moves_posts (DiaDraft *self)
{
  const GPtrArray *past = dia_draft_audience_get_past (self->audience);
  g_autoptr (GHashTable) accounts = index_accounts (self);
  gboolean compared = FALSE;

  if (!self->plan->timing_chosen || self->plan->timing == DIA_TIMING_NOW)
    return self->plan->timing_chosen;

  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = past->pdata[i];
      const DiaAccount *account = find_planned (accounts, post);
      DiaSlot slot;

      if (account == NULL)
        continue;
      compared = TRUE;
      if (!dia_draft_plan_find_slot (self->plan, account, dia_clock_now (self->core->clock), &slot, NULL) ||
          !dia_slot_equal (&slot, &post->slot))
        return TRUE;
    }

  return !compared;
}

/* A sender that every planned post has already is no change. */
static gboolean
changes_sender (DiaDraft *self)
{
  const GPtrArray *past = dia_draft_audience_get_past (self->audience);
  g_autoptr (GHashTable) accounts = index_accounts (self);

  for (guint i = 0; self->plan->hand_over_chosen && i < past->len; i++)
    {
      const DiaPastPost *post = past->pdata[i];
      const DiaAccount *account = find_planned (accounts, post);

      if (account != NULL && dia_draft_plan_hands_over (self->plan, account) != dia_kept_is_wanted (post->kept))
        return TRUE;
    }

  return FALSE;
}

gboolean
dia_draft_is_planned (DiaDraft *self)
{
  return dia_draft_audience_get_committed (self->audience) != NULL;
}

DiaWaiting
dia_draft_get_waiting (DiaDraft *self)
{
  if (dia_draft_audience_get_committed (self->audience) == NULL)
    return DIA_WAITING_NOTHING;

  return (dia_draft_has_edits (self) ? DIA_WAITING_WORDS : 0) |
         (dia_draft_audience_is_changed (self->audience) ? DIA_WAITING_ACCOUNTS : 0) |
         (moves_posts (self) ? DIA_WAITING_TIME : 0) | (changes_sender (self) ? DIA_WAITING_SENDER : 0);
}

DiaCommitment
dia_draft_get_commitment (DiaDraft *self,
                          guint    *n_posts)
{
  gboolean as_planned;
  guint n_planned = dia_draft_audience_count_planned (self->audience, &as_planned);

  if (!as_planned || moves_posts (self) || changes_sender (self))
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

struct _DiaDraftEdits
{
  DiaContent  *content;       /* (owned) */
  GArray      *accounts;      /* (owned) (element-type DiaId) */
  DiaTiming    timing;
  DiaWallTime  wall;
  char        *zone;          /* (owned) */
  GHashTable  *slots;         /* (owned) (nullable) */
  gboolean     timing_chosen;
  gboolean     hand_over;
  gboolean     hand_over_chosen;
};

void
dia_draft_edits_free (DiaDraftEdits *self)
{
  g_object_unref (self->content);
  g_array_unref (self->accounts);
  g_free (self->zone);
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_free (self);
}

static DiaDraftEdits *
take_edits (DiaDraft *self)
{
  const DiaDraftPlan *plan = self->plan;
  DiaDraftEdits *edits = g_new0 (DiaDraftEdits, 1);

  edits->content = dia_content_copy (plan->content);
  edits->accounts = dia_draft_audience_list_ids (self->audience);
  edits->timing = plan->timing;
  edits->wall = plan->wall;
  edits->zone = g_strdup (plan->zone);
  edits->slots = plan->slots != NULL ? g_hash_table_ref (plan->slots) : NULL;
  edits->timing_chosen = plan->timing_chosen;
  edits->hand_over = plan->hand_over;
  edits->hand_over_chosen = plan->hand_over_chosen;

  return edits;
}

static void
set_content (DiaDraft         *self,
             const DiaContent *content)
{
  g_object_unref (self->plan->content);
  self->plan->content = dia_content_copy (content);
}

DiaDraftEdits *
dia_draft_discard_edits (DiaDraft *self)
{
  const DiaContent *committed = dia_draft_audience_get_committed (self->audience);
  DiaDraftEdits *edits;

  if (committed == NULL)
    return NULL;

  edits = take_edits (self);
  set_content (self, committed);
  dia_draft_audience_reset (self->audience);
  dia_draft_take_slots (self);
  dia_draft_mark_changed (self);

  return edits;
}

void
dia_draft_restore_edits (DiaDraft            *self,
                         const DiaDraftEdits *edits)
{
  set_content (self, edits->content);
  dia_draft_audience_choose_only (self->audience, edits->accounts);
  self->plan->timing = edits->timing;
  self->plan->wall = edits->wall;
  dia_field_set_text (&self->plan->zone, edits->zone);
  dia_draft_plan_set_slots (self->plan, edits->slots != NULL ? g_hash_table_ref (edits->slots) : NULL);
  self->plan->timing_chosen = edits->timing_chosen;
  self->plan->hand_over = edits->hand_over;
  self->plan->hand_over_chosen = edits->hand_over_chosen;
  dia_draft_mark_changed (self);
}
