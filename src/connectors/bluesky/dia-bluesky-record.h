/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-publisher.h"

G_BEGIN_DECLS

/* What an uploaded picture is kept as until the record is made: the server's
 * blob beside the picture's size. (transfer full) */
char     *dia_bluesky_picture_to_handle (JsonNode *blob, const DiaMedia *media) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_bluesky_record_build:
 *
 * The record app.bsky.feed.post for @request, with everything looked up that it
 * points at: mentions to DIDs (a mention of nobody stays plain text), the parent
 * and root of a thread with their content ids, the card of a link with its
 * picture uploaded. Two calls need not give the same record: the result is
 * journalled and sent unchanged each time.
 *
 * Returns: (transfer full) (nullable): the record as JSON text
 */
char     *dia_bluesky_record_build (const DiaSession *session, const DiaPublishRequest *request,
                                    GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The blob that the server makes of @bytes. (transfer full) (nullable) */
JsonNode *dia_bluesky_upload_blob  (const DiaSession *session, GBytes *bytes, const char *mime_type,
                                    GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
