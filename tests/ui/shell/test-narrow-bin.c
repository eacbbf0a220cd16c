/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-narrow-bin.h"
#include "dia-probe.h"
#include "dia-test-support.h"

static gboolean
is_narrow (gpointer bin)
{
  return dia_narrow_bin_get_narrow (bin);
}

static gboolean
is_wide (gpointer bin)
{
  return !dia_narrow_bin_get_narrow (bin);
}

static GtkWidget *
make_bin (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_size_request (label, 500, 20);
  return g_object_ref_sink (g_object_new (DIA_TYPE_NARROW_BIN, "child", label, NULL));
}

/* It asks for less than its child needs, and gives the child what it needs. */
static void
test_takes_any_size (void)
{
  GtkWidget *bin = make_bin ();
  GtkWidget *child = gtk_widget_get_first_child (bin);
  int minimum;

  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 360);
  gtk_widget_size_allocate (bin, &(GtkAllocation) { 0, 0, 360, 400 }, -1);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 500);
  gtk_widget_size_allocate (bin, &(GtkAllocation) { 0, 0, 900, 400 }, -1);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 900);
  g_assert_finalize_object (bin);
}

static void
count_notification (GObject    *bin,
                    GParamSpec *pspec,
                    guint      *n)
{
  (*n)++;
}

static void
test_says_when_it_is_narrow (void)
{
  GtkWidget *bin = make_bin ();
  guint n = 0;

  g_signal_connect (bin, "notify::narrow", G_CALLBACK (count_notification), &n);
  g_assert_false (dia_narrow_bin_get_narrow (DIA_NARROW_BIN (bin)));
  gtk_widget_size_allocate (bin, &(GtkAllocation) { 0, 0, 699, 400 }, -1);
  /* Not in the middle of the layout. */
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (dia_test_wait_until (is_narrow, bin));
  gtk_widget_size_allocate (bin, &(GtkAllocation) { 0, 0, 700, 400 }, -1);
  g_assert_true (dia_test_wait_until (is_wide, bin));
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (bin);
}

/* At 200 %, 1,050 px hold what 700 px did, since distances do not grow. */
static void
test_large_text_is_narrow_sooner (void)
{
  GtkWidget *bin = make_bin ();
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_size_allocate (bin, &(GtkAllocation) { 0, 0, 1049, 400 }, -1);
  g_assert_true (dia_test_wait_until (is_narrow, bin));
  gtk_widget_size_allocate (bin, &(GtkAllocation) { 0, 0, 1050, 400 }, -1);
  g_assert_true (dia_test_wait_until (is_wide, bin));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_finalize_object (bin);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/narrow-bin/takes-any-size", test_takes_any_size);
  g_test_add_func ("/ui/narrow-bin/says-when-it-is-narrow", test_says_when_it_is_narrow);
  g_test_add_func ("/ui/narrow-bin/large-text-is-narrow-sooner", test_large_text_is_narrow_sooner);
  return g_test_run ();
}
