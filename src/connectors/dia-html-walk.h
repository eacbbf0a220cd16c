/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a walk through foreign HTML comes by. Names are in lower case; attributes
 * are name, value, name, value…, %NULL, or %NULL for none. */
typedef struct
{
  void (*start_element) (gpointer user_data, const char *name, const char *const *attributes);
  void (*end_element)   (gpointer user_data, const char *name);
  void (*characters)    (gpointer user_data, const char *characters, gsize length);
} DiaHtmlWalk;

/* Where a nest of elements is given up. */
#define DIA_HTML_MAX_DEPTH 256

/**
 * dia_html_walk:
 * @html: @length bytes from outside; a declared encoding is obeyed
 *
 * Reads HTML as browsers forgive it, event by event: no tree is built, nothing
 * is loaded, no entity is defined by the text itself. A nest deeper than
 * %DIA_HTML_MAX_DEPTH ends the walk. Any thread.
 */
void dia_html_walk (const char *html, gsize length, const DiaHtmlWalk *walk, gpointer user_data);

G_END_DECLS
