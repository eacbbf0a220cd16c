/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-measure.h"

#include "dia-grapheme-private.h"

#include <string.h>

#define HANGUL_FIRST  0xac00
#define HANGUL_LAST   0xd7a3
#define HANGUL_N_T    28

#define CLASS_BIT(name) (1u << DIA_GRAPHEME_##name)

/* How far the text read so far is into a sequence that must not break. */
typedef enum
{
  PICTURE_NONE,
  PICTURE_BASE,     /* pictograph, extends */
  PICTURE_JOINED,   /* pictograph, extends, ZWJ */
} PictureState;

typedef enum
{
  CONJUNCT_NONE,
  CONJUNCT_CONSONANT,   /* consonant, extends */
  CONJUNCT_LINKED,      /* consonant, extends with a linker among them */
} ConjunctState;

typedef struct
{
  DiaGraphemeClass last;
  PictureState     picture;
  ConjunctState    conjunct;
  gboolean         odd_regionals;
} Machine;

static DiaGraphemeClass
look_up_class (gunichar c)
{
  gsize low = 0;
  gsize high = dia_grapheme_n_ranges;

  if (c >= 0x20 && c < 0x7f)
    return DIA_GRAPHEME_OTHER;
  if (c >= HANGUL_FIRST && c <= HANGUL_LAST)
    return (c - HANGUL_FIRST) % HANGUL_N_T == 0 ? DIA_GRAPHEME_LV : DIA_GRAPHEME_LVT;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (c > dia_grapheme_ranges[middle].last)
        low = middle + 1;
      else
        high = middle;
    }
  return low < dia_grapheme_n_ranges && c >= dia_grapheme_ranges[low].first
         ? dia_grapheme_ranges[low].class_ : DIA_GRAPHEME_OTHER;
}

static gboolean
has_class (DiaGraphemeClass class_,
           guint            bits)
{
  return ((1u << class_) & bits) != 0;
}

/* Rules GB6 to GB8: a Hangul syllable spelled by its letters. */
static gboolean
is_within_hangul (DiaGraphemeClass last,
                  DiaGraphemeClass next)
{
  if (last == DIA_GRAPHEME_L)
    return has_class (next, CLASS_BIT (L) | CLASS_BIT (V) | CLASS_BIT (LV) | CLASS_BIT (LVT));
  if (has_class (last, CLASS_BIT (LV) | CLASS_BIT (V)))
    return has_class (next, CLASS_BIT (V) | CLASS_BIT (T));
  return has_class (last, CLASS_BIT (LVT) | CLASS_BIT (T)) && next == DIA_GRAPHEME_T;
}

static gboolean
is_boundary (const Machine    *machine,
             DiaGraphemeClass  next)
{
  const guint controls = CLASS_BIT (CR) | CLASS_BIT (LF) | CLASS_BIT (CONTROL);
  const guint attached = CLASS_BIT (EXTEND) | CLASS_BIT (EXTEND_NOT_CONJUNCT) | CLASS_BIT (LINKER)
                         | CLASS_BIT (ZWJ) | CLASS_BIT (SPACING_MARK);

  if (machine->last == DIA_GRAPHEME_START)
    return FALSE;
  if (machine->last == DIA_GRAPHEME_CR && next == DIA_GRAPHEME_LF)                      /* GB3 */
    return FALSE;
  if (has_class (machine->last, controls) || has_class (next, controls))                /* GB4, GB5 */
    return TRUE;
  if (is_within_hangul (machine->last, next))                                           /* GB6 - GB8 */
    return FALSE;
  if (has_class (next, attached) || machine->last == DIA_GRAPHEME_PREPEND)              /* GB9, GB9a, GB9b */
    return FALSE;
  if (machine->conjunct == CONJUNCT_LINKED && next == DIA_GRAPHEME_CONSONANT)           /* GB9c */
    return FALSE;
  if (machine->picture == PICTURE_JOINED && next == DIA_GRAPHEME_PICTOGRAPHIC)          /* GB11 */
    return FALSE;
  return !(machine->odd_regionals && next == DIA_GRAPHEME_REGIONAL);                    /* GB12, GB13, GB999 */
}

static PictureState
advance_picture (PictureState     state,
                 DiaGraphemeClass next)
{
  if (next == DIA_GRAPHEME_PICTOGRAPHIC)
    return PICTURE_BASE;
  if (state == PICTURE_BASE && next == DIA_GRAPHEME_ZWJ)
    return PICTURE_JOINED;
  if (state == PICTURE_BASE
      && has_class (next, CLASS_BIT (EXTEND) | CLASS_BIT (EXTEND_NOT_CONJUNCT) | CLASS_BIT (LINKER)))
    return PICTURE_BASE;
  return PICTURE_NONE;
}

static ConjunctState
advance_conjunct (ConjunctState    state,
                  DiaGraphemeClass next)
{
  if (next == DIA_GRAPHEME_CONSONANT)
    return CONJUNCT_CONSONANT;
  if (state != CONJUNCT_NONE && next == DIA_GRAPHEME_LINKER)
    return CONJUNCT_LINKED;
  return has_class (next, CLASS_BIT (EXTEND) | CLASS_BIT (ZWJ)) ? state : CONJUNCT_NONE;
}

/* Reads one code point; TRUE when a cluster ends before it. */
static gboolean
advance (Machine  *machine,
         gunichar  c)
{
  DiaGraphemeClass next = look_up_class (c);
  gboolean boundary = is_boundary (machine, next);

  machine->picture = advance_picture (machine->picture, next);
  machine->conjunct = advance_conjunct (machine->conjunct, next);
  machine->odd_regionals = next == DIA_GRAPHEME_REGIONAL && !machine->odd_regionals;
  machine->last = next;
  return boundary;
}

static gsize
get_length (const char *text,
            gssize      length)
{
  return length < 0 ? strlen (text) : (gsize) length;
}

gsize
dia_text_next_grapheme (const char *text,
                        gsize       length,
                        gsize       offset)
{
  Machine machine = { .last = DIA_GRAPHEME_START };
  const char *end = text + length;
  const char *p = text + MIN (offset, length);

  while (p < end && !advance (&machine, g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (gsize) (MIN (p, end) - text);
}

gsize
dia_text_count_graphemes (const char *text,
                          gssize      length)
{
  Machine machine = { .last = DIA_GRAPHEME_START };
  const char *end = text + get_length (text, length);
  gsize boundaries = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    boundaries += advance (&machine, g_utf8_get_char (p)) ? 1 : 0;
  return end > text ? boundaries + 1 : 0;
}

gsize
dia_text_count_code_points (const char *text,
                            gssize      length)
{
  return (gsize) g_utf8_strlen (text, length);
}

gsize
dia_text_count_utf16 (const char *text,
                      gssize      length)
{
  const char *end = text + get_length (text, length);
  gsize count = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    count += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return count;
}

const char *
dia_text_unicode_version (void)
{
  return dia_grapheme_unicode_version;
}
