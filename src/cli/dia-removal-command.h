/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-command.h"

G_BEGIN_DECLS

/* What "account remove" and "brand remove" share: removes @id for good, and tells
 * what is left to the person. Returns the exit status when @error is not set. */
int dia_removal_command_finish (DiaCommandLine *line, DiaId id, GError **error);

G_END_DECLS
