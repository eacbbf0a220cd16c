/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-decoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many bytes tell whether a text without a mark is UTF-16. */
#define PROBE_BYTES 4096

G_DEFINE_QUARK (dia-text-decoding-error-quark, dia_text_decoding_error)

/* 0x80 to 0x9f in Windows-1252 (the table of Unicode's MAPPINGS/VENDORS/MICSFT);
 * 0 where it has no character. All other bytes are those of Latin-1. */
static const gunichar2 windows_1252[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static char *
refuse (const GString         *before,
        DiaTextDecodingError   code,
        const char            *encoding,
        GError               **error)
{
  guint line = 1;
  const char *start = before->str;

  for (const char *end = strchr (start, '\n'); end != NULL; end = strchr (start, '\n'))
    {
      line++;
      start = end + 1;
    }
  if (code == DIA_TEXT_DECODING_ERROR_BINARY)
    g_set_error (error, DIA_TEXT_DECODING_ERROR, code, _("Line %u, column %u: this is not a text file."), line,
                 (guint) g_utf8_strlen (start, -1) + 1);
  else
    g_set_error (error, DIA_TEXT_DECODING_ERROR, code,
                 /* Translators: the last %s is an encoding, such as "UTF-8". */
                 _("Line %u, column %u: this character is damaged. The file was read as %s."), line,
                 (guint) g_utf8_strlen (start, -1) + 1, encoding);

  return NULL;
}

static char *
decode_single_bytes (const guint8  *bytes,
                     gsize          size,
                     const char    *encoding,
                     GError       **error)
{
  g_autoptr (GString) text = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    {
      gunichar character = bytes[i] >= 0x80 && bytes[i] < 0xa0 ? windows_1252[bytes[i] - 0x80] : bytes[i];

      if (character == 0)
        return refuse (text, bytes[i] == 0 ? DIA_TEXT_DECODING_ERROR_BINARY : DIA_TEXT_DECODING_ERROR_BAD, encoding, error);
      g_string_append_unichar (text, character);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gunichar
read_unit (const guint8 *bytes,
           gboolean      big)
{
  return big ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0];
}

/* The character that begins at @at, which moves on; 0 for none. */
static gunichar
read_wide (const guint8 *bytes,
           gsize         size,
           gsize        *at,
           gboolean      big)
{
  gunichar unit, low;

  if (size - *at < 2)
    return 0;
  unit = read_unit (bytes + *at, big);
  *at += 2;
  if (unit < 0xd800 || unit > 0xdfff)
    return unit;
  if (unit > 0xdbff || size - *at < 2)
    return 0;
  low = read_unit (bytes + *at, big);
  *at += 2;

  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : 0;
}

static char *
decode_wide (const guint8  *bytes,
             gsize          size,
             gboolean       big,
             const char    *encoding,
             GError       **error)
{
  g_autoptr (GString) text = g_string_sized_new (size);

  for (gsize at = 0; at < size;)
    {
      gunichar character = read_wide (bytes, size, &at, big);

      if (character == 0)
        return refuse (text, DIA_TEXT_DECODING_ERROR_BAD, encoding, error);
      g_string_append_unichar (text, character);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
begins_with (const guint8 *bytes,
             gsize         size,
             const char   *mark,
             gsize         length)
{
  return size >= length && memcmp (bytes, mark, length) == 0;
}

/* Western text in UTF-16 has a zero for every other byte, and none between. */
static gboolean
looks_wide (const guint8 *bytes,
            gsize         size,
            gboolean      big)
{
  gsize n = MIN (size, PROBE_BYTES), n_zero = 0, n_wrong = 0;

  for (gsize i = 0; i < n; i++)
    if (bytes[i] == 0)
      *((i % 2 == 0) == big ? &n_zero : &n_wrong) += 1;

  return n_zero > n / 4 && n_wrong == 0;
}

static char *
decode_utf8 (const guint8  *bytes,
             gsize          size,
             GError       **error)
{
  const char *end;
  g_autoptr (GString) valid = NULL;

  if (g_utf8_validate_len ((const char *) bytes, size, &end))
    return g_strndup ((const char *) bytes, size);

  valid = g_string_new_len ((const char *) bytes, end - (const char *) bytes);
  return refuse (valid, *end == '\0' ? DIA_TEXT_DECODING_ERROR_BINARY : DIA_TEXT_DECODING_ERROR_BAD, "UTF-8", error);
}

char *
dia_text_decode (const guint8  *bytes,
                 gsize          size,
                 const char   **encoding,
                 GError       **error)
{
  const char *ignored;
  const char **name = encoding != NULL ? encoding : &ignored;

  *name = "UTF-8";
  if (begins_with (bytes, size, "\xef\xbb\xbf", 3))
    return decode_utf8 (bytes + 3, size - 3, error);
  if (begins_with (bytes, size, "\xff\xfe", 2))
    return decode_wide (bytes + 2, size - 2, FALSE, *name = "UTF-16LE", error);
  if (begins_with (bytes, size, "\xfe\xff", 2))
    return decode_wide (bytes + 2, size - 2, TRUE, *name = "UTF-16BE", error);
  if (looks_wide (bytes, size, FALSE))
    return decode_wide (bytes, size, FALSE, *name = "UTF-16LE", error);
  if (looks_wide (bytes, size, TRUE))
    return decode_wide (bytes, size, TRUE, *name = "UTF-16BE", error);
  if (g_utf8_validate_len ((const char *) bytes, size, NULL))
    return g_strndup ((const char *) bytes, size);

  return decode_single_bytes (bytes, size, *name = "Windows-1252", error);
}
