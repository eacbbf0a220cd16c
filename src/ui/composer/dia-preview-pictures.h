/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-media-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaPreviewPictures:
 *
 * The pictures of a post as a network lays them out: up to four in a grid, of
 * which the last one says how many more there are; or one at a time. Main thread.
 */
#define DIA_TYPE_PREVIEW_PICTURES (dia_preview_pictures_get_type ())
G_DECLARE_FINAL_TYPE (DiaPreviewPictures, dia_preview_pictures, DIA, PREVIEW_PICTURES, GtkWidget)

/* @library is given before anything is shown. */
void dia_preview_pictures_set_library (DiaPreviewPictures *self, DiaMediaLibrary *library);
/* Shows these (element-type DiaMedia); what is shown already is not loaded again.
 * @carousel: one at a time. */
void dia_preview_pictures_show        (DiaPreviewPictures *self, const GPtrArray *media, gboolean carousel);

G_END_DECLS
