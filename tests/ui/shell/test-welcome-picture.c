/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-probe.h"
#include "dia-welcome-picture.h"

#define WIDTH  288
#define HEIGHT 84

static GtkWidget *
make_picture (gboolean empty)
{
  return g_object_new (DIA_TYPE_WELCOME_PICTURE, "empty", empty, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START,
                       "width-request", WIDTH, "height-request", HEIGHT, NULL);
}

/* How many different opaque colours stand in the column of brands. */
static guint
count_brands (cairo_surface_t *surface)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);

  for (int y = 0; y < HEIGHT; y++)
    if (dia_probe_get_pixel (surface, 16, y) >> 24 == 0xff)
      g_hash_table_add (colors, GUINT_TO_POINTER (dia_probe_get_pixel (surface, 16, y)));
  return g_hash_table_size (colors);
}

static void
test_five_brands_with_their_posts (void)
{
  GtkWidget *picture = make_picture (FALSE);
  GtkWidget *window = dia_probe_show (picture, 400, 200);
  cairo_surface_t *surface = dia_probe_draw (picture);

  g_assert_cmpuint (count_brands (surface), ==, 5);
  g_assert_cmpuint (dia_probe_count_ink (surface, 40, WIDTH - 12), >, 1000);
  /* No post is cut by the edge. */
  g_assert_cmpuint (dia_probe_count_ink (surface, WIDTH - 10, WIDTH - 1), ==, 0);
  cairo_surface_destroy (surface);
  dia_probe_close (window, picture);
}

static void
test_empty_has_no_brand (void)
{
  GtkWidget *picture = make_picture (TRUE);
  GtkWidget *window = dia_probe_show (picture, 400, 200);
  cairo_surface_t *surface = dia_probe_draw (picture);

  g_assert_cmpuint (count_brands (surface), ==, 0);
  /* The plus in the middle. */
  g_assert_cmpuint (dia_probe_count_ink (surface, WIDTH / 2 - 9, WIDTH / 2 + 8), >, 18 * 3 + 12 * 3);
  g_assert_cmpuint (dia_probe_count_ink (surface, 0, WIDTH - 1), >, 200);
  cairo_surface_destroy (surface);
  dia_probe_close (window, picture);
}

static void
test_is_decoration (void)
{
  GtkWidget *picture = g_object_ref_sink (make_picture (FALSE));

  gtk_test_accessible_assert_role (picture, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  dia_probe_assert_name (picture, NULL);
  g_assert_false (gtk_widget_get_focusable (picture));
  g_assert_finalize_object (picture);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/welcome-picture/five-brands-with-their-posts", test_five_brands_with_their_posts);
  g_test_add_func ("/ui/welcome-picture/empty-has-no-brand", test_empty_has_no_brand);
  g_test_add_func ("/ui/welcome-picture/is-decoration", test_is_decoration);
  return g_test_run ();
}
