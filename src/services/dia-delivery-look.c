/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-delivery-private.h"

#include "dia-authenticator.h"
#include "dia-credential-keeper.h"

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

static gboolean
find_signed_in (const DiaDelivery     *self,
                DiaPublisher          *publisher,
                const DiaAccount      *account,
                const DiaPartRecord   *record,
                DiaLook               *look,
                DiaRemotePost        **found,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autoptr (DiaCredentials) credentials = NULL;
  g_autoptr (DiaCredentials) fresh = NULL;
  g_autoptr (GError) local_error = NULL;
  DiaSession session = { .http = self->http, .limits = self->core->limits, .account = account, .clock = self->core->clock };

  if (DIA_IS_AUTHENTICATOR (publisher))
    {
      credentials = dia_credential_keeper_load (self->core, self->http, account, cancellable, error);
      if (credentials == NULL)
        return FALSE;
    }

  session.credentials = credentials;
  if (dia_publisher_find (publisher, &session, &record->request, look, found, cancellable, &local_error))
    return TRUE;
  if (credentials == NULL || !g_error_matches (local_error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  fresh = dia_credential_keeper_renew (self->core, self->http, account, credentials, cancellable, error);
  if (fresh == NULL)
    return FALSE;
  session.credentials = fresh;

  return dia_publisher_find (publisher, &session, &record->request, look, found, cancellable, error);
}

gboolean
dia_delivery_look (const DiaDelivery  *self,
                   const DiaAccount   *account,
                   GPtrArray          *journal,
                   int                *part,
                   DiaLook            *look,
                   DiaRemotePost     **found,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr (DiaPartRecord) record = find_pending (journal, part);
  DiaPublisher *publisher = find_publisher (self->core, account, error);

  if (publisher == NULL)
    return FALSE;
  if (record == NULL)
    {
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                           _("The journal does not say what was sent: look there yourself."));
      return FALSE;
    }

  return find_signed_in (self, publisher, account, record, look, found, cancellable, error);
}
