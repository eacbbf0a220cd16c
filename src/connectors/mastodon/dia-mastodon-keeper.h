/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-keeper.h"
#include "dia-api-call.h"

G_BEGIN_DECLS

#define DIA_MASTODON_KEPT_PATH "/api/v1/scheduled_statuses"

/* An instant as `scheduled_at`: RFC 3339 with a "Z", since some servers refuse an
 * offset. (transfer full) */
char    *dia_mastodon_format_kept_at (DiaInstant at) G_GNUC_WARN_UNUSED_RESULT;

/* See dia_keeper_take_back(). */
gboolean dia_mastodon_take_back      (const DiaSession *session, const char *id, gboolean *there,
                                      GCancellable *cancellable, GError **error);

/* See dia_keeper_probe(). */
gboolean dia_mastodon_probe_keeping  (const DiaSession *session, DiaKeeps *keeps,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
