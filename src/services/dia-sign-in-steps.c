/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sign-in-steps.h"

#include "dia-accounts.h"
#include "dia-audit.h"
#include "dia-connector-error.h"
#include "dia-credential-keeper.h"
#include "dia-inspector.h"
#include "dia-keeper.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* From when on a sign-in that ends is shown as ending. */
#define EXPIRES_SOON_MS (14 * DIA_DAY)

/* Turns an error of the layers below into one of ours, in their words. */
static void
take_error (GError  *problem,
            GError **error)
{
  DiaSignInError code = DIA_SIGN_IN_ERROR_SERVER;

  if (problem->domain == DIA_VAULT_ERROR)
    code = DIA_SIGN_IN_ERROR_KEYRING;
  else if (problem->domain != DIA_CONNECTOR_ERROR)
    {
      g_propagate_error (error, problem);
      return;
    }
  else if (problem->code == DIA_CONNECTOR_ERROR_SIGN_IN || problem->code == DIA_CONNECTOR_ERROR_REFUSED)
    code = DIA_SIGN_IN_ERROR_REFUSED;

  g_set_error_literal (error, DIA_SIGN_IN_ERROR, code, problem->message);
  g_error_free (problem);
}

static gboolean
check_keyring (DiaWorkspaceCore  *core,
               GCancellable      *cancellable,
               GError           **error)
{
  DiaVaultState state = dia_vault_get_state (core->vault, cancellable);

  if (state == DIA_VAULT_UNLOCKED)
    return TRUE;

  g_set_error_literal (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_KEYRING, dia_vault_state_describe (state));
  return FALSE;
}

static DiaCredentials *
make_from_token (const DiaSignInSteps *self)
{
  DiaCredentials *credentials = dia_credentials_new ();

  dia_credentials_set (&credentials->access_token, dia_secret_get_text (self->secret));
  credentials->expires_at = DIA_INSTANT_NONE;

  return credentials;
}

static DiaCredentials *
obtain (const DiaSignInSteps  *self,
        DiaAuthenticator      *authenticator,
        const DiaSession      *session,
        GCancellable          *cancellable,
        GError               **error)
{
  if (self->way == DIA_SIGN_IN_BY_TOKEN)
    return make_from_token (self);
  if (self->way == DIA_SIGN_IN_BY_PASSWORD)
    return dia_authenticator_sign_in_password (authenticator, session, self->identifier,
                                               dia_secret_get_text (self->secret), cancellable, error);

  return dia_authenticator_sign_in_browser (authenticator, session, self->open, self->open_data, cancellable, error);
}

static void
replace_text (char **field,
              char  *text)
{
  g_free (*field);
  *field = text;
}

/* The name on the desk is the person's, unless they gave none. */
static gboolean
takes_name (const DiaAccount *account)
{
  return account->name[0] == '\0' || g_str_equal (account->name, account->handle);
}

/* The same account under a new name stays the same; another one does not. */
static gboolean
identify (DiaAccount        *account,
          DiaInspector      *inspector,
          const DiaSession  *session,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autofree char *remote_id = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *name = NULL;
  gboolean take_name = takes_name (account);

  if (!dia_inspector_check (inspector, session, &remote_id, &handle, &name, cancellable, error))
    return FALSE;
  if (account->remote_id[0] != '\0' && !g_str_equal (account->remote_id, remote_id))
    {
      g_autofree char *expected = dia_account_dup_handle (account);

      g_set_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_OTHER_ACCOUNT,
                   _("The sign-in is for “%s”, not for “%s”. Nothing was changed."), handle, expected);
      return FALSE;
    }

  replace_text (&account->remote_id, g_steal_pointer (&remote_id));
  replace_text (&account->handle, g_steal_pointer (&handle));
  if (take_name && name != NULL && name[0] != '\0')
    replace_text (&account->name, g_steal_pointer (&name));

  return TRUE;
}

