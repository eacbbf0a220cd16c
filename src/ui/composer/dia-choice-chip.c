/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-choice-chip.h"

#include <glib/gi18n-lib.h>

struct _DiaChoiceChip
{
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  GtkImage      *image;
  GtkLabel      *label;

  GMenu         *menu;        /* (owned) */
  GHashTable    *labels;      /* (owned): value → label */
  GSimpleAction *action;      /* (owned): its state is the value */
  char          *title;
  char          *text;        /* (nullable) */
  gboolean       required;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_REQUIRED,
  PROP_ICON_NAME,
} DiaChoiceChipProps;

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaChoiceChip, dia_choice_chip, GTK_TYPE_WIDGET)

static void
show_choice (DiaChoiceChip *self)
{
  const char *chosen = g_hash_table_lookup (self->labels, dia_choice_chip_get_value (self));
  const char *shown = self->text != NULL ? self->text : chosen != NULL ? chosen : self->title;

  gtk_label_set_label (self->label, shown);
  if (chosen != NULL && !self->required)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
}

static void
add_item (DiaChoiceChip *self,
          const char    *value,
          const char    *label)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "chip.choose", "s", value);
  g_menu_append_item (self->menu, item);
}

static void
on_choose_activated_cb (GSimpleAction *action,
                        GVariant      *value,
                        DiaChoiceChip *self)
{
  if (g_str_equal (g_variant_get_string (value, NULL), dia_choice_chip_get_value (self)))
    return;
  dia_choice_chip_set_value (self, g_variant_get_string (value, NULL));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
dia_choice_chip_dispose (GObject *object)
{
  DiaChoiceChip *self = DIA_CHOICE_CHIP (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->menu);
  g_clear_object (&self->action);
  G_OBJECT_CLASS (dia_choice_chip_parent_class)->dispose (object);
}

static void
dia_choice_chip_finalize (GObject *object)
{
  DiaChoiceChip *self = DIA_CHOICE_CHIP (object);

  g_hash_table_unref (self->labels);
  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (dia_choice_chip_parent_class)->finalize (object);
}

static void
dia_choice_chip_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DiaChoiceChip *self = DIA_CHOICE_CHIP (object);

  switch ((DiaChoiceChipProps) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    }
}

static void
dia_choice_chip_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DiaChoiceChip *self = DIA_CHOICE_CHIP (object);

  switch ((DiaChoiceChipProps) property_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      break;
    case PROP_REQUIRED:
      self->required = g_value_get_boolean (value);
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->image), g_value_get_string (value) != NULL);
      break;
    }
  show_choice (self);
}

static void
dia_choice_chip_class_init (DiaChoiceChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dia_choice_chip_dispose;
  object_class->finalize = dia_choice_chip_finalize;
  object_class->get_property = dia_choice_chip_get_property;
  object_class->set_property = dia_choice_chip_set_property;

  g_object_class_install_property (object_class, PROP_TITLE, g_param_spec_string ("title", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_REQUIRED,
                                   g_param_spec_boolean ("required", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_ICON_NAME,
                                   g_param_spec_string ("icon-name", NULL, NULL, NULL, flags));
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice-chip");
}

static void
build_face (DiaChoiceChip *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = g_object_new (GTK_TYPE_IMAGE, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->label));
  gtk_menu_button_set_child (self->button, face);
}

static void
dia_choice_chip_init (DiaChoiceChip *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  self->title = g_strdup ("");
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->menu = g_menu_new ();
  self->action = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect (self->action, "activate", G_CALLBACK (on_choose_activated_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chip", G_ACTION_GROUP (group));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "chip");
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (self->menu));
  build_face (self);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

void
dia_choice_chip_clear (DiaChoiceChip *self)
{
  g_menu_remove_all (self->menu);
  g_hash_table_remove_all (self->labels);
  if (!self->required)
    add_item (self, "", C_("filter", "Any"));
  show_choice (self);
}

void
dia_choice_chip_add (DiaChoiceChip *self,
                     const char    *value,
                     const char    *label)
{
  g_hash_table_insert (self->labels, g_strdup (value), g_strdup (label));
  add_item (self, value, label);
  show_choice (self);
}

const char *
dia_choice_chip_get_value (DiaChoiceChip *self)
{
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (self->action));
  const char *value = g_variant_get_string (state, NULL);

  /* The action keeps the state alive. */
  return g_hash_table_contains (self->labels, value) ? value : "";
}

void
dia_choice_chip_set_value (DiaChoiceChip *self,
                           const char    *value)
{
  g_simple_action_set_state (self->action, g_variant_new_string (value != NULL ? value : ""));
  show_choice (self);
}

void
dia_choice_chip_set_text (DiaChoiceChip *self,
                          const char    *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  show_choice (self);
}
