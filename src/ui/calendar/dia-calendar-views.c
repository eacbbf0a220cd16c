/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-views.h"

#include "dia-agenda-view.h"
#include "dia-day-popover.h"
#include "dia-month-view.h"
#include "dia-week-view.h"

struct _DiaCalendarViews
{
  GtkWidget         parent_instance;

  DiaCalendarModel *model;     /* (owned) */
  GtkWidget        *stack;
  GtkWidget        *month;     /* (nullable): until it was wanted */
  GtkWidget        *week;      /* (nullable): of a day as well */
  GtkWidget        *agenda;    /* (nullable) */
  GtkWidget        *popover;
};

enum
{
  SIGNAL_CHIP_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaCalendarViews, dia_calendar_views, GTK_TYPE_WIDGET)

static void
on_chip_activated_cb (GtkWidget        *source,
                      DiaCalendarChip  *chip,
                      DiaCalendarViews *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[SIGNAL_CHIP_ACTIVATED], 0, chip);
}

static void
on_day_activated_cb (DiaCalendarCanvas *canvas,
                     int                day,
                     DiaCalendarViews  *self)
{
  graphene_rect_t area, here;

  if (!DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->get_day_area (canvas, day, &area) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (canvas), GTK_WIDGET (self), &here))
    return;
  dia_day_popover_show (DIA_DAY_POPOVER (self->popover), day);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) (here.origin.x + area.origin.x), (int) (here.origin.y + area.origin.y),
                                                 (int) area.size.width, (int) area.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
follow_canvas (DiaCalendarViews *self,
               GtkWidget        *canvas)
{
  g_signal_connect_object (canvas, "chip-activated", G_CALLBACK (on_chip_activated_cb), self, 0);
  g_signal_connect_object (canvas, "day-activated", G_CALLBACK (on_day_activated_cb), self, 0);
}

/* (transfer none): what scrolls it. */
static GtkScrolledWindow *
add_canvas (DiaCalendarViews *self,
            GtkWidget        *canvas)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), canvas);
  gtk_stack_add_child (GTK_STACK (self->stack), scroller);
  follow_canvas (self, canvas);

  return GTK_SCROLLED_WINDOW (scroller);
}

/* A month has room for all of it, but where text is large or the window low. */
static GtkWidget *
ensure_month (DiaCalendarViews *self)
{
  if (self->month == NULL)
    {
      GtkScrolledWindow *scroller = add_canvas (self, self->month = dia_month_view_new (self->model));

      dia_month_view_follow (DIA_MONTH_VIEW (self->month), gtk_scrolled_window_get_vadjustment (scroller));
    }

  return self->month;
}

static GtkWidget *
ensure_week (DiaCalendarViews *self)
{
  if (self->week == NULL)
    add_canvas (self, self->week = dia_week_view_new (self->model));

  return self->week;
}

static GtkWidget *
ensure_agenda (DiaCalendarViews *self)
{
  if (self->agenda == NULL)
    {
      self->agenda = dia_agenda_view_new (self->model);
      gtk_stack_add_child (GTK_STACK (self->stack), self->agenda);
      g_signal_connect_object (self->agenda, "chip-activated", G_CALLBACK (on_chip_activated_cb), self, 0);
    }

  return self->agenda;
}

static GtkWidget *
ensure_view (DiaCalendarViews *self)
{
  switch (dia_calendar_model_get_period (self->model)->form)
    {
    case DIA_CALENDAR_MONTH:
      return ensure_month (self);
    case DIA_CALENDAR_WEEK:
    case DIA_CALENDAR_DAY:
      return ensure_week (self);
    case DIA_CALENDAR_AGENDA:
      return ensure_agenda (self);
    }

  g_return_val_if_reached (NULL);
}

/* The focus goes with the form, when it was in the one before. */
static void
show_view (DiaCalendarViews *self)
{
  GtkWidget *view = ensure_view (self);
  GtkWidget *page = view == self->agenda ? view : gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  gboolean focused = gtk_widget_get_focus_child (self->stack) != NULL;

  if (gtk_stack_get_visible_child (GTK_STACK (self->stack)) == page)
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  if (focused)
    gtk_widget_grab_focus (view);
}

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaCalendarViews *self)
{
  if (change & DIA_CALENDAR_CHANGE_PERIOD)
    show_view (self);
}

static gboolean
dia_calendar_views_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ensure_view (DIA_CALENDAR_VIEWS (widget)));
}

static void
dia_calendar_views_dispose (GObject *object)
{
  DiaCalendarViews *self = DIA_CALENDAR_VIEWS (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dia_calendar_views_parent_class)->dispose (object);
}

static void
dia_calendar_views_class_init (DiaCalendarViewsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_calendar_views_dispose;
  widget_class->grab_focus = dia_calendar_views_grab_focus;
  signals[SIGNAL_CHIP_ACTIVATED] =
    g_signal_new ("chip-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, DIA_TYPE_CALENDAR_CHIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calendar-views");
}

static void
dia_calendar_views_init (DiaCalendarViews *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
dia_calendar_views_new (DiaCalendarModel *model)
{
  DiaCalendarViews *self = g_object_new (DIA_TYPE_CALENDAR_VIEWS, NULL);

  self->model = g_object_ref (model);
  self->popover = dia_day_popover_new (model);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "chip-activated", G_CALLBACK (on_chip_activated_cb), self, 0);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  show_view (self);

  return GTK_WIDGET (self);
}
