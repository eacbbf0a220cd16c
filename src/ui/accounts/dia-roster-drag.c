/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-drag.h"

#include "dia-roster-row.h"

struct _DiaRosterDrag
{
  GObject            parent_instance;

  GtkWidget         *list;
  DiaRosterDropFunc  dropped;
  gpointer           user_data;
  DiaAccountEntry   *moved;     /* (owned) (nullable): while it is dragged */
  GtkWidget         *marked;    /* (nullable): the row with the line; cleared when it goes */
};

G_DEFINE_FINAL_TYPE (DiaRosterDrag, dia_roster_drag, G_TYPE_OBJECT)

static DiaRosterRow *
find_row (DiaRosterDrag *self,
          double         x,
          double         y)
{
  GtkWidget *picked = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, DIA_TYPE_ROSTER_ROW) : NULL;

  /* The edge of a cell lies around its row. */
  if (row == NULL && picked != NULL && DIA_IS_ROSTER_ROW (gtk_widget_get_first_child (picked)))
    row = gtk_widget_get_first_child (picked);
  return row != NULL ? DIA_ROSTER_ROW (row) : NULL;
}

static gboolean
may_lie_at (const DiaAccountEntry *moved,
            const DiaAccountEntry *target)
{
  if (moved == NULL || target == NULL || moved == target || (moved->account == NULL) != (target->account == NULL))
    return FALSE;
  return moved->account == NULL || moved->brand->id == target->brand->id;
}

static void
mark (DiaRosterDrag *self,
      GtkWidget     *row,
      gboolean       after)
{
  if (self->marked != NULL)
    {
      gtk_widget_remove_css_class (self->marked, "drop-before");
      gtk_widget_remove_css_class (self->marked, "drop-after");
    }
  g_set_weak_pointer (&self->marked, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, after ? "drop-after" : "drop-before");
}

static gboolean
is_lower_half (DiaRosterDrag *self,
               GtkWidget     *row,
               double         y)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, self->list, &bounds) && y > bounds.origin.y + bounds.size.height / 2;
}

static GdkContentProvider *
on_drag_prepare_cb (GtkDragSource *source,
                    double         x,
                    double         y,
                    DiaRosterDrag *self)
{
  DiaRosterRow *row = find_row (self, x, y);

  if (row == NULL)
    return NULL;
  g_set_object (&self->moved, dia_roster_row_get_entry (row));
  return gdk_content_provider_new_typed (DIA_TYPE_ACCOUNT_ENTRY, self->moved);
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  DiaRosterDrag *self)
{
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget *label = gtk_label_new (self->moved->account != NULL ? self->moved->account->name : self->moved->brand->name);

  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

static void
on_drag_end_cb (GtkDragSource *source,
                GdkDrag       *drag,
                gboolean       delete_data,
                DiaRosterDrag *self)
{
  mark (self, NULL, FALSE);
  g_clear_object (&self->moved);
}

static GdkDragAction
on_drop_motion_cb (GtkDropTarget *target,
                   double         x,
                   double         y,
                   DiaRosterDrag *self)
{
  DiaRosterRow *row = find_row (self, x, y);

  if (row == NULL || !may_lie_at (self->moved, dia_roster_row_get_entry (row)))
    {
      mark (self, NULL, FALSE);
      return 0;
    }
  mark (self, GTK_WIDGET (row), is_lower_half (self, GTK_WIDGET (row), y));
  return GDK_ACTION_MOVE;
}

static void
on_drop_leave_cb (GtkDropTarget *target,
                  DiaRosterDrag *self)
{
  mark (self, NULL, FALSE);
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            DiaRosterDrag *self)
{
  DiaRosterRow *row = find_row (self, x, y);
  DiaAccountEntry *entry = row != NULL ? dia_roster_row_get_entry (row) : NULL;

  mark (self, NULL, FALSE);
  if (!may_lie_at (self->moved, entry))
    return FALSE;
  self->dropped (self->moved, entry, is_lower_half (self, GTK_WIDGET (row), y), self->user_data);
  return TRUE;
}

static void
dia_roster_drag_dispose (GObject *object)
{
  DiaRosterDrag *self = DIA_ROSTER_DRAG (object);

  g_clear_weak_pointer (&self->marked);
  g_clear_object (&self->moved);
  G_OBJECT_CLASS (dia_roster_drag_parent_class)->dispose (object);
}

static void
dia_roster_drag_class_init (DiaRosterDragClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_roster_drag_dispose;
}

static void
dia_roster_drag_init (DiaRosterDrag *self)
{
}

DiaRosterDrag *
dia_roster_drag_new (GtkWidget         *list,
                     DiaRosterDropFunc  dropped,
                     gpointer           user_data)
{
  DiaRosterDrag *self = g_object_new (DIA_TYPE_ROSTER_DRAG, NULL);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DIA_TYPE_ACCOUNT_ENTRY, GDK_ACTION_MOVE);

  self->list = list;
  self->dropped = dropped;
  self->user_data = user_data;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (on_drag_end_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_drop_motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drop_leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, 0);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (target));
  return self;
}
