/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-reschedule-dialog.h"

#include <glib/gi18n-lib.h>

#include "dia-button-words.h"
#include "dia-day-picker.h"
#include "dia-format.h"

struct _DiaRescheduleDialog
{
  AdwWindow      parent_instance;

  DiaQueueItem  *item;       /* (owned) */
  DiaInstant     now;
  DiaSlot        slot;

  DiaDayPicker  *calendar;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  GtkLabel      *summary;
  GtkWidget     *choose;
};

G_DEFINE_FINAL_TYPE (DiaRescheduleDialog, dia_reschedule_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
read_slot (DiaRescheduleDialog *self)
{
  DiaWallTime wall;

  dia_day_to_wall (dia_day_picker_get_day (self->calendar), &wall);
  wall.hour = gtk_spin_button_get_value_as_int (self->hour);
  wall.minute = gtk_spin_button_get_value_as_int (self->minute);
  return dia_slot_init_wall (&self->slot, &wall, self->item->account->zone, NULL);
}

static char *
describe_slot (DiaRescheduleDialog *self)
{
  g_autofree char *day = dia_format_day_long (self->slot.at, self->slot.zone);
  g_autofree char *time = dia_format_time (self->slot.at, self->slot.zone);
  g_autofree char *zone = dia_zone_dup_abbreviation (self->slot.zone, self->slot.at);

  if (self->slot.at <= self->now)
    return g_strdup (_("That moment has passed."));
  if (self->slot.kind == DIA_WALL_GAP)
    return g_strdup_printf (_("Clocks go forward over that time. It goes out at %s (%s)."), time, zone);
  if (self->slot.kind == DIA_WALL_FOLD)
    return g_strdup_printf (_("That time comes twice, as clocks go back. It goes out at the first, %s (%s)."), time, zone);
  return g_strdup_printf (C_("day, time, zone", "%s, %s (%s)"), day, time, zone);
}

static void
show_summary (DiaRescheduleDialog *self)
{
  gboolean read = read_slot (self);
  g_autofree char *text = read ? describe_slot (self) : g_strdup (_("The zone of this account is not known here."));

  gtk_label_set_label (self->summary, text);
  gtk_widget_set_sensitive (self->choose, read && self->slot.at > self->now);
}

static int
show_padded (GtkSpinButton *button,
             gpointer       user_data)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (button));

  gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static void
on_choose_clicked_cb (GtkButton           *button,
                      DiaRescheduleDialog *self)
{
  if (!read_slot (self))
    return;
  g_signal_emit (self, signals[CHOSEN], 0, &self->slot);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_start (DiaRescheduleDialog *self)
{
  DiaInstant start = (self->now / DIA_HOUR + 1) * DIA_HOUR;
  DiaWallTime wall;

  if (!dia_wall_time_from_instant (start, self->item->account->zone, &wall, NULL))
    return;
  dia_day_picker_set_day (self->calendar, dia_day_from_wall (&wall));
  gtk_spin_button_set_value (self->hour, wall.hour);
  gtk_spin_button_set_value (self->minute, wall.minute);
}

static void
dia_reschedule_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_RESCHEDULE_DIALOG);
  g_clear_object (&DIA_RESCHEDULE_DIALOG (object)->item);
  G_OBJECT_CLASS (dia_reschedule_dialog_parent_class)->dispose (object);
}

static void
dia_reschedule_dialog_class_init (DiaRescheduleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_reschedule_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", DIA_TYPE_RESCHEDULE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (DIA_TYPE_DAY_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-reschedule-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaRescheduleDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, DiaRescheduleDialog, hour);
  gtk_widget_class_bind_template_child (widget_class, DiaRescheduleDialog, minute);
  gtk_widget_class_bind_template_child (widget_class, DiaRescheduleDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DiaRescheduleDialog, choose);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dia_reschedule_dialog_init (DiaRescheduleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  g_signal_connect (self->hour, "output", G_CALLBACK (show_padded), NULL);
  g_signal_connect (self->minute, "output", G_CALLBACK (show_padded), NULL);
  g_signal_connect_swapped (self->hour, "value-changed", G_CALLBACK (show_summary), self);
  g_signal_connect_swapped (self->minute, "value-changed", G_CALLBACK (show_summary), self);
  g_signal_connect_swapped (self->calendar, "notify::day", G_CALLBACK (show_summary), self);
  g_signal_connect (self->choose, "clicked", G_CALLBACK (on_choose_clicked_cb), self);
}

GtkWidget *
dia_reschedule_dialog_new (GtkWindow    *parent,
                           DiaQueueItem *item,
                           DiaInstant    now)
{
  DiaRescheduleDialog *self = g_object_new (DIA_TYPE_RESCHEDULE_DIALOG, "transient-for", parent, NULL);

  self->item = g_object_ref (item);
  self->now = now;
  show_start (self);
  show_summary (self);
  return GTK_WIDGET (self);
}
