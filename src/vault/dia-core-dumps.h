/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says "1" when the memory of a crashed program is wanted all the same. */
#define DIA_CORE_DUMPS_VARIABLE "DIAPASON_CORE_DUMPS"

/**
 * dia_core_dumps_forbid:
 *
 * From here on a crash of this program leaves no copy of its memory on disk,
 * neither as a file nor with a crash reporter: tokens are in there, in buffers
 * that belong to libraries. Call it first in main(), before any secret is read.
 * Does nothing when %DIA_CORE_DUMPS_VARIABLE is set to "1" in the environment.
 * docs/decisions/0005-core-dumps.md says why it is done this way.
 */
void dia_core_dumps_forbid (void);

G_END_DECLS
