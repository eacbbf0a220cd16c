/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-look.h"

#include <string.h>

#include "dia-probe.h"

/* A symbolic icon paints nothing when its SVG is broken or has no fill: every
 * sign must leave ink of the colour asked for. */
static gsize
count_ink (const char *icon_name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, icon_name, NULL, 16, 1, GTK_TEXT_DIR_LTR, 0);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
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
        guint32 pixel = dia_probe_get_pixel (surface, x, y);

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
  g_auto (GStrv) names = g_resources_enumerate_children (DIA_LOOK_RESOURCE_PATH "/icons/16x16/actions", 0, NULL);
  guint n_names = g_strv_length (names);

  g_assert_cmpuint (n_names, >=, 40);
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".symbolic.png"));
      gsize ink = count_ink (name);

      g_test_message ("%s: %" G_GSIZE_FORMAT " px", name, ink);
      g_assert_cmpuint (ink, >=, 16);
      g_assert_cmpuint (ink, <=, 210);
    }
}

/* Words that would be cut make room for a few where text is large. */
static void
test_shorter_search (void)
{
  GtkSettings *settings = gtk_settings_get_for_display (gdk_display_get_default ());
  GtkSearchEntry *entry = GTK_SEARCH_ENTRY (g_object_ref_sink (gtk_search_entry_new ()));
  g_autofree char *usual = NULL, *large = NULL;

  g_object_set (entry, "placeholder-text", "Brand, market, network, language", NULL);
  dia_look_shorten_search (entry, "Search");
  g_object_get (entry, "placeholder-text", &usual, NULL);
  g_assert_cmpstr (usual, ==, "Brand, market, network, language");
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  dia_look_shorten_search (entry, "Search");
  g_object_get (entry, "placeholder-text", &large, NULL);
  g_assert_cmpstr (large, ==, "Search");
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  g_object_unref (entry);
}

/* Each sign is there for plain and dense screens, and for large ones. */
static void
test_icons_of_all_sizes (void)
{
  const char *const folders[] = { "16x16", "32x32", "64x64" };
  g_auto (GStrv) names = g_resources_enumerate_children (DIA_LOOK_RESOURCE_PATH "/icons/16x16/actions", 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    for (guint j = 0; names[j] != NULL; j++)
      {
        g_autofree char *path = g_strconcat (DIA_LOOK_RESOURCE_PATH "/icons/", folders[i], "/actions/", names[j], NULL);
        g_autoptr (GdkTexture) texture = gdk_texture_new_from_resource (path);

        g_assert_cmpint (gdk_texture_get_width (texture), ==, 16 << i);
        g_assert_cmpint (gdk_texture_get_height (texture), ==, 16 << i);
      }
}

static void
assert_font (const char *before,
             const char *after)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;

  g_object_set (settings, "gtk-font-name", before, NULL);
  dia_look_prepare (gdk_display_get_default ());
  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_assert_cmpstr (font, ==, after);
}

/* GTK's own default is nobody's choice; a desktop's is. */
static void
test_font (void)
{
  assert_font ("Sans 10", "Cantarell 11");
  assert_font ("Inter 12", "Inter 12");
}

static const char *const tokens[] = {
  "dia_ok_color", "dia_warn_color", "dia_error_color", "dia_info_color", "dia_unknown_color",
};

/* What widgets paint with by name is there, in both styles. */
static void
test_tokens_of_both_styles (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
        {
          GdkRGBA color;

          g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), tokens[i], &color));
          g_assert_cmpfloat (color.alpha, >, 0.9);
        }
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_finalize_object (widget);
}

static gboolean
reads_vectors (void)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  return strstr (maps, "librsvg") != NULL;
}

/* A wheel that turns shows our own sign, and loads no library for it. First of all,
 * since nothing unloads that library again. */
static void
test_wheel (void)
{
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *window = dia_probe_show (spinner, 100, 100);
  cairo_surface_t *drawn;

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  dia_probe_settle ();
  drawn = dia_probe_draw (spinner);
  g_assert_cmpuint (dia_probe_count_ink (drawn, 0, cairo_image_surface_get_width (drawn) - 1), >, 16);
  g_assert_false (reads_vectors ());
  cairo_surface_destroy (drawn);
  dia_probe_close (window, spinner);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/look/wheel", test_wheel);
  g_test_add_func ("/ui/look/icons-have-ink", test_icons_have_ink);
  g_test_add_func ("/ui/look/shorter-search", test_shorter_search);
  g_test_add_func ("/ui/look/icons-of-all-sizes", test_icons_of_all_sizes);
  g_test_add_func ("/ui/look/font", test_font);
  g_test_add_func ("/ui/look/tokens-of-both-styles", test_tokens_of_both_styles);
  return g_test_run ();
}
