/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network-sign.h"

#include "dia-network.h"

#include <glib/gi18n-lib.h>

struct _DiaNetworkSign
{
  GtkWidget  parent_instance;

  GtkWidget *image;
  char      *network;
};

typedef enum
{
  PROP_NETWORK = 1,
} DiaNetworkSignProps;

G_DEFINE_FINAL_TYPE (DiaNetworkSign, dia_network_sign, GTK_TYPE_WIDGET)

/* Names of networks are proper names; only the two that are ours are translated. */
static const struct
{
  const char *network;
  const char *icon;
  const char *name;
} looks[] = {
  { "", "dia-network-several-symbolic", NC_("network", "several networks") },
  { DIA_NETWORK_PRACTICE, "dia-network-practice-symbolic", NC_("network", "Practice") },
  { DIA_NETWORK_MASTODON, "dia-network-mastodon-symbolic", "Mastodon" },
  { DIA_NETWORK_BLUESKY, "dia-network-bluesky-symbolic", "Bluesky" },
  { DIA_NETWORK_X, "dia-network-x-symbolic", "X" },
  { DIA_NETWORK_LINKEDIN, "dia-network-linkedin-symbolic", "LinkedIn" },
  { DIA_NETWORK_FACEBOOK, "dia-network-facebook-symbolic", "Facebook" },
  { DIA_NETWORK_INSTAGRAM, "dia-network-instagram-symbolic", "Instagram" },
  { DIA_NETWORK_THREADS, "dia-network-threads-symbolic", "Threads" },
  { DIA_NETWORK_TIKTOK, "dia-network-tiktok-symbolic", "TikTok" },
  { DIA_NETWORK_VIVA, "dia-network-viva-engage-symbolic", "Viva Engage" },
};

static int
find_look (const char *network)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].network, network) == 0)
      return (int) i;
  return -1;
}

static void
show_network (DiaNetworkSign *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), dia_network_sign_get_icon (self->network));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dia_network_sign_get_name (self->network), -1);
}

static void
dia_network_sign_dispose (GObject *object)
{
  DiaNetworkSign *self = DIA_NETWORK_SIGN (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_network_sign_parent_class)->dispose (object);
}

static void
dia_network_sign_finalize (GObject *object)
{
  DiaNetworkSign *self = DIA_NETWORK_SIGN (object);

  g_free (self->network);
  G_OBJECT_CLASS (dia_network_sign_parent_class)->finalize (object);
}

static void
dia_network_sign_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((DiaNetworkSignProps) property_id)
    {
    case PROP_NETWORK:
      g_value_set_string (value, DIA_NETWORK_SIGN (object)->network);
      break;
    }
}

static void
dia_network_sign_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((DiaNetworkSignProps) property_id)
    {
    case PROP_NETWORK:
      dia_network_sign_set_network (DIA_NETWORK_SIGN (object), g_value_get_string (value));
      break;
    }
}

static void
dia_network_sign_class_init (DiaNetworkSignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_network_sign_dispose;
  object_class->finalize = dia_network_sign_finalize;
  object_class->get_property = dia_network_sign_get_property;
  object_class->set_property = dia_network_sign_set_property;

  g_object_class_install_property (object_class, PROP_NETWORK,
    g_param_spec_string ("network", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "network-sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dia_network_sign_init (DiaNetworkSign *self)
{
  self->network = g_strdup ("");
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  show_network (self);
}

GtkWidget *
dia_network_sign_new (const char *network)
{
  return g_object_new (DIA_TYPE_NETWORK_SIGN, "network", network, NULL);
}

const char *
dia_network_sign_get_network (DiaNetworkSign *self)
{
  return self->network;
}

void
dia_network_sign_set_network (DiaNetworkSign *self,
                              const char     *network)
{
  if (network == NULL)
    network = "";
  if (g_str_equal (self->network, network))
    return;
  g_free (self->network);
  self->network = g_strdup (network);
  show_network (self);
  g_object_notify (G_OBJECT (self), "network");
}

const char *
dia_network_sign_get_icon (const char *network)
{
  int look = find_look (network);

  return look < 0 ? "dia-network-other-symbolic" : looks[look].icon;
}

const char *
dia_network_sign_get_name (const char *network)
{
  int look = find_look (network);

  return look < 0 ? network : g_dpgettext2 (GETTEXT_PACKAGE, "network", looks[look].name);
}
