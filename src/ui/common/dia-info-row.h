/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaInfoRow:
 *
 * Something that a person should know, on the fill of its tone, with at most one
 * act: "The keyring does not answer. Posts wait, nothing is lost." [Try again].
 * Assistive technology announces it when it appears. Main thread.
 *
 * Properties: "tone" ("warn" by default), "text", "button-label" (NULL or "" for
 * no button), "icon-name" (NULL takes the tone's own), "closable" (FALSE: no
 * button to close it).
 * Signals: button-clicked: the act is wanted; closed: a person has seen enough of
 * it, and its owner hides it.
 */
#define DIA_TYPE_INFO_ROW (dia_info_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaInfoRow, dia_info_row, DIA, INFO_ROW, GtkWidget)

/* (transfer floating). @button_label: (nullable) */
GtkWidget *dia_info_row_new (const char *tone, const char *text, const char *button_label);

G_END_DECLS
