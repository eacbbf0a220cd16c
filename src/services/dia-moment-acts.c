/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-acts.h"

#include "dia-contents.h"
#include "dia-moment-cells.h"
#include "dia-moment-making.h"
#include "dia-moments-private.h"
#include "dia-posts.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* An order on its way through the store. */
typedef struct
{
  GArray        *cells;     /* (unowned) */
  const char    *reason;    /* (unowned) (nullable): NULL takes waivers back */
  DiaInstant     now;
  const DiaMade *undone;    /* (unowned) (nullable) */
  DiaMade       *made;      /* (unowned) (nullable) */
  guint          n_left;
} Order;

GArray *
dia_rollout_list_missing (DiaRollout *rollout,
                          DiaId       moment_id)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (DiaCellName));

  for (guint i = 0; i < rollout->moments->len; i++)
    {
      const DiaRolloutMoment *moment = rollout->moments->pdata[i];

      if (moment_id != DIA_ID_NONE && moment->moment->id != moment_id)
        continue;
      for (guint j = 0; j < moment->rows->len; j++)
        {
          const DiaRolloutRow *row = moment->rows->pdata[j];

          for (guint k = 0; k < rollout->accounts->len; k++)
            {
              DiaCellName name = { moment->moment->id, row->content_id, DIA_ACCOUNT (rollout->accounts->pdata[k])->id };
              DiaCellState state = row->cells[k].state;

              if (row->cells[k].post_id == DIA_ID_NONE && state != DIA_CELL_WAIVED && state != DIA_CELL_OUTSIDE)
                g_array_append_val (cells, name);
            }
        }
    }

  return cells;
}

static gboolean
waive (DiaConnection  *connection,
       gpointer        user_data,
       GError        **error)
{
  const Order *order = user_data;

  for (guint i = 0; i < order->cells->len; i++)
    {
      const DiaCellName *cell = &g_array_index (order->cells, DiaCellName, i);
      DiaMomentWaiver waiver = { cell->moment_id, cell->account_id, cell->content_id, (char *) order->reason };

      if (order->reason != NULL ? !dia_moment_waivers_save (connection, &waiver, order->now, error)
                                : !dia_moment_waivers_delete (connection, &waiver, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_moments_waive (DiaMoments    *self,
                   GArray        *cells,
                   const char    *reason,
                   GCancellable  *cancellable,
                   GError       **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (self);
  Order order = { .cells = cells, .reason = reason, .now = dia_clock_now (core->clock) };
  g_autofree char *said = g_strstrip (g_strdup (reason));

  if (said[0] == '\0')
    {
      g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD, _("Say why nothing is expected here."));
      return FALSE;
    }
  if (!dia_store_write (core->store, waive, &order, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

gboolean
dia_moments_unwaive (DiaMoments    *self,
                     GArray        *cells,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (self);
  Order order = { .cells = cells };

  if (!dia_store_write (core->store, waive, &order, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

void
dia_made_free (DiaMade *self)
{
  g_ptr_array_unref (self->posts);
  g_array_unref (self->contents);
  g_free (self);
}

static gboolean
make (DiaConnection  *connection,
      gpointer        user_data,
      GError        **error)
{
  Order *order = user_data;

  return dia_moment_making_run (connection, order->cells, order->now, order->made->posts, order->made->contents, error);
}

DiaMade *
dia_moments_make (DiaMoments    *self,
                  GArray        *cells,
                  GCancellable  *cancellable,
                  GError       **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (self);
  g_autoptr (DiaMade) made = g_new (DiaMade, 1);
  Order order = { .cells = cells, .now = dia_clock_now (core->clock), .made = made };

  made->posts = g_ptr_array_new_with_free_func (g_object_unref);
  made->contents = g_array_new (FALSE, FALSE, sizeof (DiaId));
  if (!dia_store_write (core->store, make, &order, cancellable, error))
    return NULL;

  dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  return g_steal_pointer (&made);
}

static gboolean
unmake_post (DiaConnection  *connection,
             const DiaPost  *post,
             gboolean       *left,
             GError        **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_of_content (connection, post->content_id, error);

  *left = FALSE;
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      const DiaPost *found = posts->pdata[i];

      if (found->id != post->id)
        continue;
      *left = found->version != post->version;
      return *left || dia_posts_delete (connection, found, error);
    }

  return posts != NULL;
}

/* A content that was made, and that nothing is left of. */
static gboolean
unmake_content (DiaConnection  *connection,
                DiaId           id,
                GError        **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_of_content (connection, id, error);

  return posts != NULL && (posts->len > 0 || dia_contents_delete (connection, id, error));
}

static gboolean
unmake (DiaConnection  *connection,
        gpointer        user_data,
        GError        **error)
{
  Order *order = user_data;

  order->n_left = 0;
  for (guint i = 0; i < order->undone->posts->len; i++)
    {
      gboolean left;

      if (!unmake_post (connection, order->undone->posts->pdata[i], &left, error))
        return FALSE;
      order->n_left += left ? 1 : 0;
    }
  for (guint i = 0; i < order->undone->contents->len; i++)
    {
      if (!unmake_content (connection, g_array_index (order->undone->contents, DiaId, i), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_moments_unmake (DiaMoments     *self,
                    const DiaMade  *made,
                    guint          *n_left,
                    GCancellable   *cancellable,
                    GError        **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (self);
  Order order = { .undone = made };

  if (!dia_store_write (core->store, unmake, &order, cancellable, error))
    return FALSE;

  *n_left = order.n_left;
  dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  return TRUE;
}
