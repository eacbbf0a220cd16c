/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-waiving.h"

#include "dia-moment-cells.h"
#include "dia-moments-private.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* An order on its way through the store. */
typedef struct
{
  GArray     *cells;     /* (owned) */
  char       *reason;    /* (owned) (nullable): NULL takes waivers back */
  DiaInstant  now;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_array_unref (order->cells);
  g_free (order->reason);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, free_order)

static Order *
make_order (DiaMoments *self,
            GArray     *cells,
            const char *reason)
{
  Order *order = g_new (Order, 1);

  order->cells = g_array_copy (cells);
  order->reason = g_strdup (reason);
  order->now = dia_clock_now (dia_moments_get_core (self)->clock);
  return order;
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
      DiaMomentWaiver waiver = { cell->moment_id, cell->account_id, cell->content_id, order->reason };

      if (order->reason != NULL ? !dia_moment_waivers_save (connection, &waiver, order->now, error)
                                : !dia_moment_waivers_delete (connection, &waiver, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_reason (const char  *reason,
              GError     **error)
{
  g_autofree char *said = g_strstrip (g_strdup (reason));

  if (said[0] == '\0')
    g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD, _("Say why nothing is expected here."));

  return said[0] != '\0';
}

gboolean
dia_moments_waive (DiaMoments    *self,
                   GArray        *cells,
                   const char    *reason,
                   GCancellable  *cancellable,
                   GError       **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (self);
  g_autoptr (Order) order = make_order (self, cells, reason);

  if (!check_reason (reason, error) || !dia_store_write (core->store, waive, order, cancellable, error))
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
  g_autoptr (Order) order = make_order (self, cells, NULL);

  if (!dia_store_write (core->store, waive, order, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

static gpointer
run_waive (DiaConnection  *connection,
           gpointer        order,
           GError        **error)
{
  waive (connection, order, error);
  return NULL;
}

static void
on_waived_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  dia_workspace_core_end_write (dia_moments_get_core (g_task_get_source_object (task)), task, result, DIA_CHANGE_CONTENTS);
}

void
dia_moments_waive_async (DiaMoments          *self,
                         GArray              *cells,
                         const char          *reason,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, dia_moments_waive_async);
  if (reason != NULL && !check_reason (reason, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dia_store_write_async (dia_moments_get_core (self)->store, run_waive, make_order (self, cells, reason), free_order, NULL,
                         cancellable, on_waived_cb, g_steal_pointer (&task));
}

gboolean
dia_moments_waive_finish (DiaMoments    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
