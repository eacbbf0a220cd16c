/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-narrow-bin.h"

#include "dia-look.h"

#define NARROW_WIDTH    700

/* Any size from the smallest on; the usual one is asked for. */
#define SMALLEST_WIDTH  360
#define SMALLEST_HEIGHT 400
#define USUAL_WIDTH     1280
#define USUAL_HEIGHT    800

struct _DiaNarrowBin
{
  GtkWidget  parent_instance;

  GtkWidget *child;    /* (nullable) */
  gboolean   narrow;
  guint      telling;  /* source that tells */
};

G_DEFINE_FINAL_TYPE (DiaNarrowBin, dia_narrow_bin, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD = 1,
  PROP_NARROW,
} Property;

static GParamSpec *narrow_property;

/* About half of what a page is wide grows with its text: the rest is signs, lines
 * and distances. */
static gboolean
is_narrow (DiaNarrowBin *self,
           int           width)
{
  return width < NARROW_WIDTH * (1 + dia_look_get_text_scale (GTK_WIDGET (self))) / 2;
}

static gboolean
on_width_idle_cb (gpointer user_data)
{
  DiaNarrowBin *self = user_data;
  gboolean narrow = is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));

  self->telling = 0;
  if (narrow == self->narrow)
    return G_SOURCE_REMOVE;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), narrow_property);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
dia_narrow_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* Nothing inside is measured here: the size of every text would be computed for
 * a width that is not the window's. */
static void
dia_narrow_bin_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? SMALLEST_WIDTH : SMALLEST_HEIGHT;
  *natural = across ? USUAL_WIDTH : USUAL_HEIGHT;
}

static void
dia_narrow_bin_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DiaNarrowBin *self = DIA_NARROW_BIN (widget);
  int needed = 0;

  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->child, &(GtkAllocation) { 0, 0, MAX (width, needed), height }, baseline);
  if (is_narrow (self, width) != self->narrow && self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_width_idle_cb, self, NULL);
}

static void
dia_narrow_bin_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DiaNarrowBin *self = DIA_NARROW_BIN (object);

  switch ((Property) property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    }
}

static void
dia_narrow_bin_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DiaNarrowBin *self = DIA_NARROW_BIN (object);

  g_return_if_fail (property_id == PROP_CHILD);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = g_value_get_object (value);
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
dia_narrow_bin_dispose (GObject *object)
{
  DiaNarrowBin *self = DIA_NARROW_BIN (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_narrow_bin_parent_class)->dispose (object);
}

static void
dia_narrow_bin_class_init (DiaNarrowBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dia_narrow_bin_get_property;
  object_class->set_property = dia_narrow_bin_set_property;
  object_class->dispose = dia_narrow_bin_dispose;
  widget_class->get_request_mode = dia_narrow_bin_get_request_mode;
  widget_class->measure = dia_narrow_bin_measure;
  widget_class->size_allocate = dia_narrow_bin_size_allocate;
  narrow_property = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_CHILD,
                                   g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_NARROW, narrow_property);
  gtk_widget_class_set_css_name (widget_class, "narrowbin");
}

static void
dia_narrow_bin_init (DiaNarrowBin *self)
{
}

gboolean
dia_narrow_bin_get_narrow (DiaNarrowBin *self)
{
  g_return_val_if_fail (DIA_IS_NARROW_BIN (self), FALSE);

  return self->narrow;
}
