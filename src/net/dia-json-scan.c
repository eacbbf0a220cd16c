/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json-scan.h"

#include "dia-json.h"
#include "dia-net-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Backslash, u and four digits. */
#define UNICODE_ESCAPE_LENGTH 6
#define LARGEST_INTEGER       "9223372036854775807"
/* What tells two doubles apart. */
#define PRECISE_DIGITS        17

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,   /* behind "[" */
  EXPECT_NAME,
  EXPECT_NAME_OR_END,    /* behind "{" */
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expected;

typedef struct
{
  const char *text;
  gsize       length;
  gsize       position;
  Expected    expected;
  guint       depth;
  char        closing[DIA_JSON_MAX_DEPTH];  /* by depth */
  guint       n_values;
  char       *repaired;  /* (owned) (nullable) */
} Scan;

static gboolean
fail_malformed (const Scan  *scan,
                GError     **error)
{
  g_set_error (error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED,
               _("The server’s answer is not valid JSON (byte %zu)."), scan->position);
  return FALSE;
}

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, DIA_NET_ERROR, DIA_NET_ERROR_TOO_LARGE,
                       _("The server’s answer is larger or more deeply nested than any that makes sense."));
  return FALSE;
}

/* The code unit of the escape at @position, -1 when there is none. */
static int
read_unicode_escape (const Scan *scan,
                     gsize       position)
{
  int unit = 0;

  if (position + UNICODE_ESCAPE_LENGTH > scan->length || scan->text[position] != '\\' || scan->text[position + 1] != 'u')
    return -1;
  for (int i = 2; i < UNICODE_ESCAPE_LENGTH; i++)
    {
      int digit = g_ascii_xdigit_value (scan->text[position + i]);

      if (digit < 0)
        return -1;
      unit = unit << 4 | digit;
    }
  return unit;
}

/* Where @position of the text can be changed. */
static char *
edit (Scan *scan,
      gsize position)
{
  if (scan->repaired == NULL)
    {
      scan->repaired = g_malloc (scan->length + 1);
      memcpy (scan->repaired, scan->text, scan->length);
      scan->repaired[scan->length] = '\0';
    }
  return scan->repaired + position;
}

static gboolean
skip_unicode_escape (Scan    *scan,
                     GError **error)
{
  int unit = read_unicode_escape (scan, scan->position);
  int next = read_unicode_escape (scan, scan->position + UNICODE_ESCAPE_LENGTH);

  if (unit < 0)
    return fail_malformed (scan, error);
  if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff)
    scan->position += UNICODE_ESCAPE_LENGTH;
  else if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff))
    memcpy (edit (scan, scan->position), "\\ufffd", UNICODE_ESCAPE_LENGTH);
  scan->position += UNICODE_ESCAPE_LENGTH;
  return TRUE;
}

static gboolean
skip_escape (Scan    *scan,
             GError **error)
{
  char kind = scan->position + 1 < scan->length ? scan->text[scan->position + 1] : '\0';

  if (kind == 'u')
    return skip_unicode_escape (scan, error);
  if (kind == '\0' || strchr ("\"\\/bfnrt", kind) == NULL)
    return fail_malformed (scan, error);
  scan->position += 2;
  return TRUE;
}

/* From the opening quote to behind the closing one. */
static gboolean
skip_string (Scan    *scan,
             GError **error)
{
  scan->position++;
  while (scan->position < scan->length)
    {
      guchar letter = (guchar) scan->text[scan->position];

      if (letter == '"')
        {
          scan->position++;
          return TRUE;
        }
      if (letter < 0x20)
        return fail_malformed (scan, error);
      if (letter != '\\')
        scan->position++;
      else if (!skip_escape (scan, error))
        return FALSE;
    }
  return fail_malformed (scan, error);
}

/* Writes a whole number that has no place in 64 bits as a floating one of the
 * same width: json-glib would wrap it around. */
static void
shorten_integer (Scan  *scan,
                 gsize  length)
{
  char *digits = edit (scan, scan->position);
  g_autofree char *exponent = g_strdup_printf ("e%" G_GSIZE_FORMAT, length - PRECISE_DIGITS);

  memset (digits + PRECISE_DIGITS, ' ', length - PRECISE_DIGITS);
  memcpy (digits + PRECISE_DIGITS, exponent, strlen (exponent));
}

static gsize
count_digits (const Scan *scan,
              gsize       position)
{
  gsize n = 0;

  while (position + n < scan->length && g_ascii_isdigit (scan->text[position + n]))
    n++;

  return n;
}

static gboolean
is_one_of (const Scan *scan,
           gsize       position,
           const char *letters)
{
  return position < scan->length && scan->text[position] != '\0' && strchr (letters, scan->text[position]) != NULL;
}

