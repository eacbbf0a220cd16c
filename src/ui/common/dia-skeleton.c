/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-skeleton.h"

#include <glib/gi18n-lib.h>

#define TILE_SIZE 22
#define ROW_HEIGHT 30
#define LINE_HEIGHT 9

struct _DiaSkeleton
{
  GtkWidget parent_instance;

  int       rows;
  guint     delay_id;
  gboolean  shown;
};

typedef enum
{
  PROP_ROWS = 1,
  PROP_SHOWN,
} DiaSkeletonProps;

G_DEFINE_FINAL_TYPE (DiaSkeleton, dia_skeleton, GTK_TYPE_WIDGET)

static void
set_shown (DiaSkeleton *self,
           gboolean     shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "shown");
}

static void
append_block (GtkSnapshot   *snapshot,
              const GdkRGBA *color,
              float          x,
              float          y,
              float          width,
              float          height,
              float          radius)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static gboolean
on_delay_over_cb (gpointer user_data)
{
  DiaSkeleton *self = DIA_SKELETON (user_data);

  self->delay_id = 0;
  set_shown (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
dia_skeleton_map (GtkWidget *widget)
{
  DiaSkeleton *self = DIA_SKELETON (widget);

  GTK_WIDGET_CLASS (dia_skeleton_parent_class)->map (widget);
  if (self->delay_id == 0)
    self->delay_id = g_timeout_add (DIA_SKELETON_DELAY_MS, on_delay_over_cb, self);
}

static void
dia_skeleton_unmap (GtkWidget *widget)
{
  DiaSkeleton *self = DIA_SKELETON (widget);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  set_shown (self, FALSE);
  GTK_WIDGET_CLASS (dia_skeleton_parent_class)->unmap (widget);
}

static void
dia_skeleton_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 80;
      *natural = 180;
    }
  else
    *minimum = *natural = (DIA_SKELETON (widget)->rows - 1) * ROW_HEIGHT + TILE_SIZE;
}

static void
dia_skeleton_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  /* Lines of unequal length read as text; equal ones as a table. */
  static const float shares[] = { 1.0f, 0.75f, 0.9f, 0.6f };
  DiaSkeleton *self = DIA_SKELETON (widget);
  float width = (float) gtk_widget_get_width (widget) - TILE_SIZE - 9;
  GdkRGBA color;

  if (!self->shown)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.09f;
  for (int row = 0; row < self->rows; row++)
    {
      float y = (float) row * ROW_HEIGHT;

      append_block (snapshot, &color, 0, y, TILE_SIZE, TILE_SIZE, 5);
      append_block (snapshot, &color, TILE_SIZE + 9, y + (TILE_SIZE - LINE_HEIGHT) / 2.0f,
                    width * shares[row % (int) G_N_ELEMENTS (shares)], LINE_HEIGHT, LINE_HEIGHT / 2.0f);
    }
}

static void
dia_skeleton_dispose (GObject *object)
{
  DiaSkeleton *self = DIA_SKELETON (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  G_OBJECT_CLASS (dia_skeleton_parent_class)->dispose (object);
}

static void
dia_skeleton_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DiaSkeleton *self = DIA_SKELETON (object);

  switch ((DiaSkeletonProps) property_id)
    {
    case PROP_ROWS:
      g_value_set_int (value, self->rows);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    }
}

static void
dia_skeleton_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DiaSkeleton *self = DIA_SKELETON (object);

  switch ((DiaSkeletonProps) property_id)
    {
    case PROP_ROWS:
      self->rows = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_SHOWN:
      break;
    }
}

static void
dia_skeleton_class_init (DiaSkeletonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_skeleton_dispose;
  object_class->get_property = dia_skeleton_get_property;
  object_class->set_property = dia_skeleton_set_property;
  widget_class->map = dia_skeleton_map;
  widget_class->unmap = dia_skeleton_unmap;
  widget_class->measure = dia_skeleton_measure;
  widget_class->snapshot = dia_skeleton_snapshot;

  g_object_class_install_property (object_class, PROP_ROWS,
    g_param_spec_int ("rows", NULL, NULL, 1, 12, 3, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_SHOWN,
    g_param_spec_boolean ("shown", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_css_name (widget_class, "skeleton");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
dia_skeleton_init (DiaSkeleton *self)
{
  self->rows = 3;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible", "Loading"), -1);
}

GtkWidget *
dia_skeleton_new (int rows)
{
  return g_object_new (DIA_TYPE_SKELETON, "rows", rows, NULL);
}

gboolean
dia_skeleton_get_shown (DiaSkeleton *self)
{
  return self->shown;
}
