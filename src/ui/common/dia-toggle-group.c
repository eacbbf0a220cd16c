/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toggle-group.h"

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

  g_object_class_install_property (object_class, PROP_ACTIVE,
    g_param_spec_string ("active", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_arrow_pressed_cb, "i", GTK_DIR_LEFT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_arrow_pressed_cb, "i", GTK_DIR_RIGHT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toggle-group");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_toggle_group_init (DiaToggleGroup *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 1);
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
