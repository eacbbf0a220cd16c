/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-delivery.h"

#include "dia-authenticator.h"
#include "dia-backoff.h"
#include "dia-credential-keeper.h"
#include "dia-delivery-private.h"

#include <glib/gi18n-lib.h>

/* Puts off for want of the network stop after so many in a row. */
#define MAX_HOLDS       60
/* The longest of them: a network that comes back is noticed in time for most
 * posts to go out late rather than not at all. */
#define LONGEST_WAIT_MS (15 * DIA_MINUTE)

static guint
count_holds (GPtrArray *journal,
             int        part)
{
  DiaPartHistory history;

  dia_part_history_init (&history, journal, part);

  return history.holds;
}

static DiaInstant
back_off_until (DiaDeliveryJob *job,
                int             part)
{
  guint holds = count_holds (job->outgoing->journal, part);
  gint64 delay = dia_backoff_delay (holds + 1, job->outgoing->post->id);

  return dia_clock_now (job->with->core->clock) + MIN (delay, LONGEST_WAIT_MS);
}

void
dia_delivery_job_probe (DiaDeliveryJob *job,
                        const char     *step,
                        const char     *moment)
{
  g_autofree char *name = NULL;

  if (job->with->probe == NULL)
    return;

  name = moment != NULL ? g_strconcat (step, "-", moment, NULL) : g_strdup (step);
  job->with->probe (name, job->with->probe_data);
}

void
dia_delivery_job_session (DiaDeliveryJob *job,
                          DiaSession     *session)
{
  *session = (DiaSession) {
    .http = job->with->http,
    .limits = job->with->core->limits,
    .account = job->outgoing->account,
    .credentials = job->credentials,
    .clock = job->with->core->clock,
  };
}

gboolean
dia_delivery_job_is_late (DiaDeliveryJob *job)
{
  return dia_clock_now (job->with->core->clock) - job->outgoing->post->slot.at > job->with->late.patience_ms;
}

DiaStepResult
dia_delivery_job_end (DiaDeliveryJob *job,
                      DiaPostEvent    event,
                      const char     *problem)
{
  g_free (job->problem);
  job->problem = g_strdup (problem);
  job->event = event;

  return DIA_STEP_ENDED;
}

static const char *
name_late_reason (DiaDeliveryJob *job)
{
  const DiaLateTerms *late = &job->with->late;

  if (job->outgoing->post->slot.at >= late->awake_since)
    return DIA_HOLD_LATE_WAITED;

  return late->slept ? DIA_HOLD_LATE_SLEPT : DIA_HOLD_LATE_CLOSED;
}

DiaStepResult
dia_delivery_job_miss (DiaDeliveryJob *job)
{
  gboolean drops = job->with->late.drops;
  const char *problem = drops ? _("Its time had passed, and this workspace drops what is late. Nothing was sent.")
                              : _("Its time had passed by more than the workspace allows. Nothing was sent.");

  dia_delivery_job_hold (job, 0, DIA_INSTANT_NONE, name_late_reason (job), drops ? C_("journal", "dropped") : "");
  if (job->fatal != NULL)
    return DIA_STEP_ENDED;

  return dia_delivery_job_end (job, drops ? DIA_POST_EVENT_CANCEL : DIA_POST_EVENT_MISS, problem);
}

DiaStepResult
dia_delivery_job_break (DiaDeliveryJob *job,
                        GError         *fatal)
{
  g_clear_error (&job->fatal);
  job->fatal = fatal;

  return DIA_STEP_ENDED;
}

DiaStepResult
dia_delivery_job_hold (DiaDeliveryJob *job,
                       int             part,
                       DiaInstant      not_before,
                       const char     *why,
                       const char     *reason)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();
  g_autoptr (GError) error = NULL;

  entry->step = DIA_STEP_HOLD;
  entry->part = part;
  entry->outcome = DIA_OUTCOME_OPEN;
  g_free (entry->key);
  entry->key = g_strdup (why);
  g_free (entry->detail);
  entry->detail = g_strdup (reason);
  if (!dia_outgoing_begin (job->outgoing, entry, &error))
    return dia_delivery_job_break (job, g_steal_pointer (&error));
  entry->outcome = DIA_OUTCOME_DONE;
  if (!dia_outgoing_end (job->outgoing, entry, &error))
    return dia_delivery_job_break (job, g_steal_pointer (&error));

  job->not_before = not_before;

  return dia_delivery_job_end (job, DIA_POST_EVENT_RELEASE, reason);
}

static DiaStepResult
hold_for_throttle (DiaDeliveryJob *job,
                   int             part,
                   const GError   *error)
{
  DiaInstant now = dia_clock_now (job->with->core->clock);
  DiaInstant retry_at = dia_connector_error_get_retry_at (error);

  if (retry_at == DIA_INSTANT_NONE)
    retry_at = now + DIA_MINUTE;
  job->throttle = dia_connector_error_get_throttle (error);
  job->throttled_until = CLAMP (retry_at, now + DIA_SECOND, now + DIA_DAY);

  return dia_delivery_job_hold (job, part, job->throttled_until, DIA_HOLD_THROTTLED, error->message);
}

