/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include <string.h>

/* Just below the 50 megapixels that the desk takes. */
#define SIDE 7000

static void
append (GByteArray *bytes,
        const char *data,
        gsize       length)
{
  g_byte_array_append (bytes, (const guint8 *) data, (guint) length);
}

static void
append_be32 (GByteArray *bytes,
             guint32     value)
{
  guint32 swapped = GUINT32_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &swapped, sizeof swapped);
}

static void
append_le16 (GByteArray *bytes,
             guint16     value)
{
  guint16 swapped = GUINT16_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &swapped, sizeof swapped);
}

/* The check of PNG's chunks (its specification, annex D). */
static guint32
compute_crc (const guint8 *data,
             gsize         length)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? (crc >> 1) ^ 0xedb88320u : crc >> 1;
    }

  return ~crc;
}

static void
append_chunk (GByteArray *png,
              const char *type,
              const void *data,
              gsize       length)
{
  guint start = png->len + 4;

  append_be32 (png, (guint32) length);
  append (png, type, 4);
  if (length > 0)
    append (png, data, length);
  append_be32 (png, compute_crc (png->data + start, length + 4));
}

static void
append_png_start (GByteArray *png,
                  guint       width,
                  guint       height)
{
  guint8 header[13] = { 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0 };
  guint32 sides[2] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };

  memcpy (header, sides, sizeof sides);
  append (png, "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", header, sizeof header);
}

/* @length zero bytes, packed as fast as can be. */
static GBytes *
pack_zeros (gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packer = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autofree guint8 *zeros = g_malloc0 (1 << 20);

  for (gsize left = length; left > 0; left -= MIN (left, 1 << 20))
    g_assert_true (g_output_stream_write_all (packer, zeros, MIN (left, 1 << 20), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packer, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
make_png (guint width,
          guint height,
          gsize unpacked)
{
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GBytes) packed = pack_zeros (unpacked);

  append_png_start (png, width, height);
  append_chunk (png, "IDAT", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (png);
}

/* 147 MB in less than one. */
static GBytes *
make_wide_png (void)
{
  return make_png (SIDE, SIDE, (gsize) SIDE * (SIDE * 3 + 1));
}

/* A hundred rows are announced, and half a gigabyte follows. */
static GBytes *
make_endless_png (void)
{
  return make_png (100, 100, (gsize) 512 * 1024 * 1024);
}

/* A comment that unpacks to half a gigabyte before the first pixel. */
static GBytes *
make_talkative_png (void)
{
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GByteArray) comment = g_byte_array_new ();
  g_autoptr (GBytes) packed = pack_zeros ((gsize) 512 * 1024 * 1024);
  g_autoptr (GBytes) pixels = pack_zeros (4);

  append (comment, "Comment\0\0", 9);
  append (comment, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  append_png_start (png, 1, 1);
  append_chunk (png, "zTXt", comment->data, comment->len);
  append_chunk (png, "IDAT", g_bytes_get_data (pixels, NULL), g_bytes_get_size (pixels));
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (png);
}

/* @n_frames of one pixel each on a screen of @side. */
static GBytes *
make_gif (guint16 side,
          guint   n_frames)
{
  static const char frame[] = { ',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0 };
  GByteArray *gif = g_byte_array_new ();

  append (gif, "GIF89a", 6);
  append_le16 (gif, side);
  append_le16 (gif, side);
  append (gif, "\xf0\0\0\0\0\0\xff\xff\xff", 9);
  for (guint i = 0; i < n_frames; i++)
    append (gif, frame, sizeof frame);
  append (gif, ";", 1);

  return g_byte_array_free_to_bytes (gif);
}

static GBytes *
make_long_gif (void)
{
  return make_gif (1, 1000000);
}

/* A hundred thousand frames, each over a screen of 25 megapixels. */
static GBytes *
make_wide_gif (void)
{
  return make_gif (5000, 100000);
}

static GBytes *
make_widest_gif (void)
{
  return make_gif (G_MAXUINT16, 10);
}

static void
append_segment (GByteArray *jpeg,
                guint8      marker,
                const char *data,
                gsize       length)
{
  guint8 head[4] = { 0xff, marker, (guint8) ((length + 2) >> 8), (guint8) (length + 2) };

  g_byte_array_append (jpeg, head, sizeof head);
  append (jpeg, data, length);
}

/* Progressive: each of the scans makes the decoder walk over 49 megapixels. */
static GBytes *
make_patient_jpeg (void)
{
  static const char sof[] = { 8, SIDE >> 8, (char) (SIDE & 255), SIDE >> 8, (char) (SIDE & 255), 1, 1, 0x11, 0 };
  static const char sos_first[] = { 1, 1, 0, 0, 0, 0x01 };
  static const char sos_again[] = { 1, 1, 0, 0, 0, 0x10 };
  static const char dht[] = { 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  GByteArray *jpeg = g_byte_array_new ();
  char dqt[65] = { 0 };

  memset (dqt + 1, 1, 64);
  append (jpeg, "\xff\xd8", 2);
  append_segment (jpeg, 0xdb, dqt, sizeof dqt);
  append_segment (jpeg, 0xc2, sof, sizeof sof);
  append_segment (jpeg, 0xc4, dht, sizeof dht);
  append_segment (jpeg, 0xda, sos_first, sizeof sos_first);
  for (guint i = 0; i < 100000; i++)
    append_segment (jpeg, 0xda, sos_again, sizeof sos_again);
  append (jpeg, "\xff\xd9", 2);

  return g_byte_array_free_to_bytes (jpeg);
}

/* Lossless, one colour: 49 megapixels in a few bytes (RFC 9649, 3.4 and 3.5). */
static GBytes *
make_plain_webp (void)
{
  guint32 sides = (SIDE - 1) | ((guint32) (SIDE - 1) << 14);
  guint8 body[25] = { 0x2f, (guint8) sides, (guint8) (sides >> 8), (guint8) (sides >> 16), (guint8) (sides >> 24),
                      0x88, 0x88, 0x08 };
  GByteArray *webp = g_byte_array_new ();
  guint32 sizes[2] = { GUINT32_TO_LE (4 + 8 + 26), GUINT32_TO_LE (25) };

  append (webp, "RIFF", 4);
  append (webp, (const char *) &sizes[0], 4);
  append (webp, "WEBPVP8L", 8);
  append (webp, (const char *) &sizes[1], 4);
  g_byte_array_append (webp, body, sizeof body);
  append (webp, "\0", 1);

  return g_byte_array_free_to_bytes (webp);
}

GBytes *
bombs_make_small_gif (void)
{
  return make_gif (8, 3);
}

const Bomb *
bombs_get (gsize *n)
{
  static const Bomb bombs[] = {
    { "wide-png", make_wide_png },
    { "endless-png", make_endless_png },
    { "talkative-png", make_talkative_png },
    { "long-gif", make_long_gif },
    { "wide-gif", make_wide_gif },
    { "widest-gif", make_widest_gif },
    { "patient-jpeg", make_patient_jpeg },
    { "plain-webp", make_plain_webp },
  };

  *n = G_N_ELEMENTS (bombs);

  return bombs;
}
