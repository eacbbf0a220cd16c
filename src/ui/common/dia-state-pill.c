/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-state-pill.h"

#include "dia-state-sign.h"

struct _DiaStatePill
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkImage  *image;
  GtkLabel  *label;
};

G_DEFINE_FINAL_TYPE (DiaStatePill, dia_state_pill, GTK_TYPE_WIDGET)

static void
dia_state_pill_dispose (GObject *object)
{
  DiaStatePill *self = DIA_STATE_PILL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_state_pill_parent_class)->dispose (object);
}

static void
dia_state_pill_class_init (DiaStatePillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_state_pill_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "state-pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_state_pill_init (DiaStatePill *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "pixel-size", 14, NULL);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "state-pill");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  dia_state_pill_set_state (self, DIA_POST_DRAFT);
}

GtkWidget *
dia_state_pill_new (void)
{
  return g_object_new (DIA_TYPE_STATE_PILL, NULL);
}

void
dia_state_pill_set_state (DiaStatePill *self,
                          DiaPostState  state)
{
  dia_state_pill_set_fact (self, dia_state_sign_get_icon (state), dia_state_sign_get_tone (state),
                           dia_post_state_get_label (state));
}

void
dia_state_pill_set_fact (DiaStatePill *self,
                         const char   *icon_name,
                         const char   *tone,
                         const char   *text)
{
  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_label_set_label (self->label, text);
  dia_tone_set (GTK_WIDGET (self), tone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

const char *
dia_state_pill_get_text (DiaStatePill *self)
{
  return gtk_label_get_label (self->label);
}
