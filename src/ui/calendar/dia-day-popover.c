/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day-popover.h"

#include "dia-agenda-row.h"
#include "dia-format.h"

struct _DiaDayPopover
{
  GtkPopover        parent_instance;

  DiaCalendarModel *model;      /* (owned) */
  GPtrArray        *chips;      /* (owned) (element-type DiaCalendarChip): of the rows */

  GtkLabel         *title;
  GtkBox           *moments;
  GtkListBox       *list;
};

enum
{
  SIGNAL_CHIP_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaDayPopover, dia_day_popover, GTK_TYPE_POPOVER)

static void
on_list_row_activated_cb (GtkListBox    *list,
                          GtkListBoxRow *row,
                          DiaDayPopover *self)
{
  DiaCalendarChip *chip = self->chips->pdata[gtk_list_box_row_get_index (row)];

  g_signal_emit (self, signals[SIGNAL_CHIP_ACTIVATED], 0, chip);
}

static void
on_list_row_selected_cb (GtkListBox    *list,
                         GtkListBoxRow *row,
                         DiaDayPopover *self)
{
  if (row != NULL)
    dia_calendar_model_select (self->model, self->chips->pdata[gtk_list_box_row_get_index (row)], FALSE);
}

static void
show_moments (DiaDayPopover    *self,
              DiaCalendarSheet *sheet,
              DiaDay            day)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->moments))) != NULL)
    gtk_box_remove (self->moments, child);
  for (guint i = 0; i < sheet->bands->len; i++)
    {
      const DiaCalendarBand *band = sheet->bands->pdata[i];
      GtkWidget *label;

      if (band->first_day > day || band->last_day < day)
        continue;
      label = gtk_label_new (band->moment->title);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "dim");
      gtk_widget_add_css_class (label, "small");
      gtk_box_append (self->moments, label);
    }
}

static void
show_chips (DiaDayPopover    *self,
            DiaCalendarSheet *sheet,
            DiaDay            day)
{
  DiaRoster *roster = dia_workspace_get_roster (dia_calendar_model_get_workspace (self->model));
  guint n_chips;
  guint first = dia_calendar_sheet_find_day (sheet, day, &n_chips);
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (self->list);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = first; i < first + n_chips; i++)
    {
      GtkWidget *view = dia_agenda_row_new (roster);

      dia_agenda_row_set_chip (DIA_AGENDA_ROW (view), sheet->chips->pdata[i]);
      g_ptr_array_add (self->chips, g_object_ref (sheet->chips->pdata[i]));
      gtk_list_box_append (self->list, view);
    }
}

static void
dia_day_popover_dispose (GObject *object)
{
  DiaDayPopover *self = DIA_DAY_POPOVER (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  G_OBJECT_CLASS (dia_day_popover_parent_class)->dispose (object);
}

static void
dia_day_popover_class_init (DiaDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_day_popover_dispose;
  signals[SIGNAL_CHIP_ACTIVATED] =
    g_signal_new ("chip-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, DIA_TYPE_CALENDAR_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/calendar/dia-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaDayPopover, title);
  gtk_widget_class_bind_template_child (widget_class, DiaDayPopover, moments);
  gtk_widget_class_bind_template_child (widget_class, DiaDayPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_selected_cb);
}

static void
dia_day_popover_init (DiaDayPopover *self)
{
  self->chips = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_day_popover_new (DiaCalendarModel *model)
{
  DiaDayPopover *self = g_object_new (DIA_TYPE_DAY_POPOVER, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

void
dia_day_popover_show (DiaDayPopover *self,
                      DiaDay         day)
{
  DiaCalendarSheet *sheet;
  g_autofree char *title = NULL;

  g_return_if_fail (DIA_IS_DAY_POPOVER (self));

  sheet = dia_calendar_model_get_sheet (self->model);
  if (sheet == NULL)
    return;
  title = dia_format_day_words ((DiaInstant) day * DIA_DAY, "UTC");
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_moments (self, sheet, day);
  show_chips (self, sheet, day);
}
