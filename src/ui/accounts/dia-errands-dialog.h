/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells what is left to the person after accounts were removed, with links to the
 * pages where it is done. @errands: (element-type DiaErrand), at least one. */
void dia_errands_dialog_present (GtkWindow *parent, GPtrArray *errands);

G_END_DECLS
