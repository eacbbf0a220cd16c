/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* Pictures of more pixels than this are refused before they are unpacked. */
#define DIA_PICTURE_MAX_PIXELS ((gint64) 50 * 1000 * 1000)

typedef enum
{
  DIA_PICTURE_ERROR_DAMAGED,    /* cut short, or not what it says it is */
  DIA_PICTURE_ERROR_TOO_LARGE,  /* in pixels */
  DIA_PICTURE_ERROR_LIMITS,     /* cannot be made small enough */
} DiaPictureError;

#define DIA_PICTURE_ERROR (dia_picture_error_quark ())
GQuark     dia_picture_error_quark (void);

/* Opens the modules that reading @type ("jpeg", "png", "gif", "webp") and
 * writing need, while files can still be opened. (transfer full) (nullable) */
GdkPixbufLoader *dia_picture_loader_new (const char *type) G_GNUC_WARN_UNUSED_RESULT;

/* How large the unpacked picture may become; 0 for no limit. */
typedef struct
{
  int    max_side;     /* of its longer side, px */
  gint64 max_pixels;
} DiaPictureSize;

/**
 * dia_picture_decode:
 * @loader: from dia_picture_loader_new(); can be used once
 * @data: the whole file
 * @size: scaled down to this, never up
 * @width: (out): of the picture as it is in the file, upright
 * @height: (out): likewise
 * @profile: (out) (transfer full) (nullable): its colour profile, base 64
 *
 * Unpacks a picture (the first frame of an animation) and turns it upright.
 * (transfer full) (nullable)
 */
GdkPixbuf *dia_picture_decode (GdkPixbufLoader *loader, GBytes *data, const DiaPictureSize *size,
                               int *width, int *height, char **profile, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_picture_encode:
 * @keep_png: whether PNG is tried first; pictures with transparency always try it
 * @profile: (nullable): the colour profile to write; nothing else is written
 * @max_bytes: 0 for no limit
 * @type: (out): "png" or "jpeg"
 *
 * Packs @picture within @max_bytes: as PNG when that fits, else as the best JPEG
 * that fits, and smaller and smaller when none does. *picture becomes the one
 * that was packed. (transfer full) (nullable)
 */
GBytes    *dia_picture_encode (GdkPixbuf **picture, gboolean keep_png, const char *profile, gint64 max_bytes,
                               const char **type, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