/* RFC 8259, section 6. */
static gboolean
skip_number (Scan    *scan,
             GError **error)
{
  gsize begin = scan->position + (scan->text[scan->position] == '-' ? 1 : 0);
  gsize n_digits = count_digits (scan, begin);
  gsize end = begin + n_digits;

  if (n_digits == 0 || (n_digits > 1 && scan->text[begin] == '0'))
    return fail_malformed (scan, error);
  if (is_one_of (scan, end, "."))
    {
      gsize n_decimals = count_digits (scan, end + 1);

      if (n_decimals == 0)
        return fail_malformed (scan, error);
      end += 1 + n_decimals;
    }
  if (is_one_of (scan, end, "eE"))
    {
      gsize digits = end + (is_one_of (scan, end + 1, "+-") ? 2 : 1);

      if (count_digits (scan, digits) == 0)
        return fail_malformed (scan, error);
      end = digits + count_digits (scan, digits);
    }

  scan->position = begin;
  if (end == begin + n_digits && (n_digits > strlen (LARGEST_INTEGER) ||
                                  (n_digits == strlen (LARGEST_INTEGER) &&
                                   strncmp (scan->text + begin, LARGEST_INTEGER, n_digits) > 0)))
    shorten_integer (scan, n_digits);
  scan->position = end;

  return TRUE;
}

static gboolean
skip_word (Scan    *scan,
           GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (scan->length - scan->position >= length && memcmp (scan->text + scan->position, words[i], length) == 0)
        {
          scan->position += length;
          return TRUE;
        }
    }

  return fail_malformed (scan, error);
}

static void
end_value (Scan *scan)
{
  scan->expected = scan->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static gboolean
open_bracket (Scan    *scan,
              GError **error)
{
  gboolean is_object = scan->text[scan->position] == '{';

  scan->n_values++;
  if (scan->depth == DIA_JSON_MAX_DEPTH)
    return fail_too_large (error);
  scan->closing[scan->depth++] = is_object ? '}' : ']';
  scan->expected = is_object ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  scan->position++;

  return TRUE;
}

static gboolean
close_bracket (Scan    *scan,
               GError **error)
{
  char letter = scan->text[scan->position];

  if (scan->depth == 0 || scan->closing[scan->depth - 1] != letter ||
      (scan->expected != EXPECT_COMMA_OR_END && scan->expected != EXPECT_VALUE_OR_END &&
       scan->expected != EXPECT_NAME_OR_END))
    return fail_malformed (scan, error);

  scan->depth--;
  scan->position++;
  end_value (scan);

  return TRUE;
}

static gboolean
skip_separator (Scan    *scan,
                GError **error)
{
  gboolean is_comma = scan->text[scan->position] == ',';

  if (scan->expected != (is_comma ? EXPECT_COMMA_OR_END : EXPECT_COLON))
    return fail_malformed (scan, error);

  if (is_comma && scan->closing[scan->depth - 1] == '}')
    scan->expected = EXPECT_NAME;
  else
    scan->expected = EXPECT_VALUE;
  scan->n_values++;
  scan->position++;

  return TRUE;
}

static gboolean
skip_value (Scan    *scan,
            GError **error)
{
  char letter = scan->text[scan->position];
  gboolean skipped;

  if (scan->expected != EXPECT_VALUE && scan->expected != EXPECT_VALUE_OR_END)
    return fail_malformed (scan, error);
  if (letter == '[' || letter == '{')
    return open_bracket (scan, error);

  if (letter == '"')
    skipped = skip_string (scan, error);
  else if (letter == '-' || g_ascii_isdigit (letter))
    skipped = skip_number (scan, error);
  else
    skipped = skip_word (scan, error);
  end_value (scan);

  return skipped;
}

static gboolean
skip_name (Scan    *scan,
           GError **error)
{
  scan->expected = EXPECT_COLON;

  return skip_string (scan, error);
}

static gboolean
skip_token (Scan    *scan,
            GError **error)
{
  gboolean expects_name = scan->expected == EXPECT_NAME || scan->expected == EXPECT_NAME_OR_END;

  switch (scan->text[scan->position])
    {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      scan->position++;
      return TRUE;
    case ',':
    case ':':
      return skip_separator (scan, error);
    case ']':
    case '}':
      return close_bracket (scan, error);
    case '"':
      return expects_name ? skip_name (scan, error) : skip_value (scan, error);
    default:
      return skip_value (scan, error);
    }
}

gboolean
dia_json_scan (const char  *text,
               gsize        length,
               char       **repaired,
               GError     **error)
{
  Scan scan = { .text = text, .length = length };
  gboolean fine = TRUE;

  while (fine && scan.position < scan.length)
    {
      fine = skip_token (&scan, error);
      if (fine && scan.n_values > DIA_JSON_MAX_VALUES)
        fine = fail_too_large (error);
    }
  if (fine && scan.expected != EXPECT_NOTHING)
    fine = fail_malformed (&scan, error);
  if (!fine)
    g_clear_pointer (&scan.repaired, g_free);
  *repaired = scan.repaired;
  return fine;
}
