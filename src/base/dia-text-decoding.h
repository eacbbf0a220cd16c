/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dia_text_decode:
 * @encoding: (out) (optional): "UTF-8", "UTF-16LE", "UTF-16BE" or "Windows-1252"; static
 *
 * The text of a file that says nothing about its encoding, as UTF-8 without a
 * byte order mark. A mark decides; without one, zero bytes at every other place
 * tell UTF-16; then UTF-8 where all of it is valid, since a text in another
 * encoding hardly ever is; else Windows-1252, in which spreadsheets of Western
 * Europe write. Any thread. DIA_TEXT_DECODING_ERROR names line and column.
 * (transfer full) (nullable)
 */
char *dia_text_decode (const guint8 *bytes, gsize size, const char **encoding, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_TEXT_DECODING_ERROR (dia_text_decoding_error_quark ())
GQuark dia_text_decoding_error_quark (void);

typedef enum
{
  DIA_TEXT_DECODING_ERROR_BINARY,   /* zero bytes where no text has them */
  DIA_TEXT_DECODING_ERROR_BAD,      /* bytes that the encoding does not have */
} DiaTextDecodingError;

G_END_DECLS
