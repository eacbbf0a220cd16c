/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-meter.h"

#include "dia-icon-paint.h"

#define METER_WIDTH 44
#define METER_HEIGHT 6

struct _DiaMeter
{
  GtkWidget parent_instance;

  guint     used;
  guint     limit;
};

G_DEFINE_FINAL_TYPE (DiaMeter, dia_meter, GTK_TYPE_WIDGET)

static void
dia_meter_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? METER_WIDTH : METER_HEIGHT;
}

static void
dia_meter_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  DiaMeter *self = DIA_METER (widget);
  float width = (float) gtk_widget_get_width (widget);
  float y = (float) (gtk_widget_get_height (widget) - METER_HEIGHT) / 2;
  GskRoundedRect outline;
  GdkRGBA trough;
  GdkRGBA fill;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &trough);
  trough.alpha *= 0.14f;
  dia_icon_paint_get_token (widget, dia_meter_is_over (self) ? "dia_error_color" : "dia_meter_color", &fill);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, y, width, METER_HEIGHT), METER_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &trough, &outline.bounds);
  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT (0, y, (float) (width * dia_meter_get_share (self)), METER_HEIGHT));
  gtk_snapshot_pop (snapshot);
}

static void
dia_meter_class_init (DiaMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dia_meter_measure;
  widget_class->snapshot = dia_meter_snapshot;
  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dia_meter_init (DiaMeter *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dia_meter_new (void)
{
  return g_object_new (DIA_TYPE_METER, NULL);
}

void
dia_meter_set (DiaMeter *self,
               guint     used,
               guint     limit)
{
  if (self->used == used && self->limit == limit)
    return;
  self->used = used;
  self->limit = limit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
dia_meter_get_share (DiaMeter *self)
{
  return self->limit == 0 ? 0.0 : MIN (1.0, (double) self->used / self->limit);
}

gboolean
dia_meter_is_over (DiaMeter *self)
{
  return self->limit > 0 && self->used > self->limit;
}
