/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-cell.h"

#include "dia-field.h"

struct _DiaCalendarCell
{
  GtkWidget  parent_instance;

  char      *name;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaCalendarCell, dia_calendar_cell, GTK_TYPE_WIDGET)

static void
dia_calendar_cell_finalize (GObject *object)
{
  g_free (DIA_CALENDAR_CELL (object)->name);
  G_OBJECT_CLASS (dia_calendar_cell_parent_class)->finalize (object);
}

static void
dia_calendar_cell_class_init (DiaCalendarCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dia_calendar_cell_finalize;
  gtk_widget_class_set_css_name (widget_class, "calendar-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
dia_calendar_cell_init (DiaCalendarCell *self)
{
  self->name = g_strdup ("");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The pointer means what lies below. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dia_calendar_cell_new (void)
{
  return g_object_new (DIA_TYPE_CALENDAR_CELL, NULL);
}

void
dia_calendar_cell_set_name (DiaCalendarCell *self,
                            const char      *name)
{
  g_return_if_fail (DIA_IS_CALENDAR_CELL (self));

  dia_field_set_text (&self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
}

const char *
dia_calendar_cell_get_name (DiaCalendarCell *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_CELL (self), NULL);

  return self->name;
}
