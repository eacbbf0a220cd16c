/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-missed-row.h"

#include <glib/gi18n-lib.h>

#include "dia-story-line.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaMissedRow
{
  GtkWidget     parent_instance;

  DiaQueueActs *acts;     /* (owned) */
  GPtrArray    *items;    /* (owned) */

  GtkLabel     *heading;
  GtkWidget    *buttons;
};

G_DEFINE_FINAL_TYPE (DiaMissedRow, dia_missed_row, GTK_TYPE_WIDGET)

static gboolean
have_all_slept (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      DiaQueueItem *item = g_ptr_array_index (items, i);

      if (!g_str_equal (dia_story_get_hold (item->journal), DIA_HOLD_LATE_SLEPT))
        return FALSE;
    }
  return TRUE;
}

static char *
describe (GPtrArray *items)
{
  guint n = items->len;

  if (have_all_slept (items))
    return g_strdup_printf (ngettext ("%u post fell due while this computer slept",
                                      "%u posts fell due while this computer slept", n), n);
  return g_strdup_printf (ngettext ("%u post could not go out in time", "%u posts could not go out in time", n), n);
}

static void
on_send_clicked_cb (GtkButton    *button,
                    DiaMissedRow *self)
{
  dia_queue_acts_run_all (self->acts, self->buttons, self->items, DIA_QUEUE_SEND);
}

static void
on_reschedule_clicked_cb (GtkButton    *button,
                          DiaMissedRow *self)
{
  dia_queue_acts_reschedule_all (self->acts, GTK_WIDGET (self), self->items);
}

static void
on_drop_clicked_cb (GtkButton    *button,
                    DiaMissedRow *self)
{
  dia_queue_acts_run_all (self->acts, self->buttons, self->items, DIA_QUEUE_DROP);
}

static void
dia_missed_row_dispose (GObject *object)
{
  DiaMissedRow *self = DIA_MISSED_ROW (object);

  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_MISSED_ROW);
  g_clear_object (&self->acts);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (dia_missed_row_parent_class)->dispose (object);
}

static void
dia_missed_row_class_init (DiaMissedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_missed_row_dispose;
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-missed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaMissedRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DiaMissedRow, buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reschedule_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "missedrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_missed_row_init (DiaMissedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_missed_row_new (DiaQueueActs *acts,
                    GPtrArray    *items)
{
  DiaMissedRow *self = g_object_new (DIA_TYPE_MISSED_ROW, NULL);
  g_autofree char *heading = describe (items);

  self->acts = g_object_ref (acts);
  self->items = g_ptr_array_ref (items);
  gtk_label_set_label (self->heading, heading);
  return GTK_WIDGET (self);
}
