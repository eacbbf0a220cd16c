/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sign-out.h"

#include "dia-authenticator.h"
#include "dia-credential-keeper.h"

#include <glib/gi18n-lib.h>

void
dia_sign_out_clear (DiaSignOut *self)
{
  g_clear_object (&self->audit);
  g_clear_pointer (&self->errand, dia_errand_free);
}

/* The server's name as people know it. (transfer full) */
static char *
dup_host (const DiaSession *session)
{
  const char *server = *session->credentials->server != '\0' ? session->credentials->server : session->account->server;
  g_autoptr (GUri) uri = g_uri_parse (server, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : server);
}

/* Whether asking once more may help. */
static gboolean
is_passing (const GError *problem)
{
  return g_error_matches (problem, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE) ||
         g_error_matches (problem, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN) ||
         g_error_matches (problem, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED);
}

static DiaErrand *
make_errand (const DiaSession *session,
             DiaAuthenticator *authenticator,
             const GError     *problem)
{
  g_autofree char *url = dia_authenticator_make_settings_url (authenticator, session);
  g_autofree char *handle = dia_account_dup_handle (session->account);
  g_autofree char *host = dup_host (session);
  g_autofree char *sentence = NULL;

  if (is_passing (problem))
    sentence = g_strdup_printf (_("The server of %s could not be asked to end the sign-in (%s) Diapason asks it again as soon as "
                                  "it can be reached, and keeps the secret in the keyring until then. You can also end it there "
                                  "yourself, in your settings."), handle, problem->message);
  else if (problem != NULL)
    sentence = g_strdup_printf (_("The secret of %s is deleted here, but its server could not be asked to end the sign-in (%s) "
                                  "End it there yourself, in your settings."), handle, problem->message);
  else
    sentence = g_strdup_printf (_("The secret of %s is deleted here. On %s the token or app password that you made stays valid "
                                  "until you delete it there, in your settings."), handle, host);

  return dia_errand_new (sentence, url);
}

static DiaAuditOutcome
judge (const DiaSession *session,
       gboolean          stays_valid,
       const GError     *problem)
{
  if (session->credentials == NULL)
    return DIA_AUDIT_NOTHING;
  if (problem != NULL)
    return DIA_AUDIT_NOT_REACHED;

  return stays_valid ? DIA_AUDIT_PERSON : DIA_AUDIT_DONE;
}

static gboolean
end_at_server (const DiaSession  *session,
               DiaAuthenticator  *authenticator,
               DiaSignOut        *result,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean stays_valid = FALSE;
  DiaAuditOutcome outcome;

  if (session->credentials != NULL)
    dia_authenticator_revoke (authenticator, session, &stays_valid, cancellable, &problem);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  result->waits = is_passing (problem);
  if (result->waits)
    {
      result->errand = make_errand (session, authenticator, problem);
      return TRUE;
    }

  outcome = judge (session, stays_valid, problem);
  if (outcome == DIA_AUDIT_PERSON || outcome == DIA_AUDIT_NOT_REACHED)
    result->errand = make_errand (session, authenticator, problem);
  result->audit = dia_audit_entry_new_for_account (session->account, dia_clock_now (session->clock), DIA_AUDIT_SIGN_IN_ENDED,
                                                   outcome, result->errand != NULL ? result->errand->sentence : "");

  return TRUE;
}

gboolean
dia_sign_out_run (DiaWorkspaceCore  *core,
                  DiaHttp           *http,
                  const DiaAccount  *account,
                  DiaSignOut        *result,
                  GCancellable      *cancellable,
                  GError           **error)
{
  DiaConnector *connector = dia_registry_find (core->registry, account->network);
  g_autoptr (DiaCredentials) credentials = NULL;
  g_autoptr (GError) problem = NULL;
  DiaSession session = { .http = http, .limits = core->limits, .account = account, .clock = core->clock };

  *result = (DiaSignOut) { NULL };
  if (connector == NULL || !DIA_IS_AUTHENTICATOR (connector))
    return TRUE;

  credentials = dia_credential_keeper_peek (core, account, cancellable, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  session.credentials = credentials;

  return end_at_server (&session, DIA_AUTHENTICATOR (connector), result, cancellable, error) &&
         (result->waits || dia_credential_keeper_forget (core, account, NULL, error));
}

gboolean
dia_sign_out_give_up (DiaWorkspaceCore  *core,
                      const DiaAccount  *account,
                      DiaSignOut        *result,
                      GError           **error)
{
  g_autofree char *handle = dia_account_dup_handle (account);
  g_autofree char *detail = NULL;

  if (!dia_credential_keeper_forget (core, account, NULL, error))
    return FALSE;

  detail = g_strdup_printf (_("The server of %s was never reached to end the sign-in. Its secret is deleted here."), handle);
  dia_sign_out_clear (result);
  *result = (DiaSignOut) { NULL };
  result->audit = dia_audit_entry_new_for_account (account, dia_clock_now (core->clock), DIA_AUDIT_SIGN_IN_ENDED,
                                                   DIA_AUDIT_NOT_REACHED, detail);
  return TRUE;
}
