/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-authenticator.h"
#include "dia-bluesky-connector.h"
#include "dia-inspector.h"
#include "dia-publisher.h"
#include "dia-reader.h"

G_BEGIN_DECLS

/* The capabilities of #DiaBlueskyConnector, one file each. */
void dia_bluesky_authenticator_init (DiaAuthenticatorInterface *iface);
void dia_bluesky_inspector_init     (DiaInspectorInterface     *iface);
void dia_bluesky_publisher_init     (DiaPublisherInterface     *iface);
void dia_bluesky_reader_init        (DiaReaderInterface        *iface);

/* Sign-in by OAuth with DPoP, and what follows from it: dia-bluesky-oauth.c. */
DiaCredentials *dia_bluesky_oauth_sign_in (DiaBlueskyConnector *self, const DiaSession *session,
                                           DiaOpenBrowser open, gpointer open_data,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DiaCredentials *dia_bluesky_oauth_refresh (const DiaSession *session, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        dia_bluesky_oauth_revoke  (const DiaSession *session, GCancellable *cancellable, GError **error);

G_END_DECLS
