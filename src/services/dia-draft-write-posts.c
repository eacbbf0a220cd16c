/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-write-private.h"

#include "dia-accounts.h"
#include "dia-content-plans.h"
#include "dia-field.h"
#include "dia-hand-overs.h"
#include "dia-part-history.h"
#include "dia-posts.h"

#include <glib/gi18n-lib.h>

/* Whether the text of a post in @state may still be changed. Of an unconfirmed
 * one nobody knows: it may be out there with the text that it has. */
static gboolean
can_change (DiaPostState state)
{
  return state != DIA_POST_SENDING && state != DIA_POST_PUBLISHED && state != DIA_POST_UNCONFIRMED &&
         state != DIA_POST_CANCELLED;
}

/* Whether the post is being sent, or was sent and nobody knows yet whether it
 * arrived: then it waits, scheduled, for the look that says so. */
static gboolean
is_under_way (DiaConnection  *connection,
              const DiaPost  *post,
              gboolean       *under_way,
              GError        **error)
{
  if (!dia_part_history_find_question (connection, post, under_way, error))
    return FALSE;
  *under_way |= post->state == DIA_POST_SENDING;

  return TRUE;
}

static gboolean
refuse_under_way (const DiaAccount  *account,
                  GError           **error)
{
  g_autofree char *handle = dia_account_dup_handle (account);

  g_set_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_SENDING,
               _("The post for %s is being sent right now. Try again in a moment."), handle);
  return FALSE;
}

static gboolean
refuse_unconfirmed (const DiaAccount  *account,
                    GError           **error)
{
  g_autofree char *handle = dia_account_dup_handle (account);

  g_set_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_SENDING,
               _("Nobody knows yet whether the post for %s went out. Answer that in the queue first; "
                 "until then only the words of the other posts can change."), handle);
  return FALSE;
}

/* Whether a post in @state follows the draft by itself: once it is planned, its
 * text and slot change only when a person says so. */
static gboolean
follows_draft (DiaPostState state)
{
  return state == DIA_POST_DRAFT || state == DIA_POST_IN_REVIEW || state == DIA_POST_CHANGES_REQUESTED ||
         state == DIA_POST_APPROVED;
}

static gboolean
takes_text (const DiaDraftWrite *self,
            DiaPostState         state)
{
  return follows_draft (state) || (self->depth >= DIA_WRITE_UPDATE && can_change (state));
}

/* Puts text, warning and, where it follows, the slot into @post. TRUE when that
 * changed anything. */
static gboolean
fill_post (const DiaDraftWrite *self,
           const DiaAccount    *account,
           DiaPost             *post)
{
  const DiaDraftPlan *plan = self->plan;
  gboolean own, behind, changed;
  const char *text = dia_draft_plan_get_text (plan, account, &own, &behind);
  const char *warning = dia_draft_plan_get_warning (plan, account);
  DiaSlot slot = DIA_SLOT_NONE;

  if (!follows_draft (post->state))
    slot = post->slot;
  else if (plan->timing != DIA_TIMING_NOW && !dia_draft_plan_find_slot (plan, account, self->now, &slot, NULL))
    slot = DIA_SLOT_NONE;

  changed = post->own_text != own || post->behind != behind || !g_str_equal (post->text, text) ||
            !g_str_equal (post->warning, warning) || !dia_slot_equal (&post->slot, &slot);
  post->own_text = own;
  post->behind = behind;
  post->slot = slot;
  dia_field_set_text (&post->text, text);
  dia_field_set_text (&post->warning, warning);

  return changed;
}

static DiaPost *
insert_post (DiaConnection        *connection,
             const DiaDraftWrite  *self,
             const DiaAccount     *account,
             GError              **error)
{
  g_autoptr (DiaPost) post = dia_post_new ();

  post->content_id = self->plan->content->id;
  post->account_id = account->id;
  post->state = DIA_POST_DRAFT;
  fill_post (self, account, post);

  return dia_posts_insert (connection, post, error) ? g_steal_pointer (&post) : NULL;
}

static gboolean
update_post (DiaConnection        *connection,
             const DiaDraftWrite  *self,
             const DiaAccount     *account,
             DiaPost              *post,
             GError              **error)
{
  gboolean under_way;

  if (post->state == DIA_POST_CANCELLED && !dia_posts_apply (connection, post, DIA_POST_EVENT_RESTORE, error))
    return FALSE;
  if (!is_under_way (connection, post, &under_way, error))
    return FALSE;
  if (under_way || !takes_text (self, post->state) || !fill_post (self, account, post))
    return TRUE;

  return dia_posts_update (connection, post, error);
}

