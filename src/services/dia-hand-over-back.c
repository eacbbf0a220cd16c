/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-hand-over-run.h"

#include "dia-field.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* How long before its time a post that is gone was surely not published. */
#define CLOCKS_DIFFER DIA_MINUTE

static DiaInstant
get_now (const DiaHandOverJob *job)
{
  return dia_clock_now (job->core->clock);
}

/* When a post that was due is believed to be out or not. */
static DiaInstant
settles_at (const DiaHandOverJob *job)
{
  return job->row->at + CLOCKS_DIFFER + DIA_HAND_OVER_SETTLE_MS;
}

/* Gone from the list, and perhaps out: around its time first, then anywhere since
 * it was handed over. FALSE: the job has ended, or has said that it is out. */
static gboolean
see_published (DiaHandOverJob *job,
               DiaLook        *look)
{
  DiaInstant since[] = { job->row->at, job->row->asked_at };

  *look = DIA_LOOK_UNSURE;
  for (gsize i = get_now (job) >= since[0] ? 0 : 1; i < G_N_ELEMENTS (since); i++)
    {
      g_autoptr (DiaRemotePost) published = NULL;

      if (!dia_hand_over_look_for_published (job, since[i], look, &published))
        return FALSE;
      if (*look != DIA_LOOK_FOUND)
        continue;
      if (published->at != DIA_INSTANT_NONE && published->at < job->row->at - CLOCKS_DIFFER &&
          !dia_hand_over_job_set_keeps (job, DIA_KEEPS_LIED))
        return FALSE;
      dia_hand_over_job_publish (job, published, NULL);
      return FALSE;
    }

  return TRUE;
}

static void
begin_taking (DiaHandOverJob *job)
{
  job->row->phase = DIA_HAND_OVER_TAKING;
  job->row->tries = 0;
}

/* The server has nothing of it. A key that it knows would not make it take the
 * post again. */
static void
note_given_back (DiaHandOverJob *job)
{
  job->row->phase = DIA_HAND_OVER_WANTED;
  job->row->tries = 0;
  job->row->at = DIA_INSTANT_NONE;
  dia_field_set_text (&job->row->remote_id, "");
  dia_field_set_text (&job->row->key, "");
  dia_field_set_text (&job->row->record, "");
  dia_field_set_text (&job->row->print, "");
}

/* It disappeared without our asking. */
static void
see_gone (DiaHandOverJob *job)
{
  DiaLook look;

  if (!see_published (job, &look))
    return;
  if (get_now (job) >= job->row->at - CLOCKS_DIFFER && get_now (job) < settles_at (job))
    dia_hand_over_job_wait (job, settles_at (job));
  else if (look == DIA_LOOK_UNSURE && get_now (job) < job->row->at + DIA_HAND_OVER_PATIENCE_MS)
    dia_hand_over_job_wait (job, get_now (job) + DIA_MINUTE);
  else
    dia_hand_over_job_lose (job, _("The server no longer keeps this, and it is not among the account’s posts."));
}

static void
reconcile (DiaHandOverJob *job)
{
  g_autoptr (DiaKeptPost) kept = NULL;
  DiaInstant now = get_now (job);

  if (!dia_hand_over_check (job, &kept))
    return;
  if (kept == NULL)
    see_gone (job);
  else if (kept->at > now + DIA_MINUTE)
    {
      /* Somebody has moved it there. */
      job->row->at = kept->at;
      dia_hand_over_job_wait (job, settles_at (job));
    }
  else if (now < job->row->at + DIA_HAND_OVER_PATIENCE_MS)
    dia_hand_over_job_wait (job, now + 2 * DIA_MINUTE);
  else
    begin_taking (job);
}

static gboolean
is_too_near (const DiaHandOverJob *job)
{
  return job->post->slot.at - get_now (job) <
         (gint64) job->account->limits.keep_lead * DIA_SECOND + DIA_HAND_OVER_MARGIN_MS;
}

static gboolean
is_in_step (const DiaHandOverJob *job)
{
  g_autofree char *print = dia_hand_over_job_print (job);

  return g_str_equal (print, job->row->print);
}

static void
adopt_moved (DiaHandOverJob    *job,
             const DiaKeptPost *kept)
{
  job->row->phase = DIA_HAND_OVER_KEPT;
  job->row->at = ABS (kept->at - job->post->slot.at) < DIA_SECOND ? job->post->slot.at : kept->at;
}

