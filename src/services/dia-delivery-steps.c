/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-delivery-private.h"

#include <glib/gi18n-lib.h>

/* A step must be begun while at least this much of the claim is left. The boot
 * clock counts, since it also runs while the process or the computer sleeps. */
#define CLAIM_RESERVE_MS (DIA_OUTGOING_LEASE_MS / 2)

static DiaJournalEntry *
new_entry (DiaStep     step,
           int         part,
           int         attempt,
           const char *key)
{
  DiaJournalEntry *entry = dia_journal_entry_new ();

  entry->step = step;
  entry->part = part;
  entry->attempt = attempt;
  entry->outcome = DIA_OUTCOME_OPEN;
  g_free (entry->key);
  entry->key = g_strdup (key);

  return entry;
}

static int
next_attempt (DiaDeliveryJob *job,
              int             part)
{
  DiaPartHistory history;

  dia_part_history_init (&history, job->outgoing->journal, part);

  return history.commits + 1;
}

/* Journals the step durably, and makes sure that this process did not sleep
 * between the write and now. From here to the first byte of the request the
 * fence says the same. */
static DiaStepResult
begin_step (DiaDeliveryJob  *job,
            DiaJournalEntry *entry)
{
  DiaClock *clock = job->with->core->clock;
  gint64 before = dia_clock_boot_time (clock);
  g_autoptr (GError) error = NULL;

  if (!dia_outgoing_begin (job->outgoing, entry, &error))
    return dia_delivery_job_break (job, g_steal_pointer (&error));
  dia_delivery_job_probe (job, dia_step_to_string (entry->step), "begun");
  if (dia_clock_boot_time (clock) - before > CLAIM_RESERVE_MS)
    return dia_delivery_job_break (job, g_error_new_literal (DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT,
                                                             _("This computer slept while the post was being sent.")));
  dia_http_set_fence (job->with->http, clock, before + CLAIM_RESERVE_MS);

  return DIA_STEP_WENT_WELL;
}

static DiaStepResult
end_step (DiaDeliveryJob  *job,
          DiaJournalEntry *entry,
          DiaOutcome       outcome,
          const char      *detail)
{
  g_autoptr (GError) error = NULL;

  /* What follows a step, a renewal of the token for instance, has its own rules. */
  dia_http_set_fence (job->with->http, NULL, 0);
  dia_delivery_job_probe (job, dia_step_to_string (entry->step), "answered");
  entry->outcome = outcome;
  g_free (entry->detail);
  entry->detail = g_strdup (detail != NULL ? detail : "");
  if (!dia_outgoing_end (job->outgoing, entry, &error))
    return dia_delivery_job_break (job, g_steal_pointer (&error));
  dia_delivery_job_probe (job, dia_step_to_string (entry->step), "ended");

  return DIA_STEP_WENT_WELL;
}

/* For requests after which nothing is public: what did not arrive can be
 * repeated without harm. */
static DiaOutcome
judge_harmless (const GError *error)
{
  if (error == NULL)
    return DIA_OUTCOME_DONE;
  if (g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED) ||
      g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED))
    return DIA_OUTCOME_REFUSED;

  return DIA_OUTCOME_NOT_SENT;
}

/* Only what surely did not act may be called anything but unknown. */
static DiaOutcome
judge_commit (const GError *error)
{
  if (error == NULL)
    return DIA_OUTCOME_DONE;
  if (error->domain != DIA_CONNECTOR_ERROR)
    return DIA_OUTCOME_UNKNOWN;

  switch ((DiaConnectorError) error->code)
    {
    case DIA_CONNECTOR_ERROR_UNREACHABLE:
    case DIA_CONNECTOR_ERROR_THROTTLED:
    case DIA_CONNECTOR_ERROR_SIGN_IN:
      return DIA_OUTCOME_NOT_SENT;
    case DIA_CONNECTOR_ERROR_REFUSED:
    case DIA_CONNECTOR_ERROR_UNSUPPORTED:
      return DIA_OUTCOME_REFUSED;
    case DIA_CONNECTOR_ERROR_UNKNOWN:
    case DIA_CONNECTOR_ERROR_MALFORMED:
      break;
    }

  return DIA_OUTCOME_UNKNOWN;
}

