/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-content.h"

G_BEGIN_DECLS

/* What was typed into contents of which something is planned, and is not in
 * their posts yet: a content beside the content, at most one for each. What is
 * sent never looks here. */

/* *@edit: (transfer full) (nullable): the content as it was typed, under the
 * content's own id; NULL when nothing is kept beside it. */
gboolean dia_content_edits_load (DiaConnection *connection, DiaId content_id, DiaContent **edit, GError **error);
/* Keeps @content beside the content of its id, in place of what was kept. */
gboolean dia_content_edits_save (DiaConnection *connection, const DiaContent *content, GError **error);
/* Forgets it; nothing kept is no error. */
gboolean dia_content_edits_drop (DiaConnection *connection, DiaId content_id, GError **error);

G_END_DECLS
