/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-decoding.h"

#include <string.h>

typedef struct
{
  const char *bytes;
  gsize       size;
  const char *text;
  const char *encoding;
} Decoded;

#define BYTES(literal) literal, sizeof literal - 1

static void
test_encodings (void)
{
  static const Decoded cases[] = {
    { BYTES ("d\xc3\xa9" "c."), "déc.", "UTF-8" },
    { BYTES ("\xef\xbb\xbf" "d\xc3\xa9" "c."), "déc.", "UTF-8" },
    { BYTES ("d\xe9" "c. 5 \x80 \x9c\xab\x9c"), "déc. 5 € œ«œ", "Windows-1252" },
    { BYTES ("\xff\xfe" "d\0\xe9\0c\0.\0\x3d\xd8\x80\xde"), "déc.🚀", "UTF-16LE" },
    { BYTES ("\xfe\xff" "\0d\0\xe9\0c\0.\xd8\x3d\xde\x80"), "déc.🚀", "UTF-16BE" },
    { BYTES ("d\0a\0t\0e\0;\0\xe9\0"), "date;é", "UTF-16LE" },
    { BYTES ("\0d\0a\0t\0e\0;\0\xe9"), "date;é", "UTF-16BE" },
    { BYTES (""), "", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *encoding = NULL;
      g_autofree char *text = dia_text_decode ((const guint8 *) cases[i].bytes, cases[i].size, &encoding, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (encoding, ==, cases[i].encoding);
    }
}

typedef struct
{
  const char *bytes;
  gsize       size;
  int         code;
  const char *where;
} Damaged;

static void
test_says_where_it_is_damaged (void)
{
  static const Damaged cases[] = {
    { BYTES ("\xef\xbb\xbf" "a\nb\xff"), DIA_TEXT_DECODING_ERROR_BAD, "Line 2, column 2" },
    { BYTES ("\xe9" "a\r\n\r\nab\x81"), DIA_TEXT_DECODING_ERROR_BAD, "Line 3, column 3" },
    { BYTES ("a\xe9\0b"), DIA_TEXT_DECODING_ERROR_BINARY, "Line 1, column 3" },
    { BYTES ("\xff\xfe" "a\0\x3d\xd8" "b\0"), DIA_TEXT_DECODING_ERROR_BAD, "Line 1, column 2" },
    { BYTES ("\xff\xfe" "a\0\x3d"), DIA_TEXT_DECODING_ERROR_BAD, "Line 1, column 2" },
    { BYTES ("\xfe\xff" "\0a\xde\x80"), DIA_TEXT_DECODING_ERROR_BAD, "Line 1, column 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = dia_text_decode ((const guint8 *) cases[i].bytes, cases[i].size, NULL, &error);

      g_assert_null (text);
      g_assert_error (error, DIA_TEXT_DECODING_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].where));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text-decoding/encodings", test_encodings);
  g_test_add_func ("/base/text-decoding/says-where-it-is-damaged", test_says_where_it_is_damaged);

  return g_test_run ();
}
