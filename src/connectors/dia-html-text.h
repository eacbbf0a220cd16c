/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of a foreign HTML text is looked at: what lies beyond is left out. */
#define DIA_HTML_MAX_BYTES (512 * 1024)

/**
 * dia_html_to_text:
 * @html: the body of a post as another server wrote it
 *
 * The text that a person would see: paragraphs and line breaks become line
 * ends, entities become characters, scripts, styles and tags vanish. Nothing is
 * loaded and nothing is kept that could be markup again for HTML; callers that
 * show it with Pango markup escape it as they would any text. Any thread.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *dia_html_to_text (const char *html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
