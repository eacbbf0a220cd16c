/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* In which scopes of a workspace nothing goes out: silence. Kept among the
 * settings, one scope a line. */

/* (transfer full) (element-type DiaScope) (nullable). What this version cannot
 * read is a scope that holds every account: rather too silent than not. */
GPtrArray *dia_silent_scopes_load    (DiaConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Begins or ends the silence of @scope; *changed (out): whether it was another. */
gboolean   dia_silent_scopes_set     (DiaConnection *connection, const DiaScope *scope, gboolean silent, gboolean *changed,
                                      GError **error);
/* Ends every one of them. */
gboolean   dia_silent_scopes_clear   (DiaConnection *connection, GError **error);

/* How many posts are planned in @scope, up to DIA_POSTS_COUNT_CAP, and when the
 * first of them is due; DIA_INSTANT_NONE for none. How many accounts it holds. */
gboolean   dia_silent_scopes_measure (DiaConnection *connection, const DiaScope *scope, guint *n_accounts, guint *n_posts,
                                      DiaInstant *first_at, GError **error);

/* The accounts that send nothing, in order. (transfer full) (element-type DiaId) (nullable) */
GArray    *dia_silent_accounts_list  (DiaConnection *connection, GPtrArray *scopes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* " AND @column NOT IN (…)", for the end of a condition; "" without any. @ids:
 * (nullable) (element-type DiaId). (transfer full) */
char      *dia_silent_accounts_spare (GArray *ids, const char *column) G_GNUC_WARN_UNUSED_RESULT;
/* "1, 2": what follows IN ( in a statement; without any, the id that nothing has.
 * (transfer full) */
char      *dia_silent_accounts_write (GArray *ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
