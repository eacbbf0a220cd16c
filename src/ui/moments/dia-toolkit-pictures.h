/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-media-library.h"
#include "dia-moment-editing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaToolkitPictures:
 *
 * The pictures of a toolkit with their alternative texts. Main thread.
 */
#define DIA_TYPE_TOOLKIT_PICTURES (dia_toolkit_pictures_get_type ())
G_DECLARE_FINAL_TYPE (DiaToolkitPictures, dia_toolkit_pictures, DIA, TOOLKIT_PICTURES, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_toolkit_pictures_new      (DiaMomentEditing *editing, DiaMediaLibrary *library, DiaNotices *notices);
/* Takes a picture in; refusals are shown as notices. */
void       dia_toolkit_pictures_add_file (DiaToolkitPictures *self, GFile *file);

G_END_DECLS
