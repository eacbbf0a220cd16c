/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day-button.h"

#include "dia-day-picker.h"

#include <glib/gi18n-lib.h>

struct _DiaDayButton
{
  GtkWidget      parent_instance;

  DiaDay         day;
  char          *label;     /* (owned) */
  GtkWidget     *button;
  GtkPopover    *popover;
  DiaDayPicker  *picker;
};

G_DEFINE_FINAL_TYPE (DiaDayButton, dia_day_button, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DAY = 1,
} Property;

static GParamSpec *day_property;

static void
show_day (DiaDayButton *self)
{
  g_autofree char *text = self->day >= 0 ? dia_day_format (self->day, "yMMMEd") : g_strdup (_("No day"));
  /* Translators: what a day is, and the day: "First day: Mon 8 Feb 2027". */
  g_autofree char *name = g_strdup_printf (C_("day", "%s: %s"), self->label, text);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* It is its inner button that takes the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_day_picked_cb (DiaDayPicker *picker,
                  DiaDayButton *self)
{
  dia_day_button_set_day (self, dia_day_picker_get_day (picker));
  gtk_popover_popdown (self->popover);
}

static void
dia_day_button_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_DAY:
      g_value_set_int (value, DIA_DAY_BUTTON (object)->day);
      break;
    }
}

static void
dia_day_button_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_DAY:
      dia_day_button_set_day (DIA_DAY_BUTTON (object), g_value_get_int (value));
      break;
    }
}

static void
dia_day_button_dispose (GObject *object)
{
  DiaDayButton *self = DIA_DAY_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_day_button_parent_class)->dispose (object);
}

static void
dia_day_button_finalize (GObject *object)
{
  g_free (DIA_DAY_BUTTON (object)->label);
  G_OBJECT_CLASS (dia_day_button_parent_class)->finalize (object);
}

static void
dia_day_button_class_init (DiaDayButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dia_day_button_get_property;
  object_class->set_property = dia_day_button_set_property;
  object_class->dispose = dia_day_button_dispose;
  object_class->finalize = dia_day_button_finalize;
  day_property = g_param_spec_int ("day", NULL, NULL, -1, DIA_DAY_LAST, -1,
                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_DAY, day_property);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "day-button");
}

static void
dia_day_button_init (DiaDayButton *self)
{
  self->day = -1;
  self->label = g_strdup ("");
  self->picker = DIA_DAY_PICKER (dia_day_picker_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picker), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"), -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->picker));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->popover));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect (self->picker, "picked", G_CALLBACK (on_day_picked_cb), self);
  show_day (self);
}

GtkWidget *
dia_day_button_new (const char *label)
{
  GtkWidget *self = g_object_new (DIA_TYPE_DAY_BUTTON, NULL);

  dia_day_button_set_label (DIA_DAY_BUTTON (self), label);
  return self;
}

void
dia_day_button_set_label (DiaDayButton *self,
                          const char   *label)
{
  g_return_if_fail (DIA_IS_DAY_BUTTON (self));

  g_free (self->label);
  self->label = g_strdup (label);
  show_day (self);
}

DiaDay
dia_day_button_get_day (DiaDayButton *self)
{
  g_return_val_if_fail (DIA_IS_DAY_BUTTON (self), -1);

  return self->day;
}

void
dia_day_button_set_day (DiaDayButton *self,
                        DiaDay        day)
{
  g_return_if_fail (DIA_IS_DAY_BUTTON (self));

  if (day >= 0)
    dia_day_picker_set_day (self->picker, day);
  if (day == self->day)
    return;
  self->day = day;
  show_day (self);
  g_object_notify_by_pspec (G_OBJECT (self), day_property);
}

void
dia_day_button_set_hint (DiaDayButton *self,
                         DiaDay        hint)
{
  g_return_if_fail (DIA_IS_DAY_BUTTON (self));

  if (self->day < 0)
    dia_day_picker_set_day (self->picker, hint);
}
