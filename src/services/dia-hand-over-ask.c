/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-hand-over-run.h"

#include "dia-field.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* Requests of unknown outcome, one after the other, before the desk sends it. */
#define MAX_TRIES 5

typedef struct
{
  DiaHandOverJob *job;
  guint           n_kept;
  guint           n_that_day;
} CountRead;

/* A day of UTC, as servers count. */
static gboolean
read_counts (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  CountRead *read = user_data;
  DiaInstant day = read->job->post->slot.at / DIA_DAY * DIA_DAY;

  return dia_hand_overs_count (connection, read->job->account->id, day, day + DIA_DAY, &read->n_kept, &read->n_that_day,
                               error);
}

/* FALSE: the job has ended. */
static gboolean
check_room (DiaHandOverJob *job)
{
  const DiaLimits *limits = &job->account->limits;
  CountRead read = { .job = job };
  GError *error = NULL;

  if (!dia_store_read (job->core->store, read_counts, &read, NULL, &error))
    {
      dia_hand_over_job_break (job, error);
      return FALSE;
    }
  if ((limits->max_kept == 0 || read.n_kept < limits->max_kept) &&
      (limits->max_kept_a_day == 0 || read.n_that_day < limits->max_kept_a_day))
    return TRUE;

  /* There may be room again later; should it not be in time, the desk sends it. */
  dia_hand_over_job_wait (job, dia_clock_now (job->core->clock) + DIA_HOUR);
  return FALSE;
}

static gboolean
probe_server (DiaHandOverJob *job)
{
  g_autoptr (GError) error = NULL;
  DiaKeeps keeps;
  gboolean asked;

  if (job->account->limits.keeps != DIA_KEEPS_UNKNOWN)
    return TRUE;

  do
    {
      DiaSession session;

      g_clear_error (&error);
      dia_hand_over_session (job, &session);
      asked = dia_keeper_probe (job->keeper, &session, &keeps, job->cancellable, &error);
    }
  while (!asked && dia_hand_over_renew (job, &error));
  if (asked)
    return dia_hand_over_job_set_keeps (job, keeps);

  dia_hand_over_job_wait_after (job, error);
  return FALSE;
}

static gboolean
is_thread (const DiaHandOverJob *job)
{
  g_auto (GStrv) texts = dia_thread_split (job->post->text);

  return g_strv_length (texts) > 1;
}

/* What can be known without the server. FALSE: the job has ended. */
static gboolean
check_post (DiaHandOverJob *job)
{
  gint64 lead = (gint64) job->account->limits.keep_lead * DIA_SECOND + DIA_HAND_OVER_MARGIN_MS;

  if (!dia_hand_over_job_wants (job))
    {
      /* Nothing tells that a silence is over: until then it is not taken. */
      if (job->row->wish)
        dia_hand_over_job_wait (job, job->silent ? dia_clock_now (job->core->clock) : G_MAXINT64);
      else
        dia_hand_over_job_forget (job);
      return FALSE;
    }
  if (is_thread (job))
    {
      dia_hand_over_job_give_up (job, _("A server keeps single posts only, not threads."));
      return FALSE;
    }
  if (job->post->slot.at - dia_clock_now (job->core->clock) < lead)
    {
      dia_hand_over_job_wait (job, G_MAXINT64);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_server (DiaHandOverJob *job)
{
  if (!probe_server (job))
    return FALSE;
  if (job->account->limits.keeps == DIA_KEEPS_YES)
    return TRUE;

  dia_hand_over_job_give_up (job, _("This server does not keep posts until their time."));
  return FALSE;
}

static char *
upload (DiaHandOverJob  *job,
        const DiaMedia  *media,
        GError         **error)
{
  g_autoptr (DiaMedia) prepared = NULL;
  g_autoptr (GBytes) picture = dia_media_library_prepare (job->with->media, media, &job->account->limits, &prepared,
                                                          job->cancellable, error);
  DiaSession session;

  if (picture == NULL)
    return NULL;
  dia_hand_over_session (job, &session);

  return dia_publisher_upload (DIA_PUBLISHER (job->keeper), &session, picture, prepared, job->cancellable, error);
}

/* Nothing is public by it, so that it is not journalled: a second one does no
 * harm. */
static gboolean
add_pictures (DiaHandOverJob  *job,
              DiaPartRecord   *record,
              GError         **error)
{
  for (guint i = 0; i < job->content->media->len; i++)
    {
      const DiaMedia *media = g_ptr_array_index (job->content->media, i);
      g_autofree char *handle = upload (job, media, error);

      if (handle == NULL)
        return FALSE;
      dia_part_record_add_media (record, handle, media->alt);
    }

  return TRUE;
}

static void
set_key (DiaHandOverJob *job,
         const char     *print,
         DiaPartRecord  *record)
{
  DiaInstant now = dia_clock_now (job->core->clock);
  g_autofree char *key = NULL;
  DiaSession session;

  if (job->row->key[0] != '\0' && g_str_equal (job->row->print, print))
    {
      dia_part_record_set (&record->request.key, job->row->key);
      return;
    }

  dia_hand_over_session (job, &session);
  /* Never one that was used before: the server may remember what it gave back. */
  key = dia_publisher_make_key (DIA_PUBLISHER (job->keeper), &session, (guint64) dia_id_new (), now);
  dia_part_record_set (&record->request.key, key);
}

static DiaPartRecord *
build_record (DiaHandOverJob  *job,
              const char      *print,
              GError         **error)
{
  g_autoptr (DiaPartRecord) record = dia_part_record_new ();
  const DiaPost *post = job->post;
  gboolean own = post->own_text && job->account->language[0] != '\0';
  g_autofree char *payload = NULL;
  DiaSession session;

  dia_part_record_set (&record->request.text, post->text);
  dia_part_record_set (&record->request.warning, post->warning);
  dia_part_record_set (&record->request.language, own ? job->account->language : job->content->language);
  dia_part_record_set (&record->request.link, job->content->link);
  dia_part_record_set (&record->request.reply_to, job->content->reply_to);
  record->request.visibility = job->content->visibility;
  record->request.created_at = dia_clock_now (job->core->clock);
  set_key (job, print, record);
  if (!add_pictures (job, record, error))
    return NULL;

  dia_hand_over_session (job, &session);
  payload = dia_publisher_prepare (DIA_PUBLISHER (job->keeper), &session, &record->request, job->cancellable, error);
  if (payload == NULL)
    return NULL;
  dia_part_record_set (&record->request.payload, payload);

  return g_steal_pointer (&record);
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED) ||
         g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED) || error->domain == DIA_MEDIA_ERROR;
}