/* The account's own word is kept with it; its posts stay scheduled and are not
 * claimed until somebody has signed in. */
static DiaStepResult
hold_for_sign_in (DiaDeliveryJob *job,
                  int             part,
                  const GError   *error)
{
  job->needs_sign_in = TRUE;

  return dia_delivery_job_hold (job, part, DIA_INSTANT_NONE, DIA_HOLD_SIGN_IN, error->message);
}

/* Nothing is known about the account, and another program may have the keyring
 * open: the post is given back at once, and told of only once. */
static DiaStepResult
hold_for_keyring (DiaDeliveryJob *job,
                  int             part,
                  const GError   *error)
{
  GPtrArray *journal = job->outgoing->journal;
  const DiaJournalEntry *last = journal->len > 0 ? g_ptr_array_index (journal, journal->len - 1) : NULL;

  job->keyring_closed = TRUE;
  if (last != NULL && last->step == DIA_STEP_HOLD && g_str_equal (last->key, DIA_HOLD_KEYRING))
    return dia_delivery_job_end (job, DIA_POST_EVENT_RELEASE, error->message);

  return dia_delivery_job_hold (job, part, DIA_INSTANT_NONE, DIA_HOLD_KEYRING, error->message);
}

DiaStepResult
dia_delivery_job_fail (DiaDeliveryJob *job,
                       int             part,
                       const GError   *error)
{
  gboolean refused = g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED) ||
                     g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED) ||
                     error->domain == DIA_MEDIA_ERROR;

  if (error->domain == DIA_STORE_ERROR)
    return dia_delivery_job_break (job, g_error_copy (error));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return dia_delivery_job_end (job, DIA_POST_EVENT_RELEASE, "");
  if (error->domain == DIA_VAULT_ERROR)
    return hold_for_keyring (job, part, error);
  if (refused || count_holds (job->outgoing->journal, part) >= MAX_HOLDS)
    return dia_delivery_job_end (job, DIA_POST_EVENT_REFUSE, error->message);
  if (g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED))
    return hold_for_throttle (job, part, error);
  if (g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN))
    return hold_for_sign_in (job, part, error);

  job->unreachable = g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE);

  return dia_delivery_job_hold (job, part, back_off_until (job, part), DIA_HOLD_UNREACHABLE, error->message);
}

