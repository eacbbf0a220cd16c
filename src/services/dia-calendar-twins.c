/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-twins.h"

typedef struct
{
  DiaInstant       at;
  DiaId            account_id;
  DiaId            content_id;
  DiaCalendarChip *chip;   /* (unowned) */
  gboolean         twin;   /* it was counted */
} Saying;

struct _DiaCalendarTwins
{
  GHashTable *sayings;   /* (owned) (element-type gint64 GArray of Saying): by brand and text */
};

DiaCalendarTwins *
dia_calendar_twins_new (void)
{
  DiaCalendarTwins *self = g_new0 (DiaCalendarTwins, 1);

  self->sayings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  return self;
}

void
dia_calendar_twins_free (DiaCalendarTwins *self)
{
  g_hash_table_unref (self->sayings);
  g_free (self);
}

void
dia_calendar_twins_add (DiaCalendarTwins   *self,
                        const DiaDatedPost *post,
                        DiaCalendarChip    *chip)
{
  gint64 key = post->text_hash ^ post->brand_id;
  const Saying saying = { post->at, post->account_id, post->content_id, chip, FALSE };
  GArray *sayings = g_hash_table_lookup (self->sayings, &key);

  if (sayings == NULL)
    {
      sayings = g_array_new (FALSE, FALSE, sizeof (Saying));
      g_hash_table_insert (self->sayings, g_memdup2 (&key, sizeof key), sayings);
    }
  g_array_append_val (sayings, saying);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const Saying *one = a, *other = b;

  return one->at != other->at ? (one->at < other->at ? -1 : 1) : 0;
}

static gboolean
are_twins (const Saying *one,
           const Saying *other)
{
  return one->content_id != other->content_id && one->account_id != other->account_id;
}

static void
mark (Saying *saying)
{
  if (!saying->twin)
    saying->chip->n_twins++;
  saying->twin = TRUE;
}

/* Each is compared with those that follow it within the hour. */
static void
count (GArray *sayings)
{
  g_array_sort (sayings, compare_times);
  for (guint i = 0; i < sayings->len; i++)
    {
      Saying *one = &g_array_index (sayings, Saying, i);

      for (guint j = i + 1; j < sayings->len; j++)
        {
          Saying *other = &g_array_index (sayings, Saying, j);

          if (other->at - one->at > DIA_CALENDAR_TWIN_WITHIN)
            break;
          if (!are_twins (one, other))
            continue;
          mark (one);
          mark (other);
        }
    }
}

/* Most texts are said by one content: then there is nothing to compare. */
static gboolean
is_of_several (GArray *sayings)
{
  for (guint i = 1; i < sayings->len; i++)
    if (g_array_index (sayings, Saying, i).content_id != g_array_index (sayings, Saying, 0).content_id)
      return TRUE;

  return FALSE;
}

void
dia_calendar_twins_count (DiaCalendarTwins *self)
{
  GHashTableIter iter;
  gpointer sayings;

  g_hash_table_iter_init (&iter, self->sayings);
  while (g_hash_table_iter_next (&iter, NULL, &sayings))
    if (is_of_several (sayings))
      count (sayings);
}
