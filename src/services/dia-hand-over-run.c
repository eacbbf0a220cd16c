/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-hand-over-run.h"

#include "dia-authenticator.h"
#include "dia-credential-keeper.h"
#include "dia-field.h"

#include <glib/gi18n-lib.h>

/* More turns than any honest course of events takes. */
#define MAX_TURNS 8

void
dia_hand_over_session (DiaHandOverJob *job,
                       DiaSession     *session)
{
  *session = (DiaSession) {
    .http = job->with->http,
    .limits = job->core->limits,
    .account = job->account,
    .credentials = job->credentials,
    .clock = job->core->clock,
  };
}

gboolean
dia_hand_over_renew (DiaHandOverJob  *job,
                     GError         **error)
{
  g_autoptr (DiaCredentials) fresh = NULL;
  GError *problem = NULL;

  if (job->renewed || job->credentials == NULL ||
      !g_error_matches (*error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN))
    return FALSE;

  job->renewed = TRUE;
  fresh = dia_credential_keeper_renew (job->core, job->with->http, job->account, job->credentials, job->cancellable, &problem);
  g_clear_error (error);
  if (fresh == NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_clear_pointer (&job->credentials, dia_credentials_unref);
  job->credentials = g_steal_pointer (&fresh);

  return TRUE;
}

gboolean
dia_hand_over_look_for_published (DiaHandOverJob  *job,
                                  DiaInstant       since,
                                  DiaLook         *look,
                                  DiaRemotePost  **found)
{
  g_autoptr (DiaPartRecord) record = dia_hand_over_job_read_record (job);
  g_autoptr (GError) error = NULL;
  gboolean asked;

  *look = DIA_LOOK_UNSURE;
  if (record == NULL || !DIA_IS_PUBLISHER (job->keeper))
    return TRUE;

  record->request.created_at = since;
  do
    {
      DiaSession session;

      g_clear_error (&error);
      dia_hand_over_session (job, &session);
      asked = dia_publisher_find (DIA_PUBLISHER (job->keeper), &session, &record->request, look, found,
                                  job->cancellable, &error);
    }
  while (!asked && dia_hand_over_renew (job, &error));
  if (!asked)
    dia_hand_over_job_wait_after (job, error);

  return asked;
}

gboolean
dia_hand_over_look_for_kept (DiaHandOverJob  *job,
                             DiaLook         *look,
                             DiaKeptPost    **found)
{
  g_autoptr (DiaPartRecord) record = dia_hand_over_job_read_record (job);
  g_autoptr (GError) error = NULL;
  gboolean asked;

  *look = DIA_LOOK_UNSURE;
  if (record == NULL)
    return TRUE;

  do
    {
      DiaSession session;

      g_clear_error (&error);
      dia_hand_over_session (job, &session);
      asked = dia_keeper_find (job->keeper, &session, &record->request, job->row->at, job->others, look, found,
                               job->cancellable, &error);
    }
  while (!asked && dia_hand_over_renew (job, &error));
  if (!asked)
    dia_hand_over_job_wait_after (job, error);

  return asked;
}

gboolean
dia_hand_over_check (DiaHandOverJob  *job,
                     DiaKeptPost    **kept)
{
  g_autoptr (GError) error = NULL;
  gboolean asked;

  do
    {
      DiaSession session;

      g_clear_error (&error);
      dia_hand_over_session (job, &session);
      asked = dia_keeper_check (job->keeper, &session, job->row->remote_id, kept, job->cancellable, &error);
    }
  while (!asked && dia_hand_over_renew (job, &error));
  if (!asked)
    dia_hand_over_job_wait_after (job, error);

  return asked;
}

/* FALSE: the job has ended. */
static gboolean
find_keeper (DiaHandOverJob *job)
{
  DiaConnector *connector = dia_registry_find (job->core->registry, job->account->network);

  if (connector != NULL && DIA_IS_KEEPER (connector))
    {
      job->keeper = DIA_KEEPER (connector);
      return TRUE;
    }

  dia_hand_over_job_give_up (job, _("This network does not keep posts until their time."));
  return FALSE;
}

static gboolean
load_credentials (DiaHandOverJob *job)
{
  g_autoptr (GError) error = NULL;

  if (!DIA_IS_AUTHENTICATOR (job->keeper))
    return TRUE;

  job->credentials = dia_credential_keeper_load (job->core, job->with->http, job->account, job->cancellable, &error);
  if (job->credentials == NULL)
    dia_hand_over_job_wait_after (job, error);

  return job->credentials != NULL;
}

static void
take_turn (DiaHandOverJob *job)
{
  switch (job->row->phase)
    {
    case DIA_HAND_OVER_WANTED:
      dia_hand_over_ask (job);
      break;
    case DIA_HAND_OVER_ASKING:
      dia_hand_over_resolve (job);
      break;
    case DIA_HAND_OVER_KEPT:
      dia_hand_over_keep (job);
      break;
    case DIA_HAND_OVER_MOVING:
      dia_hand_over_see_moved (job);
      break;
    case DIA_HAND_OVER_TAKING:
      dia_hand_over_take (job);
      break;
    }
}

gboolean
dia_hand_over_run (DiaHandOverJob     *job,
                   const DiaDelivery  *with,
                   GCancellable       *cancellable,
                   GError            **error)
{
  job->with = with;
  job->cancellable = cancellable;
  dia_hand_over_job_probe (job, "taken", NULL);
  if (find_keeper (job) && load_credentials (job))
    for (guint turn = 0; turn < MAX_TURNS && !job->ended; turn++)
      take_turn (job);
  if (!job->ended)
    dia_hand_over_job_wait (job, dia_clock_now (job->core->clock) + DIA_MINUTE);
  dia_http_set_fence (with->http, NULL, 0);

  if (job->fatal == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&job->fatal));

  return FALSE;
}
