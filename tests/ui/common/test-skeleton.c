/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-skeleton.h"

#include "dia-probe.h"
#include "dia-test-support.h"

static gboolean
is_shown (gpointer skeleton)
{
  return dia_skeleton_get_shown (skeleton);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static guint
count_drawn (GtkWidget *skeleton)
{
  cairo_surface_t *surface = dia_probe_draw (skeleton);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    n += dia_probe_get_pixel (surface, 4, y) != 0;
  cairo_surface_destroy (surface);
  return n;
}

/* What arrives at once needs no skeleton; waits for the skeleton itself, however
 * long its delay takes. */
static void
test_comes_late (void)
{
  GtkWidget *skeleton = dia_skeleton_new (4);
  GtkWidget *window;
  guint n = 0;
  guint n_drawn;

  g_signal_connect (skeleton, "notify::shown", G_CALLBACK (count_notify), &n);
  window = dia_probe_show (skeleton, 300, 300);
  n_drawn = count_drawn (skeleton);
  /* On a slow computer the delay is over by now. */
  if (!dia_skeleton_get_shown (DIA_SKELETON (skeleton)))
    g_assert_cmpuint (n_drawn, ==, 0);
  g_assert_true (dia_test_wait_until (is_shown, skeleton));
  g_assert_cmpuint (count_drawn (skeleton), >, 4 * 10);
  gtk_widget_set_visible (skeleton, FALSE);
  g_assert_false (dia_skeleton_get_shown (DIA_SKELETON (skeleton)));
  g_assert_cmpuint (n, ==, 2);
  dia_probe_close (window, skeleton);
}

/* Goes while it waits: its timer goes with it. */
static void
test_goes_before_it_came (void)
{
  GtkWidget *skeleton = dia_skeleton_new (4);
  GtkWidget *window = dia_probe_show (skeleton, 300, 300);

  dia_probe_close (window, skeleton);
}

static void
test_rows (void)
{
  GtkWidget *skeleton = g_object_ref_sink (dia_skeleton_new (2));
  int two, five, rows;

  gtk_widget_measure (skeleton, GTK_ORIENTATION_VERTICAL, -1, NULL, &two, NULL, NULL);
  g_object_set (skeleton, "rows", 5, NULL);
  g_object_get (skeleton, "rows", &rows, NULL);
  gtk_widget_measure (skeleton, GTK_ORIENTATION_VERTICAL, -1, NULL, &five, NULL, NULL);
  g_assert_cmpint (rows, ==, 5);
  g_assert_cmpint (five, >, two);
  g_assert_finalize_object (skeleton);
}

static void
test_speaks (void)
{
  GtkWidget *skeleton = g_object_ref_sink (dia_skeleton_new (2));

  gtk_test_accessible_assert_role (skeleton, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  dia_probe_assert_name (skeleton, "Loading");
  g_assert_finalize_object (skeleton);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/skeleton/comes-late", test_comes_late);
  g_test_add_func ("/ui/skeleton/goes-before-it-came", test_goes_before_it_came);
  g_test_add_func ("/ui/skeleton/rows", test_rows);
  g_test_add_func ("/ui/skeleton/speaks", test_speaks);
  return g_test_run ();
}
