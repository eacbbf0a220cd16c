/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-id.h"

#include <string.h>

#define EPOCH_2020_MS   G_GINT64_CONSTANT (1577836800000)
#define RANDOM_BITS     21
#define TEXT_LENGTH     13
#define BITS_PER_LETTER 5

static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static DiaId
make_candidate (void)
{
  gint64 ms = g_get_real_time () / 1000 - EPOCH_2020_MS;

  return (MAX (ms, 1) << RANDOM_BITS) | (g_random_int () & ((1u << RANDOM_BITS) - 1));
}

DiaId
dia_id_new (void)
{
  static gint64 last = 0;
  gint64 seen = __atomic_load_n (&last, __ATOMIC_ACQUIRE);
  gint64 candidate = make_candidate ();
  gint64 next;

  /* An id that is not above the last one is moved just above it, so that ids
   * of one process are unique even within a millisecond or after a clock step. */
  do
    next = MAX (candidate, seen + 1);
  while (!__atomic_compare_exchange_n (&last, &seen, next, FALSE, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE));

  return next;
}

DiaId
dia_id_find_floor (gint64 age_ms)
{
  gint64 ms = g_get_real_time () / 1000 - EPOCH_2020_MS - age_ms;

  return MAX (ms, 1) << RANDOM_BITS;
}

char *
dia_id_to_string (DiaId id)
{
  char *text = g_malloc (TEXT_LENGTH + 1);
  guint64 rest = (guint64) id;

  for (int i = TEXT_LENGTH - 1; i >= 0; i--)
    {
      text[i] = alphabet[rest & 31];
      rest >>= BITS_PER_LETTER;
    }
  text[TEXT_LENGTH] = '\0';
  return text;
}

static int
read_letter (char letter)
{
  const char *found;
  char folded = g_ascii_tolower (letter);

  if (folded == 'o')
    return 0;
  if (folded == 'i' || folded == 'l')
    return 1;
  found = folded != '\0' ? strchr (alphabet, folded) : NULL;
  return found != NULL ? (int) (found - alphabet) : -1;
}

gboolean
dia_id_from_string (const char *text,
                    DiaId      *id)
{
  guint64 value = 0;

  if (text == NULL || strlen (text) != TEXT_LENGTH || read_letter (text[0]) > 7)
    return FALSE;
  for (int i = 0; i < TEXT_LENGTH; i++)
    {
      int digit = read_letter (text[i]);

      if (digit < 0)
        return FALSE;
      value = (value << BITS_PER_LETTER) | (guint64) digit;
    }
  if (value == 0)
    return FALSE;
  *id = (DiaId) value;
  return TRUE;
}
