/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picture-header.h"

#include <string.h>

typedef struct
{
  const guint8 *bytes;
  gsize         length;
} View;

static guint
read_be16 (const guint8 *p)
{
  return (guint) p[0] << 8 | p[1];
}

static guint
read_le16 (const guint8 *p)
{
  return (guint) p[1] << 8 | p[0];
}

static guint
read_le24 (const guint8 *p)
{
  return (guint) p[2] << 16 | read_le16 (p);
}

static guint32
read_be32 (const guint8 *p)
{
  return (guint32) read_be16 (p) << 16 | read_be16 (p + 2);
}

static guint32
read_le32 (const guint8 *p)
{
  return (guint32) read_le16 (p + 2) << 16 | read_le16 (p);
}

static gboolean
begins_with (const View *view,
             gsize       offset,
             const char *magic,
             gsize       length)
{
  return view->length >= offset + length && memcmp (view->bytes + offset, magic, length) == 0;
}

/* Walks the chunks (PNG, third edition, 5.3): length, name, data, checksum. */
static gboolean
has_png_end (const View *view)
{
  gsize at = 8;

  while (view->length - at >= 12)
    {
      guint32 length = read_be32 (view->bytes + at);

      if (memcmp (view->bytes + at + 4, "IEND", 4) == 0)
        return TRUE;
      if (length > view->length - at - 12)
        return FALSE;
      at += (gsize) length + 12;
    }

  return FALSE;
}

static gboolean
read_png (const View       *view,
          DiaPictureHeader *header)
{
  if (!begins_with (view, 0, "\x89PNG\r\n\x1a\n", 8) || !begins_with (view, 12, "IHDR", 4) || view->length < 33)
    return FALSE;

  header->type = "png";
  header->mime_type = "image/png";
  header->width = read_be32 (view->bytes + 16);
  header->height = read_be32 (view->bytes + 20);
  header->complete = has_png_end (view);

  return TRUE;
}

static gboolean
read_gif (const View       *view,
          DiaPictureHeader *header)
{
  gsize end = view->length;

  if (view->length < 13 || (!begins_with (view, 0, "GIF87a", 6) && !begins_with (view, 0, "GIF89a", 6)))
    return FALSE;

  /* Some programs pad the file with zeros behind the trailer. */
  while (end > 13 && view->bytes[end - 1] == 0)
    end--;

  header->type = "gif";
  header->mime_type = "image/gif";
  header->width = read_le16 (view->bytes + 6);
  header->height = read_le16 (view->bytes + 8);
  header->complete = view->bytes[end - 1] == ';';

  return TRUE;
}

/* RFC 9649: the three kinds of a first chunk. */
static gboolean
read_webp (const View       *view,
           DiaPictureHeader *header)
{
  const guint8 *p = view->bytes;

  if (view->length < 30 || !begins_with (view, 0, "RIFF", 4) || !begins_with (view, 8, "WEBP", 4))
    return FALSE;

  if (memcmp (p + 12, "VP8X", 4) == 0)
    {
      header->width = read_le24 (p + 24) + 1;
      header->height = read_le24 (p + 27) + 1;
    }
  else if (memcmp (p + 12, "VP8L", 4) == 0)
    {
      header->width = (read_le32 (p + 21) & 0x3fff) + 1;
      header->height = (read_le32 (p + 21) >> 14 & 0x3fff) + 1;
    }
  else if (memcmp (p + 12, "VP8 ", 4) == 0)
    {
      header->width = read_le16 (p + 26) & 0x3fff;
      header->height = read_le16 (p + 28) & 0x3fff;
    }
  else
    {
      return FALSE;
    }

  header->type = "webp";
  header->mime_type = "image/webp";
  header->complete = (guint64) read_le32 (p + 4) + 8 <= view->length;

  return TRUE;
}

/* Within the entropy coded data 0xff is followed by 0, so that the end marker
 * can be nothing else; thumbnails with an end of their own come before. */
static gboolean
has_jpeg_end (const View *view,
              gsize       at)
{
  while (at + 1 < view->length)
    {
      const guint8 *found = memchr (view->bytes + at, 0xff, view->length - at - 1);

      if (found == NULL)
        return FALSE;
      if (found[1] == 0xd9)
        return TRUE;
      at = found - view->bytes + 1;
    }

  return FALSE;
}

static gboolean
is_jpeg_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Markers without a length: fill bytes, restarts, TEM. */
static gboolean
is_bare_jpeg_marker (guint8 marker)
{
  return marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

static gboolean
read_jpeg (const View       *view,
           DiaPictureHeader *header)
{
  gsize at = 2;

  if (!begins_with (view, 0, "\xff\xd8\xff", 3))
    return FALSE;

  header->type = "jpeg";
  header->mime_type = "image/jpeg";
  while (view->length - at >= 9 && view->bytes[at] == 0xff)
    {
      guint8 marker = view->bytes[at + 1];

      if (is_jpeg_frame (marker))
        {
          header->height = read_be16 (view->bytes + at + 5);
          header->width = read_be16 (view->bytes + at + 7);
        }
      if (marker == 0xda)
        {
          header->complete = has_jpeg_end (view, at);
          return TRUE;
        }

      at += is_bare_jpeg_marker (marker) ? (marker == 0xff ? 1 : 2) : 2 + (gsize) read_be16 (view->bytes + at + 2);
      if (at > view->length)
        break;
    }

  return TRUE;
}

gboolean
dia_picture_header_read (GBytes           *data,
                         DiaPictureHeader *header)
{
  View view;

  memset (header, 0, sizeof *header);
  view.bytes = g_bytes_get_data (data, &view.length);

  return read_jpeg (&view, header) || read_png (&view, header) || read_gif (&view, header) ||
         read_webp (&view, header);
}
