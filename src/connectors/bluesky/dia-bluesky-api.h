/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-api-call.h"

G_BEGIN_DECLS

#define DIA_BLUESKY_POSTS "app.bsky.feed.post"

/* How a request proves who sends it. */
typedef enum
{
  DIA_BLUESKY_NOBODY,   /* without credentials */
  DIA_BLUESKY_ACCESS,   /* the access token: bearer or bound by DPoP */
  DIA_BLUESKY_REFRESH,  /* the refresh token of an app password */
} DiaBlueskyProof;

/* GET or POST of the procedure @nsid at the session's server. (transfer full)
 * (nullable) */
DiaHttpRequest  *dia_bluesky_make_request (const DiaSession *session, const char *method, const char *nsid,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sends @request with @proof; a nonce that the server asks for is taken up once.
 * The answer of any status. (transfer full) (nullable) */
DiaHttpResponse *dia_bluesky_send         (const DiaSession *session, DiaHttpRequest *request, DiaBlueskyProof proof,
                                           DiaApiKind kind, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same with the access token; the parsed answer of a success. (transfer
 * full) (nullable) */
JsonNode        *dia_bluesky_fetch        (const DiaSession *session, DiaHttpRequest *request, DiaApiKind kind,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets @error for an answer that is no success, by its status and name. */
void             dia_bluesky_set_error    (const DiaSession *session, const DiaHttpResponse *response, DiaApiKind kind,
                                           GError **error);
/* Whether an error answer carries the name @name, "RecordNotFound". */
gboolean         dia_bluesky_is_error     (const DiaHttpResponse *response, const char *name);
/* The DID of the account: as known, else asked for. (transfer full) (nullable) */
char            *dia_bluesky_dup_did      (const DiaSession *session, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The DID of @handle as the session's server sees it. *did (out) is %NULL when
 * nobody has this handle. */
gboolean         dia_bluesky_resolve      (const DiaSession *session, const char *handle, char **did,
                                           GCancellable *cancellable, GError **error);

G_END_DECLS
