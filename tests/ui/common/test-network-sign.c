/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network-sign.h"

#include "dia-network.h"
#include "dia-probe.h"

static void
test_named_after_the_network (void)
{
  GtkWidget *sign = g_object_ref_sink (dia_network_sign_new (DIA_NETWORK_BLUESKY));

  gtk_test_accessible_assert_role (sign, GTK_ACCESSIBLE_ROLE_IMG);
  dia_probe_assert_name (sign, "Bluesky");
  dia_network_sign_set_network (DIA_NETWORK_SIGN (sign), "");
  dia_probe_assert_name (sign, "several networks");
  dia_network_sign_set_network (DIA_NETWORK_SIGN (sign), "a-network-of-tomorrow");
  dia_probe_assert_name (sign, "a-network-of-tomorrow");
  g_assert_finalize_object (sign);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static void
test_property (void)
{
  GtkWidget *sign = g_object_ref_sink (dia_network_sign_new (DIA_NETWORK_BLUESKY));
  g_autofree char *network = NULL;
  guint n = 0;

  g_signal_connect (sign, "notify::network", G_CALLBACK (count_notify), &n);
  g_object_set (sign, "network", DIA_NETWORK_MASTODON, NULL);
  g_object_set (sign, "network", DIA_NETWORK_MASTODON, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_get (sign, "network", &network, NULL);
  g_assert_cmpstr (network, ==, DIA_NETWORK_MASTODON);
  dia_network_sign_set_network (DIA_NETWORK_SIGN (sign), NULL);
  g_assert_cmpstr (dia_network_sign_get_network (DIA_NETWORK_SIGN (sign)), ==, "");
  g_assert_finalize_object (sign);
}

/* Every network that the model knows has a sign of its own and the same name. */
static void
test_every_network (void)
{
  g_autoptr (GPtrArray) networks = dia_network_load_all ();
  g_autoptr (GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < networks->len; i++)
    {
      DiaNetwork *network = g_ptr_array_index (networks, i);
      const char *icon = dia_network_sign_get_icon (network->id);

      g_assert_true (gtk_icon_theme_has_icon (theme, icon));
      g_assert_true (g_hash_table_add (icons, (gpointer) icon));
      g_assert_cmpstr (dia_network_sign_get_name (network->id), ==, network->name);
    }
  g_assert_true (gtk_icon_theme_has_icon (theme, dia_network_sign_get_icon ("a-network-of-tomorrow")));
}

/* Names of networks are proper names; only what is ours is translated. */
static void
test_french (void)
{
  dia_probe_speak ("fr");
  g_assert_cmpstr (dia_network_sign_get_name (DIA_NETWORK_MASTODON), ==, "Mastodon");
  g_assert_cmpstr (dia_network_sign_get_name (DIA_NETWORK_PRACTICE), ==, "Exercice");
  g_assert_cmpstr (dia_network_sign_get_name (""), ==, "plusieurs réseaux");
  dia_probe_speak ("en");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/network-sign/named-after-the-network", test_named_after_the_network);
  g_test_add_func ("/ui/network-sign/property", test_property);
  g_test_add_func ("/ui/network-sign/every-network", test_every_network);
  g_test_add_func ("/ui/network-sign/french", test_french);
  return g_test_run ();
}
