/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dropped-row.h"

#include <glib/gi18n-lib.h>

#include "dia-format.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

/* The list of what was held back shows the others. */
#define MAX_LINES 5

struct _DiaDroppedRow
{
  GtkWidget     parent_instance;

  DiaQueueActs *acts;     /* (owned) */
  GPtrArray    *items;    /* (owned) */

  GtkLabel     *heading;
  GtkBox       *lines;
  GtkWidget    *buttons;
};

G_DEFINE_FINAL_TYPE (DiaDroppedRow, dia_dropped_row, GTK_TYPE_WIDGET)

/* "Mon 8 Feb, 12:00 · Dédale UK · Seven days to dare" (transfer full) */
static char *
describe_item (const DiaQueueItem *item)
{
  const DiaSlot *slot = &item->post->slot;
  g_autofree char *day = dia_format_day_short (slot->at, slot->zone);
  g_autofree char *time = dia_format_time_there (slot->at, slot->zone);
  g_autofree char *when = g_strdup_printf (C_("day, time", "%s, %s"), day, time);
  const char *name = item->account->name[0] != '\0' ? item->account->name : item->account->handle;

  return g_strjoin (" · ", when, name, item->title, NULL);
}

static void
append_line (DiaDroppedRow *self,
             const char    *text)
{
  GtkWidget *line = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_lines (GTK_LABEL (line), 2);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line, "small");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_box_append (self->lines, line);
}

static void
show_lines (DiaDroppedRow *self)
{
  guint n = self->items->len;
  guint n_shown = n > MAX_LINES + 1 ? MAX_LINES : n;
  g_autofree char *others = g_strdup_printf (ngettext ("and %u other", "and %u others", n - n_shown), n - n_shown);

  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *text = describe_item (g_ptr_array_index (self->items, i));

      append_line (self, text);
    }
  if (n > n_shown)
    append_line (self, others);
}

static void
on_settle_clicked_cb (GtkButton     *button,
                      DiaDroppedRow *self)
{
  dia_queue_acts_settle_dropped (self->acts, self->buttons, self->items);
}

static void
dia_dropped_row_dispose (GObject *object)
{
  DiaDroppedRow *self = DIA_DROPPED_ROW (object);

  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_DROPPED_ROW);
  g_clear_object (&self->acts);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (dia_dropped_row_parent_class)->dispose (object);
}

static void
dia_dropped_row_class_init (DiaDroppedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_dropped_row_dispose;
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-dropped-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaDroppedRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DiaDroppedRow, lines);
  gtk_widget_class_bind_template_child (widget_class, DiaDroppedRow, buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_settle_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "droppedrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_dropped_row_init (DiaDroppedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_dropped_row_new (DiaQueueActs *acts,
                     GPtrArray    *items)
{
  DiaDroppedRow *self = g_object_new (DIA_TYPE_DROPPED_ROW, NULL);
  guint n = items->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("%u post was dropped: its time had gone by",
                                                        "%u posts were dropped: their time had gone by", n), n);

  self->acts = g_object_ref (acts);
  self->items = g_ptr_array_ref (items);
  gtk_label_set_label (self->heading, heading);
  show_lines (self);
  return GTK_WIDGET (self);
}
