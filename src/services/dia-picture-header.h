/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the first bytes of a picture say of it, read without unpacking anything. */
typedef struct
{
  const char *type;       /* "jpeg", "png", "gif", "webp" */
  const char *mime_type;  /* "image/jpeg"… */
  guint       width;      /* px, before EXIF orientation */
  guint       height;
  gboolean    complete;   /* the end of the file is there too */
} DiaPictureHeader;

/* FALSE when @data is none of the four kinds; its name and its type as others
 * announced it do not matter. Never reads outside @data. Any thread. */
gboolean dia_picture_header_read (GBytes *data, DiaPictureHeader *header);

G_END_DECLS
