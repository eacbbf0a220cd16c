/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dia_foreign_text_tidy:
 * @text: (nullable): what somebody else wrote; valid UTF-8 or not
 * @max_characters: how long the result may be, in code points; what is slow to lay
 *   out counts three times: emoji and joiners, and a word from its 61st letter on
 *
 * One line that can be laid out beside our own words without hurting them: no
 * control characters, nothing that turns the direction of what follows, no towers
 * of combining marks, no chains of joined signs, a space for any white space, and
 * an ellipsis where it was cut. As many joiners stay as emoji and scripts need.
 *
 * Returns: (transfer full): "" when nothing is left
 */
char *dia_foreign_text_tidy (const char *text, guint max_characters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