static gboolean
may_have_arrived (const GError *error)
{
  return error->domain != DIA_CONNECTOR_ERROR || error->code == DIA_CONNECTOR_ERROR_UNKNOWN ||
         error->code == DIA_CONNECTOR_ERROR_MALFORMED;
}

/* FALSE: the job has ended. */
static gboolean
prepare_row (DiaHandOverJob *job)
{
  g_autofree char *print = dia_hand_over_job_print (job);
  g_autoptr (DiaPartRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  do
    {
      g_clear_error (&error);
      record = build_record (job, print, &error);
    }
  while (record == NULL && dia_hand_over_renew (job, &error));
  if (record == NULL)
    {
      if (is_refusal (error))
        dia_hand_over_job_give_up (job, error->message);
      else
        dia_hand_over_job_wait_after (job, error);
      return FALSE;
    }

  dia_field_set_text (&job->row->key, record->request.key);
  dia_field_take_text (&job->row->record, dia_part_record_to_text (record));
  dia_field_set_text (&job->row->print, print);
  job->row->at = job->post->slot.at;

  return TRUE;
}

/* A server that says "kept" and names another time is not one that keeps. */
static void
adopt_answer (DiaHandOverJob    *job,
              const DiaKeptPost *kept)
{
  dia_field_set_text (&job->row->remote_id, kept->id);
  job->row->phase = DIA_HAND_OVER_KEPT;
  job->row->tries = 0;
}

static DiaOutcome
judge (DiaHandOverJob *job,
       const GError   *error,
       gboolean        asked_before)
{
  if (error == NULL)
    return DIA_OUTCOME_DONE;
  if (may_have_arrived (error))
    return DIA_OUTCOME_UNKNOWN;
  if (is_refusal (error))
    {
      /* "No" after a question that may have arrived can be about the first. */
      job->row->phase = asked_before ? DIA_HAND_OVER_ASKING : DIA_HAND_OVER_WANTED;
      return DIA_OUTCOME_REFUSED;
    }
  job->row->phase = DIA_HAND_OVER_WANTED;

  return DIA_OUTCOME_NOT_SENT;
}

static void
act_on_answer (DiaHandOverJob      *job,
               const DiaRemotePost *published,
               DiaOutcome           outcome,
               GError             **error)
{
  if (published != NULL)
    {
      if (dia_hand_over_job_set_keeps (job, DIA_KEEPS_LIED))
        dia_hand_over_job_publish (job, published, _("The server did not wait: it published this at once. "
                                                     "Nothing is handed over to it any more."));
    }
  else if (outcome == DIA_OUTCOME_REFUSED && job->row->phase == DIA_HAND_OVER_WANTED)
    dia_hand_over_job_give_up (job, (*error)->message);
  else if (outcome == DIA_OUTCOME_NOT_SENT && !dia_hand_over_renew (job, error))
    dia_hand_over_job_wait_after (job, *error);
}

/* Somebody changed or took the post between its being read and now: the next look
 * is at what it has become. */
static void
yield_to_change (DiaHandOverJob *job)
{
  if (!g_error_matches (job->fatal, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT))
    return;

  g_clear_error (&job->fatal);
  job->row->phase = DIA_HAND_OVER_WANTED;
  dia_hand_over_job_wait (job, dia_clock_now (job->core->clock));
}

static void
ask_once (DiaHandOverJob   *job,
          DiaJournalEntry  *entry,
          GError          **problem)
{
  g_autoptr (DiaPartRecord) record = dia_hand_over_job_read_record (job);
  g_autoptr (DiaKeptPost) kept = NULL;
  g_autoptr (DiaRemotePost) published = NULL;
  gboolean asked_before = job->row->tries > 0;
  DiaOutcome outcome;
  DiaSession session;

  dia_hand_over_session (job, &session);
  dia_keeper_hand_over (job->keeper, &session, &record->request, job->row->at, &kept, &published, NULL, problem);
  outcome = judge (job, *problem, asked_before);
  if (published != NULL)
    dia_field_set_text (&entry->remote_url, published->url);
  if (kept != NULL)
    adopt_answer (job, kept);
  else if (outcome == DIA_OUTCOME_UNKNOWN)
    job->row->tries++;
  if (dia_hand_over_job_end_step (job, entry, outcome, *problem != NULL ? (*problem)->message : ""))
    act_on_answer (job, published, outcome, problem);
}

void
dia_hand_over_ask (DiaHandOverJob *job)
{
  g_autoptr (DiaJournalEntry) entry = NULL;
  g_autoptr (GError) problem = NULL;

  if (!check_post (job) || !check_server (job) || !check_room (job))
    return;
  if (job->row->tries >= MAX_TRIES)
    {
      dia_hand_over_job_give_up (job, _("The server gives no clear answer."));
      return;
    }
  if (!prepare_row (job))
    return;

  job->row->phase = DIA_HAND_OVER_ASKING;
  job->row->asked_at = dia_clock_now (job->core->clock);
  if (dia_hand_over_job_begin (job, DIA_HOLD_HAND_OVER, &entry))
    ask_once (job, entry, &problem);
  else
    yield_to_change (job);
}

static DiaInstant
settles_at (const DiaHandOverJob *job)
{
  return job->row->asked_at + DIA_HAND_OVER_SETTLE_MS;
}

/* It neither waits nor is out, as far as can be seen. */
static void
act_on_nothing (DiaHandOverJob *job,
                gboolean        sure)
{
  DiaInstant now = dia_clock_now (job->core->clock);

  if (now < settles_at (job))
    dia_hand_over_job_wait (job, settles_at (job));
  else if (sure)
    job->row->phase = DIA_HAND_OVER_WANTED;
  else if (now < job->row->at + DIA_HAND_OVER_PATIENCE_MS && job->row->tries < MAX_TRIES)
    {
      job->row->tries++;
      dia_hand_over_job_wait (job, now + DIA_MINUTE);
    }
  else
    dia_hand_over_job_lose (job, _("Nobody knows whether the server keeps this, or has published it."));
}

void
dia_hand_over_resolve (DiaHandOverJob *job)
{
  g_autoptr (DiaKeptPost) kept = NULL;
  g_autoptr (DiaRemotePost) published = NULL;
  DiaLook waits, out;

  if (!dia_hand_over_look_for_kept (job, &waits, &kept))
    return;
  if (waits == DIA_LOOK_FOUND)
    {
      adopt_answer (job, kept);
      dia_hand_over_job_note (job, DIA_HOLD_FOUND_KEPT, "");
      return;
    }
  if (!dia_hand_over_look_for_published (job, job->row->asked_at, &out, &published))
    return;

  if (out != DIA_LOOK_FOUND)
    act_on_nothing (job, waits == DIA_LOOK_ABSENT && out == DIA_LOOK_ABSENT);
  else if (published->at != DIA_INSTANT_NONE && published->at >= job->row->at - DIA_MINUTE)
    dia_hand_over_job_publish (job, published, NULL);
  else if (dia_hand_over_job_set_keeps (job, DIA_KEEPS_LIED))
    dia_hand_over_job_publish (job, published, _("The server did not wait: it published this at once. "
                                                 "Nothing is handed over to it any more."));
}
