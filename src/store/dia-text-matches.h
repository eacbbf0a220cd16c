/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* Which of the posts, and which of the contents, with an id from @first to
 * @last hold all of @words (the last one as a beginning), in id order: for
 * marking them among those that a screen shows. Ids grow with time, so that a
 * month's lie close together and the rest of the workspace is not read. None
 * for words without a letter or digit. Blocking, on a #DiaStore's connection.
 * (transfer full) (element-type DiaId) */
GArray *dia_text_matches_list_posts    (DiaConnection *connection, const char *words, DiaId first, DiaId last,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dia_text_matches_list_contents (DiaConnection *connection, const char *words, DiaId first, DiaId last,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