static char *
make_upload_key (const DiaMedia *media)
{
  g_autofree char *text = g_strconcat (media->sha256, "\n", media->alt, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
send_picture (DiaDeliveryJob  *job,
              const DiaMedia  *media,
              GError         **error)
{
  g_autoptr (DiaMedia) prepared = NULL;
  g_autoptr (GBytes) picture = NULL;
  DiaSession session;

  picture = dia_media_library_prepare (job->with->media, media, &job->outgoing->account->limits, &prepared,
                                       job->cancellable, error);
  if (picture == NULL)
    return NULL;

  dia_delivery_job_session (job, &session);

  return dia_publisher_upload (job->publisher, &session, picture, prepared, job->cancellable, error);
}

static DiaStepResult
upload_once (DiaDeliveryJob  *job,
             DiaJournalEntry *entry,
             const DiaMedia  *media,
             GError         **problem)
{
  g_autofree char *handle = NULL;

  if (begin_step (job, entry) == DIA_STEP_ENDED)
    return DIA_STEP_ENDED;

  handle = send_picture (job, media, problem);
  if (handle != NULL)
    {
      g_free (entry->payload);
      entry->payload = g_steal_pointer (&handle);
    }

  return end_step (job, entry, judge_harmless (*problem), *problem != NULL ? (*problem)->message : NULL);
}

DiaStepResult
dia_delivery_upload (DiaDeliveryJob *job,
                     int             part,
                     int             item,
                     const DiaMedia *media,
                     DiaPartRecord  *record)
{
  g_autofree char *key = make_upload_key (media);
  const DiaJournalEntry *earlier = dia_part_history_find_upload (job->outgoing->journal, part, item, key,
                                                                 dia_clock_now (job->with->core->clock));
  g_autoptr (GError) error = NULL;

  if (earlier != NULL)
    {
      dia_part_record_add_media (record, earlier->payload, media->alt);
      return DIA_STEP_WENT_WELL;
    }

  do
    {
      g_autoptr (DiaJournalEntry) entry = new_entry (DIA_STEP_UPLOAD, part, next_attempt (job, part), key);

      g_clear_error (&error);
      entry->item = item;
      if (upload_once (job, entry, media, &error) == DIA_STEP_ENDED)
        return DIA_STEP_ENDED;
      if (error == NULL)
        {
          dia_part_record_add_media (record, entry->payload, media->alt);
          return DIA_STEP_WENT_WELL;
        }
    }
  while (dia_delivery_job_renew (job, &error));

  return dia_delivery_job_fail (job, part, error);
}

static DiaStepResult
prepare_once (DiaDeliveryJob  *job,
              DiaJournalEntry *entry,
              DiaPartRecord   *record,
              GError         **problem)
{
  g_autofree char *payload = NULL;
  DiaSession session;

  if (begin_step (job, entry) == DIA_STEP_ENDED)
    return DIA_STEP_ENDED;

  dia_delivery_job_session (job, &session);
  payload = dia_publisher_prepare (job->publisher, &session, &record->request, job->cancellable, problem);
  if (payload != NULL)
    {
      dia_part_record_set (&record->request.payload, payload);
      g_free (entry->payload);
      entry->payload = g_steal_pointer (&payload);
    }

  return end_step (job, entry, judge_harmless (*problem), *problem != NULL ? (*problem)->message : NULL);
}

DiaStepResult
dia_delivery_prepare (DiaDeliveryJob *job,
                      int             part,
                      DiaPartRecord  *record)
{
  g_autoptr (GError) error = NULL;

  if (DIA_PUBLISHER_GET_IFACE (job->publisher)->prepare == NULL)
    return DIA_STEP_WENT_WELL;

  do
    {
      g_autoptr (DiaJournalEntry) entry = new_entry (DIA_STEP_PREPARE, part, next_attempt (job, part),
                                                     record->request.key);

      g_clear_error (&error);
      if (prepare_once (job, entry, record, &error) == DIA_STEP_ENDED)
        return DIA_STEP_ENDED;
      if (error == NULL)
        return DIA_STEP_WENT_WELL;
    }
  while (dia_delivery_job_renew (job, &error));

  return dia_delivery_job_fail (job, part, error);
}

static void
note_found (DiaJournalEntry     *entry,
            const DiaRemotePost *remote)
{
  if (remote == NULL)
    return;

  g_free (entry->remote_id);
  entry->remote_id = g_strdup (remote->id);
  g_free (entry->remote_url);
  entry->remote_url = g_strdup (remote->url);
}

static DiaStepResult
commit_once (DiaDeliveryJob       *job,
             DiaJournalEntry      *entry,
             const DiaPartRecord  *record,
             GError              **problem)
{
  g_autoptr (DiaRemotePost) remote = NULL;
  DiaSession session;

  if (begin_step (job, entry) == DIA_STEP_ENDED)
    return DIA_STEP_ENDED;

  /* Not cancellable: a commit that is cut off leaves a question behind. It has
   * its own deadline. */
  dia_delivery_job_session (job, &session);
  remote = dia_publisher_commit (job->publisher, &session, &record->request, NULL, problem);
  note_found (entry, remote);

  return end_step (job, entry, judge_commit (*problem), *problem != NULL ? (*problem)->message : NULL);
}

/* A refusal after requests of unknown outcome ("you said that already") may mean
 * that one of them arrived: look before believing it. */
static DiaStepResult
handle_refusal (DiaDeliveryJob      *job,
                int                  part,
                const DiaPartRecord *record,
                gboolean             committed_before,
                const GError        *refusal)
{
  gboolean blind = FALSE;
  DiaLook look = DIA_LOOK_ABSENT;

  if (committed_before)
    {
      if (dia_delivery_look_for (job, part, record, &look, &blind) == DIA_STEP_ENDED)
        return DIA_STEP_ENDED;
      if (!blind && look == DIA_LOOK_FOUND)
        return DIA_STEP_WENT_WELL;
      if (blind || look == DIA_LOOK_UNSURE)
        return dia_delivery_job_end (job, DIA_POST_EVENT_LOSE, refusal->message);
    }

  return dia_delivery_job_fail (job, part, refusal);
}

DiaStepResult
dia_delivery_commit (DiaDeliveryJob      *job,
                     int                  part,
                     const DiaPartRecord *record)
{
  g_autofree char *payload = dia_part_record_to_text (record);
  g_autoptr (GError) error = NULL;

  do
    {
      g_autoptr (DiaJournalEntry) entry = new_entry (DIA_STEP_COMMIT, part, next_attempt (job, part),
                                                     record->request.key);
      gboolean committed_before = entry->attempt > 1;

      g_clear_error (&error);
      g_free (entry->payload);
      entry->payload = g_strdup (payload);
      if (commit_once (job, entry, record, &error) == DIA_STEP_ENDED)
        return DIA_STEP_ENDED;
      if (entry->outcome == DIA_OUTCOME_DONE || entry->outcome == DIA_OUTCOME_UNKNOWN)
        return DIA_STEP_WENT_WELL;
      if (entry->outcome == DIA_OUTCOME_REFUSED)
        return handle_refusal (job, part, record, committed_before, error);
    }
  while (dia_delivery_job_renew (job, &error));

  return dia_delivery_job_fail (job, part, error);
}

static DiaOutcome
judge_look (const GError *error,
            DiaLook       look)
{
  if (g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE))
    return DIA_OUTCOME_NOT_SENT;
  if (error != NULL)
    return DIA_OUTCOME_REFUSED;
  if (look == DIA_LOOK_FOUND)
    return DIA_OUTCOME_DONE;

  return look == DIA_LOOK_ABSENT ? DIA_OUTCOME_ABSENT : DIA_OUTCOME_UNKNOWN;
}

static DiaStepResult
look_once (DiaDeliveryJob       *job,
           DiaJournalEntry      *entry,
           const DiaPartRecord  *record,
           DiaLook              *look,
           GError              **problem)
{
  g_autoptr (DiaRemotePost) found = NULL;
  DiaSession session;

  if (begin_step (job, entry) == DIA_STEP_ENDED)
    return DIA_STEP_ENDED;

  dia_delivery_job_session (job, &session);
  if (dia_publisher_find (job->publisher, &session, &record->request, look, &found, job->cancellable, problem) &&
      *look == DIA_LOOK_FOUND)
    note_found (entry, found);

  return end_step (job, entry, judge_look (*problem, *look), *problem != NULL ? (*problem)->message : NULL);
}

/* The errors that tell when or by whom to try again end the job at once; for the
 * others the caller knows how patient to be. */
static gboolean
is_for_later (const GError *error)
{
  return g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED) ||
         g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         error->domain == DIA_VAULT_ERROR;
}

DiaStepResult
dia_delivery_look_for (DiaDeliveryJob      *job,
                       int                  part,
                       const DiaPartRecord *record,
                       DiaLook             *look,
                       gboolean            *blind)
{
  g_autoptr (GError) error = NULL;

  *look = DIA_LOOK_UNSURE;
  *blind = FALSE;
  do
    {
      g_autoptr (DiaJournalEntry) entry = new_entry (DIA_STEP_LOOK, part, next_attempt (job, part), "");

      g_clear_error (&error);
      if (look_once (job, entry, record, look, &error) == DIA_STEP_ENDED)
        return DIA_STEP_ENDED;
      if (error == NULL)
        return DIA_STEP_WENT_WELL;
    }
  while (dia_delivery_job_renew (job, &error));

  if (is_for_later (error))
    return dia_delivery_job_fail (job, part, error);
  *blind = TRUE;

  return DIA_STEP_WENT_WELL;
}
