/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-bluesky-connector.h"
#include "dia-server-url.h"

G_BEGIN_DECLS

/* Who an account is and where it lives. */
typedef struct
{
  char         *did;
  DiaServerUrl *pds;   /* the account's own server */
} DiaBlueskyIdentity;

/**
 * dia_bluesky_identity_find:
 * @name: a handle or a DID
 *
 * From a handle to its DID (DNS, then the handle's own web server, then the
 * network's resolver), from there to the DID's document, and back: a document
 * that does not claim the handle is refused, since anyone can point a name at
 * somebody else (atproto.com/specs/handle).
 * Returns: (transfer full) (nullable)
 */
DiaBlueskyIdentity *dia_bluesky_identity_find  (DiaBlueskyConnector *self, const DiaSession *session, const char *name,
                                                GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from a DID whose handle does not matter. (transfer full) (nullable) */
DiaBlueskyIdentity *dia_bluesky_identity_read  (DiaBlueskyConnector *self, const DiaSession *session, const char *did,
                                                GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                dia_bluesky_identity_free  (DiaBlueskyIdentity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaBlueskyIdentity, dia_bluesky_identity_free)

G_END_DECLS
