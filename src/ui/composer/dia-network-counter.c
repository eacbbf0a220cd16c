/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network-counter.h"

#include "dia-format.h"
#include "dia-meter.h"
#include "dia-network-sign.h"

#include <glib/gi18n-lib.h>

/* "341", "+42" */
#define COMPACT_CHARS 3

struct _DiaNetworkCounter
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkLabel  *count;
  GtkWidget *meter;      /* (nullable) in the short form */
  GtkLabel  *bytes;      /* (nullable) in the short form */
  char      *network;
  gboolean   no_meter;
  gboolean   no_bytes;
};

G_DEFINE_FINAL_TYPE (DiaNetworkCounter, dia_network_counter, GTK_TYPE_WIDGET)

/* What is beyond the limits, counted as the tighter one counts; 0 when it fits. */
static int
get_excess (const DiaMeasurement *measurement)
{
  return measurement->fits ? 0 : -measurement->remaining;
}

static gboolean
is_byte_limit_broken (const DiaMeasurement *measurement)
{
  return measurement->max_bytes > 0 && measurement->bytes > measurement->max_bytes;
}

static void
show_full (DiaNetworkCounter    *self,
           const DiaMeasurement *measurement)
{
  g_autofree char *length = dia_format_integer (measurement->length);
  g_autofree char *limit = dia_format_integer (measurement->max_length);
  g_autofree char *bytes = dia_format_integer (measurement->bytes);
  g_autofree char *max_bytes = dia_format_integer (measurement->max_bytes);
  g_autofree char *count = measurement->max_length > 0
    ? g_markup_printf_escaped ("<b>%s</b> / %s", length, limit)
    : g_markup_printf_escaped ("<b>%s</b>", length);
  /* Translators: bytes used of bytes allowed. */
  g_autofree char *bytes_text = g_strdup_printf (_("%s / %s bytes"), bytes, max_bytes);

  gtk_label_set_markup (self->count, count);
  dia_meter_set (DIA_METER (self->meter), measurement->length, measurement->max_length);
  gtk_widget_set_visible (self->meter, measurement->max_length > 0 && !self->no_meter);
  gtk_label_set_label (self->bytes, bytes_text);
  gtk_widget_set_visible (GTK_WIDGET (self->bytes), measurement->max_bytes > 0
                          && (!self->no_bytes || is_byte_limit_broken (measurement)));
  if (is_byte_limit_broken (measurement))
    gtk_widget_add_css_class (GTK_WIDGET (self->bytes), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bytes), "error");
}

static void
show_short (DiaNetworkCounter    *self,
            const DiaMeasurement *measurement)
{
  int excess = get_excess (measurement);
  g_autofree char *figure = dia_format_integer (excess > 0 ? excess : (int) measurement->length);
  g_autofree char *text = excess > 0 ? g_strconcat ("+", figure, NULL) : g_steal_pointer (&figure);

  gtk_label_set_label (self->count, text);
}

static void
describe (DiaNetworkCounter    *self,
          const DiaMeasurement *measurement)
{
  const char *name = dia_network_sign_get_name (self->network);
  int excess = get_excess (measurement);
  g_autofree char *text = NULL;

  if (excess > 0)
    /* Translators: a network, and by how much a text is too long for it. */
    text = g_strdup_printf (ngettext ("%s: too long by %d", "%s: too long by %d", (gulong) excess), name, excess);
  else if (measurement->max_length > 0)
    /* Translators: a network, the length of a text, and its limit. */
    text = g_strdup_printf (_("%s: %u of %u"), name, measurement->length, measurement->max_length);
  else
    text = g_strdup_printf ("%s: %u", name, measurement->length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
}

static void
dia_network_counter_dispose (GObject *object)
{
  g_clear_pointer (&DIA_NETWORK_COUNTER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_network_counter_parent_class)->dispose (object);
}

static void
dia_network_counter_finalize (GObject *object)
{
  g_free (DIA_NETWORK_COUNTER (object)->network);
  G_OBJECT_CLASS (dia_network_counter_parent_class)->finalize (object);
}

static void
dia_network_counter_class_init (DiaNetworkCounterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_network_counter_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_network_counter_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "network-counter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_network_counter_init (DiaNetworkCounter *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "network-counter");
}

GtkWidget *
dia_network_counter_new (const char *network,
                         gboolean    compact)
{
  DiaNetworkCounter *self = g_object_new (DIA_TYPE_NETWORK_COUNTER, NULL);

  self->network = g_strdup (network);
  self->count = GTK_LABEL (gtk_label_new ("–"));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (self->box), dia_network_sign_new (network));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->count));
  if (compact)
    {
      gtk_label_set_width_chars (self->count, COMPACT_CHARS);
      gtk_label_set_xalign (self->count, 1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      dia_network_sign_get_name (network), -1);
      return GTK_WIDGET (self);
    }
  self->meter = dia_meter_new ();
  self->bytes = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->bytes), "dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->bytes), "numeric");
  gtk_box_append (GTK_BOX (self->box), self->meter);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bytes));
  return GTK_WIDGET (self);
}

void
dia_network_counter_set_room (DiaNetworkCounter *self,
                              gboolean           for_meter,
                              gboolean           for_bytes)
{
  self->no_meter = !for_meter;
  self->no_bytes = !for_bytes;
}

void
dia_network_counter_set (DiaNetworkCounter    *self,
                         const DiaMeasurement *measurement)
{
  if (self->meter != NULL)
    show_full (self, measurement);
  else
    show_short (self, measurement);
  if (measurement->fits)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "over");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "over");
  describe (self, measurement);
}
