/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-write.h"

G_BEGIN_DECLS

/* A write is in two files: the content with what is kept beside it
 * (dia-draft-write.c), and its posts (dia-draft-write-posts.c). */

/* Gives each chosen account its post, drops those that are not chosen, as deep as
 * @self goes, and keeps what of the plan waits. Appends the posts that it is about
 * to @ids (element-type DiaId). */
gboolean dia_draft_write_posts (DiaConnection *connection, DiaDraftWrite *self, GArray *ids, GError **error);

G_END_DECLS
