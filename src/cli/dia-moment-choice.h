/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-command-line.h"
#include "dia-key-moment.h"

G_BEGIN_DECLS

/* The key moment that @text names, by its id, or by its title when only one has
 * it; with its toolkit. (transfer full) (nullable) */
DiaKeyMoment *dia_moment_find (DiaCommandLine *line, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
