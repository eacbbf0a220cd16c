/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-length-row.h"

#include "dia-network-counter.h"

#include <glib/gi18n-lib.h>

/* More networks than this share the line without meters, without bytes. */
#define MAX_METERS 2
#define MAX_BYTES 3

struct _DiaLengthRow
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkBox    *counters;
};

G_DEFINE_FINAL_TYPE (DiaLengthRow, dia_length_row, GTK_TYPE_WIDGET)

static GtkWidget *
find_counter (DiaLengthRow *self,
              const char   *network)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->counters)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_name (child), network))
      return child;
  return NULL;
}

static GtkWidget *
ensure_counter (DiaLengthRow *self,
                const char   *network)
{
  GtkWidget *counter = find_counter (self, network);

  if (counter != NULL)
    return counter;
  counter = dia_network_counter_new (network, FALSE);
  gtk_widget_set_name (counter, network);
  gtk_box_append (self->counters, counter);
  return counter;
}

static void
dia_length_row_dispose (GObject *object)
{
  g_clear_pointer (&DIA_LENGTH_ROW (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_length_row_parent_class)->dispose (object);
}

static void
dia_length_row_class_init (DiaLengthRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_length_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "length-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_length_row_init (DiaLengthRow *self)
{
  self->counters = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  gtk_widget_set_hexpand (GTK_WIDGET (self->counters), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->counters), GTK_ALIGN_END);
  gtk_widget_set_margin_start (GTK_WIDGET (self->counters), 12);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->counters));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Length for each network"), -1);
}

void
dia_length_row_show (DiaLengthRow            *self,
                     DiaDraft                *draft,
                     const DiaComposerTarget *target,
                     gboolean                 narrow)
{
  g_autoptr(GPtrArray) figures = dia_composer_target_list_figures (target, draft);
  GtkWidget *previous = NULL;
  GtkWidget *surplus;

  gtk_widget_set_halign (GTK_WIDGET (self->counters), narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  for (guint i = 0; i < figures->len; i++)
    {
      DiaNetworkFigure *figure = g_ptr_array_index (figures, i);
      GtkWidget *counter = ensure_counter (self, figure->network);

      dia_network_counter_set_room (DIA_NETWORK_COUNTER (counter), figures->len <= MAX_METERS,
                                    figures->len <= MAX_BYTES && !narrow);
      dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &figure->tightest);
      gtk_box_reorder_child_after (self->counters, counter, previous);
      previous = counter;
    }
  while ((surplus = gtk_widget_get_last_child (GTK_WIDGET (self->counters))) != previous)
    gtk_box_remove (self->counters, surplus);
}
