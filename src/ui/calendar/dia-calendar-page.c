/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-page.h"

#include "dia-calendar-legend.h"
#include "dia-calendar-panel.h"
#include "dia-day-popover.h"
#include "dia-empty-state.h"
#include "dia-month-view.h"
#include "dia-template.h"

#include <glib/gi18n-lib.h>

struct _DiaCalendarPage
{
  GtkWidget         parent_instance;

  DiaCalendarModel *model;       /* (owned) */
  DiaNotices       *notices;     /* (owned) */
  guint             midnight;    /* timer, only while mapped */
  GtkWidget        *month;
  GtkWidget        *popover;
  GtkWidget        *empty;

  GtkBox           *sides;
  GtkBox           *column;
  GtkLabel         *title;
  GtkMenuButton    *time_button;
  GtkLabel         *time_label;
  GtkOverlay       *overlay;
};

typedef enum
{
  PROP_TIME = 1,
} Property;

G_DEFINE_FINAL_TYPE (DiaCalendarPage, dia_calendar_page, GTK_TYPE_WIDGET)

static const char *const times[] = {
  [DIA_CALENDAR_OWN_TIME] = "own",
  [DIA_CALENDAR_MY_TIME] = "mine",
};

static void
show_period (DiaCalendarPage *self)
{
  g_autofree char *title = dia_calendar_period_dup_title (dia_calendar_model_get_period (self->model));
  gboolean mine = dia_calendar_model_get_time (self->model) == DIA_CALENDAR_MY_TIME;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->time_label, mine ? _("My time") : _("Each account’s own time"));
}

static void
show_empty (DiaCalendarPage *self)
{
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (self->model);

  gtk_widget_set_visible (self->empty, sheet != NULL && sheet->chips->len == 0 && sheet->bands->len == 0);
}

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaCalendarPage  *self)
{
  if (change & DIA_CALENDAR_CHANGE_PERIOD)
    show_period (self);
  if (change & (DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_SHEET))
    show_empty (self);
}

static void
on_model_failed_cb (DiaCalendarModel *model,
                    GError           *error,
                    DiaCalendarPage  *self)
{
  dia_notices_show_error (self->notices, error);
}

static void
on_chip_activated_cb (GtkWidget       *source,
                      DiaCalendarChip *chip,
                      DiaCalendarPage *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-content", "x", chip->content_id);
}

static void
on_day_activated_cb (DiaCalendarCanvas *canvas,
                     int                day,
                     DiaCalendarPage   *self)
{
  graphene_rect_t area;

  if (!DIA_CALENDAR_CANVAS_GET_CLASS (canvas)->get_day_area (canvas, day, &area))
    return;
  dia_day_popover_show (DIA_DAY_POPOVER (self->popover), day);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y,
                                                 (int) area.size.width, (int) area.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
activate_step (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  dia_calendar_model_step (DIA_CALENDAR_PAGE (widget)->model, g_variant_get_int32 (parameter));
}

static void
activate_today (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DiaCalendarModel *model = DIA_CALENDAR_PAGE (widget)->model;

  dia_calendar_model_set_day (model, dia_calendar_model_get_today (model));
}

static void
on_empty_clicked_cb (GtkWidget       *empty,
                     DiaCalendarPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.new-content", NULL);
}

static void arm_midnight (DiaCalendarPage *self);

static gboolean
on_midnight_cb (gpointer user_data)
{
  DiaCalendarPage *self = user_data;

  self->midnight = 0;
  dia_calendar_model_check_today (self->model);
  arm_midnight (self);
  return G_SOURCE_REMOVE;
}

/* One timer a day; after a sleep of the computer it may be late, and the page
 * looks again when it is shown. */
static void
arm_midnight (DiaCalendarPage *self)
{
  DiaInstant now = dia_clock_now (dia_workspace_get_clock (dia_calendar_model_get_workspace (self->model)));
  g_autofree char *zone = dia_zone_dup_local ();
  DiaInstant midnight = now + DIA_DAY;
  DiaWallTime wall;

  dia_day_to_wall (dia_day_add (dia_calendar_model_get_today (self->model), 1), &wall);
  dia_wall_time_resolve (&wall, zone, &midnight, NULL, NULL);
  self->midnight = g_timeout_add_seconds ((guint) (CLAMP (midnight - now, 0, DIA_DAY) / DIA_SECOND) + 1,
                                          on_midnight_cb, self);
}

static void
dia_calendar_page_map (GtkWidget *widget)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (widget);

  GTK_WIDGET_CLASS (dia_calendar_page_parent_class)->map (widget);
  dia_calendar_model_check_today (self->model);
  arm_midnight (self);
}

