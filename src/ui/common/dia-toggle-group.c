/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toggle-group.h"

/* Between choices. */
#define GAP 1

struct _DiaToggleGroup
{
  GtkWidget        parent_instance;

  GtkToggleButton *active;    /* (nullable): a child */
};

typedef enum
{
  PROP_ACTIVE = 1,
} DiaToggleGroupProps;

G_DEFINE_FINAL_TYPE (DiaToggleGroup, dia_toggle_group, GTK_TYPE_WIDGET)

static GtkToggleButton *
find_choice (DiaToggleGroup *self,
             const char     *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (gtk_widget_get_name (child), name) == 0)
      return GTK_TOGGLE_BUTTON (child);
  return NULL;
}

static GtkWidget *
build_face (const char *icon_name,
            const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (text);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Where there is no room for a line of words they take two. */
static GtkWidget *
build_words (const char *text)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  return GTK_WIDGET (label);
}

static void
on_choice_toggled_cb (GtkToggleButton *choice,
                      DiaToggleGroup  *self)
{
  if (!gtk_toggle_button_get_active (choice) || self->active == choice)
    return;
  self->active = choice;
  g_object_notify (G_OBJECT (self), "active");
}

/* (transfer none): the new choice, a child of @self. */
static GtkWidget *
add_choice (DiaToggleGroup *self,
            const char     *name,
            const char     *label,
            GtkWidget      *face)
{
  GtkWidget *choice = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (choice), face);
  gtk_widget_set_name (choice, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (choice), self->active);
  g_signal_connect (choice, "toggled", G_CALLBACK (on_choice_toggled_cb), self);
  gtk_widget_set_parent (choice, GTK_WIDGET (self));
  if (self->active == NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice), TRUE);
  return choice;
}

static gboolean
on_arrow_pressed_cb (GtkWidget *widget,
                     GVariant  *args,
                     gpointer   user_data)
{
  return gtk_widget_child_focus (widget, (GtkDirectionType) g_variant_get_int32 (args));
}

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               gboolean        natural)
{
  int sizes[2];

  gtk_widget_measure (child, orientation, for_size, &sizes[0], &sizes[1], NULL, NULL);
  return sizes[natural];
}

/* How wide the choices are beside each other. */
static int
measure_line (DiaToggleGroup *self,
              gboolean        natural)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    width += measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, natural) + (width > 0 ? GAP : 0);
  return width;
}

/* What a choice gets of a line of @width: its longest word, and of what is left as
 * much more as it has more to say, so that all take few lines. */
static int
share_line (DiaToggleGroup *self,
            GtkWidget      *child,
            int             width)
{
  int least = measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  int wish = measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE) - least;
  int all_least = measure_line (self, FALSE);
  int all_wish = measure_line (self, TRUE) - all_least;
  int room = CLAMP (width - all_least, 0, all_wish);

  return all_wish > 0 ? least + wish * room / all_wish : least;
}

static gboolean
is_stacked (DiaToggleGroup *self,
            int             width)
{
  return width >= 0 && width < measure_line (self, FALSE);
}

static int
measure_height (DiaToggleGroup *self,
                int             width)
{
  gboolean stacked = is_stacked (self, width);
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int share = stacked ? width : share_line (self, child, width >= 0 ? width : G_MAXINT);
      int own = measure_child (child, GTK_ORIENTATION_VERTICAL, share, FALSE);

      height = stacked ? height + own + (height > 0 ? GAP : 0) : MAX (height, own);
    }
  return height;
}

static void
dia_toggle_group_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  DiaToggleGroup *self = DIA_TOGGLE_GROUP (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, for_size);
      return;
    }
  *minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    *minimum = MAX (*minimum, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
  *natural = measure_line (self, TRUE);
}

static void
place_below_each_other (DiaToggleGroup *self,
                        int             width)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height = measure_child (child, GTK_ORIENTATION_VERTICAL, width, FALSE);

      gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, height }, -1);
      y += height + GAP;
    }
}

static void
place_in_line (DiaToggleGroup *self,
               int             width,
               int             height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int own = share_line (self, child, width);

      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - own : x, 0, own, height }, -1);
      x += own + GAP;
    }
}

static void
dia_toggle_group_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  DiaToggleGroup *self = DIA_TOGGLE_GROUP (widget);

  /* The class changes which corners are round, and no size. */
  if (is_stacked (self, width))
    {
      gtk_widget_add_css_class (widget, "stacked");
      place_below_each_other (self, width);
    }
  else
    {
      gtk_widget_remove_css_class (widget, "stacked");
      place_in_line (self, width, height);
    }
}

static GtkSizeRequestMode
dia_toggle_group_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dia_toggle_group_dispose (GObject *object)
{
  dia_toggle_group_clear (DIA_TOGGLE_GROUP (object));
  G_OBJECT_CLASS (dia_toggle_group_parent_class)->dispose (object);
}

static void
dia_toggle_group_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((DiaToggleGroupProps) property_id)
    {
    case PROP_ACTIVE:
      g_value_set_string (value, dia_toggle_group_get_active (DIA_TOGGLE_GROUP (object)));
      break;
    }
}

static void
dia_toggle_group_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((DiaToggleGroupProps) property_id)
    {
    case PROP_ACTIVE:
      dia_toggle_group_set_active (DIA_TOGGLE_GROUP (object), g_value_get_string (value));
      break;
    }
}

static void
dia_toggle_group_class_init (DiaToggleGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_toggle_group_dispose;
  object_class->get_property = dia_toggle_group_get_property;
  object_class->set_property = dia_toggle_group_set_property;
  widget_class->get_request_mode = dia_toggle_group_get_request_mode;
  widget_class->measure = dia_toggle_group_measure;
  widget_class->size_allocate = dia_toggle_group_size_allocate;

  g_object_class_install_property (object_class, PROP_ACTIVE,
    g_param_spec_string ("active", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_arrow_pressed_cb, "i", GTK_DIR_LEFT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_arrow_pressed_cb, "i", GTK_DIR_RIGHT);
  gtk_widget_class_set_css_name (widget_class, "toggle-group");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_toggle_group_init (DiaToggleGroup *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "toggle-group");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
dia_toggle_group_new (const char *label)
{
  GtkWidget *self = g_object_new (DIA_TYPE_TOGGLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

void
dia_toggle_group_add (DiaToggleGroup *self,
                      const char     *name,
                      const char     *icon_name,
                      const char     *label)
{
  if (icon_name == NULL)
    add_choice (self, name, label, build_words (label));
  else
    add_choice (self, name, label, build_face (icon_name, label));
}

void
dia_toggle_group_add_icon (DiaToggleGroup *self,
                           const char     *name,
                           const char     *icon_name,
                           const char     *label)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_tooltip_text (add_choice (self, name, label, image), label);
}

void
dia_toggle_group_clear (DiaToggleGroup *self)
{
  GtkWidget *child;

  self->active = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

const char *
dia_toggle_group_get_active (DiaToggleGroup *self)
{
  return self->active != NULL ? gtk_widget_get_name (GTK_WIDGET (self->active)) : NULL;
}

void
dia_toggle_group_set_active (DiaToggleGroup *self,
                             const char     *name)
{
  GtkToggleButton *choice = find_choice (self, name);

  if (choice != NULL)
    gtk_toggle_button_set_active (choice, TRUE);
}
