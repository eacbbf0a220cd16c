/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the decoding program and the desk say to each other. The picture is the
 * program's standard input; the arguments are
 *
 *   TYPE pixels MAX_SIDE              unpacks, for the screen
 *   TYPE encode MAX_PIXELS MAX_BYTES  packs again, for sending; 0: no limit
 *
 * with TYPE jpeg, png, gif or webp. Standard output is one #DiaPictureReply in
 * this computer's byte order, then its payload. The desk believes none of it
 * before it has checked it. */

#define DIA_PICTURE_MAGIC 0x44695069u

typedef enum
{
  DIA_PICTURE_STATUS_DONE,
  DIA_PICTURE_STATUS_DAMAGED,
  DIA_PICTURE_STATUS_TOO_LARGE,
  DIA_PICTURE_STATUS_LIMITS,    /* cannot be made small enough */
  DIA_PICTURE_STATUS_NO_JAIL,   /* could not give up its rights, so it read nothing */
} DiaPictureStatus;

typedef enum
{
  DIA_PICTURE_PAYLOAD_NONE,  /* there is only a status */
  DIA_PICTURE_PAYLOAD_RGB,   /* rows of width × 3 bytes, no padding */
  DIA_PICTURE_PAYLOAD_RGBA,  /* rows of width × 4 bytes, not premultiplied */
  DIA_PICTURE_PAYLOAD_JPEG,
  DIA_PICTURE_PAYLOAD_PNG,
} DiaPicturePayload;

typedef struct
{
  guint32 magic;
  guint32 status;         /* DiaPictureStatus */
  guint32 payload;        /* DiaPicturePayload */
  guint32 source_width;   /* of the picture in the file, upright */
  guint32 source_height;
  guint32 width;          /* of the payload */
  guint32 height;
  guint32 length;         /* of the payload, bytes */
} DiaPictureReply;

/* The processor time that each task may take. A picture is only packed again
 * after it was unpacked once within the first of them. */
#define DIA_PICTURE_PIXELS_SECONDS 2
#define DIA_PICTURE_ENCODE_SECONDS 10

G_END_DECLS
