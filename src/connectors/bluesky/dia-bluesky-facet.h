/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-connector.h"

G_BEGIN_DECLS

/* Adds app.bsky.richtext.facet for the links, mentions and tags of @text to
 * @record. A mention of a handle that nobody has stays plain text; a server that
 * cannot be asked is a failure, since the mention would be lost for good. */
gboolean dia_bluesky_add_facets (JsonObject *record, const DiaSession *session, const char *text,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
