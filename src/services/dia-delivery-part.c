/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-delivery-private.h"

#include <glib/gi18n-lib.h>

/* More turns than any honest course of events takes. */
#define MAX_TURNS 8
/* Requests of unknown outcome for one part, before a person is asked. */
#define MAX_UNKNOWN_COMMITS 8

static DiaStepResult
note_part (DiaDeliveryJob       *job,
           const DiaPartHistory *history)
{
  g_ptr_array_add (job->ids, g_strdup (history->there->remote_id));

  return DIA_STEP_WENT_WELL;
}

/* An account's own text is in its language, a followed one in the source's. */
static const char *
choose_language (DiaOutgoing *outgoing)
{
  gboolean own = outgoing->post->own_text && outgoing->account->language[0] != '\0';

  return own ? outgoing->account->language : outgoing->content->language;
}

static void
set_parents (DiaDeliveryJob *job,
             int             part,
             DiaPartRecord  *record)
{
  if (part == 0)
    {
      dia_part_record_set (&record->request.reply_to, job->outgoing->content->reply_to);
      return;
    }

  dia_part_record_set (&record->request.reply_to, g_ptr_array_index (job->ids, part - 1));
  dia_part_record_set (&record->request.thread_root, g_ptr_array_index (job->ids, 0));
}

static char *
choose_key (DiaDeliveryJob       *job,
            int                   part,
            const DiaPartHistory *history)
{
  guint64 seed = (guint64) job->outgoing->post->id * 31 + part;
  DiaSession session;

  if (history->record != NULL)
    return g_strdup (history->record->key);

  dia_delivery_job_session (job, &session);

  return dia_publisher_make_key (job->publisher, &session, seed, dia_clock_now (session.clock));
}

static DiaPartRecord *
build_record (DiaDeliveryJob       *job,
              int                   part,
              const DiaPartHistory *history)
{
  DiaPartRecord *record = dia_part_record_new ();
  DiaOutgoing *outgoing = job->outgoing;
  g_autofree char *key = choose_key (job, part, history);

  dia_part_record_set (&record->request.text, job->texts[part]);
  dia_part_record_set (&record->request.warning, outgoing->post->warning);
  dia_part_record_set (&record->request.language, choose_language (outgoing));
  dia_part_record_set (&record->request.link, part == 0 ? outgoing->content->link : "");
  dia_part_record_set (&record->request.key, key);
  record->request.visibility = outgoing->content->visibility;
  record->request.created_at = dia_clock_now (job->with->core->clock);
  set_parents (job, part, record);

  return record;
}

/* All of a thread's pictures go with its first part. */
static DiaStepResult
upload_media (DiaDeliveryJob *job,
              int             part,
              DiaPartRecord  *record)
{
  GPtrArray *media = job->outgoing->content->media;
  DiaStepResult result = DIA_STEP_WENT_WELL;

  for (guint i = 0; part == 0 && result == DIA_STEP_WENT_WELL && i < media->len; i++)
    result = dia_delivery_upload (job, part, i, g_ptr_array_index (media, i), record);

  return result;
}

static DiaStepResult
send_fresh (DiaDeliveryJob       *job,
            int                   part,
            const DiaPartHistory *history)
{
  g_autoptr (DiaPartRecord) record = build_record (job, part, history);
  DiaStepResult result = upload_media (job, part, record);

  if (result == DIA_STEP_WENT_WELL)
    result = dia_delivery_prepare (job, part, record);
  if (result == DIA_STEP_WENT_WELL)
    result = dia_delivery_commit (job, part, record);

  return result;
}

static DiaStepResult
repeat_same (DiaDeliveryJob      *job,
             int                  part,
             const DiaPartRecord *record)
{
  if (job->repeated)
    {
      g_autoptr (GError) error = g_error_new_literal (DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE,
                                                      _("The network gives no clear answer."));

      return dia_delivery_job_fail (job, part, error);
    }

  job->repeated = TRUE;

  return dia_delivery_commit (job, part, record);
}

static DiaStepResult
wait_to_look (DiaDeliveryJob *job,
              int             part,
              gboolean        blind)
{
  DiaInstant now = dia_clock_now (job->with->core->clock);
  g_autoptr (GError) error = NULL;
  DiaPartHistory history;

  dia_part_history_init (&history, job->outgoing->journal, part);
  if (!blind)
    return dia_delivery_job_hold (job, part, MIN (dia_part_history_settles_at (&history), now + DIA_SETTLE_MS),
                                  DIA_HOLD_SETTLING, _("Not there yet; the network gets a minute before the next look."));

  error = g_error_new_literal (DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE,
                               _("The network could not be asked whether it is there."));

  return dia_delivery_job_fail (job, part, error);
}

