/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-link-private.h"

#include <string.h>

#define TEXT_PRESENTATION  0xfe0e
#define BEYOND_FIRST_PLANE 0x10000

static gboolean
is_in_ranges (const DiaLinkRange *ranges,
              gsize               n_ranges,
              guint32             c)
{
  gsize low = 0;
  gsize high = n_ranges;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (c > ranges[middle].last)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n_ranges && c >= ranges[low].first;
}

static int
compare_name (const char *name,
              gsize       length,
              const char *entry)
{
  int order = strncmp (name, entry, length);

  return order == 0 && entry[length] != '\0' ? -1 : order;
}

static gboolean
is_in_names (const char *const *names,
             gsize              n_names,
             const char        *name,
             gsize              length)
{
  gsize low = 0;
  gsize high = n_names;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      int order = compare_name (name, length, names[middle]);

      if (order == 0)
        return TRUE;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* The edges of a state are sorted and do not overlap. */
static const DiaEmojiState *
follow_edge (const DiaEmojiState *state,
             gunichar2            unit)
{
  gsize low = state->first_edge;
  gsize high = low + state->n_edges;
  const gsize end = high;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (unit > dia_link_emoji_edges[middle].last)
        low = middle + 1;
      else
        high = middle;
    }
  return low < end && unit >= dia_link_emoji_edges[low].first
         ? &dia_link_emoji_states[dia_link_emoji_edges[low].target] : NULL;
}

gboolean
dia_link_is_latin (guint32 unit)
{
  return is_in_ranges (dia_link_latin, dia_link_n_latin, unit);
}

gboolean
dia_link_is_cyrillic (guint32 unit)
{
  return is_in_ranges (dia_link_cyrillic, dia_link_n_cyrillic, unit);
}

gboolean
dia_link_is_punctuation (guint32 c)
{
  return is_in_ranges (dia_link_punctuation, dia_link_n_punctuation, c);
}

gunichar
dia_link_compose (gunichar first,
                  gunichar second)
{
  if (first < BEYOND_FIRST_PLANE)
    return 0;
  for (gsize i = 0; i < dia_link_n_compositions; i++)
    if (dia_link_compositions[i].first == first && dia_link_compositions[i].second == second)
      return dia_link_compositions[i].composed;
  return 0;
}

gboolean
dia_link_decompose (gunichar  composed,
                    gunichar *first,
                    gunichar *second)
{
  if (composed < BEYOND_FIRST_PLANE)
    return FALSE;
  for (gsize i = 0; i < dia_link_n_compositions; i++)
    if (dia_link_compositions[i].composed == composed)
      {
        *first = dia_link_compositions[i].first;
        *second = dia_link_compositions[i].second;
        return TRUE;
      }
  return FALSE;
}

gboolean
dia_link_is_x_tld (const char *name,
                   gsize       length)
{
  return is_in_names (dia_link_x_tlds, dia_link_n_x_tlds, name, length);
}

gboolean
dia_link_is_bluesky_tld (const char *name,
                         gsize       length)
{
  return is_in_names (dia_link_bluesky_tlds, dia_link_n_bluesky_tlds, name, length);
}

gsize
dia_link_match_emoji (const gunichar2 *text,
                      gsize            length)
{
  const DiaEmojiState *state = &dia_link_emoji_states[dia_link_n_emoji_states - 1];
  gsize longest = 0;

  for (gsize i = 0; i < length; i++)
    {
      state = follow_edge (state, text[i]);
      if (state == NULL)
        break;
      if (state->acceptance == DIA_EMOJI_ALWAYS
          || (state->acceptance == DIA_EMOJI_NOT_BEFORE_FE0E && (i + 1 == length || text[i + 1] != TEXT_PRESENTATION)))
        longest = i + 1;
    }
  return longest;
}
