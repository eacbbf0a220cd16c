/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "dia-look.h"
#include "dia-welcome-page.h"

static void
count (DiaWelcomePage *page,
       guint          *n)
{
  (*n)++;
}

static void
test_asks_for_what_was_chosen (void)
{
  GtkWidget *page = g_object_ref_sink (dia_welcome_page_new ());
  guint n_demo = 0, n_empty = 0;

  g_signal_connect (page, "demo-requested", G_CALLBACK (count), &n_demo);
  g_signal_connect (page, "empty-requested", G_CALLBACK (count), &n_empty);
  g_assert_true (gtk_widget_activate_action (page, "welcome.open-demo", NULL));
  g_assert_cmpuint (n_demo, ==, 1);
  g_assert_cmpuint (n_empty, ==, 0);
  g_assert_true (gtk_widget_activate_action (page, "welcome.open-empty", NULL));
  g_assert_cmpuint (n_empty, ==, 1);
  g_assert_finalize_object (page);
}

/* In a narrow window the page scrolls and needs no more than 360 px. */
static void
test_fits_a_narrow_window (void)
{
  GtkWidget *page = g_object_ref_sink (dia_welcome_page_new ());
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 400);
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add_func ("/ui/welcome-page/asks-for-what-was-chosen", test_asks_for_what_was_chosen);
  g_test_add_func ("/ui/welcome-page/fits-a-narrow-window", test_fits_a_narrow_window);
  return g_test_run ();
}
