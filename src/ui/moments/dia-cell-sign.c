/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-cell-sign.h"

#include "dia-rollout-ink.h"

#include <adwaita.h>

#define WIDTH  17
#define HEIGHT 20

struct _DiaCellSign
{
  GtkWidget     parent_instance;

  DiaCellState  state;
  DiaRolloutInk ink;
  gboolean      inked;
};

G_DEFINE_FINAL_TYPE (DiaCellSign, dia_cell_sign, GTK_TYPE_WIDGET)

static void
forget_ink (DiaCellSign *self)
{
  self->inked = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dia_cell_sign_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DiaCellSign *self = DIA_CELL_SIGN (widget);

  if (!self->inked)
    dia_rollout_ink_init (&self->ink, widget);
  self->inked = TRUE;
  dia_rollout_ink_paint (&self->ink, widget, snapshot, self->state, WIDTH, HEIGHT);
}

static void
dia_cell_sign_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
dia_cell_sign_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dia_cell_sign_parent_class)->css_changed (widget, change);
  forget_ink (DIA_CELL_SIGN (widget));
}

static void
dia_cell_sign_class_init (DiaCellSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dia_cell_sign_snapshot;
  widget_class->measure = dia_cell_sign_measure;
  widget_class->css_changed = dia_cell_sign_css_changed;
  gtk_widget_class_set_css_name (widget_class, "cell-sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dia_cell_sign_init (DiaCellSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (forget_ink), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dia_cell_sign_new (DiaCellState state)
{
  GtkWidget *self = g_object_new (DIA_TYPE_CELL_SIGN, NULL);

  dia_cell_sign_set_state (DIA_CELL_SIGN (self), state);
  return self;
}

void
dia_cell_sign_set_state (DiaCellSign  *self,
                         DiaCellState  state)
{
  g_return_if_fail (DIA_IS_CELL_SIGN (self));

  self->state = state;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
