/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-list.h"

#include <string.h>

/* Whether the row at @position of @list and the one at @index of @rows are the
 * same; if so the old object takes its place in @rows. */
static gboolean
keep_row (GListModel *list,
          guint       position,
          GPtrArray  *rows,
          guint       index,
          GEqualFunc  equal)
{
  g_autoptr (GObject) old = g_list_model_get_item (list, position);

  if (!equal (old, rows->pdata[index]))
    return FALSE;

  g_object_unref (rows->pdata[index]);
  rows->pdata[index] = g_steal_pointer (&old);
  return TRUE;
}

gboolean
dia_brands_equal (gconstpointer a,
                  gconstpointer b)
{
  const DiaBrand *one = a, *other = b;

  return one->id == other->id && one->position == other->position && g_str_equal (one->name, other->name) &&
         g_str_equal (one->color, other->color) && g_str_equal (one->mark, other->mark);
}

gboolean
dia_accounts_equal (gconstpointer a,
                    gconstpointer b)
{
  const DiaAccount *one = a, *other = b;

  return one->id == other->id && one->brand_id == other->brand_id && one->position == other->position &&
         one->sign_in == other->sign_in && one->sign_in_expires_at == other->sign_in_expires_at &&
         one->limits_read_at == other->limits_read_at &&
         memcmp (&one->limits, &other->limits, sizeof one->limits) == 0 &&
         g_str_equal (one->network, other->network) && g_str_equal (one->server, other->server) &&
         g_str_equal (one->handle, other->handle) && g_str_equal (one->name, other->name) &&
         g_str_equal (one->remote_id, other->remote_id) && g_str_equal (one->language, other->language) &&
         g_str_equal (one->market, other->market) && g_str_equal (one->zone, other->zone) &&
         g_str_equal (one->labels, other->labels) && g_str_equal (one->sign_in_note, other->sign_in_note);
}

void
dia_roster_list_keep (GListModel *list,
                      GPtrArray  *rows,
                      GEqualFunc  equal,
                      guint      *n_before,
                      guint      *n_after)
{
  guint n_old = g_list_model_get_n_items (list);
  guint n = MIN (n_old, rows->len);

  *n_before = *n_after = 0;
  while (*n_before < n && keep_row (list, *n_before, rows, *n_before, equal))
    (*n_before)++;
  while (*n_before + *n_after < n &&
         keep_row (list, n_old - 1 - *n_after, rows, rows->len - 1 - *n_after, equal))
    (*n_after)++;
}

void
dia_roster_list_splice (GListStore *list,
                        GPtrArray  *rows,
                        guint       n_before,
                        guint       n_after)
{
  guint n_removed = g_list_model_get_n_items (G_LIST_MODEL (list)) - n_before - n_after;
  guint n_added = rows->len - n_before - n_after;

  if (n_removed > 0 || n_added > 0)
    g_list_store_splice (list, n_before, n_removed, rows->pdata + n_before, n_added);
}
