/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-credential-keeper.h"

#include "dia-authenticator.h"
#include "dia-refresh-lock.h"

#include <glib/gi18n-lib.h>

#define SECRET_KIND   "credentials"
/* Credentials that end this soon are renewed before they are used. */
#define RENEW_AHEAD_MS DIA_MINUTE

/* One secret holds all that belongs together, and a sign-in replaces it as a
 * whole: there is never an old token beside a new one. */
static void
init_key (DiaVaultKey *key,
          const char  *account_id)
{
  *key = (DiaVaultKey) { .account_id = account_id, .kind = SECRET_KIND, .generation = 1 };
}

static DiaCredentials *
refuse_for_sign_in (const DiaAccount  *account,
                    GError           **error)
{
  g_autofree char *handle = dia_account_dup_handle (account);

  g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN,
               _("%s is not signed in: sign in again, its posts wait."), handle);
  return NULL;
}

static DiaCredentials *
refresh_and_store (DiaWorkspaceCore      *core,
                   DiaHttp               *http,
                   const DiaAccount      *account,
                   const DiaCredentials  *current,
                   GCancellable          *cancellable,
                   GError               **error)
{
  DiaConnector *connector = dia_registry_find (core->registry, account->network);
  DiaSession session = { .http = http, .limits = core->limits, .account = account, .credentials = current, .clock = core->clock };
  g_autoptr (DiaCredentials) fresh = NULL;
  g_autoptr (GError) local_error = NULL;

  if (connector == NULL || !DIA_IS_AUTHENTICATOR (connector))
    return refuse_for_sign_in (account, error);

  fresh = dia_authenticator_refresh (DIA_AUTHENTICATOR (connector), &session, cancellable, &local_error);
  if (g_error_matches (local_error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED))
    return refuse_for_sign_in (account, error);
  if (fresh == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!dia_credential_keeper_store (core, account, fresh, cancellable, error))
    return NULL;

  return g_steal_pointer (&fresh);
}

DiaCredentials *
dia_credential_keeper_peek (DiaWorkspaceCore  *core,
                            const DiaAccount  *account,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autofree char *id = dia_id_to_string (account->id);
  g_autoptr (DiaSecret) secret = NULL;
  g_autoptr (GError) local_error = NULL;
  DiaVaultKey key;

  init_key (&key, id);
  secret = dia_vault_lookup (core->vault, &key, cancellable, &local_error);
  if (secret != NULL)
    return dia_credentials_from_secret (dia_secret_get_text (secret));
  if (!g_error_matches (local_error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

DiaCredentials *
dia_credential_keeper_load (DiaWorkspaceCore  *core,
                            DiaHttp           *http,
                            const DiaAccount  *account,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DiaCredentials) credentials = dia_credential_keeper_peek (core, account, cancellable, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (credentials == NULL)
    return refuse_for_sign_in (account, error);
  if (credentials->expires_at == DIA_INSTANT_NONE ||
      credentials->expires_at - RENEW_AHEAD_MS > dia_clock_now (core->clock))
    return g_steal_pointer (&credentials);

  return dia_credential_keeper_renew (core, http, account, credentials, cancellable, error);
}

DiaCredentials *
dia_credential_keeper_renew (DiaWorkspaceCore      *core,
                             DiaHttp               *http,
                             const DiaAccount      *account,
                             const DiaCredentials  *stale,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr (DiaRefreshLock) lock = dia_refresh_lock_take (core->path, account->id, cancellable, error);
  g_autoptr (DiaCredentials) current = NULL;
  g_autoptr (GError) local_error = NULL;

  if (lock == NULL)
    return NULL;

  current = dia_credential_keeper_peek (core, account, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (current == NULL)
    return refuse_for_sign_in (account, error);
  if (!g_str_equal (current->access_token, stale->access_token))
    return g_steal_pointer (&current);

  return refresh_and_store (core, http, account, current, cancellable, error);
}

gboolean
dia_credential_keeper_store (DiaWorkspaceCore      *core,
                             const DiaAccount      *account,
                             const DiaCredentials  *credentials,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autofree char *id = dia_id_to_string (account->id);
  g_autofree char *handle = dia_account_dup_handle (account);
  g_autofree char *label = g_strdup_printf ("Diapason: %s", handle);
  g_autofree char *secret = dia_credentials_to_secret (credentials);
  DiaVaultKey key;
  gboolean stored;

  init_key (&key, id);
  stored = dia_vault_store (core->vault, &key, label, secret, cancellable, error);
  dia_credentials_set (&secret, NULL);

  return stored;
}

gboolean
dia_credential_keeper_forget (DiaWorkspaceCore  *core,
                              const DiaAccount  *account,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_autofree char *id = dia_id_to_string (account->id);
  DiaVaultKey key = { .account_id = id };

  return dia_vault_remove (core->vault, &key, cancellable, error);
}