static DiaStepResult
ask_person (DiaDeliveryJob *job)
{
  return dia_delivery_job_end (job, DIA_POST_EVENT_LOSE, _("Nobody knows whether this went out."));
}

/* The first request was lost and it is too late now for another one: it counts
 * as never sent, once "it is not there" can be believed. */
static gboolean
comes_too_late (DiaDeliveryJob *job,
                int             part,
                DiaLook         look,
                DiaVerdict      verdict)
{
  return part == 0 && look == DIA_LOOK_ABSENT && (verdict == DIA_VERDICT_SEND || verdict == DIA_VERDICT_REPEAT) &&
         dia_delivery_job_is_late (job);
}

static DiaStepResult
miss_or_wait (DiaDeliveryJob       *job,
              int                   part,
              const DiaPartHistory *history)
{
  if (dia_clock_now (job->with->core->clock) < dia_part_history_settles_at (history))
    return wait_to_look (job, part, FALSE);

  return dia_delivery_job_miss (job);
}

static DiaStepResult
act_on_look (DiaDeliveryJob       *job,
             int                   part,
             const DiaPartHistory *history,
             const DiaPartRecord  *record,
             DiaVerdict            verdict,
             gboolean              blind)
{
  if (verdict == DIA_VERDICT_SEND)
    return DIA_STEP_WENT_WELL;
  if (verdict == DIA_VERDICT_WAIT)
    return wait_to_look (job, part, blind);
  if (verdict == DIA_VERDICT_REPEAT && history->commits < MAX_UNKNOWN_COMMITS)
    return repeat_same (job, part, record);

  return ask_person (job);
}

static DiaStepResult
resolve (DiaDeliveryJob       *job,
         int                   part,
         const DiaPartHistory *history)
{
  g_autoptr (DiaPartRecord) record = dia_part_record_from_text (history->pending->payload);
  gboolean blind = FALSE;
  DiaPartHistory after;
  DiaVerdict verdict;
  DiaInstant now;
  DiaLook look;

  if (record == NULL)
    return ask_person (job);
  if (dia_delivery_look_for (job, part, record, &look, &blind) == DIA_STEP_ENDED)
    return DIA_STEP_ENDED;
  if (!blind && look == DIA_LOOK_FOUND)
    return DIA_STEP_WENT_WELL;

  now = dia_clock_now (job->with->core->clock);
  dia_part_history_init (&after, job->outgoing->journal, part);
  verdict = blind ? dia_part_history_judge_blind (&after, &job->trust, now)
                  : dia_part_history_judge_look (history, &job->trust, look, now);
  if (!blind && comes_too_late (job, part, look, verdict))
    return miss_or_wait (job, part, history);

  return act_on_look (job, part, &after, record, verdict, blind);
}

static DiaStepResult
close_cut_commit (DiaDeliveryJob       *job,
                  const DiaPartHistory *history)
{
  g_autoptr (DiaJournalEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  if (history->pending == NULL || history->pending->outcome != DIA_OUTCOME_OPEN)
    return DIA_STEP_WENT_WELL;

  entry = dia_journal_entry_copy (history->pending);
  entry->outcome = DIA_OUTCOME_UNKNOWN;
  g_free (entry->detail);
  entry->detail = g_strdup (_("the program ended before the answer came"));
  if (!dia_outgoing_end (job->outgoing, entry, &error))
    return dia_delivery_job_break (job, g_steal_pointer (&error));

  return DIA_STEP_WENT_WELL;
}

DiaStepResult
dia_delivery_send_part (DiaDeliveryJob *job,
                        int             index)
{
  for (guint turn = 0; turn < MAX_TURNS; turn++)
    {
      DiaStepResult result = DIA_STEP_ENDED;
      DiaPartHistory history;
      DiaVerdict verdict;

      dia_part_history_init (&history, job->outgoing->journal, index);
      if (close_cut_commit (job, &history) == DIA_STEP_ENDED)
        return DIA_STEP_ENDED;
      dia_part_history_init (&history, job->outgoing->journal, index);

      verdict = dia_part_history_judge (&history);
      if (verdict == DIA_VERDICT_THERE)
        return note_part (job, &history);
      result = verdict == DIA_VERDICT_LOOK ? resolve (job, index, &history) : send_fresh (job, index, &history);
      if (result == DIA_STEP_ENDED)
        return DIA_STEP_ENDED;
    }

  return ask_person (job);
}
