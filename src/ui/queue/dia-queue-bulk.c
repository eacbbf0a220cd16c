/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-acts-private.h"

#include <glib/gi18n-lib.h>

#include "dia-publishing-rules.h"
#include "dia-reschedule-dialog.h"

/* One act on several posts, on its way, or to be taken back. */
typedef struct
{
  gatomicrefcount  references;
  DiaQueueActs    *acts;        /* (owned) */
  GPtrArray       *items;       /* (owned) (element-type DiaQueueItem), by date */
  GtkWidget       *widget;      /* (weak) (nullable): cannot be used meanwhile */
  DiaQueueAct      act;
  DiaSlot          first;       /* of RESCHEDULE: where the first one goes */
  int              pace;        /* minutes between those of one account that go out now */
  guint            n_waiting;
  GArray          *done;        /* (owned) (element-type DiaId) */
  GError          *error;       /* (owned) (nullable): the first one */
} Bulk;

static Bulk *
bulk_new (DiaQueueActs *acts,
          GPtrArray    *items,
          DiaQueueAct   act)
{
  Bulk *self = g_new0 (Bulk, 1);

  g_atomic_ref_count_init (&self->references);
  self->acts = g_object_ref (acts);
  self->items = g_ptr_array_ref (items);
  self->act = act;
  self->first = DIA_SLOT_NONE;
  self->done = g_array_new (FALSE, FALSE, sizeof (DiaId));
  return self;
}

static Bulk *
bulk_ref (Bulk *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
bulk_unref (gpointer data)
{
  Bulk *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_object_unref (self->acts);
  g_ptr_array_unref (self->items);
  g_clear_weak_pointer (&self->widget);
  g_array_unref (self->done);
  g_clear_error (&self->error);
  g_free (self);
}

static DiaQueue *
get_queue (Bulk *self)
{
  return dia_workspace_get_queue (dia_queue_acts_get_workspace (self->acts));
}

static char *
describe_done (Bulk *self)
{
  guint n = self->done->len;

  if (self->act == DIA_QUEUE_DROP)
    return g_strdup_printf (ngettext ("Dropped %u post", "Dropped %u posts", n), n);
  if (self->act == DIA_QUEUE_SEND)
    return g_strdup_printf (ngettext ("%u post goes out now", "%u posts go out now", n), n);
  return g_strdup_printf (ngettext ("%u post has a new date", "%u posts have a new date", n), n);
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DiaQueueActs) acts = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_queue_undo_finish (DIA_QUEUE (source), result, &error))
    dia_notices_show_error (dia_queue_acts_get_notices (acts), error);
}

static void
undo_all (gpointer user_data)
{
  Bulk *self = user_data;

  for (guint i = 0; i < self->done->len; i++)
    dia_queue_undo_async (get_queue (self), g_array_index (self->done, DiaId, i), NULL, on_undone_cb,
                          g_object_ref (self->acts));
}

/* What was done can be taken back, also when something else could not be done. */
static void
tell_done (Bulk *self)
{
  DiaNotices *notices = dia_queue_acts_get_notices (self->acts);
  g_autofree char *done = describe_done (self);

  if (self->widget != NULL)
    gtk_widget_set_sensitive (self->widget, TRUE);
  if (self->done->len > 0)
    dia_notices_show_undo (notices, done, undo_all, bulk_ref (self), bulk_unref);
  if (self->error != NULL)
    dia_notices_show_error (notices, self->error);
}

typedef struct
{
  Bulk *bulk;
  DiaId post;
} Step;

static void
on_acted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Step *step = user_data;
  Bulk *self = step->bulk;
  g_autoptr (GError) error = NULL;

  if (dia_queue_act_finish (DIA_QUEUE (source), result, &error))
    g_array_append_val (self->done, step->post);
  else if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  if (--self->n_waiting == 0)
    tell_done (self);
  bulk_unref (self);
}

static DiaInstant
get_now (Bulk *self)
{
  return dia_clock_now (dia_workspace_get_clock (dia_queue_acts_get_workspace (self->acts)));
}

/* As far from the first one as it was, by the clocks of both places. */
static gboolean
shift_slot (Bulk                *self,
            const DiaQueueItem  *item,
            DiaSlot             *slot,
            GError             **error)
{
  const DiaQueueItem *first = g_ptr_array_index (self->items, 0);
  DiaInstant from, to, at;
  DiaWallTime wall;

  return dia_wall_time_resolve (&first->post->slot.wall, "UTC", &from, NULL, error) &&
         dia_wall_time_resolve (&self->first.wall, "UTC", &to, NULL, error) &&
         dia_wall_time_resolve (&item->post->slot.wall, "UTC", &at, NULL, error) &&
         dia_wall_time_from_instant (at + to - from, "UTC", &wall, error) &&
         dia_slot_init_wall (slot, &wall, item->post->slot.zone, error);
}

