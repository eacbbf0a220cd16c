/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first bytes of a picture: all that the desk itself reads of one. The rest
 * is unpacked by a program in a jail (N5). */

#include "fuzz.h"

#include "dia-picture-header.h"

void
fuzz_feed_picture (const guint8 *data,
                   gsize         size)
{
  /* A copy without room behind it, so that reading beyond the end is seen. */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  DiaPictureHeader header;

  if (!dia_picture_header_read (bytes, &header))
    return;

  g_assert_nonnull (header.type);
  g_assert_true (g_str_has_prefix (header.mime_type, "image/"));
}