static gboolean
read_limits (DiaAccount        *account,
             DiaInspector      *inspector,
             const DiaSession  *session,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  DiaLimits limits = account->limits;

  if (dia_inspector_read_limits (inspector, session, &limits, cancellable, &local_error))
    {
      account->limits = limits;
      account->limits_read_at = dia_clock_now (session->clock);
      return TRUE;
    }
  if (g_error_matches (local_error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whether its server keeps posts until their time is asked once. Nothing depends
 * on the answer: without one it is asked again before the first of them. */
static void
probe_keeping (DiaAccount       *account,
               DiaConnector     *connector,
               const DiaSession *session,
               GCancellable     *cancellable)
{
  g_autoptr (GError) error = NULL;
  DiaKeeps keeps;

  if (!DIA_IS_KEEPER (connector) || account->limits.keeps == DIA_KEEPS_LIED)
    return;

  if (dia_keeper_probe (DIA_KEEPER (connector), session, &keeps, cancellable, &error))
    account->limits.keeps = keeps;
  else
    g_info ("Whether the server keeps posts is not known: %s", error->message);
}

static gboolean
inspect (DiaAccount        *account,
         DiaConnector      *connector,
         const DiaSession  *session,
         GCancellable      *cancellable,
         GError           **error)
{
  if (!DIA_IS_INSPECTOR (connector))
    return TRUE;

  if (!identify (account, DIA_INSPECTOR (connector), session, cancellable, error) ||
      !read_limits (account, DIA_INSPECTOR (connector), session, cancellable, error))
    return FALSE;
  probe_keeping (account, connector, session, cancellable);

  return TRUE;
}

/* Credentials that can be renewed do not end for the person. */
static void
note_signed_in (DiaAccount           *account,
                const DiaCredentials *credentials,
                DiaInstant            now)
{
  gboolean ends = credentials->refresh_token[0] == '\0' && credentials->expires_at != DIA_INSTANT_NONE;

  account->sign_in_expires_at = ends ? credentials->expires_at : DIA_INSTANT_NONE;
  account->sign_in = ends && credentials->expires_at - now < EXPIRES_SOON_MS ? DIA_SIGN_IN_EXPIRES : DIA_SIGN_IN_OK;
  replace_text (&account->sign_in_note, g_strdup (""));
}

static gboolean
save_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  return dia_accounts_save (connection, user_data, error);
}

typedef struct
{
  DiaAccount *account;
  DiaInstant  at;
} Kept;

static gboolean
save_signed_in (DiaConnection  *connection,
                gpointer        user_data,
                GError        **error)
{
  Kept *kept = user_data;
  g_autoptr (DiaAuditEntry) entry = dia_audit_entry_new_for_account (kept->account, kept->at, DIA_AUDIT_SIGNED_IN,
                                                                     DIA_AUDIT_DONE, "");

  return dia_accounts_save (connection, kept->account, error) && dia_audit_add (connection, entry, error);
}

static gboolean
keep (DiaWorkspaceCore      *core,
      DiaAccount            *account,
      const DiaCredentials  *credentials,
      GCancellable          *cancellable,
      GError               **error)
{
  Kept kept = { account, dia_clock_now (core->clock) };

  if (!dia_credential_keeper_store (core, account, credentials, cancellable, error))
    return FALSE;

  note_signed_in (account, credentials, kept.at);
  if (!dia_store_write (core->store, save_signed_in, &kept, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_ROSTER);

  return TRUE;
}

/* What was gained is of no use to anybody: best effort, the error that led here
 * is the one to tell. */
static void
give_back (DiaWorkspaceCore *core,
           const DiaSession *session,
           DiaAuthenticator *authenticator,
           gboolean          is_new)
{
  g_autoptr (GError) error = NULL;
  gboolean stays_valid;

  if (!dia_authenticator_revoke (authenticator, session, &stays_valid, NULL, &error))
    g_debug ("A sign-in that was not kept could not be revoked: %s", error->message);
  g_clear_error (&error);
  if (is_new && !dia_credential_keeper_forget (core, session->account, NULL, &error))
    g_debug ("A secret that is not needed stays in the keyring: %s", error->message);
}

static DiaAccount *
run_signed_in (const DiaSignInSteps  *self,
               DiaConnector          *connector,
               DiaSession            *session,
               DiaAccount            *account,
               gboolean               is_new,
               GCancellable          *cancellable,
               GError               **error)
{
  g_autoptr (GError) problem = NULL;

  if (inspect (account, connector, session, cancellable, &problem) &&
      keep (self->core, account, session->credentials, cancellable, &problem))
    return g_object_ref (account);

  /* A token that was pasted belongs to the person, not to this attempt. */
  if (self->way != DIA_SIGN_IN_BY_TOKEN)
    give_back (self->core, session, DIA_AUTHENTICATOR (connector), is_new);
  take_error (g_steal_pointer (&problem), error);

  return NULL;
}

DiaAccount *
dia_sign_in_steps_run (const DiaSignInSteps  *self,
                       DiaHttp               *http,
                       const DiaAccount      *account,
                       GCancellable          *cancellable,
                       GError               **error)
{
  DiaConnector *connector = dia_registry_find (self->core->registry, account->network);
  g_autoptr (DiaAccount) signed_in = dia_account_copy (account);
  g_autoptr (DiaCredentials) credentials = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean is_new = account->id == DIA_ID_NONE;
  DiaSession session = { .http = http, .limits = self->core->limits, .account = signed_in, .clock = self->core->clock };

  if (connector == NULL || !DIA_IS_AUTHENTICATOR (connector))
    {
      g_set_error_literal (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_SERVER, _("This network has no sign-in."));
      return NULL;
    }
  if (!check_keyring (self->core, cancellable, error))
    return NULL;
  if (is_new)
    signed_in->id = dia_id_new ();

  credentials = obtain (self, DIA_AUTHENTICATOR (connector), &session, cancellable, &problem);
  if (credentials == NULL)
    {
      take_error (g_steal_pointer (&problem), error);
      return NULL;
    }
  session.credentials = credentials;

  return run_signed_in (self, connector, &session, signed_in, is_new, cancellable, error);
}

/* What a refused sign-in means for the account is kept as well. */
static void
note_refused (DiaWorkspaceCore *core,
              DiaAccount       *account,
              const GError     *refusal)
{
  g_autoptr (GError) error = NULL;

  account->sign_in = DIA_SIGN_IN_NEEDED;
  replace_text (&account->sign_in_note, g_strdup (refusal->message));
  if (!dia_store_write (core->store, save_account, account, NULL, &error))
    g_warning ("The state of a sign-in could not be kept: %s", error->message);
  else
    dia_workspace_core_touch (core, DIA_CHANGE_ROSTER);
}

static gboolean
check_signed_in (DiaWorkspaceCore  *core,
                 DiaHttp           *http,
                 DiaConnector      *connector,
                 DiaAccount        *account,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr (DiaCredentials) credentials = dia_credential_keeper_load (core, http, account, cancellable, error);
  g_autoptr (DiaCredentials) fresh = NULL;
  g_autoptr (GError) problem = NULL;
  DiaSession session = { .http = http, .limits = core->limits, .account = account, .credentials = credentials, .clock = core->clock };

  if (credentials == NULL)
    return FALSE;
  if (inspect (account, connector, &session, cancellable, &problem))
    {
      note_signed_in (account, credentials, dia_clock_now (core->clock));
      return TRUE;
    }
  if (!g_error_matches (problem, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  fresh = dia_credential_keeper_renew (core, http, account, credentials, cancellable, error);
  if (fresh == NULL)
    return FALSE;
  session.credentials = fresh;
  if (!inspect (account, connector, &session, cancellable, error))
    return FALSE;
  note_signed_in (account, fresh, dia_clock_now (core->clock));

  return TRUE;
}

DiaAccount *
dia_sign_in_steps_check (DiaWorkspaceCore  *core,
                         DiaHttp           *http,
                         const DiaAccount  *account,
                         GCancellable      *cancellable,
                         GError           **error)
{
  DiaConnector *connector = dia_registry_find (core->registry, account->network);
  g_autoptr (DiaAccount) checked = dia_account_copy (account);
  g_autoptr (GError) problem = NULL;

  if (connector == NULL || !DIA_IS_AUTHENTICATOR (connector))
    {
      checked->sign_in = DIA_SIGN_IN_NOT_NEEDED;
      replace_text (&checked->sign_in_note, g_strdup (""));
    }
  else if (!check_signed_in (core, http, connector, checked, cancellable, &problem))
    {
      if (g_error_matches (problem, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN))
        note_refused (core, checked, problem);
      take_error (g_steal_pointer (&problem), error);
      return NULL;
    }

  if (!dia_store_write (core->store, save_account, checked, cancellable, error))
    return NULL;
  dia_workspace_core_touch (core, DIA_CHANGE_ROSTER);

  return g_steal_pointer (&checked);
}
