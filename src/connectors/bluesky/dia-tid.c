/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-tid.h"

#include <string.h>

#define LENGTH        13
#define CLOCK_ID_BITS 10

static const char alphabet[] = "234567abcdefghijklmnopqrstuvwxyz";

char *
dia_tid_new (DiaInstant now,
             guint64    seed)
{
  /* Low bits of neighbouring seeds differ, high bits may not: fold them. */
  guint64 folded = seed ^ (seed >> 32) ^ (seed >> 16);
  guint64 microseconds = (guint64) now * 1000 + (folded >> CLOCK_ID_BITS) % 1000;
  guint64 value = (microseconds << CLOCK_ID_BITS | (folded & ((1 << CLOCK_ID_BITS) - 1))) & G_MAXINT64;
  char *text = g_new0 (char, LENGTH + 1);

  for (int i = LENGTH - 1; i >= 0; i--, value >>= 5)
    text[i] = alphabet[value & 31];

  return text;
}

gboolean
dia_tid_is_valid (const char *text)
{
  /* The highest bit is 0: the first character holds four bits. */
  return strlen (text) == LENGTH && strspn (text, alphabet) == LENGTH && strchr ("234567abcdefghij", text[0]) != NULL;
}
