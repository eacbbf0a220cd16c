/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-keyring-banner.h"

#include <glib/gi18n-lib.h>

#include "dia-info-row.h"
#include "dia-sign-in.h"

struct _DiaKeyringBanner
{
  GtkWidget     parent_instance;

  DiaWorkspace *workspace;    /* (owned) */
  GCancellable *cancellable;  /* (owned) */
  GtkWidget    *row;
};

G_DEFINE_FINAL_TYPE (DiaKeyringBanner, dia_keyring_banner, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_WORKSPACE = 1,
} Property;

static const char *
describe (DiaKeyringState state)
{
  switch (state)
    {
    case DIA_KEYRING_LOCKED:
      return _("The keyring is locked. Posts wait, nothing is lost.");
    case DIA_KEYRING_ABSENT:
      return _("This computer has no keyring. Posts wait until one runs, nothing is lost.");
    case DIA_KEYRING_DENIED:
      return _("The keyring refuses to answer. Posts wait, nothing is lost.");
    case DIA_KEYRING_MUTE:
      return _("The keyring does not answer. Posts wait, nothing is lost.");
    case DIA_KEYRING_READY:
      break;
    }
  return "";
}

static void
show_state (DiaKeyringBanner *self)
{
  DiaKeyringState state = dia_sign_in_get_keyring_state (dia_workspace_get_sign_in (self->workspace));

  g_object_set (self->row,
                "text", describe (state),
                "button-label", state == DIA_KEYRING_LOCKED ? _("Unlock…") : _("Try again"),
                NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), state != DIA_KEYRING_READY);
}

static void
on_unlocked_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* What became of it shows in the keyring's state, which is notified. */
  if (!dia_sign_in_unlock_finish (DIA_SIGN_IN (source), result, &error))
    g_debug ("The keyring stays closed: %s", error->message);
}

static void
on_button_clicked_cb (GtkWidget        *row,
                      DiaKeyringBanner *self)
{
  dia_sign_in_unlock_async (dia_workspace_get_sign_in (self->workspace), self->cancellable, on_unlocked_cb, NULL);
}

static void
dia_keyring_banner_constructed (GObject *object)
{
  DiaKeyringBanner *self = DIA_KEYRING_BANNER (object);

  G_OBJECT_CLASS (dia_keyring_banner_parent_class)->constructed (object);
  g_signal_connect_object (dia_workspace_get_sign_in (self->workspace), "notify::keyring-state",
                           G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
}

static void
dia_keyring_banner_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_WORKSPACE:
      DIA_KEYRING_BANNER (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
dia_keyring_banner_dispose (GObject *object)
{
  DiaKeyringBanner *self = DIA_KEYRING_BANNER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dia_keyring_banner_parent_class)->dispose (object);
}

static void
dia_keyring_banner_class_init (DiaKeyringBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dia_keyring_banner_constructed;
  object_class->set_property = dia_keyring_banner_set_property;
  object_class->dispose = dia_keyring_banner_dispose;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, DIA_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dia_keyring_banner_init (DiaKeyringBanner *self)
{
  self->cancellable = g_cancellable_new ();
  self->row = dia_info_row_new ("warn", "", NULL);
  gtk_widget_set_margin_top (self->row, 12);
  gtk_widget_set_margin_start (self->row, 12);
  gtk_widget_set_margin_end (self->row, 12);
  g_signal_connect_object (self->row, "button-clicked", G_CALLBACK (on_button_clicked_cb), self, 0);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
}

GtkWidget *
dia_keyring_banner_new (DiaWorkspace *workspace)
{
  return g_object_new (DIA_TYPE_KEYRING_BANNER, "workspace", workspace, NULL);
}