gboolean
dia_delivery_job_renew (DiaDeliveryJob  *job,
                        GError         **error)
{
  g_autoptr (DiaCredentials) fresh = NULL;
  g_autoptr (GError) local_error = NULL;

  if (job->renewed || job->credentials == NULL ||
      !g_error_matches (*error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN))
    return FALSE;

  job->renewed = TRUE;
  fresh = dia_credential_keeper_renew (job->with->core, job->with->http, job->outgoing->account, job->credentials,
                                       job->cancellable, &local_error);
  g_clear_error (error);
  if (fresh == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_clear_pointer (&job->credentials, dia_credentials_unref);
  job->credentials = g_steal_pointer (&fresh);

  return TRUE;
}

static DiaStepResult
load_credentials (DiaDeliveryJob *job)
{
  g_autoptr (GError) error = NULL;

  if (!DIA_IS_AUTHENTICATOR (job->publisher))
    return DIA_STEP_WENT_WELL;

  job->credentials = dia_credential_keeper_load (job->with->core, job->with->http, job->outgoing->account,
                                                 job->cancellable, &error);
  if (job->credentials == NULL)
    return dia_delivery_job_fail (job, 0, error);

  return DIA_STEP_WENT_WELL;
}

/* A thread of which something is out goes on however late it is: half of it
 * would be worse. */
static gboolean
is_too_late (DiaDeliveryJob *job)
{
  DiaPartHistory history;

  dia_part_history_init (&history, job->outgoing->journal, 0);

  return dia_delivery_job_is_late (job) && dia_part_history_judge (&history) == DIA_VERDICT_SEND;
}

static DiaStepResult
find_publisher (DiaDeliveryJob *job)
{
  DiaConnector *connector = dia_registry_find (job->with->core->registry, job->outgoing->account->network);

  if (connector != NULL && DIA_IS_PUBLISHER (connector))
    {
      job->publisher = DIA_PUBLISHER (connector);
      job->trust.means = dia_publisher_get_means (job->publisher, &job->trust.window_ms);
      job->trust.rival = job->outgoing->rival;
      return DIA_STEP_WENT_WELL;
    }

  return dia_delivery_job_end (job, DIA_POST_EVENT_HAND_TO_PERSON, "");
}

static DiaStepResult
send_all (DiaDeliveryJob *job)
{
  DiaStepResult result = DIA_STEP_WENT_WELL;

  result = find_publisher (job);
  if (result == DIA_STEP_WENT_WELL && is_too_late (job))
    return dia_delivery_job_miss (job);
  if (result == DIA_STEP_WENT_WELL)
    result = load_credentials (job);
  for (int i = 0; result == DIA_STEP_WENT_WELL && job->texts[i] != NULL; i++)
    result = dia_delivery_send_part (job, i);
  if (result == DIA_STEP_WENT_WELL)
    dia_delivery_job_end (job, DIA_POST_EVENT_CONFIRM, "");

  return DIA_STEP_ENDED;
}

/* The attempts that a person reads: requests of any part that may have arrived. */
static guint
count_attempts (DiaDeliveryJob *job)
{
  guint attempts = 0;

  for (int i = 0; job->texts[i] != NULL; i++)
    {
      DiaPartHistory history;

      dia_part_history_init (&history, job->outgoing->journal, i);
      attempts = MAX (attempts, history.commits);
    }

  return attempts;
}

static void
describe_published (DiaDeliveryJob *job,
                    DiaPost        *post)
{
  DiaPartHistory history;

  dia_part_history_init (&history, job->outgoing->journal, 0);
  if (history.there == NULL)
    return;

  g_free (post->remote_id);
  post->remote_id = g_strdup (history.there->remote_id);
  g_free (post->remote_url);
  post->remote_url = g_strdup (history.there->remote_url);
  post->published_at = dia_clock_now (job->with->core->clock);
}

static gboolean
settle (DiaDeliveryJob  *job,
        GError         **error)
{
  DiaPost *post = job->outgoing->post;

  post->attempts = count_attempts (job);
  post->not_before = job->not_before;
  g_free (post->problem);
  post->problem = g_strdup (job->problem);
  if (job->event == DIA_POST_EVENT_CONFIRM)
    describe_published (job, post);

  dia_delivery_job_probe (job, "settling", NULL);
  if (!dia_outgoing_settle (job->outgoing, job->event, job->needs_sign_in ? job->problem : NULL, error))
    return FALSE;
  dia_delivery_job_probe (job, "settled", NULL);

  return TRUE;
}

static char *
describe_ending (DiaDeliveryJob *job)
{
  DiaPost *post = job->outgoing->post;

  if (post->state == DIA_POST_PUBLISHED && post->remote_url[0] != '\0')
    return g_strdup_printf (_("published: %s"), post->remote_url);
  if (post->state == DIA_POST_PUBLISHED)
    return g_strdup (_("published"));
  if (post->state == DIA_POST_AWAITING_PERSON)
    return g_strdup (_("waits for you: post it by hand"));
  if (post->state == DIA_POST_SCHEDULED)
    return g_strdup_printf (_("put off: %s"), job->problem);

  return g_strdup_printf (C_("state: reason", "%s: %s"), dia_post_state_get_label (post->state), job->problem);
}

static void
clear_job (DiaDeliveryJob *job)
{
  g_clear_pointer (&job->credentials, dia_credentials_unref);
  g_strfreev (job->texts);
  g_ptr_array_unref (job->ids);
  g_free (job->problem);
  g_clear_error (&job->fatal);
}

static void
init_job (DiaDeliveryJob    *job,
          const DiaDelivery *with,
          DiaOutgoing       *outgoing,
          GCancellable      *cancellable)
{
  *job = (DiaDeliveryJob) {
    .with = with,
    .outgoing = outgoing,
    .cancellable = cancellable,
    .not_before = DIA_INSTANT_NONE,
    .throttled_until = DIA_INSTANT_NONE,
    .problem = g_strdup (""),
    .texts = dia_thread_split (outgoing->post->text),
    .ids = g_ptr_array_new_with_free_func (g_free),
  };
}

gboolean
dia_delivery_run (const DiaDelivery  *self,
                  DiaOutgoing        *outgoing,
                  DiaDeliveryReport  *report,
                  GCancellable       *cancellable,
                  GError            **error)
{
  DiaDeliveryJob job;
  gboolean settled = FALSE;

  init_job (&job, self, outgoing, cancellable);
  dia_delivery_job_probe (&job, "claimed", NULL);
  send_all (&job);

  if (job.fatal != NULL)
    g_propagate_error (error, g_steal_pointer (&job.fatal));
  else
    settled = settle (&job, error);
  if (settled)
    *report = (DiaDeliveryReport) {
      .state = outgoing->post->state,
      .sentence = describe_ending (&job),
      .throttle = job.throttle,
      .throttled_until = job.throttled_until,
      .roster_changed = job.needs_sign_in,
      .unreachable = job.unreachable,
      .keyring_closed = job.keyring_closed,
    };
  clear_job (&job);

  return settled;
}

void
dia_delivery_report_clear (DiaDeliveryReport *self)
{
  g_clear_pointer (&self->sentence, g_free);
}
