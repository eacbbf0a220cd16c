/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json-scan.h"

#include "dia-json.h"
#include "dia-net-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Backslash, u and four digits. */
#define UNICODE_ESCAPE_LENGTH 6
#define NUMBER_LETTERS        "0123456789+-.eE"
#define LARGEST_INTEGER       "9223372036854775807"
/* What tells two doubles apart. */
#define PRECISE_DIGITS        17

typedef struct
{
  const char *text;
  gsize       length;
  gsize       position;
  guint       depth;
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

static gboolean
skip_number (Scan    *scan,
             GError **error)
{
  const char *number = scan->text + scan->position;
  gsize room = scan->length - scan->position;
  gsize n_digits = 0;
  gsize length;

  while (n_digits < room && g_ascii_isdigit (number[n_digits]))
    n_digits++;
  for (length = n_digits; length < room && number[length] != '\0' && strchr (NUMBER_LETTERS, number[length]) != NULL; length++)
    continue;
  if (n_digits > 1 && number[0] == '0')
    return fail_malformed (scan, error);
  if (length == n_digits && (n_digits > strlen (LARGEST_INTEGER) ||
                             (n_digits == strlen (LARGEST_INTEGER) && strncmp (number, LARGEST_INTEGER, n_digits) > 0)))
    shorten_integer (scan, n_digits);
  scan->position += length;
  return TRUE;
}

static gboolean
count_bracket (Scan    *scan,
               char     bracket,
               GError **error)
{
  if (bracket == ']' || bracket == '}')
    {
      if (scan->depth == 0)
        return fail_malformed (scan, error);
      scan->depth--;
      return TRUE;
    }
  scan->n_values++;
  if (++scan->depth > DIA_JSON_MAX_DEPTH)
    return fail_too_large (error);
  return TRUE;
}

static gboolean
skip_token (Scan    *scan,
            GError **error)
{
  char letter = scan->text[scan->position];

  if (letter == '"')
    return skip_string (scan, error);
  if (g_ascii_isdigit (letter))
    return skip_number (scan, error);
  /* The minus of a number, the letters of true, false and null, and spaces;
   * nothing else may stand outside a string. */
  if (letter == '\0' || strchr ("[]{},: \t\r\n-truefalsn", letter) == NULL)
    return fail_malformed (scan, error);
  if (strchr ("[]{}", letter) != NULL && !count_bracket (scan, letter, error))
    return FALSE;
  if (letter == ',' || letter == ':')
    scan->n_values++;
  scan->position++;
  return TRUE;
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
  if (fine && scan.depth > 0)
    fine = fail_malformed (&scan, error);
  if (!fine)
    g_clear_pointer (&scan.repaired, g_free);
  *repaired = scan.repaired;
  return fine;
}
