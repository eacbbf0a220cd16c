/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "dia-account.h"
#include "dia-content.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaMediaLibrary:
 *
 * Pictures beside the workspace, by their SHA-256. A picture from outside is
 * measured by its header, then decoded by a child process with limits on memory
 * and time: nothing that a file contains can hurt the desk.
 */
#define DIA_TYPE_MEDIA_LIBRARY (dia_media_library_get_type ())
G_DECLARE_FINAL_TYPE (DiaMediaLibrary, dia_media_library, DIA, MEDIA_LIBRARY, GObject)

/* Takes a picture (JPEG, PNG, GIF, WebP; at most 25 MB and 50 megapixels) into
 * the workspace. Errors: DIA_MEDIA_ERROR_*. (transfer full) */
DiaMedia *dia_media_library_import        (DiaMediaLibrary *self, GBytes *picture, GCancellable *cancellable, GError **error);
void      dia_media_library_import_async  (DiaMediaLibrary *self, GBytes *picture, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void      dia_media_library_import_file_async (DiaMediaLibrary *self, GFile *file, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
DiaMedia *dia_media_library_import_finish (DiaMediaLibrary *self, GAsyncResult *result, GError **error);

/* A small picture for the screen, at most @size px on its longer side.
 * (transfer full) */
void       dia_media_library_thumbnail_async  (DiaMediaLibrary *self, const DiaMedia *media, int size, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
GdkPixbuf *dia_media_library_thumbnail_finish (DiaMediaLibrary *self, GAsyncResult *result, GError **error);

/* The picture as it goes out: turned upright, scaled and re-encoded until it is
 * within @limits, without EXIF, GPS or author. *prepared (out) (transfer full):
 * its new type and size. Blocking, on a worker. (transfer full) */
GBytes    *dia_media_library_prepare (DiaMediaLibrary *self, const DiaMedia *media, const DiaLimits *limits,
                                      DiaMedia **prepared, GCancellable *cancellable, GError **error);

/* The stored file, for "save as" and for copying by hand. (transfer full) */
GFile     *dia_media_library_get_file (DiaMediaLibrary *self, const DiaMedia *media) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_MEDIA_ERROR (dia_media_error_quark ())
GQuark dia_media_error_quark (void);

typedef enum
{
  DIA_MEDIA_ERROR_NOT_A_PICTURE,
  DIA_MEDIA_ERROR_TOO_LARGE,
  DIA_MEDIA_ERROR_DAMAGED,
  DIA_MEDIA_ERROR_LIMITS,      /* cannot be made small enough */
} DiaMediaError;

G_END_DECLS
