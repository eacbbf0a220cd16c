/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-steady-label.h"

/* What a word may be cut down to where there is no room at all. */
#define MIN_CHARS 6

struct _DiaSteadyLabel
{
  GtkWidget  parent_instance;

  GtkWidget *words;   /* an inscription */
};

G_DEFINE_FINAL_TYPE (DiaSteadyLabel, dia_steady_label, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NAT_CHARS = 1,
} Property;

/* The height of the words in lines of @width pixels. */
static int
measure_words (DiaSteadyLabel *self,
               int             width)
{
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (self->words, dia_steady_label_get_text (self));
  int height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
dia_steady_label_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  DiaSteadyLabel *self = DIA_STEADY_LABEL (widget);

  gtk_widget_measure (self->words, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (*minimum, measure_words (self, for_size));
}

static void
dia_steady_label_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  gtk_widget_size_allocate (DIA_STEADY_LABEL (widget)->words, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static GtkSizeRequestMode
dia_steady_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dia_steady_label_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_NAT_CHARS:
      gtk_inscription_set_nat_chars (GTK_INSCRIPTION (DIA_STEADY_LABEL (object)->words), (guint) g_value_get_int (value));
      break;
    }
}

static void
dia_steady_label_dispose (GObject *object)
{
  g_clear_pointer (&DIA_STEADY_LABEL (object)->words, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_steady_label_parent_class)->dispose (object);
}

static void
dia_steady_label_class_init (DiaSteadyLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dia_steady_label_set_property;
  object_class->dispose = dia_steady_label_dispose;
  widget_class->get_request_mode = dia_steady_label_get_request_mode;
  widget_class->measure = dia_steady_label_measure;
  widget_class->size_allocate = dia_steady_label_size_allocate;
  g_object_class_install_property (object_class, PROP_NAT_CHARS,
                                   g_param_spec_int ("nat-chars", NULL, NULL, 0, 1000, 0,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "steadylabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_steady_label_init (DiaSteadyLabel *self)
{
  self->words = gtk_inscription_new ("");
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->words), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->words), MIN_CHARS);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->words), 0);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

GtkWidget *
dia_steady_label_new (void)
{
  return g_object_new (DIA_TYPE_STEADY_LABEL, NULL);
}

void
dia_steady_label_set_text (DiaSteadyLabel *self,
                           const char     *text)
{
  int width, before;

  g_return_if_fail (DIA_IS_STEADY_LABEL (self));

  width = gtk_widget_get_width (GTK_WIDGET (self));
  before = width > 0 ? measure_words (self, width) : -1;
  gtk_inscription_set_text (GTK_INSCRIPTION (self->words), text);
  if (before < 0 || measure_words (self, width) != before)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
dia_steady_label_get_text (DiaSteadyLabel *self)
{
  g_return_val_if_fail (DIA_IS_STEADY_LABEL (self), NULL);

  return gtk_inscription_get_text (GTK_INSCRIPTION (self->words));
}
