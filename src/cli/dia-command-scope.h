/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-command-line.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* What "--scope" names: a saved scope by its name, a brand by its name, or a text
 * like “brand=Alizé;market=FR”, in which brands and accounts may be written by
 * their ids, and by the names and handles that a person knows.
 *
 * @name: (nullable). *scope: (out) (transfer full) (nullable): NULL for every
 * account. DIA_USAGE_ERROR when there is no such scope, brand or account: a
 * command that meant nobody must not look as if it had done something. */
gboolean dia_command_scope_find (DiaCommandLine *line, const char *name, DiaScope **scope, GError **error);

/* The text that dia_command_scope_find() takes, with the names that a person knows
 * in place of ids. (transfer full) */
char    *dia_command_scope_describe (DiaCommandLine *line, const DiaScope *scope) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
