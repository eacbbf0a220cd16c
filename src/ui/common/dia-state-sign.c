/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-state-sign.h"

struct _DiaStateSign
{
  GtkWidget     parent_instance;

  GtkWidget    *image;
  DiaPostState  state;
};

typedef enum
{
  PROP_STATE = 1,
} DiaStateSignProps;

G_DEFINE_FINAL_TYPE (DiaStateSign, dia_state_sign, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *tone;
} looks[] = {
  [DIA_POST_DRAFT] = { "dia-state-draft-symbolic", "neutral" },
  [DIA_POST_IN_REVIEW] = { "dia-state-in-review-symbolic", "warn" },
  [DIA_POST_CHANGES_REQUESTED] = { "dia-state-changes-requested-symbolic", "warn" },
  [DIA_POST_APPROVED] = { "dia-state-approved-symbolic", "info" },
  [DIA_POST_SCHEDULED] = { "dia-state-scheduled-symbolic", "info" },
  [DIA_POST_SENDING] = { "dia-state-sending-symbolic", "info" },
  [DIA_POST_PUBLISHED] = { "dia-state-published-symbolic", "ok" },
  [DIA_POST_FAILED] = { "dia-state-failed-symbolic", "error" },
  [DIA_POST_AWAITING_PERSON] = { "dia-state-awaiting-person-symbolic", "warn" },
  [DIA_POST_UNCONFIRMED] = { "dia-state-unconfirmed-symbolic", "unknown" },
  [DIA_POST_MISSED] = { "dia-state-missed-symbolic", "error" },
  [DIA_POST_CANCELLED] = { "dia-state-cancelled-symbolic", "neutral" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (looks) == DIA_POST_N_STATES);

static void
show_state (DiaStateSign *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), dia_state_sign_get_icon (self->state));
  dia_tone_set (GTK_WIDGET (self), dia_state_sign_get_tone (self->state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dia_post_state_get_label (self->state), -1);
}

static void
dia_state_sign_dispose (GObject *object)
{
  DiaStateSign *self = DIA_STATE_SIGN (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_state_sign_parent_class)->dispose (object);
}

static void
dia_state_sign_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((DiaStateSignProps) property_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) DIA_STATE_SIGN (object)->state);
      break;
    }
}

static void
dia_state_sign_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((DiaStateSignProps) property_id)
    {
    case PROP_STATE:
      dia_state_sign_set_state (DIA_STATE_SIGN (object), (DiaPostState) g_value_get_int (value));
      break;
    }
}

static void
dia_state_sign_class_init (DiaStateSignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_state_sign_dispose;
  object_class->get_property = dia_state_sign_get_property;
  object_class->set_property = dia_state_sign_set_property;

  g_object_class_install_property (object_class, PROP_STATE,
    g_param_spec_int ("state", NULL, NULL, 0, DIA_POST_N_STATES - 1, DIA_POST_DRAFT,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "state-sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dia_state_sign_init (DiaStateSign *self)
{
  /* The sign itself is the image: what it holds has no voice of its own. */
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->state = DIA_POST_DRAFT;
  show_state (self);
}

GtkWidget *
dia_state_sign_new (DiaPostState state)
{
  return g_object_new (DIA_TYPE_STATE_SIGN, "state", (int) state, NULL);
}

DiaPostState
dia_state_sign_get_state (DiaStateSign *self)
{
  return self->state;
}

void
dia_state_sign_set_state (DiaStateSign *self,
                          DiaPostState  state)
{
  g_return_if_fail (state < DIA_POST_N_STATES);

  if (self->state == state)
    return;
  self->state = state;
  show_state (self);
  g_object_notify (G_OBJECT (self), "state");
}

const char *
dia_state_sign_get_icon (DiaPostState state)
{
  g_return_val_if_fail (state < DIA_POST_N_STATES, NULL);

  return looks[state].icon;
}

const char *
dia_state_sign_get_tone (DiaPostState state)
{
  g_return_val_if_fail (state < DIA_POST_N_STATES, NULL);

  return looks[state].tone;
}

void
dia_tone_set (GtkWidget  *widget,
              const char *tone)
{
  static const char *const tones[] = { "neutral", "warn", "info", "ok", "error", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (widget, tones[i]);
  gtk_widget_add_css_class (widget, tone);
}
