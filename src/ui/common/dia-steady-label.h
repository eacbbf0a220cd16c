/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaSteadyLabel:
 *
 * Words in a row of a long list, on as many lines as they need. Other words that
 * need as many lines are painted and nothing else: a GtkLabel would have the whole
 * window measured anew for each row that is used again, and a GtkInscription has the
 * same number of lines whatever it says.
 *
 * Its widths do not depend on its words either.
 *
 * Properties: "nat-chars" (int, 0 by default): how many characters it would like to
 * have on a line.
 */
#define DIA_TYPE_STEADY_LABEL (dia_steady_label_get_type ())
G_DECLARE_FINAL_TYPE (DiaSteadyLabel, dia_steady_label, DIA, STEADY_LABEL, GtkWidget)

/* (transfer floating) */
GtkWidget  *dia_steady_label_new      (void);
void        dia_steady_label_set_text (DiaSteadyLabel *self, const char *text);
/* (transfer none) */
const char *dia_steady_label_get_text (DiaSteadyLabel *self);

G_END_DECLS