/* As the person chose; one that comes to planned posts is sent like them. */
static gboolean
hand_over_post (DiaConnection        *connection,
                const DiaDraftWrite  *self,
                const DiaAccount     *account,
                const DiaPost        *post,
                gboolean              newly_planned,
                GError              **error)
{
  gboolean wish = dia_draft_plan_hands_over (self->plan, account);

  if ((!self->plan->hand_over_chosen && !(newly_planned && wish)) || wish == dia_kept_is_wanted (post->kept))
    return TRUE;

  return dia_hand_overs_wish (connection, post->id, wish, error);
}

/* What is waiting for a review goes back first: the person who schedules it
 * answers for it. */
static gboolean
schedule_post (DiaConnection        *connection,
               const DiaDraftWrite  *self,
               const DiaAccount     *account,
               DiaPost              *post,
               GArray               *ids,
               GError              **error)
{
  DiaPostState next;
  gboolean under_way, newly_planned = post->state != DIA_POST_SCHEDULED;

  if (!is_under_way (connection, post, &under_way, error))
    return FALSE;
  if (under_way)
    return refuse_under_way (account, error);
  if ((post->state == DIA_POST_IN_REVIEW || post->state == DIA_POST_CHANGES_REQUESTED) &&
      !dia_posts_apply (connection, post, DIA_POST_EVENT_WITHDRAW, error))
    return FALSE;
  if (!dia_post_state_after (post->state, DIA_POST_EVENT_SCHEDULE, &next))
    return TRUE;

  /* A post that was moved on its own stays where it was moved to. */
  if ((post->state != DIA_POST_SCHEDULED || self->plan->timing_chosen) &&
      !dia_draft_plan_find_slot (self->plan, account, self->now, &post->slot, error))
    return FALSE;
  post->not_before = DIA_INSTANT_NONE;
  dia_field_set_text (&post->problem, "");
  g_array_append_val (ids, post->id);

  return dia_posts_apply (connection, post, DIA_POST_EVENT_SCHEDULE, error) &&
         hand_over_post (connection, self, account, post, newly_planned, error);
}

/* What the plan of a planned content changes is kept beside its posts. */
static void
note_chosen (DiaDraftWrite    *self,
             const DiaAccount *account,
             const DiaPost    *post,
             gboolean          is_new)
{
  DiaSlot slot;

  if (!self->planned)
    return;
  if (follows_draft (post->state))
    {
      if (is_new || dia_content_plan_lists (self->before->added, account->id))
        g_array_append_val (self->kept->added, account->id);
      return;
    }
  if (!can_change (post->state))
    return;

  self->n_planned++;
  self->sends_otherwise |= dia_draft_plan_hands_over (self->plan, account) != dia_kept_is_wanted (post->kept);
  if (!self->plan->timing_chosen || self->moves)
    return;
  self->moves = !dia_draft_plan_find_slot (self->plan, account, self->now, &slot, NULL) ||
                self->plan->timing == DIA_TIMING_NOW || !dia_slot_equal (&slot, &post->slot);
}

static void
note_unchosen (DiaDraftWrite *self,
               const DiaPost *post)
{
  if (self->planned && (post->state == DIA_POST_SCHEDULED || post->state == DIA_POST_AWAITING_PERSON))
    g_array_append_val (self->kept->dropped, post->account_id);
}

/* What a person chose and no planned post has otherwise was taken back; without
 * planned posts there is no other place for it. */
static DiaSender
find_sender_to_keep (const DiaDraftWrite *self)
{
  if (self->depth == DIA_WRITE_SCHEDULE || !self->plan->hand_over_chosen ||
      (!self->sends_otherwise && self->n_planned > 0))
    return DIA_SENDER_AS_PLANNED;

  return self->plan->hand_over ? DIA_SENDER_SERVER : DIA_SENDER_DESK;
}

/* A time that all posts have already was taken back. */
static gboolean
keep_plan (DiaConnection  *connection,
           DiaDraftWrite  *self,
           GError        **error)
{
  const DiaDraftPlan *plan = self->plan;
  DiaContentPlan *kept = self->kept;

  kept->timed = self->depth != DIA_WRITE_SCHEDULE && plan->timing_chosen && (self->moves || self->n_planned == 0);
  kept->timing = plan->timing;
  kept->wall = plan->wall;
  dia_field_set_text (&kept->zone, plan->zone);
  kept->sender = find_sender_to_keep (self);

  return dia_content_plans_save (connection, plan->content->id, kept, self->now, error);
}

/* A planned post whose account is not chosen says what the others say as long as
 * it is not cancelled. */
