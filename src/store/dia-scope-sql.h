/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/**
 * dia_scope_sql_prepare:
 * @head: SQL that ends within a WHERE in which the table accounts is known
 * @scope: (nullable): which accounts; NULL and an empty one: all
 * @first_parameter: the number of the first parameter that is free
 * @tail: what follows
 *
 * Prepares @head, then " AND …" for the accounts of @scope that are not
 * removed, then @tail, with the values of @scope bound. (transfer full)
 */
DiaStatement *dia_scope_sql_prepare (DiaConnection  *connection,
                                     const char     *head,
                                     const DiaScope *scope,
                                     int             first_parameter,
                                     const char     *tail) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
