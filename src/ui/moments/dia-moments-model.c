/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moments-model.h"

#include "dia-scopes.h"

#define RELOAD_DELAY_MS   60
#define QUARTER_MONTHS    3

struct _DiaMomentsModel
{
  GObject       parent_instance;

  DiaWorkspace *workspace;      /* (owned) */
  DiaRollout   *rollout;        /* (owned) (nullable) */
  GCancellable *reading;        /* (owned) (nullable) */
  guint         reload_timer;
  DiaDay        first_day;
  gboolean      active;
  gboolean      stale;          /* something changed since the last reading */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaMomentsModel, dia_moments_model, G_TYPE_OBJECT)

/* The first day of the quarter of @day. */
static DiaDay
find_quarter (DiaDay day)
{
  DiaWallTime wall;

  dia_day_to_wall (day, &wall);
  return dia_day_add_months (dia_day_get_month (day), -((wall.month - 1) % QUARTER_MONTHS));
}

static void
stop_reading (DiaMomentsModel *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->reload_timer, g_source_remove);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaRollout) rollout = dia_moments_roll_out_finish (DIA_MOMENTS (source), result, &error);
  DiaMomentsModel *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DIA_MOMENTS_MODEL (user_data);
  g_clear_object (&self->reading);
  if (rollout == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  g_set_object (&self->rollout, rollout);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, DIA_MOMENTS_CHANGE_ROLLOUT);
}

static void
reload (DiaMomentsModel *self)
{
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));

  stop_reading (self);
  self->stale = FALSE;
  self->reading = g_cancellable_new ();
  dia_moments_roll_out_async (dia_workspace_get_moments (self->workspace), DIA_ID_NONE, self->first_day,
                              dia_moments_model_get_last_day (self), scope, self->reading, on_read_cb, self);
}

static gboolean
on_reload_timeout_cb (gpointer user_data)
{
  DiaMomentsModel *self = user_data;

  self->reload_timer = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* Posts end by the dozen: they are read once. */
static void
on_workspace_changed_cb (DiaWorkspace    *workspace,
                         guint            change,
                         DiaMomentsModel *self)
{
  if ((change & (DIA_CHANGE_POSTS | DIA_CHANGE_CONTENTS | DIA_CHANGE_ROSTER)) == 0)
    return;
  self->stale = TRUE;
  if (self->active && self->reload_timer == 0)
    self->reload_timer = g_timeout_add (RELOAD_DELAY_MS, on_reload_timeout_cb, self);
}

static void
on_scope_changed_cb (DiaMomentsModel *self)
{
  self->stale = TRUE;
  if (self->active)
    reload (self);
}

static void
dia_moments_model_dispose (GObject *object)
{
  DiaMomentsModel *self = DIA_MOMENTS_MODEL (object);

  stop_reading (self);
  g_clear_object (&self->rollout);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_moments_model_parent_class)->dispose (object);
}

static void
dia_moments_model_class_init (DiaMomentsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_moments_model_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dia_moments_model_init (DiaMomentsModel *self)
{
  self->stale = TRUE;
}

DiaMomentsModel *
dia_moments_model_new (DiaWorkspace *workspace)
{
  DiaMomentsModel *self = g_object_new (DIA_TYPE_MOMENTS_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->first_day = find_quarter (dia_moments_model_get_today (self));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  g_signal_connect_object (dia_workspace_get_scopes (workspace), "notify::current", G_CALLBACK (on_scope_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

DiaWorkspace *
dia_moments_model_get_workspace (DiaMomentsModel *self)
{
  g_return_val_if_fail (DIA_IS_MOMENTS_MODEL (self), NULL);

  return self->workspace;
}

void
dia_moments_model_set_active (DiaMomentsModel *self,
                              gboolean         active)
{
  g_return_if_fail (DIA_IS_MOMENTS_MODEL (self));

  self->active = active;
  if (active && self->stale)
    reload (self);
}

DiaRollout *
dia_moments_model_get_rollout (DiaMomentsModel *self)
{
  g_return_val_if_fail (DIA_IS_MOMENTS_MODEL (self), NULL);

  return self->rollout;
}

gboolean
dia_moments_model_is_idle (DiaMomentsModel *self)
{
  g_return_val_if_fail (DIA_IS_MOMENTS_MODEL (self), FALSE);

  return self->reading == NULL && self->reload_timer == 0 && !self->stale;
}

DiaDay
dia_moments_model_get_first_day (DiaMomentsModel *self)
{
  g_return_val_if_fail (DIA_IS_MOMENTS_MODEL (self), 0);

  return self->first_day;
}

DiaDay
dia_moments_model_get_last_day (DiaMomentsModel *self)
{
  g_return_val_if_fail (DIA_IS_MOMENTS_MODEL (self), 0);

  return dia_day_add (dia_day_add_months (self->first_day, QUARTER_MONTHS), -1);
}

DiaDay
dia_moments_model_get_today (DiaMomentsModel *self)
{
  g_autofree char *zone = dia_zone_dup_local ();

  g_return_val_if_fail (DIA_IS_MOMENTS_MODEL (self), 0);

  return dia_day_from_instant (dia_clock_now (dia_workspace_get_clock (self->workspace)), zone);
}

char *
dia_moments_model_dup_title (DiaMomentsModel *self)
{
  g_return_val_if_fail (DIA_IS_MOMENTS_MODEL (self), NULL);

  return dia_day_format (self->first_day, "yQQQQ");
}

void
dia_moments_model_set_day (DiaMomentsModel *self,
                           DiaDay           day)
{
  DiaDay first_day = find_quarter (day);

  g_return_if_fail (DIA_IS_MOMENTS_MODEL (self));

  if (first_day == self->first_day)
    return;
  self->first_day = first_day;
  self->stale = TRUE;
  /* What is shown never belongs to another quarter than the title. */
  g_clear_object (&self->rollout);
  if (self->active)
    reload (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, DIA_MOMENTS_CHANGE_PERIOD | DIA_MOMENTS_CHANGE_ROLLOUT);
}

void
dia_moments_model_step (DiaMomentsModel *self,
                        int              n)
{
  g_return_if_fail (DIA_IS_MOMENTS_MODEL (self));

  dia_moments_model_set_day (self, dia_day_add_months (self->first_day, n * QUARTER_MONTHS));
}
