/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody typed as a query of FTS5: each word quoted, so that no sign is
 * an operator, the last one as a beginning. Private. (transfer full)
 * (nullable): NULL when there is no word in it. */
char *dia_full_text_dup_query (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
