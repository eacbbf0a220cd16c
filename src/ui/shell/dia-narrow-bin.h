/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaNarrowBin:
 *
 * Holds the desk and says whether there is little room for it. It takes any
 * size that a window may have, whatever its child asks for: what is needed
 * unfolded is no minimum for something that folds.
 *
 * Properties: "child" (GtkWidget), "narrow" (boolean, read only): less than
 * 700 px wide, and more where text is larger than usual. Told outside of the layout, so that widgets may be moved.
 */
#define DIA_TYPE_NARROW_BIN (dia_narrow_bin_get_type ())
G_DECLARE_FINAL_TYPE (DiaNarrowBin, dia_narrow_bin, DIA, NARROW_BIN, GtkWidget)

gboolean dia_narrow_bin_get_narrow (DiaNarrowBin *self);

G_END_DECLS
