/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bottom-bar.h"

#include <glib/gi18n-lib.h>

#include "dia-format.h"
#include "dia-icon-paint.h"

struct _DiaBottomBar
{
  GtkWidget        parent_instance;

  GtkToggleButton *group;     /* (nullable): the place that was added last */
  gboolean         setting;   /* the mark follows the desk: nobody chose */
};

G_DEFINE_FINAL_TYPE (DiaBottomBar, dia_bottom_bar, GTK_TYPE_WIDGET)

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define COUNT_KEY "dia-count"
#define TITLE_KEY "dia-title"

static void
on_button_toggled_cb (GtkToggleButton *button,
                      DiaBottomBar    *self)
{
  if (!self->setting && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, gtk_widget_get_name (GTK_WIDGET (button)));
}

/* (nullable) */
static GtkWidget *
find_button (DiaBottomBar *self,
             const char   *name)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (g_str_equal (gtk_widget_get_name (button), name))
      return button;
  return NULL;
}

static void
name_button (GtkWidget  *button,
             const char *count)
{
  const char *title = g_object_get_data (G_OBJECT (button), TITLE_KEY);
  g_autofree char *name = *count != '\0' ? g_strdup_printf ("%s, %s", title, count) : g_strdup (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_sign (const char *icon_name,
           GtkWidget  *count)
{
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), dia_icon_paint_new_image (icon_name));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), count);
  gtk_widget_add_css_class (count, "badge");
  gtk_widget_add_css_class (count, "error");
  gtk_widget_set_halign (count, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  /* Beside the icon, not over it. */
  gtk_widget_set_margin_start (count, 30);
  gtk_widget_set_visible (count, FALSE);
  return overlay;
}

/* The place that asks for most, and how many there are. */
static int
measure_widest (DiaBottomBar *self,
                int          *n_places)
{
  int widest = 0;

  *n_places = 0;
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      int natural;

      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      widest = MAX (widest, natural);
      (*n_places)++;
    }
  return widest;
}

static int
measure_tallest (DiaBottomBar *self)
{
  int tallest = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      int natural;

      gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      tallest = MAX (tallest, natural);
    }
  return tallest;
}

/* All places in one line, or half of them where their titles would be cut off:
 * large text in a narrow window. */
static int
count_columns (DiaBottomBar *self,
               int           width)
{
  int n_places;
  int widest = measure_widest (self, &n_places);

  return width >= 0 && widest * n_places > width ? (n_places + 1) / 2 : n_places;
}

static void
dia_bottom_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DiaBottomBar *self = DIA_BOTTOM_BAR (widget);
  int n_places;
  int widest = measure_widest (self, &n_places);
  int columns = MAX (count_columns (self, for_size), 1);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_tallest (self) * ((n_places + columns - 1) / columns);
      return;
    }
  /* The titles have an ellipsis for the worst. */
  *minimum = 0;
  *natural = widest * n_places;
}

static void
dia_bottom_bar_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DiaBottomBar *self = DIA_BOTTOM_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int columns = MAX (count_columns (self, width), 1);
  int tallest = measure_tallest (self);
  int i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (widget); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    {
      int column = rtl ? columns - 1 - i % columns : i % columns;
      int start = width * column / columns;
      int end = width * (column + 1) / columns;

      gtk_widget_size_allocate (button, &(GtkAllocation) { start, tallest * (i / columns), end - start, tallest }, -1);
    }
}

static GtkSizeRequestMode
dia_bottom_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dia_bottom_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dia_bottom_bar_parent_class)->dispose (object);
}

static void
dia_bottom_bar_class_init (DiaBottomBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_bottom_bar_dispose;
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", DIA_TYPE_BOTTOM_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  widget_class->get_request_mode = dia_bottom_bar_get_request_mode;
  widget_class->measure = dia_bottom_bar_measure;
  widget_class->size_allocate = dia_bottom_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "bottombar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
dia_bottom_bar_init (DiaBottomBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "bottom-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Places"), -1);
}

GtkWidget *
dia_bottom_bar_new (void)
{
  return g_object_new (DIA_TYPE_BOTTOM_BAR, NULL);
}

void
dia_bottom_bar_add (DiaBottomBar *self,
                    const char   *name,
                    const char   *title,
                    const char   *icon_name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *count = gtk_label_new (NULL);

  g_return_if_fail (DIA_IS_BOTTOM_BAR (self));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), make_sign (icon_name, count));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, name);
  g_object_set_data (G_OBJECT (button), COUNT_KEY, count);
  g_object_set_data_full (G_OBJECT (button), TITLE_KEY, g_strdup (title), g_free);
  name_button (button, "");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->group);
  self->group = GTK_TOGGLE_BUTTON (button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_button_toggled_cb), self, 0);
  gtk_widget_insert_before (button, GTK_WIDGET (self), NULL);
}

/* Somewhere that has no button here. */
static void
unmark (DiaBottomBar *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
}

void
dia_bottom_bar_set_place (DiaBottomBar *self,
                          const char   *name)
{
  GtkWidget *button;

  g_return_if_fail (DIA_IS_BOTTOM_BAR (self));

  button = find_button (self, name);
  self->setting = TRUE;
  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    unmark (self);
  self->setting = FALSE;
}

void
dia_bottom_bar_set_count (DiaBottomBar *self,
                          const char   *name,
                          guint         count)
{
  g_autofree char *text = count > 0 ? dia_format_integer (count) : g_strdup ("");
  GtkWidget *button;
  GtkWidget *label;

  g_return_if_fail (DIA_IS_BOTTOM_BAR (self));

  button = find_button (self, name);
  if (button == NULL)
    return;
  label = g_object_get_data (G_OBJECT (button), COUNT_KEY);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, count > 0);
  name_button (button, text);
}
