/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-delivery-private.h"

#include "dia-authenticator.h"
#include "dia-credential-keeper.h"
#include "dia-keeper.h"

#include <glib/gi18n-lib.h>

static DiaPublisher *
find_publisher (DiaWorkspaceCore  *core,
                const DiaAccount  *account,
                GError           **error)
{
  DiaConnector *connector = dia_registry_find (core->registry, account->network);

  if (connector != NULL && DIA_IS_PUBLISHER (connector))
    return DIA_PUBLISHER (connector);

  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                       _("This network cannot be asked: look there yourself."));
  return NULL;
}

/* The first part of which the journal does not say how it ended. */
static DiaPartRecord *
find_pending (GPtrArray *journal,
              int       *part)
{
  int last = -1;

  for (guint i = 0; i < journal->len; i++)
    last = MAX (last, ((DiaJournalEntry *) g_ptr_array_index (journal, i))->part);

  for (*part = 0; *part <= last; (*part)++)
    {
      DiaPartHistory history;

      dia_part_history_init (&history, journal, *part);
      if (history.there == NULL && history.pending != NULL)
        return dia_part_record_from_text (history.pending->payload);
    }

  return NULL;
}

/* What its server was to keep and has lost, as dia_hand_over_job_lose() left it. */
static DiaPartRecord *
find_handed_over (GPtrArray *journal)
{
  for (guint i = journal->len; i > 0; i--)
    {
      const DiaJournalEntry *entry = g_ptr_array_index (journal, i - 1);

      if (entry->step == DIA_STEP_LOOK && entry->payload[0] != '\0')
        return dia_part_record_from_text (entry->payload);
    }

  return NULL;
}

/* One question to the network. */
typedef struct
{
  DiaSession           session;
  DiaPublisher        *publisher;
  const DiaPartRecord *record;
  gboolean             handed_over;
  DiaInstant           at;          /* of the post */
  DiaLook             *look;
  DiaRemotePost      **found;
  GCancellable        *cancellable;
} Question;

/* To send what the server still keeps would make it two. */
static gboolean
look_among_kept (const Question  *self,
                 GError         **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (DiaKeptPost) kept = NULL;
  DiaLook waits = DIA_LOOK_UNSURE;

  if (!dia_keeper_find (DIA_KEEPER (self->publisher), &self->session, &self->record->request, self->at, others, &waits,
                        &kept, self->cancellable, error))
    return FALSE;
  if (waits != DIA_LOOK_ABSENT)
    *self->look = DIA_LOOK_UNSURE;

  return TRUE;
}

static gboolean
ask (const Question  *self,
     GError         **error)
{
  if (!dia_publisher_find (self->publisher, &self->session, &self->record->request, self->look, self->found,
                           self->cancellable, error))
    return FALSE;

  return !self->handed_over || *self->look != DIA_LOOK_ABSENT || !DIA_IS_KEEPER (self->publisher) ||
         look_among_kept (self, error);
}

static gboolean
ask_signed_in (DiaWorkspaceCore  *core,
               Question          *question,
               GError           **error)
{
  DiaHttp *http = question->session.http;
  const DiaAccount *account = question->session.account;
  g_autoptr (DiaCredentials) credentials = NULL;
  g_autoptr (DiaCredentials) fresh = NULL;
  g_autoptr (GError) local_error = NULL;

  if (DIA_IS_AUTHENTICATOR (question->publisher))
    {
      credentials = dia_credential_keeper_load (core, http, account, question->cancellable, error);
      if (credentials == NULL)
        return FALSE;
    }

  question->session.credentials = credentials;
  if (ask (question, &local_error))
    return TRUE;
  if (credentials == NULL || !g_error_matches (local_error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  fresh = dia_credential_keeper_renew (core, http, account, credentials, question->cancellable, error);
  if (fresh == NULL)
    return FALSE;
  question->session.credentials = fresh;

  return ask (question, error);
}

gboolean
dia_delivery_look (const DiaDelivery  *self,
                   const DiaAccount   *account,
                   GPtrArray          *journal,
                   DiaInstant          at,
                   int                *part,
                   DiaLook            *look,
                   DiaRemotePost     **found,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr (DiaPartRecord) record = find_pending (journal, part);
  Question question = {
    .session = { .http = self->http, .limits = self->core->limits, .account = account, .clock = self->core->clock },
    .publisher = find_publisher (self->core, account, error),
    .at = at,
    .look = look,
    .found = found,
    .cancellable = cancellable,
  };

  if (question.publisher == NULL)
    return FALSE;
  if (record == NULL && (record = find_handed_over (journal)) != NULL)
    {
      question.handed_over = TRUE;
      *part = 0;
    }
  if (record == NULL)
    {
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                           _("The journal does not say what was sent: look there yourself."));
      return FALSE;
    }
  question.record = record;

  return ask_signed_in (self->core, &question, error);
}
