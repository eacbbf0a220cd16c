/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaSourceText:
 *
 * The text that a person writes, as tall as its lines, with what a network would
 * make a link of in the colour of links. Has its own undo. Main thread.
 *
 * Properties: "active" (boolean, read only): the keyboard is in the text.
 * Signals: written (const char *text): a person changed it;
 * picture-pasted (GBytes *png): a picture was pasted instead of a text.
 */
#define DIA_TYPE_SOURCE_TEXT (dia_source_text_get_type ())
G_DECLARE_FINAL_TYPE (DiaSourceText, dia_source_text, DIA, SOURCE_TEXT, GtkWidget)

/* Shows @text, without "written". The text that is shown already keeps its
 * cursor and what can be undone of it; any other one begins anew. */
void dia_source_text_set_text      (DiaSourceText *self, const char *text);
/* Puts the keyboard into the text. */
void dia_source_text_start_writing (DiaSourceText *self);
/* Opens the list of emoji at the cursor. */
void dia_source_text_choose_emoji  (DiaSourceText *self);
/* Takes the last change back; FALSE when there is none. */
gboolean dia_source_text_undo      (DiaSourceText *self);
/* Puts @words in at the cursor. */
void dia_source_text_insert        (DiaSourceText *self, const char *words);

G_END_DECLS
