/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-act.h"

#include "dia-accounts.h"
#include "dia-assistant.h"
#include "dia-connector-error.h"
#include "dia-delivery.h"
#include "dia-journal.h"
#include "dia-part-history.h"
#include "dia-posts.h"
#include "dia-publishing-rules-private.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* What an act works on, and what it is going to write. */
typedef struct
{
  const DiaQueueActRequest *request;
  DiaPost                  *post;     /* (owned) */
  DiaAccount               *account;  /* (owned) */
  GPtrArray                *journal;  /* (owned) (element-type DiaJournalEntry) */
  gint64                    patience_ms;

  DiaPostEvent              event;
  gboolean                  then_miss; /* MISS follows: too late to send unasked */
  DiaJournalEntry          *entry;    /* (owned) (nullable) */
} Act;

static void
clear_act (Act *act)
{
  g_clear_object (&act->post);
  g_clear_object (&act->account);
  g_clear_object (&act->entry);
  g_clear_pointer (&act->journal, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, clear_act)

static void
replace_text (char       **field,
              const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
load_act (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  Act *act = user_data;
  DiaPublishingRules rules;

  act->post = dia_posts_load (connection, act->request->post_id, error);
  if (act->post == NULL)
    return FALSE;
  act->account = dia_accounts_load (connection, act->post->account_id, error);
  if (act->account == NULL)
    return FALSE;
  act->journal = dia_journal_list (connection, act->post->id, error);
  if (act->journal == NULL || !dia_publishing_rules_read (connection, &rules, error))
    return FALSE;
  act->patience_ms = dia_publishing_rules_get_patience (&rules);

  return TRUE;
}

static gboolean
write_act (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Act *act = user_data;

  if (act->entry != NULL && !dia_journal_begin (connection, act->entry, 0, error))
    return FALSE;
  if (act->event != DIA_POST_N_EVENTS && !dia_posts_apply (connection, act->post, act->event, error))
    return FALSE;

  return !act->then_miss || dia_posts_apply (connection, act->post, DIA_POST_EVENT_MISS, error);
}

static void
add_entry (Act        *act,
           DiaStep     step,
           int         part,
           DiaOutcome  outcome,
           const char *detail)
{
  DiaInstant now = dia_clock_now (act->request->core->clock);

  g_clear_object (&act->entry);
  act->entry = dia_journal_entry_new ();
  act->entry->id = dia_id_new ();
  if (act->journal->len > 0)
    act->entry->id = MAX (act->entry->id,
                          ((DiaJournalEntry *) g_ptr_array_index (act->journal, act->journal->len - 1))->id + 1);
  act->entry->post_id = act->post->id;
  act->entry->step = step;
  act->entry->part = part;
  act->entry->attempt = act->post->attempts;
  act->entry->outcome = outcome;
  act->entry->started_at = now;
  act->entry->ended_at = now;
  replace_text (&act->entry->detail, detail);
}

/* The part that nobody knows about, else the first one: that is what a person
 * speaks of. */
static int
find_open_part (Act *act)
{
  for (guint i = act->journal->len; i > 0; i--)
    {
      DiaJournalEntry *entry = g_ptr_array_index (act->journal, i - 1);

      if (entry->step == DIA_STEP_COMMIT)
        return entry->part;
    }

  return 0;
}

/* "As soon as possible": its time is now, so that it does not count as late. */
static gboolean
move_to_now (Act     *act,
             GError **error)
{
  DiaPost *post = act->post;
  const char *zone = post->slot.zone[0] != '\0' ? post->slot.zone : act->account->zone;

  post->not_before = DIA_INSTANT_NONE;
  replace_text (&post->problem, "");

  return dia_slot_init_instant (&post->slot, dia_clock_now (act->request->core->clock), zone, error);
}

static gboolean
plan_send (Act     *act,
           GError **error)
{
  act->event = DIA_POST_EVENT_RETRY;
  if (act->post->state == DIA_POST_UNCONFIRMED)
    add_entry (act, DIA_STEP_PERSON, find_open_part (act), DIA_OUTCOME_ABSENT, "");

  return move_to_now (act, error);
}

static gboolean
plan_reschedule (Act     *act,
                 GError **error)
{
  if (!dia_slot_is_set (&act->request->slot))
    {
      g_set_error_literal (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE, _("Another time is missing."));
      return FALSE;
    }

  act->event = DIA_POST_EVENT_SCHEDULE;
  act->post->slot = act->request->slot;
  act->post->not_before = DIA_INSTANT_NONE;
  replace_text (&act->post->problem, "");

  return TRUE;
}

static gboolean
check_address (Act     *act,
               GError **error)
{
  DiaConnector *connector = dia_registry_find (act->request->core->registry, act->account->network);
  const char *url = act->request->url;
  gboolean good = url[0] == '\0' || g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://");

  if (connector != NULL && DIA_IS_ASSISTANT (connector))
    good = dia_assistant_accepts_url (DIA_ASSISTANT (connector), url);
  if (!good)
    g_set_error_literal (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_BAD_ADDRESS,
                         _("This is not the address of a post on that network."));

  return good;
}

static gboolean
plan_mark_published (Act     *act,
                     GError **error)
{
  if (!check_address (act, error))
    return FALSE;

  act->event = DIA_POST_EVENT_CONFIRM;
  add_entry (act, DIA_STEP_PERSON, find_open_part (act), DIA_OUTCOME_DONE, act->request->url);
  replace_text (&act->entry->remote_url, act->request->url);
  replace_text (&act->post->remote_url, act->request->url);
  replace_text (&act->post->problem, "");
  act->post->published_at = dia_clock_now (act->request->core->clock);

  return TRUE;
}

static gboolean
plan_drop (Act     *act,
           GError **error)
{
  act->event = DIA_POST_EVENT_CANCEL;
  add_entry (act, DIA_STEP_PERSON, find_open_part (act), DIA_OUTCOME_REFUSED, "");

  return TRUE;
}

static void
plan_found (Act                 *act,
            int                  part,
            const DiaRemotePost *found)
{
  add_entry (act, DIA_STEP_LOOK, part, DIA_OUTCOME_DONE, "");
  replace_text (&act->entry->remote_id, found->id);
  replace_text (&act->entry->remote_url, found->url);
  replace_text (&act->post->problem, "");
  if (part == 0)
    {
      replace_text (&act->post->remote_id, found->id);
      replace_text (&act->post->remote_url, found->url);
    }
  act->post->published_at = found->at != DIA_INSTANT_NONE ? found->at : dia_clock_now (act->request->core->clock);
}

/* Whether the text has parts after @part: they still have to go out. */
static gboolean
is_last_part (Act *act,
              int  part)
{
  g_auto (GStrv) texts = dia_thread_split (act->post->text);

  return (int) g_strv_length (texts) <= part + 1;
}

static gboolean
plan_look (Act           *act,
           DiaHttp       *http,
           GCancellable  *cancellable,
           GError       **error)
{
  DiaDelivery with = { .core = act->request->core, .http = http };
  g_autoptr (DiaRemotePost) found = NULL;
  DiaLook look = DIA_LOOK_UNSURE;
  int part = 0;

  if (act->post->state != DIA_POST_UNCONFIRMED)
    {
      g_set_error_literal (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE, _("There is nothing to look for."));
      return FALSE;
    }
  if (!dia_delivery_look (&with, act->account, act->journal, act->post->slot.at, &part, &look, &found, cancellable, error))
    return FALSE;

  if (look == DIA_LOOK_FOUND)
    {
      plan_found (act, part, found);
      act->event = is_last_part (act, part) ? DIA_POST_EVENT_CONFIRM : DIA_POST_EVENT_RETRY;
      return act->event == DIA_POST_EVENT_CONFIRM || move_to_now (act, error);
    }
  if (look == DIA_LOOK_UNSURE)
    {
      act->event = DIA_POST_N_EVENTS;
      add_entry (act, DIA_STEP_LOOK, part, DIA_OUTCOME_UNKNOWN, "");
      return TRUE;
    }

  act->event = DIA_POST_EVENT_RETRY;
  act->then_miss = dia_clock_now (act->request->core->clock) - act->post->slot.at > act->patience_ms;
  add_entry (act, DIA_STEP_LOOK, part, DIA_OUTCOME_ABSENT, "");
  replace_text (&act->post->problem, act->then_miss ? _("Surely not there, and too late to send it unasked.") : "");

  return TRUE;
}

static gboolean
plan (Act           *act,
      DiaHttp       *http,
      GCancellable  *cancellable,
      GError       **error)
{
  switch (act->request->act)
    {
    case DIA_QUEUE_LOOK_AGAIN:
      return plan_look (act, http, cancellable, error);
    case DIA_QUEUE_SEND:
      return plan_send (act, error);
    case DIA_QUEUE_RESCHEDULE:
      return plan_reschedule (act, error);
    case DIA_QUEUE_MARK_PUBLISHED:
      return plan_mark_published (act, error);
    case DIA_QUEUE_DROP:
      return plan_drop (act, error);
    }

  g_return_val_if_reached (FALSE);
}

/* A scheduled post that may be out already waits for a look; whoever dropped or
 * moved it now would never be told. */
static gboolean
is_settled (Act     *act,
            GError **error)
{
  if (act->post->state != DIA_POST_SCHEDULED || !dia_part_history_has_question (act->journal))
    return TRUE;

  g_set_error_literal (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE,
                       _("This post may be out already. Diapason looks on the network first; try again in a moment."));
  return FALSE;
}

static gboolean
is_possible (Act     *act,
             GError **error)
{
  DiaPostState next;

  if (act->event == DIA_POST_N_EVENTS || dia_post_state_after (act->post->state, act->event, &next))
    return TRUE;

  g_set_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE,
               _("This is not possible for a post in the state “%s”."), dia_post_state_get_label (act->post->state));
  return FALSE;
}

static void
take_store_error (GError  *problem,
                  GError **error)
{
  if (g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    {
      g_set_error_literal (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_FOUND, _("There is no such post."));
      g_error_free (problem);
      return;
    }

  g_propagate_error (error, problem);
}

gboolean
dia_queue_act_run (const DiaQueueActRequest  *self,
                   DiaHttp                   *http,
                   DiaPost                  **before,
                   int                       *version,
                   GCancellable              *cancellable,
                   GError                   **error)
{
  g_auto (Act) act = { .request = self, .event = DIA_POST_N_EVENTS };
  g_autoptr (DiaPost) copy = NULL;
  GError *problem = NULL;

  if (!dia_store_read (self->core->store, load_act, &act, cancellable, &problem))
    {
      take_store_error (problem, error);
      return FALSE;
    }
  copy = dia_post_copy (act.post);
  if (!is_settled (&act, error) || !plan (&act, http, cancellable, error) || !is_possible (&act, error) ||
      !dia_store_write (self->core->store, write_act, &act, NULL, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_POSTS);
  if (act.event == DIA_POST_N_EVENTS)
    {
      g_set_error_literal (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_STILL_UNKNOWN,
                           _("The network was asked and still cannot say whether it is there."));
      return FALSE;
    }
  *before = g_steal_pointer (&copy);
  *version = act.post->version;

  return TRUE;
}
