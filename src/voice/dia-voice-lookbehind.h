/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far back a look behind sees where it has no length of its own. */
#define DIA_VOICE_LOOKBEHIND_MAX 32

/* What looks back over any number of characters, (?<!:[^ ]+), is something that the
 * expressions of Vale can say and PCRE2 cannot: it becomes a choice of as many
 * lengths as matter in a post. One repetition in each look behind, without groups;
 * anything else stays as it is. Any thread. (transfer full) */
char *dia_voice_lookbehind_unfold (const char *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
