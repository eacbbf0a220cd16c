/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write and networks send: links, mentions, tags, lengths. */

#include "fuzz.h"

#include "dia-facets.h"
#include "dia-foreign-text.h"
#include "dia-full-text.h"
#include "dia-publisher.h"
#include "dia-text-measure.h"

#include <string.h>

static void
check_facets (const char *text)
{
  g_autoptr (GPtrArray) facets = dia_facets_detect (text);
  gsize end = 0;

  for (guint i = 0; i < facets->len; i++)
    {
      const DiaFacet *facet = g_ptr_array_index (facets, i);

      /* In order, apart, and at the borders of characters: Bluesky refuses others. */
      g_assert_cmpuint (facet->byte_start, >=, end);
      g_assert_cmpuint (facet->byte_end, >, facet->byte_start);
      end = facet->byte_end;
      g_assert_cmpuint (end, <=, strlen (text));
      g_assert_true (g_utf8_validate_len (text + facet->byte_start, end - facet->byte_start, NULL));
      g_assert_true (g_utf8_validate (facet->value, -1, NULL));
    }
}

static void
check_lengths (const char *text)
{
  gsize length = strlen (text);
  gsize graphemes = dia_text_count_graphemes (text, -1);
  gsize characters = dia_text_count_code_points (text, -1);
  gsize steps = 0;

  for (gsize at = 0; at < length; steps++)
    {
      gsize next = dia_text_next_grapheme (text, length, at);

      g_assert_cmpuint (next, >, at);
      at = next;
    }
  g_assert_cmpuint (steps, ==, graphemes);
  g_assert_cmpuint (graphemes, <=, characters);
  g_assert_cmpuint (characters, <=, dia_text_count_utf16 (text, -1));
  /* A link counts more than it has; nothing else does. */
  dia_text_count_mastodon (text, text, 23);
  dia_text_count_weighted (text);
}

void
fuzz_feed_text (const guint8 *data,
                gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autofree char *tidy = dia_foreign_text_tidy (text, 80);
  g_autofree char *normal = dia_publisher_normalize_text (text);
  g_autofree char *again = dia_publisher_normalize_text (normal);
  g_autofree char *query = dia_full_text_dup_query (text);

  check_facets (text);
  check_lengths (text);
  g_assert_true (g_utf8_validate (tidy, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (tidy, -1), <=, 81);
  /* What is read back is compared with what was sent in this form. */
  g_assert_cmpstr (again, ==, normal);
}
