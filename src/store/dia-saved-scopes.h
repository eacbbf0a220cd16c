/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* Saved scopes by name. (transfer full) (element-type DiaSavedScope) */
GPtrArray *dia_saved_scopes_list   (DiaConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Keeps a scope; one whose name is the same but for case and accents is
 * replaced. The id of the row is @saved's, or that of the one replaced. */
gboolean   dia_saved_scopes_save   (DiaConnection *connection, const DiaSavedScope *saved, GError **error);
gboolean   dia_saved_scopes_delete (DiaConnection *connection, DiaId id, GError **error);

G_END_DECLS
