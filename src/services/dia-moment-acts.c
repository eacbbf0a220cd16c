/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-acts.h"

#include "dia-contents.h"
#include "dia-moment-making.h"
#include "dia-moments-private.h"
#include "dia-posts.h"
#include "dia-store.h"

/* An order on its way through the store. */
typedef struct
{
  GArray        *cells;     /* (unowned) */
  DiaInstant     now;
  const DiaMade *undone;    /* (unowned) (nullable) */
  DiaMade       *made;      /* (unowned) (nullable) */
  guint          n_left;
} Order;

/* One that its caller does not wait for, and what it points at. */
typedef struct
{
  Order    order;
  GArray  *cells;           /* (owned) (nullable) */
  DiaMade *undone;          /* (owned) (nullable) */
} Sent;

static void
free_sent (gpointer data)
{
  Sent *sent = data;

  g_clear_pointer (&sent->cells, g_array_unref);
  g_clear_pointer (&sent->undone, dia_made_free);
  g_free (sent);
}

static Sent *
send_order (DiaMoments *self,
            GArray     *cells,
            DiaMade    *undone)
{
  Sent *sent = g_new0 (Sent, 1);

  sent->cells = cells != NULL ? g_array_copy (cells) : NULL;
  sent->undone = undone;
  sent->order = (Order) { .cells = sent->cells, .undone = undone, .now = dia_clock_now (dia_moments_get_core (self)->clock) };
  return sent;
}

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

static DiaMade *
make_nothing (void)
{
  DiaMade *made = g_new (DiaMade, 1);

  made->posts = g_ptr_array_new_with_free_func (g_object_unref);
  made->contents = g_array_new (FALSE, FALSE, sizeof (DiaId));
  return made;
}

DiaMade *
dia_moments_make (DiaMoments    *self,
                  GArray        *cells,
                  GCancellable  *cancellable,
                  GError       **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (self);
  g_autoptr (DiaMade) made = make_nothing ();
  Order order = { .cells = cells, .now = dia_clock_now (core->clock), .made = made };

  if (!dia_store_write (core->store, make, &order, cancellable, error))
    return NULL;

  dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  return g_steal_pointer (&made);
}

static gpointer
run_make (DiaConnection  *connection,
          gpointer        sent,
          GError        **error)
{
  g_autoptr (DiaMade) made = make_nothing ();
  Order *order = &((Sent *) sent)->order;

  order->made = made;
  return make (connection, order, error) ? g_steal_pointer (&made) : NULL;
}

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DiaMade *made = dia_store_write_finish (DIA_STORE (source), result, &error);

  if (made == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dia_workspace_core_touch (dia_moments_get_core (g_task_get_source_object (task)),
                            DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  g_task_return_pointer (task, made, (GDestroyNotify) dia_made_free);
}

void
dia_moments_make_async (DiaMoments          *self,
                        GArray              *cells,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_moments_make_async);
  dia_store_write_async (dia_moments_get_core (self)->store, run_make, send_order (self, cells, NULL), free_sent,
                         (GDestroyNotify) dia_made_free, cancellable, on_made_cb, task);
}

DiaMade *
dia_moments_make_finish (DiaMoments    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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

/* How many drafts stay. (transfer full) */
static gpointer
run_unmake (DiaConnection  *connection,
            gpointer        sent,
            GError        **error)
{
  Order *order = &((Sent *) sent)->order;

  return unmake (connection, order, error) ? g_memdup2 (&order->n_left, sizeof order->n_left) : NULL;
}

static void
on_unmade_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  guint *n_left = dia_store_write_finish (DIA_STORE (source), result, &error);

  if (n_left == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dia_workspace_core_touch (dia_moments_get_core (g_task_get_source_object (task)),
                            DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  g_task_return_pointer (task, n_left, g_free);
}

void
dia_moments_unmake_async (DiaMoments          *self,
                          DiaMade             *made,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_moments_unmake_async);
  dia_store_write_async (dia_moments_get_core (self)->store, run_unmake, send_order (self, NULL, made), free_sent,
                         g_free, cancellable, on_unmade_cb, task);
}

gboolean
dia_moments_unmake_finish (DiaMoments    *self,
                           GAsyncResult  *result,
                           guint         *n_left,
                           GError       **error)
{
  g_autofree guint *n = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_pointer (G_TASK (result), error);
  if (n != NULL)
    *n_left = *n;

  return n != NULL;
}
