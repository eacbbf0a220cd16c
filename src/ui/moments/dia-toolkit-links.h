/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-editing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaToolkitLinks:
 *
 * The pages that the contents of a key moment lead to, each with the address as
 * contents get it: marked with the campaign. Main thread.
 */
#define DIA_TYPE_TOOLKIT_LINKS (dia_toolkit_links_get_type ())
G_DECLARE_FINAL_TYPE (DiaToolkitLinks, dia_toolkit_links, DIA, TOOLKIT_LINKS, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_toolkit_links_new (DiaMomentEditing *editing);

G_END_DECLS
