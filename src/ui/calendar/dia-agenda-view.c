/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-agenda-view.h"

#include "dia-agenda-line.h"

#include <glib/gi18n-lib.h>

struct _DiaAgendaView
{
  GtkWidget            parent_instance;

  DiaCalendarModel    *model;       /* (owned) */
  DiaAgendaList       *list;        /* (owned) */
  GtkSingleSelection  *selection;   /* (owned) */
  GtkWidget           *scroller;
  GtkWidget           *grid;
};

enum
{
  SIGNAL_CHIP_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaAgendaView, dia_agenda_view, GTK_TYPE_WIDGET)

static void
show_sheet (DiaAgendaView *self)
{
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (self->model);
  gboolean mine = period->form == DIA_CALENDAR_AGENDA;

  dia_agenda_list_show (self->list, mine ? dia_calendar_model_get_sheet (self->model) : NULL,
                        period->first_day, period->last_day);
}

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaAgendaView    *self)
{
  if (change & (DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_SHEET | DIA_CALENDAR_CHANGE_TODAY))
    show_sheet (self);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *list_item,
                     DiaAgendaView            *self)
{
  gtk_list_item_set_child (list_item, dia_agenda_line_new (self->model));
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *list_item,
                    DiaAgendaView            *self)
{
  DiaAgendaItem *item = gtk_list_item_get_item (list_item);
  gboolean chip = item->kind == DIA_AGENDA_CHIP;

  gtk_list_item_set_selectable (list_item, chip);
  gtk_list_item_set_activatable (list_item, chip);
  dia_agenda_line_set_item (DIA_AGENDA_LINE (gtk_list_item_get_child (list_item)), item);
}

static void
on_grid_activate_cb (GtkGridView   *grid,
                     guint          row,
                     DiaAgendaView *self)
{
  g_autoptr (DiaAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), row);

  if (item != NULL && item->kind == DIA_AGENDA_CHIP)
    g_signal_emit (self, signals[SIGNAL_CHIP_ACTIVATED], 0, dia_agenda_item_get_chip (item));
}

static void
on_selection_changed_cb (GtkSingleSelection *selection,
                         GParamSpec         *pspec,
                         DiaAgendaView      *self)
{
  DiaAgendaItem *item = gtk_single_selection_get_selected_item (selection);

  if (item != NULL && item->kind == DIA_AGENDA_CHIP)
    dia_calendar_model_select (self->model, dia_agenda_item_get_chip (item), FALSE);
}

static gboolean
dia_agenda_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DIA_AGENDA_VIEW (widget)->grid);
}

static void
dia_agenda_view_dispose (GObject *object)
{
  DiaAgendaView *self = DIA_AGENDA_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dia_agenda_view_parent_class)->dispose (object);
}

static void
dia_agenda_view_class_init (DiaAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_agenda_view_dispose;
  widget_class->grab_focus = dia_agenda_view_grab_focus;
  signals[SIGNAL_CHIP_ACTIVATED] =
    g_signal_new ("chip-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, DIA_TYPE_CALENDAR_CHIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agenda-view");
}

static void
dia_agenda_view_init (DiaAgendaView *self)
{
  self->list = dia_agenda_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
build_grid (DiaAgendaView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, 0);
  self->grid = gtk_grid_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (self->grid), 1);
  gtk_widget_add_css_class (self->grid, "agenda");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Agenda"), -1);
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (on_grid_activate_cb), self, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
dia_agenda_view_new (DiaCalendarModel *model)
{
  DiaAgendaView *self = g_object_new (DIA_TYPE_AGENDA_VIEW, NULL);

  self->model = g_object_ref (model);
  build_grid (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selection_changed_cb), self, 0);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  show_sheet (self);

  return GTK_WIDGET (self);
}
