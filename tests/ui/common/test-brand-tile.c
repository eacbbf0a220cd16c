/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-tile.h"

#include "dia-brand-color.h"
#include "dia-field.h"
#include "dia-probe.h"

static DiaBrand *
make_brand (const char *name,
            const char *color,
            const char *mark)
{
  DiaBrand *brand = dia_brand_new ();

  dia_field_set_text (&brand->name, name);
  dia_field_set_text (&brand->color, color);
  dia_field_set_text (&brand->mark, mark);
  return brand;
}

static void
test_named_after_the_brand (void)
{
  GtkWidget *tile = g_object_ref_sink (dia_brand_tile_new (20));
  g_autoptr (DiaBrand) brand = make_brand ("Étincelle", "#a92468", "spark");
  g_autoptr (DiaBrand) nameless = dia_brand_new ();

  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_IMG);
  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), brand);
  dia_probe_assert_name (tile, "Étincelle");
  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), nameless);
  dia_probe_assert_name (tile, "");
  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), NULL);
  dia_probe_assert_name (tile, "");
  g_assert_finalize_object (tile);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static void
test_size (void)
{
  GtkWidget *tile = g_object_ref_sink (dia_brand_tile_new (20));
  int natural, size;
  guint n = 0;

  g_signal_connect (tile, "notify::size", G_CALLBACK (count_notify), &n);
  gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 20);
  g_object_set (tile, "size", 48, NULL);
  g_object_set (tile, "size", 48, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_get (tile, "size", &size, NULL);
  g_assert_cmpint (size, ==, 48);
  gtk_widget_measure (tile, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 48);
  g_assert_finalize_object (tile);
}

/* How many pixels of the tile are not its ground. */
static guint
count_mark (DiaBrand *brand)
{
  GtkWidget *tile = dia_brand_tile_new (32);
  GtkWidget *window;
  cairo_surface_t *surface;
  guint32 ground;
  guint n = 0;

  gtk_widget_set_halign (tile, GTK_ALIGN_CENTER);
  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), brand);
  window = dia_probe_show (tile, 100, 100);
  surface = dia_probe_draw (tile);
  ground = dia_probe_get_pixel (surface, 16, 1);
  g_assert_cmpuint (ground >> 24, ==, 0xff);
  for (int y = 4; y < 28; y++)
    for (int x = 4; x < 28; x++)
      n += dia_probe_get_pixel (surface, x, y) != ground;
  /* Its corners are round. */
  g_assert_cmpuint (dia_probe_get_pixel (surface, 0, 0) >> 24, <, 0x40);
  cairo_surface_destroy (surface);
  dia_probe_close (window, tile);
  return n;
}

/* Colour never stands alone: a mark, or the initial where there is none that this
 * version knows. */
static void
test_always_has_a_sign (void)
{
  g_autoptr (DiaBrand) marked = make_brand ("Alizé", "#0a7d84", "wind");
  g_autoptr (DiaBrand) plain = make_brand ("étincelle", "#a92468", "");
  g_autoptr (DiaBrand) later = make_brand ("Bruine", "#4054ae", "a-mark-of-tomorrow");
  g_autoptr (DiaBrand) nameless = make_brand ("", "#4054ae", "");

  g_assert_cmpuint (count_mark (marked), >, 20);
  g_assert_cmpuint (count_mark (plain), >, 20);
  g_assert_cmpuint (count_mark (later), >, 20);
  g_assert_cmpuint (count_mark (nameless), ==, 0);
  g_assert_cmpuint (count_mark (NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/brand-tile/named-after-the-brand", test_named_after_the_brand);
  g_test_add_func ("/ui/brand-tile/size", test_size);
  g_test_add_func ("/ui/brand-tile/always-has-a-sign", test_always_has_a_sign);
  return g_test_run ();
}
