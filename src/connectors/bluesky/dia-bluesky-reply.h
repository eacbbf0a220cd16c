/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-connector.h"

G_BEGIN_DECLS

/* Adds the reply to @parent, an at:// address or the web address of a post: its
 * content id and the root of its thread are asked for. */
gboolean dia_bluesky_add_reply (JsonObject *record, const DiaSession *session, const char *parent,
                                GCancellable *cancellable, GError **error);

G_END_DECLS
