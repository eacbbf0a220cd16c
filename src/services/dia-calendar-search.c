/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-search.h"

#include "dia-text-matches.h"

/* The ids between which those of a sheet are. */
typedef struct
{
  DiaId first;
  DiaId last;
} Range;

void
dia_calendar_search_free (DiaCalendarSearch *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->sheet);
  g_free (self->words);
  g_free (self);
}

static void
widen (Range *range,
       DiaId  id)
{
  range->first = MIN (range->first, id);
  range->last = MAX (range->last, id);
}

static void
find_ranges (DiaCalendarSheet *sheet,
             Range            *contents,
             Range            *posts)
{
  *contents = *posts = (Range) { G_MAXINT64, G_MININT64 };
  for (guint i = 0; i < sheet->chips->len; i++)
    {
      const DiaCalendarChip *chip = sheet->chips->pdata[i];

      widen (contents, chip->content_id);
      for (guint j = 0; j < chip->posts->len; j++)
        widen (posts, g_array_index (chip->posts, DiaId, j));
    }
}

static void
add_all (GHashTable *set,
         GArray     *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (ids, DiaId, i), sizeof (DiaId)));
}

GHashTable *
dia_calendar_search_run (DiaConnection            *connection,
                         const DiaCalendarSearch  *search,
                         GError                  **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) contents = NULL;
  g_autoptr (GArray) posts = NULL;
  Range of_contents, of_posts;

  find_ranges (search->sheet, &of_contents, &of_posts);
  if (of_contents.first > of_contents.last)
    return g_steal_pointer (&found);

  contents = dia_text_matches_list_contents (connection, search->words, of_contents.first, of_contents.last, error);
  if (contents == NULL)
    return NULL;
  posts = dia_text_matches_list_posts (connection, search->words, of_posts.first, of_posts.last, error);
  if (posts == NULL)
    return NULL;
  add_all (found, contents);
  add_all (found, posts);

  return g_steal_pointer (&found);
}
