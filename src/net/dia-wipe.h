/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Frees a secret after overwriting it, so that it does not stay behind in freed
 * memory or a core dump. %NULL is fine. */
void dia_wipe_free (char *secret);

G_END_DECLS