static gboolean
update_unchosen (DiaConnection        *connection,
                 const DiaDraftWrite  *self,
                 DiaPost              *post,
                 GArray               *ids,
                 GError              **error)
{
  g_autoptr (DiaAccount) account = NULL;

  if (follows_draft (post->state) || !can_change (post->state))
    return TRUE;
  account = dia_accounts_load (connection, post->account_id, error);
  if (account == NULL)
    return FALSE;

  g_array_append_val (ids, post->id);
  return update_post (connection, self, account, post, error);
}

/* A post whose account is not chosen any more. */
static gboolean
drop_post (DiaConnection  *connection,
           DiaDraftWrite  *self,
           DiaPost        *post,
           GArray         *ids,
           GError        **error)
{
  gboolean under_way;

  if (post->state == DIA_POST_DRAFT)
    return dia_posts_delete (connection, post, error);
  if (self->depth != DIA_WRITE_SCHEDULE)
    note_unchosen (self, post);
  if (self->depth == DIA_WRITE_UPDATE)
    return update_unchosen (connection, self, post, ids, error);
  if (!is_under_way (connection, post, &under_way, error))
    return FALSE;
  if (!under_way && self->depth == DIA_WRITE_SCHEDULE &&
      (post->state == DIA_POST_SCHEDULED || post->state == DIA_POST_AWAITING_PERSON))
    return dia_posts_apply (connection, post, DIA_POST_EVENT_CANCEL, error);

  return TRUE;
}

static DiaPost *
find_post (GPtrArray *posts,
           DiaId      account_id)
{
  DiaPost *found = NULL;

  /* One that was cancelled is only taken up again when there is no other. */
  for (guint i = 0; i < posts->len; i++)
    {
      DiaPost *post = posts->pdata[i];

      if (post->account_id == account_id && (found == NULL || found->state == DIA_POST_CANCELLED))
        found = post;
    }

  return found;
}

static gboolean
write_post (DiaConnection  *connection,
            DiaDraftWrite  *self,
            DiaAccount     *account,
            GPtrArray      *posts,
            GArray         *ids,
            GError        **error)
{
  DiaPost *known = find_post (posts, account->id);
  gboolean is_new = known == NULL || known->state == DIA_POST_CANCELLED;
  g_autoptr (DiaPost) post = known != NULL ? g_object_ref (known) : insert_post (connection, self, account, error);

  if (post == NULL || (known != NULL && !update_post (connection, self, account, post, error)))
    return FALSE;
  if (self->depth == DIA_WRITE_SCHEDULE)
    return schedule_post (connection, self, account, post, ids, error);

  note_chosen (self, account, post, is_new);
  if (self->depth != DIA_WRITE_UPDATE || (can_change (post->state) && !follows_draft (post->state)))
    g_array_append_val (ids, post->id);
  return TRUE;
}

static gboolean
is_dropped (const DiaDraftPlan *plan,
            DiaId               account_id)
{
  for (guint i = 0; i < plan->accounts->len; i++)
    {
      if (DIA_ACCOUNT (plan->accounts->pdata[i])->id == account_id)
        return FALSE;
    }
  for (guint i = 0; i < plan->aside->len; i++)
    {
      if (g_array_index (plan->aside, DiaId, i) == account_id)
        return FALSE;
    }

  return TRUE;
}

/* What is on its way, or may be sent again, says the earlier text with what the
 * content shows then: only words may change meanwhile. */
static gboolean
refuse_mixture (DiaConnection  *connection,
                GPtrArray      *posts,
                GError        **error)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];
      g_autoptr (DiaAccount) account = NULL;
      gboolean under_way;

      if (!is_under_way (connection, post, &under_way, error))
        return FALSE;
      if (!under_way && post->state != DIA_POST_UNCONFIRMED)
        continue;

      account = dia_accounts_load (connection, post->account_id, error);
      return account == NULL ? FALSE : under_way ? refuse_under_way (account, error) : refuse_unconfirmed (account, error);
    }

  return TRUE;
}

gboolean
dia_draft_write_posts (DiaConnection  *connection,
                       DiaDraftWrite  *self,
                       GArray         *ids,
                       GError        **error)
{
  const DiaDraftPlan *plan = self->plan;
  g_autoptr (GPtrArray) posts = dia_posts_list_of_content (connection, plan->content->id, error);

  if (posts == NULL || (self->more_than_words && !refuse_mixture (connection, posts, error)) ||
      !dia_content_plans_load (connection, plan->content->id, &self->before, error))
    return FALSE;

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      if (!write_post (connection, self, plan->accounts->pdata[i], posts, ids, error))
        return FALSE;
    }
  for (guint i = 0; i < posts->len; i++)
    {
      DiaPost *post = posts->pdata[i];

      if (is_dropped (plan, post->account_id) && !drop_post (connection, self, post, ids, error))
        return FALSE;
    }

  return keep_plan (connection, self, error);
}
