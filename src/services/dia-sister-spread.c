/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sister-spread.h"

#define STEP_US   G_USEC_PER_SEC
#define WITHIN_US (4 * G_USEC_PER_SEC)

/* What sisters have in common. */
typedef struct
{
  DiaId  brand_id;
  gint64 text_hash;
} Key;

typedef struct
{
  Key    key;
  guint  n;         /* that are due now */
  gint64 step_us;   /* fixed when the first begins */
  gint64 next_us;   /* when the next may begin */
} Group;

struct _DiaSisterSpread
{
  GHashTable *groups;   /* (owned) (element-type Key Group) */
  guint       wait_ms;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint64 mixed = (guint64) key->brand_id * 31 + (guint64) key->text_hash;

  return g_int64_hash (&mixed);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->brand_id == second->brand_id && first->text_hash == second->text_hash;
}

DiaSisterSpread *
dia_sister_spread_new (void)
{
  DiaSisterSpread *self = g_new0 (DiaSisterSpread, 1);

  self->groups = g_hash_table_new_full (hash_key, equal_keys, NULL, g_free);

  return self;
}

void
dia_sister_spread_free (DiaSisterSpread *self)
{
  g_hash_table_unref (self->groups);
  g_free (self);
}

static Group *
get_group (DiaSisterSpread  *self,
           const DiaDuePost *post)
{
  const Key key = { post->brand_id, post->text_hash };
  Group *group = g_hash_table_lookup (self->groups, &key);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->key = key;
      g_hash_table_insert (self->groups, &group->key, group);
    }

  return group;
}

/* Those of which none is due and whose last one has begun long enough ago are
 * forgotten. */
static void
count (DiaSisterSpread *self,
       GArray          *due,
       gint64           now_us)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Group *) value)->n = 0;
  for (guint i = 0; i < due->len; i++)
    get_group (self, &g_array_index (due, DiaDuePost, i))->n++;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Group *group = value;

      if (group->n == 0 && group->next_us <= now_us)
        g_hash_table_iter_remove (&iter);
    }
}

static gboolean
begin (DiaSisterSpread *self,
       Group           *group,
       gint64           now_us)
{
  if (group->next_us > now_us)
    {
      guint wait_ms = (guint) ((group->next_us - now_us) / 1000) + 1;

      self->wait_ms = self->wait_ms == 0 ? wait_ms : MIN (self->wait_ms, wait_ms);
      return FALSE;
    }

  if (group->step_us == 0)
    group->step_us = MIN (STEP_US, WITHIN_US / MAX (group->n, 1));
  group->next_us = now_us + group->step_us;

  return TRUE;
}

GArray *
dia_sister_spread_choose (DiaSisterSpread *self,
                          GArray          *due,
                          guint            limit,
                          gint64           now_us)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (DiaDuePost));

  self->wait_ms = 0;
  count (self, due, now_us);
  for (guint i = 0; i < due->len && chosen->len < limit; i++)
    {
      const DiaDuePost *post = &g_array_index (due, DiaDuePost, i);

      if (begin (self, get_group (self, post), now_us))
        g_array_append_vals (chosen, post, 1);
    }

  return chosen;
}

guint
dia_sister_spread_get_wait (DiaSisterSpread *self)
{
  return self->wait_ms;
}
