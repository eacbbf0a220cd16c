/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-connection.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* The accounts of a workspace. Blocking, on a #DiaStore's connection. */

/* The accounts that @scope (NULL: all) holds, by brand and order, without
 * removed ones. (transfer full) (element-type DiaAccount) */
GPtrArray  *dia_accounts_list   (DiaConnection *connection, const DiaScope *scope, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The ids of the accounts of @scope while they are @max at most; none when they
 * are more, or all: then a list is better put together by other means than
 * account by account. (transfer full) (element-type DiaId) */
GArray     *dia_accounts_list_few (DiaConnection *connection, const DiaScope *scope, guint max,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): DIA_STORE_ERROR_NOT_FOUND when there is none; removed ones are found. */
DiaAccount *dia_accounts_load   (DiaConnection *connection, DiaId id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it, or writes over the one of this id; an id of DIA_ID_NONE is set.
 * DIA_STORE_ERROR_DUPLICATE when the handle is kept already on that server. */
gboolean    dia_accounts_save   (DiaConnection *connection, DiaAccount *account, GError **error);

/* Hides an account and cancels those of its posts that have not gone out (one
 * that is being sent right now ends first). restore shows it again and gives
 * these posts the states they had. */
gboolean    dia_accounts_remove  (DiaConnection *connection, DiaId id, DiaInstant now, GError **error);
gboolean    dia_accounts_restore (DiaConnection *connection, DiaId id, GError **error);
/* The removed accounts. (transfer full) (element-type DiaAccount) */
GPtrArray  *dia_accounts_list_removed (DiaConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Deletes an account for good, with its posts, their journal and its metrics. */
gboolean    dia_accounts_delete  (DiaConnection *connection, DiaId id, GError **error);

/* "expires": as stored and in JSON. */
const char *dia_sign_in_state_to_string (DiaSignInState state);

G_END_DECLS
