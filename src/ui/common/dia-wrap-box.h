/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaWrapBox:
 *
 * Children side by side at their own width, on as many lines as they need: a row
 * of buttons in a narrow window. GtkFlowBox puts its children in columns. The
 * last child of a line lies at the end of the line where its halign says so.
 *
 * A child that expands takes what is left of its line.
 *
 * A child with the class "dot" stands between two others: where a line is
 * broken there, it is left out. One with the class "whole" does not shrink while
 * it could have a line of its own.
 *
 * Properties: "spacing" (int, px, 6 by default): between children and lines.
 * "shrink-to" (int, px at text of normal size, 0 by default): rather than to begin a line, children
 * that can (labels with an ellipsis) shrink down to that width.
 */
#define DIA_TYPE_WRAP_BOX (dia_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (DiaWrapBox, dia_wrap_box, DIA, WRAP_BOX, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_wrap_box_new    (int spacing);
void       dia_wrap_box_append (DiaWrapBox *self, GtkWidget *child);

G_END_DECLS
