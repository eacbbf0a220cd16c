/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-info-row.h"

#include "dia-state-sign.h"
#include "dia-wrap-box.h"

struct _DiaInfoRow
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkImage  *image;
  GtkLabel  *label;
  GtkButton *button;
  GtkWidget *close;

  char      *tone;
  char      *icon_name;   /* (nullable) */
};

typedef enum
{
  PROP_TONE = 1,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
  PROP_ICON_NAME,
  PROP_CLOSABLE,
} DiaInfoRowProps;

enum
{
  SIGNAL_BUTTON_CLICKED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaInfoRow, dia_info_row, GTK_TYPE_WIDGET)

static const char *
get_icon_of_tone (const char *tone)
{
  if (g_str_equal (tone, "error"))
    return "dia-state-failed-symbolic";
  if (g_str_equal (tone, "unknown"))
    return "dia-state-unconfirmed-symbolic";
  if (g_str_equal (tone, "ok"))
    return "dia-state-published-symbolic";
  if (g_str_equal (tone, "info") || g_str_equal (tone, "neutral"))
    return "dialog-information-symbolic";
  return "dia-late-symbolic";
}

static void
show_tone (DiaInfoRow *self)
{
  gtk_image_set_from_icon_name (self->image,
                                self->icon_name != NULL ? self->icon_name : get_icon_of_tone (self->tone));
  dia_tone_set (self->box, self->tone);
}

static void
set_tone (DiaInfoRow *self,
          const char *tone)
{
  g_free (self->tone);
  self->tone = g_strdup (tone != NULL ? tone : "warn");
  show_tone (self);
}

static void
set_button_label (DiaInfoRow *self,
                  const char *label)
{
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
}

static void
set_icon_name (DiaInfoRow *self,
               const char *icon_name)
{
  g_free (self->icon_name);
  self->icon_name = g_strdup (icon_name);
  show_tone (self);
}

static void
on_button_clicked_cb (GtkButton  *button,
                      DiaInfoRow *self)
{
  g_signal_emit (self, signals[SIGNAL_BUTTON_CLICKED], 0);
}

static void
on_close_clicked_cb (GtkButton  *button,
                     DiaInfoRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
dia_info_row_dispose (GObject *object)
{
  DiaInfoRow *self = DIA_INFO_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_info_row_parent_class)->dispose (object);
}

static void
dia_info_row_finalize (GObject *object)
{
  DiaInfoRow *self = DIA_INFO_ROW (object);

  g_free (self->tone);
  g_free (self->icon_name);
  G_OBJECT_CLASS (dia_info_row_parent_class)->finalize (object);
}

static void
dia_info_row_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DiaInfoRow *self = DIA_INFO_ROW (object);

  switch ((DiaInfoRowProps) property_id)
    {
    case PROP_TONE:
      g_value_set_string (value, self->tone);
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_CLOSABLE:
      g_value_set_boolean (value, gtk_widget_get_visible (self->close));
      break;
    }
}

static void
dia_info_row_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DiaInfoRow *self = DIA_INFO_ROW (object);

  switch ((DiaInfoRowProps) property_id)
    {
    case PROP_TONE:
      set_tone (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      gtk_label_set_label (self->label, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      set_button_label (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_CLOSABLE:
      gtk_widget_set_visible (self->close, g_value_get_boolean (value));
      break;
    }
}

static void
dia_info_row_class_init (DiaInfoRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dia_info_row_dispose;
  object_class->finalize = dia_info_row_finalize;
  object_class->get_property = dia_info_row_get_property;
  object_class->set_property = dia_info_row_set_property;

  g_object_class_install_property (object_class, PROP_TONE,
    g_param_spec_string ("tone", NULL, NULL, "warn", flags));
  g_object_class_install_property (object_class, PROP_TEXT,
    g_param_spec_string ("text", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_BUTTON_LABEL,
    g_param_spec_string ("button-label", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_ICON_NAME,
    g_param_spec_string ("icon-name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_CLOSABLE,
    g_param_spec_boolean ("closable", NULL, NULL, FALSE, flags));
  signals[SIGNAL_BUTTON_CLICKED] = g_signal_new ("button-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/common/dia-info-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaInfoRow, box);
  gtk_widget_class_bind_template_child (widget_class, DiaInfoRow, image);
  gtk_widget_class_bind_template_child (widget_class, DiaInfoRow, label);
  gtk_widget_class_bind_template_child (widget_class, DiaInfoRow, button);
  gtk_widget_class_bind_template_child (widget_class, DiaInfoRow, close);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
dia_info_row_init (DiaInfoRow *self)
{
  self->tone = g_strdup ("warn");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  show_tone (self);
}

GtkWidget *
dia_info_row_new (const char *tone,
                  const char *text,
                  const char *button_label)
{
  return g_object_new (DIA_TYPE_INFO_ROW, "tone", tone, "text", text, "button-label", button_label, NULL);
}
