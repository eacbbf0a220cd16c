/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* What happens to posts when their account or their content is removed and
 * brought back. Private. */

/* Cancels those posts WHERE @column = @id that can be cancelled, and remembers
 * their states. @column: "account_id" or "content_id". */
gboolean dia_removal_cancel_posts  (DiaConnection *connection, const char *column, DiaId id, GError **error);

/* Gives the posts that were cancelled so the states they had, unless their
 * account or content is still removed. */
gboolean dia_removal_restore_posts (DiaConnection *connection, const char *column, DiaId id, GError **error);

G_END_DECLS
