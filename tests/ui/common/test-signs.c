/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-tile.h"
#include "dia-look.h"
#include "dia-network-sign.h"
#include "dia-network.h"
#include "dia-state-pill.h"
#include "dia-state-sign.h"

/* A symbolic icon paints nothing when its SVG is broken or has no fill: every
 * sign must leave ink of the colour asked for. */
static gsize
count_ink (const char *icon_name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr(GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, icon_name, NULL, 16, 1, GTK_TEXT_DIR_LTR, 0);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 16, 16);
  cairo_t *cr = cairo_create (surface);
  const GdkRGBA red = { 1, 0, 0, 1 };
  gsize ink = 0;

  g_assert_true (gtk_icon_theme_has_icon (theme, icon_name));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot), 16, 16, &red, 1);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 16; y++)
    for (int x = 0; x < 16; x++)
      {
        guint32 pixel = ((guint32 *) (void *) (cairo_image_surface_get_data (surface)
                                               + y * cairo_image_surface_get_stride (surface)))[x];

        g_assert_cmpuint (pixel & 0xffff, ==, 0);
        ink += (pixel >> 24) > 127;
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

static void
test_icons_have_ink (void)
{
  g_auto(GStrv) names = g_resources_enumerate_children (DIA_LOOK_RESOURCE_PATH "/icons/scalable/actions", 0, NULL);
  guint n_names = g_strv_length (names);

  g_assert_cmpuint (n_names, >=, 40);
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".svg"));
      gsize ink = count_ink (name);

      g_test_message ("%s: %" G_GSIZE_FORMAT " px", name, ink);
      g_assert_cmpuint (ink, >=, 16);
      g_assert_cmpuint (ink, <=, 210);
    }
}

static void
test_every_state_has_its_own_sign (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int state = 0; state < DIA_POST_N_STATES; state++)
    {
      const char *icon = dia_state_sign_get_icon ((DiaPostState) state);
      g_autofree char *expected = g_strdup_printf ("dia-state-%s-symbolic", dia_post_state_to_string ((DiaPostState) state));

      g_assert_cmpstr (icon, ==, expected);
      g_assert_true (g_hash_table_add (seen, (gpointer) icon));
      g_assert_cmpuint (count_ink (icon), >, 0);
      g_assert_nonnull (dia_state_sign_get_tone ((DiaPostState) state));
    }
}

static void
test_state_sign (void)
{
  GtkWidget *sign = g_object_ref_sink (dia_state_sign_new (DIA_POST_FAILED));

  gtk_test_accessible_assert_role (sign, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (sign, GTK_ACCESSIBLE_PROPERTY_LABEL, dia_post_state_get_label (DIA_POST_FAILED));
  g_assert_true (gtk_widget_has_css_class (sign, "error"));
  dia_state_sign_set_state (DIA_STATE_SIGN (sign), DIA_POST_PUBLISHED);
  g_assert_false (gtk_widget_has_css_class (sign, "error"));
  g_assert_true (gtk_widget_has_css_class (sign, "ok"));
  gtk_test_accessible_assert_property (sign, GTK_ACCESSIBLE_PROPERTY_LABEL, dia_post_state_get_label (DIA_POST_PUBLISHED));
  g_assert_finalize_object (sign);
}

static void
test_state_pill (void)
{
  GtkWidget *pill = g_object_ref_sink (dia_state_pill_new ());

  g_assert_cmpstr (dia_state_pill_get_text (DIA_STATE_PILL (pill)), ==, dia_post_state_get_label (DIA_POST_DRAFT));
  dia_state_pill_set_fact (DIA_STATE_PILL (pill), "dia-source-changed-symbolic", "unknown", "behind");
  g_assert_cmpstr (dia_state_pill_get_text (DIA_STATE_PILL (pill)), ==, "behind");
  g_assert_true (gtk_widget_has_css_class (pill, "unknown"));
  g_assert_false (gtk_widget_has_css_class (pill, "neutral"));
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "behind");
  g_assert_finalize_object (pill);
}

static void
test_network_sign (void)
{
  GtkWidget *sign = g_object_ref_sink (dia_network_sign_new (DIA_NETWORK_BLUESKY));

  gtk_test_accessible_assert_role (sign, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (sign, GTK_ACCESSIBLE_PROPERTY_LABEL, "Bluesky");
  dia_network_sign_set_network (DIA_NETWORK_SIGN (sign), "a-network-of-tomorrow");
  gtk_test_accessible_assert_property (sign, GTK_ACCESSIBLE_PROPERTY_LABEL, "a-network-of-tomorrow");
  g_assert_cmpuint (count_ink (dia_network_sign_get_icon ("a-network-of-tomorrow")), >, 0);
  dia_network_sign_set_network (DIA_NETWORK_SIGN (sign), NULL);
  g_assert_cmpstr (dia_network_sign_get_network (DIA_NETWORK_SIGN (sign)), ==, "");
  g_assert_finalize_object (sign);
}

static void
test_brand_tile (void)
{
  GtkWidget *tile = g_object_ref_sink (dia_brand_tile_new (20));
  g_autoptr(DiaBrand) brand = dia_brand_new ();
  int natural;

  g_free (brand->name);
  brand->name = g_strdup ("Étincelle");
  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), brand);
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "Étincelle");
  gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 20);
  g_assert_finalize_object (tile);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add_func ("/ui/signs/icons-have-ink", test_icons_have_ink);
  g_test_add_func ("/ui/signs/every-state-has-its-own-sign", test_every_state_has_its_own_sign);
  g_test_add_func ("/ui/signs/state-sign", test_state_sign);
  g_test_add_func ("/ui/signs/state-pill", test_state_pill);
  g_test_add_func ("/ui/signs/network-sign", test_network_sign);
  g_test_add_func ("/ui/signs/brand-tile", test_brand_tile);
  return g_test_run ();
}