static void
dia_calendar_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DIA_CALENDAR_PAGE (widget)->midnight, g_source_remove);
  GTK_WIDGET_CLASS (dia_calendar_page_parent_class)->unmap (widget);
}

static gboolean
dia_calendar_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DIA_CALENDAR_PAGE (widget)->month);
}

static void
dia_calendar_page_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (object);

  switch ((Property) property_id)
    {
    case PROP_TIME:
      g_value_set_string (value, times[self->model != NULL ? dia_calendar_model_get_time (self->model)
                                                           : DIA_CALENDAR_OWN_TIME]);
      break;
    }
}

static void
dia_calendar_page_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (object);

  switch ((Property) property_id)
    {
    case PROP_TIME:
      dia_calendar_model_set_time (self->model, g_strcmp0 (g_value_get_string (value), times[DIA_CALENDAR_MY_TIME]) == 0
                                                  ? DIA_CALENDAR_MY_TIME : DIA_CALENDAR_OWN_TIME);
      break;
    }
}

static void
dia_calendar_page_dispose (GObject *object)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->midnight, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_CALENDAR_PAGE);
  g_clear_object (&self->notices);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dia_calendar_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/calendar/dia-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, sides);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, column);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, time_button);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, time_label);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, overlay);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.step", "i", activate_step);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, activate_today);
  gtk_widget_class_install_property_action (widget_class, "calendar.time", "time");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "calendar.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "desk.new-content", NULL);
}

static void
dia_calendar_page_class_init (DiaCalendarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dia_calendar_page_get_property;
  object_class->set_property = dia_calendar_page_set_property;
  object_class->dispose = dia_calendar_page_dispose;
  widget_class->map = dia_calendar_page_map;
  widget_class->unmap = dia_calendar_page_unmap;
  widget_class->grab_focus = dia_calendar_page_grab_focus;
  g_object_class_install_property (object_class, PROP_TIME,
    g_param_spec_string ("time", NULL, NULL, times[DIA_CALENDAR_OWN_TIME], G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  bind_children (widget_class);
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "calendarpage");
}

static void
dia_calendar_page_init (DiaCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
build_month (DiaCalendarPage *self)
{
  self->month = dia_month_view_new (self->model);
  gtk_overlay_set_child (self->overlay, self->month);
  self->popover = dia_day_popover_new (self->model);
  gtk_widget_set_parent (self->popover, self->month);
  g_signal_connect_object (self->month, "chip-activated", G_CALLBACK (on_chip_activated_cb), self, 0);
  g_signal_connect_object (self->month, "day-activated", G_CALLBACK (on_day_activated_cb), self, 0);
  g_signal_connect_object (self->popover, "chip-activated", G_CALLBACK (on_chip_activated_cb), self, 0);
}

static void
build_empty (DiaCalendarPage *self)
{
  self->empty = dia_empty_state_new ("dia-calendar-symbolic", _("Nothing planned this month"),
                                     _("Write a content, choose its accounts and a time: it appears here."),
                                     _("New content"));
  gtk_widget_add_css_class (self->empty, "card");
  gtk_widget_add_css_class (self->empty, "calendar-empty");
  gtk_widget_set_halign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_overlay_add_overlay (self->overlay, self->empty);
  g_signal_connect_object (self->empty, "button-clicked", G_CALLBACK (on_empty_clicked_cb), self, 0);
}

GtkWidget *
dia_calendar_page_new (DiaWorkspace *workspace,
                       DiaNotices   *notices)
{
  DiaCalendarPage *self = g_object_new (DIA_TYPE_CALENDAR_PAGE, NULL);

  self->notices = g_object_ref (notices);
  self->model = dia_calendar_model_new (workspace);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (on_model_failed_cb), self, 0);
  build_month (self);
  build_empty (self);
  gtk_box_append (self->column, dia_calendar_legend_new (self->model));
  gtk_box_append (self->sides, dia_calendar_panel_new (self->model, notices));
  show_period (self);
  show_empty (self);

  return GTK_WIDGET (self);
}

DiaCalendarModel *
dia_calendar_page_get_model (DiaCalendarPage *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_PAGE (self), NULL);

  return self->model;
}
