/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-authenticator.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (DiaAuthenticator, dia_authenticator, DIA_TYPE_CONNECTOR)

static void
dia_authenticator_default_init (DiaAuthenticatorInterface *iface)
{
}

static void
set_unsupported (GError **error)
{
  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                       _("This network has no such way to sign in."));
}

gboolean
dia_authenticator_has_browser (DiaAuthenticator *self)
{
  return DIA_AUTHENTICATOR_GET_IFACE (self)->sign_in_browser != NULL;
}

gboolean
dia_authenticator_has_password (DiaAuthenticator *self)
{
  return DIA_AUTHENTICATOR_GET_IFACE (self)->sign_in_password != NULL;
}

DiaCredentials *
dia_authenticator_sign_in_browser (DiaAuthenticator  *self,
                                   const DiaSession  *session,
                                   DiaOpenBrowser     open,
                                   gpointer           open_data,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  DiaAuthenticatorInterface *iface = DIA_AUTHENTICATOR_GET_IFACE (self);

  if (iface->sign_in_browser != NULL)
    return iface->sign_in_browser (self, session, open, open_data, cancellable, error);

  set_unsupported (error);
  return NULL;
}

DiaCredentials *
dia_authenticator_sign_in_password (DiaAuthenticator  *self,
                                    const DiaSession  *session,
                                    const char        *identifier,
                                    const char        *password,
                                    GCancellable      *cancellable,
                                    GError           **error)
{
  DiaAuthenticatorInterface *iface = DIA_AUTHENTICATOR_GET_IFACE (self);

  if (iface->sign_in_password != NULL)
    return iface->sign_in_password (self, session, identifier, password, cancellable, error);

  set_unsupported (error);
  return NULL;
}

DiaCredentials *
dia_authenticator_refresh (DiaAuthenticator  *self,
                           const DiaSession  *session,
                           GCancellable      *cancellable,
                           GError           **error)
{
  DiaAuthenticatorInterface *iface = DIA_AUTHENTICATOR_GET_IFACE (self);

  if (iface->refresh != NULL)
    return iface->refresh (self, session, cancellable, error);

  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                       _("Sign-ins of this network are not renewed."));
  return NULL;
}

gboolean
dia_authenticator_revoke (DiaAuthenticator  *self,
                          const DiaSession  *session,
                          gboolean          *stays_valid,
                          GCancellable      *cancellable,
                          GError           **error)
{
  DiaAuthenticatorInterface *iface = DIA_AUTHENTICATOR_GET_IFACE (self);

  *stays_valid = FALSE;
  if (iface->revoke != NULL)
    return iface->revoke (self, session, stays_valid, cancellable, error);

  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                       _("Sign-ins of this network can only be ended at the network itself."));
  return FALSE;
}

char *
dia_authenticator_make_settings_url (DiaAuthenticator *self,
                                     const DiaSession *session)
{
  DiaAuthenticatorInterface *iface = DIA_AUTHENTICATOR_GET_IFACE (self);

  return iface->make_settings_url != NULL ? iface->make_settings_url (self, session) : g_strdup ("");
}
