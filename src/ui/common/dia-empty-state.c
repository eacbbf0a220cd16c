/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-empty-state.h"

struct _DiaEmptyState
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkImage  *image;
  GtkLabel  *title;
  GtkLabel  *text;
  GtkButton *button;
};

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
} DiaEmptyStateProps;

enum
{
  SIGNAL_BUTTON_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaEmptyState, dia_empty_state, GTK_TYPE_WIDGET)

static void
set_text (DiaEmptyState *self,
          const char    *text)
{
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && *text != '\0');
}

static void
set_button_label (DiaEmptyState *self,
                  const char    *label)
{
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
}

static void
on_button_clicked_cb (GtkButton     *button,
                      DiaEmptyState *self)
{
  g_signal_emit (self, signals[SIGNAL_BUTTON_CLICKED], 0);
}

static void
dia_empty_state_dispose (GObject *object)
{
  DiaEmptyState *self = DIA_EMPTY_STATE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_empty_state_parent_class)->dispose (object);
}

static void
dia_empty_state_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DiaEmptyState *self = DIA_EMPTY_STATE (object);

  switch ((DiaEmptyStateProps) property_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->text));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    }
}

static void
dia_empty_state_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DiaEmptyState *self = DIA_EMPTY_STATE (object);

  switch ((DiaEmptyStateProps) property_id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      set_button_label (self, g_value_get_string (value));
      break;
    }
}

static void
dia_empty_state_class_init (DiaEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dia_empty_state_dispose;
  object_class->get_property = dia_empty_state_get_property;
  object_class->set_property = dia_empty_state_set_property;

  g_object_class_install_property (object_class, PROP_ICON_NAME,
    g_param_spec_string ("icon-name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_TITLE,
    g_param_spec_string ("title", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_TEXT,
    g_param_spec_string ("text", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_BUTTON_LABEL,
    g_param_spec_string ("button-label", NULL, NULL, "", flags));
  signals[SIGNAL_BUTTON_CLICKED] = g_signal_new ("button-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/common/dia-empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaEmptyState, box);
  gtk_widget_class_bind_template_child (widget_class, DiaEmptyState, image);
  gtk_widget_class_bind_template_child (widget_class, DiaEmptyState, title);
  gtk_widget_class_bind_template_child (widget_class, DiaEmptyState, text);
  gtk_widget_class_bind_template_child (widget_class, DiaEmptyState, button);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_empty_state_init (DiaEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->text, NULL, -1);
}

GtkWidget *
dia_empty_state_new (const char *icon_name,
                     const char *title,
                     const char *text,
                     const char *button_label)
{
  return g_object_new (DIA_TYPE_EMPTY_STATE, "icon-name", icon_name, "title", title, "text", text,
                       "button-label", button_label, NULL);
}
