/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-api-call.h"

G_BEGIN_DECLS

/* A request to the session's server, with the access token if there is one.
 * (transfer full) (nullable) */
DiaHttpRequest *dia_mastodon_make_request (const DiaSession *session, const char *method, const char *path,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "/api/v1/statuses/ID/source": @before, the escaped id, @after. Ids are opaque
 * and may hold any character. (transfer full) */
char           *dia_mastodon_make_path    (const char *before, const char *id, const char *after) G_GNUC_WARN_UNUSED_RESULT;
/* Sends a request whose repeat does no harm; the parsed answer of a success.
 * (transfer full) (nullable) */
JsonNode       *dia_mastodon_fetch        (const DiaSession *session, DiaHttpRequest *request,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* GET of @path. (transfer full) (nullable) */
JsonNode       *dia_mastodon_get          (const DiaSession *session, const char *path,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The server's id of the account: as known, else asked for. (transfer full) (nullable) */
char           *dia_mastodon_dup_account_id (const DiaSession *session, GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The account's own statuses, newest first, older than @before ("" for the
 * newest). (transfer full) (nullable) */
JsonNode       *dia_mastodon_get_statuses (const DiaSession *session, const char *account_id, const char *before, guint limit,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
