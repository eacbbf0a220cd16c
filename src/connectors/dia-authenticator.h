/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"
#include "dia-connector-error.h"

G_BEGIN_DECLS

/* Shows an address to the person: opens the system browser, from any thread. */
typedef gboolean (*DiaOpenBrowser) (const char *url, gpointer user_data, GError **error);

/* Can sign in. NULL slots are ways this network does not have. */
#define DIA_TYPE_AUTHENTICATOR (dia_authenticator_get_type ())
G_DECLARE_INTERFACE (DiaAuthenticator, dia_authenticator, DIA, AUTHENTICATOR, DiaConnector)

struct _DiaAuthenticatorInterface
{
  GTypeInterface parent_iface;

  DiaCredentials *(*sign_in_browser)  (DiaAuthenticator *self, const DiaSession *session,
                                       DiaOpenBrowser open, gpointer open_data,
                                       GCancellable *cancellable, GError **error);
  DiaCredentials *(*sign_in_password) (DiaAuthenticator *self, const DiaSession *session,
                                       const char *identifier, const char *password,
                                       GCancellable *cancellable, GError **error);
  DiaCredentials *(*refresh)          (DiaAuthenticator *self, const DiaSession *session,
                                       GCancellable *cancellable, GError **error);
  gboolean        (*revoke)           (DiaAuthenticator *self, const DiaSession *session, gboolean *stays_valid,
                                       GCancellable *cancellable, GError **error);
  char           *(*make_settings_url) (DiaAuthenticator *self, const DiaSession *session);
};

/* Which ways this network has. */
gboolean        dia_authenticator_has_browser      (DiaAuthenticator *self);
gboolean        dia_authenticator_has_password     (DiaAuthenticator *self);

/* OAuth 2 with PKCE and state in the system browser, answered on a loopback
 * port (RFC 8252, RFC 7636); blocks until the person is back, at most 5
 * minutes. session->account gives the server. (transfer full) (nullable) */
DiaCredentials *dia_authenticator_sign_in_browser  (DiaAuthenticator *self, const DiaSession *session,
                                                    DiaOpenBrowser open, gpointer open_data,
                                                    GCancellable *cancellable, GError **error);
/* With an app password (Bluesky). (transfer full) (nullable) */
DiaCredentials *dia_authenticator_sign_in_password (DiaAuthenticator *self, const DiaSession *session,
                                                    const char *identifier, const char *password,
                                                    GCancellable *cancellable, GError **error);
/* New credentials for session->credentials; DIA_CONNECTOR_ERROR_SIGN_IN when a
 * person has to sign in, DIA_CONNECTOR_ERROR_UNSUPPORTED when this network's
 * tokens are not renewed. The caller stores the result before it uses it.
 * (transfer full) (nullable) */
DiaCredentials *dia_authenticator_refresh          (DiaAuthenticator *self, const DiaSession *session,
                                                    GCancellable *cancellable, GError **error);
/* Ends the credentials at the server. *stays_valid (out): something that the
 * person made there (a pasted token, an app password) goes on working all the
 * same, since only the person can delete it. */
gboolean        dia_authenticator_revoke           (DiaAuthenticator *self, const DiaSession *session, gboolean *stays_valid,
                                                    GCancellable *cancellable, GError **error);
/* The page of the server where the person ends such credentials by hand.
 * (transfer full): "" when none is known */
char           *dia_authenticator_make_settings_url (DiaAuthenticator *self, const DiaSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