static gboolean
place_slot (Bulk     *self,
            guint     position,
            DiaSlot  *slot,
            GError  **error)
{
  const DiaQueueItem *item = g_ptr_array_index (self->items, position);

  *slot = self->first;
  if (position == 0)
    return TRUE;
  if (!shift_slot (self, item, slot, error))
    return FALSE;
  /* Where the clocks are far apart, the distance may lead into the past. */
  return slot->at > get_now (self) || dia_slot_init_instant (slot, self->first.at, item->post->slot.zone, error);
}

/* How many before it are of the same account: they keep their distance, since
 * several posts at once are what networks punish. */
static guint
count_before (Bulk  *self,
              guint  position)
{
  const DiaQueueItem *item = g_ptr_array_index (self->items, position);
  guint n = 0;

  for (guint i = 0; i < position; i++)
    n += ((DiaQueueItem *) g_ptr_array_index (self->items, i))->account->id == item->account->id;
  return n;
}

/* What is done to one of them; *slot only where it is rescheduled. */
static DiaQueueAct
plan_step (Bulk    *self,
           guint    position,
           DiaSlot *slot,
           GError **error)
{
  const DiaQueueItem *item = g_ptr_array_index (self->items, position);
  gint64 wait = (gint64) self->pace * DIA_MINUTE * (self->act == DIA_QUEUE_SEND ? count_before (self, position) : 0);

  if (self->act == DIA_QUEUE_RESCHEDULE)
    place_slot (self, position, slot, error);
  if (self->act != DIA_QUEUE_SEND || wait == 0)
    return self->act;
  dia_slot_init_instant (slot, get_now (self) + wait, item->post->slot.zone, error);
  return DIA_QUEUE_RESCHEDULE;
}

static void
run_step (Bulk  *self,
          guint  position)
{
  const DiaQueueItem *item = g_ptr_array_index (self->items, position);
  DiaSlot slot = DIA_SLOT_NONE;
  g_autoptr (GError) error = NULL;
  DiaQueueAct act = plan_step (self, position, &slot, &error);
  Step *step;

  if (error != NULL)
    {
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
      return;
    }
  step = g_new0 (Step, 1);
  step->bulk = bulk_ref (self);
  step->post = item->post->id;
  self->n_waiting++;
  dia_queue_act_async (get_queue (self), item->post->id, act, &slot, NULL, NULL, on_acted_cb, step);
}

static void
run (Bulk *self)
{
  for (guint i = 0; i < self->items->len; i++)
    run_step (self, i);
  if (self->n_waiting == 0)
    tell_done (self);
}

static void
on_rules_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Bulk *self = user_data;
  DiaPublishingRules rules = { .late_pace_minutes = DIA_LATE_PACE_DEFAULT_MINUTES };

  dia_publishing_rules_load_finish (DIA_WORKSPACE (source), result, &rules, NULL);
  self->pace = rules.late_pace_minutes;
  run (self);
  bulk_unref (self);
}

void
dia_queue_acts_run_all (DiaQueueActs *self,
                        GtkWidget    *widget,
                        GPtrArray    *items,
                        DiaQueueAct   act)
{
  Bulk *bulk;

  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  bulk = bulk_new (self, items, act);
  g_set_weak_pointer (&bulk->widget, widget);
  gtk_widget_set_sensitive (widget, FALSE);
  if (act == DIA_QUEUE_SEND)
    {
      dia_publishing_rules_load_async (dia_queue_acts_get_workspace (self), NULL, on_rules_loaded_cb, bulk);
      return;
    }
  run (bulk);
  bulk_unref (bulk);
}

static void
on_chosen_cb (GtkWidget     *dialog,
              const DiaSlot *slot,
              gpointer       user_data)
{
  Bulk *self = user_data;

  self->first = *slot;
  run (self);
}

static void
free_closure (gpointer  data,
              GClosure *closure)
{
  bulk_unref (data);
}

void
dia_queue_acts_reschedule_all (DiaQueueActs *self,
                               GtkWidget    *widget,
                               GPtrArray    *items)
{
  DiaInstant now = dia_clock_now (dia_workspace_get_clock (dia_queue_acts_get_workspace (self)));
  GtkWidget *dialog;

  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  dialog = dia_reschedule_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), g_ptr_array_index (items, 0), now);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_chosen_cb), bulk_new (self, items, DIA_QUEUE_RESCHEDULE),
                         free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_dropped_settled_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  Bulk *self = user_data;

  dia_queue_settle_dropped_finish (DIA_QUEUE (source), result, &self->error);
  tell_done (self);
  bulk_unref (self);
}

void
dia_queue_acts_settle_dropped (DiaQueueActs *self,
                               GtkWidget    *widget,
                               GPtrArray    *items)
{
  Bulk *bulk = bulk_new (self, items, DIA_QUEUE_DROP);
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));

  for (guint i = 0; i < items->len; i++)
    g_array_append_val (posts, ((DiaQueueItem *) g_ptr_array_index (items, i))->post->id);
  g_set_weak_pointer (&bulk->widget, widget);
  gtk_widget_set_sensitive (widget, FALSE);
  dia_queue_settle_dropped_async (get_queue (bulk), posts, NULL, on_dropped_settled_cb, bulk);
}