static void
act_on_move (DiaHandOverJob  *job,
             gboolean         asked,
             DiaKeptPost     *kept,
             DiaJournalEntry *entry,
             GError         **problem)
{
  const GError *error = *problem;
  gboolean refused = g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED);

  if (kept != NULL)
    adopt_moved (job, kept);
  else if (refused)
    begin_taking (job);
  if (!dia_hand_over_job_end_step (job, entry, kept != NULL ? DIA_OUTCOME_DONE :
                                               asked ? DIA_OUTCOME_ABSENT :
                                               refused ? DIA_OUTCOME_REFUSED : DIA_OUTCOME_UNKNOWN,
                                   error != NULL ? error->message : ""))
    return;
  if (asked && kept == NULL)
    see_gone (job);
  else if (error != NULL && !refused && !dia_hand_over_renew (job, problem))
    dia_hand_over_job_wait_after (job, *problem);
}

static void
move (DiaHandOverJob *job)
{
  g_autoptr (DiaJournalEntry) entry = NULL;
  g_autoptr (DiaKeptPost) kept = NULL;
  g_autoptr (GError) error = NULL;
  DiaSession session;
  gboolean asked;

  job->row->phase = DIA_HAND_OVER_MOVING;
  if (!dia_hand_over_job_begin (job, DIA_HOLD_MOVE_KEPT, &entry))
    return;
  dia_hand_over_session (job, &session);
  asked = dia_keeper_move (job->keeper, &session, job->row->remote_id, job->post->slot.at, &kept, NULL, &error);
  act_on_move (job, asked, kept, entry, &error);
}

void
dia_hand_over_keep (DiaHandOverJob *job)
{
  if (get_now (job) >= job->row->at - CLOCKS_DIFFER)
    reconcile (job);
  else if (!dia_hand_over_job_wants (job) || !is_in_step (job))
    begin_taking (job);
  else if (job->post->slot.at != job->row->at)
    {
      if (is_too_near (job))
        begin_taking (job);
      else
        move (job);
    }
  else
    dia_hand_over_job_wait (job, settles_at (job));
}

/* It was asked for another time, and nobody knows what it made of it. */
void
dia_hand_over_see_moved (DiaHandOverJob *job)
{
  g_autoptr (DiaKeptPost) kept = NULL;

  if (!dia_hand_over_check (job, &kept))
    return;
  if (kept == NULL)
    {
      see_gone (job);
      return;
    }

  job->row->phase = DIA_HAND_OVER_KEPT;
  job->row->at = kept->at;
  dia_hand_over_job_note (job, DIA_HOLD_FOUND_KEPT, "");
}

/* What was asked back is not in the list: given back, unless its time was so near
 * that it may be on its way out. */
static void
see_taken (DiaHandOverJob *job)
{
  DiaInstant now = get_now (job);
  DiaLook look;

  if (now >= job->row->at - CLOCKS_DIFFER)
    {
      if (!see_published (job, &look))
        return;
      if (now < settles_at (job))
        {
          dia_hand_over_job_wait (job, settles_at (job));
          return;
        }
      if (look == DIA_LOOK_UNSURE)
        {
          dia_hand_over_job_lose (job, _("Nobody knows whether the server has published this before it was taken back."));
          return;
        }
    }

  note_given_back (job);
  dia_hand_over_job_note (job, DIA_HOLD_GIVEN_BACK, "");
}

/* Asks again for what a server says it has given back and still lists. */
static void
see_kept_back (DiaHandOverJob *job)
{
  g_autoptr (GError) error = g_error_new_literal (DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE,
                                                  _("The server does not give this post back."));

  dia_hand_over_job_wait_after (job, error);
}

void
dia_hand_over_take (DiaHandOverJob *job)
{
  g_autoptr (DiaJournalEntry) entry = NULL;
  g_autoptr (DiaKeptPost) kept = NULL;
  g_autoptr (GError) error = NULL;
  DiaSession session;
  gboolean asked, there;

  if (!dia_hand_over_job_begin (job, DIA_HOLD_TAKE_BACK, &entry))
    return;
  dia_hand_over_session (job, &session);
  asked = dia_keeper_take_back (job->keeper, &session, job->row->remote_id, &there, NULL, &error);
  if (!dia_hand_over_job_end_step (job, entry, asked ? DIA_OUTCOME_DONE : DIA_OUTCOME_UNKNOWN,
                                   error != NULL ? error->message : ""))
    return;
  if (!asked)
    {
      if (!dia_hand_over_renew (job, &error))
        dia_hand_over_job_wait_after (job, error);
      return;
    }
  if (!dia_hand_over_check (job, &kept))
    return;

  if (kept != NULL)
    see_kept_back (job);
  else if (there && get_now (job) < job->row->at)
    {
      note_given_back (job);
      dia_hand_over_job_note (job, DIA_HOLD_GIVEN_BACK, "");
    }
  else
    see_taken (job);
}
