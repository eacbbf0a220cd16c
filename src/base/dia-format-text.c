/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-format.h"

#include "dia-format-private.h"

#include <string.h>
#include <unicode/ucol.h>

/* Letters that Unicode does not decompose, as people without them on their
 * keyboard type them. Case is folded before, except for what has no lower case. */
static const struct
{
  gunichar    letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x0153, "oe" }, { 0x00f8, "o" }, { 0x0142, "l" },
  { 0x0111, "d" },  { 0x00f0, "d" },  { 0x00fe, "th" }, { 0x0131, "i" },
  { 0x2019, "'" },
};

/* Accents, and the vowel points that Hebrew and Arabic leave out when typing;
 * the vowel signs of Indic scripts are letters to their readers and stay. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff)
         || (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f)
         || (c >= 0x0591 && c <= 0x05c7 && g_unichar_ismark (c)) || (c >= 0x064b && c <= 0x065f);
}

static void
append_folded (GString  *folded,
               gunichar  c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (folded, plain_letters[i].plain);
        return;
      }
  if (!is_accent (c))
    g_string_append_unichar (folded, c);
}

char *
dia_format_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *apart = NULL;
  g_autoptr (GString) folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  /* Thousands of handles are folded for a search, and nearly all are ASCII. */
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  valid = g_utf8_make_valid (text, -1);
  lower = g_utf8_casefold (valid, -1);
  apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  folded = g_string_sized_new (strlen (apart));
  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (folded, g_utf8_get_char (p));
  return g_utf8_normalize (folded->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

int
dia_format_collate (const char *a,
                    const char *b)
{
  UCollator *collator = dia_format_get_collator ();
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (collator == NULL)
    return g_utf8_collate (a, b);
  result = ucol_strcollUTF8 (collator, a, -1, b, -1, &status);
  return U_SUCCESS (status) ? (int) result : g_utf8_collate (a, b);
}
