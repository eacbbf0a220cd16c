/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-keeper.h"
#include "dia-publisher.h"
#include "dia-reader.h"

G_BEGIN_DECLS

/* The entity Status of Mastodon's API, as servers of all kinds write it. */

/* What is sent to publish @request. (transfer full) */
JsonNode      *dia_mastodon_status_build     (const DiaPublishRequest *request) G_GNUC_WARN_UNUSED_RESULT;
/* The entity ScheduledStatus: a post that waits at the server; %NULL when
 * @object is none. (transfer full) (nullable) */
DiaKeptPost   *dia_mastodon_status_read_kept (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the waiting one could come from @request by text and pictures. */
gboolean       dia_mastodon_status_is_kept_of (JsonObject *object, const DiaPublishRequest *request);
/* The post that @status says it is; %NULL when it is none: no string as id, or
 * the shape of a scheduled status. (transfer full) (nullable) */
DiaRemotePost *dia_mastodon_status_read      (JsonObject *status) G_GNUC_WARN_UNUSED_RESULT;
/* The status as the account's own post with its counters. (transfer full)
 * (nullable) */
DiaOwnPost    *dia_mastodon_status_read_own  (JsonObject *status) G_GNUC_WARN_UNUSED_RESULT;
/* Likes, reposts and replies. */
void           dia_mastodon_status_count     (JsonObject *status, DiaCounts *counts);
/* Whether a post of @at (perhaps not known) is young enough for @request. */
gboolean       dia_mastodon_may_be_of        (DiaInstant at, const DiaPublishRequest *request);
/* Whether @status could come from @request by its parent and its number of
 * pictures. */
gboolean       dia_mastodon_status_resembles (JsonObject *status, const DiaPublishRequest *request);
/* Whether both texts say the same after everything that servers change was
 * taken out: white space, the domains of mentions, Unicode forms. */
gboolean       dia_mastodon_same_text        (const char *a, const char *b);

G_END_DECLS
