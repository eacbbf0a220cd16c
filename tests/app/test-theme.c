/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-theme.h"

#include <adwaita.h>

static char *
dup_theme_name (void)
{
  char *name = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &name, NULL);
  return name;
}

/* A style sheet gives a button room around its label. */
static int
measure_room (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_button_new_with_label ("Publish");
  int whole = 0, label = 0;

  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_first_child (button), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return whole - label;
}

static void
test_leaves_libadwaita_as_it_is (void)
{
  g_autofree char *name = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_unsetenv ("GTK_THEME");
  dia_theme_spare ();
  g_assert_null (g_getenv ("GTK_THEME"));
  g_assert_cmpint (measure_room (), ==, 0);
  adw_init ();
  name = dup_theme_name ();
  g_assert_cmpstr (name, ==, "Adwaita-empty");
  g_assert_cmpint (measure_room (), >, 0);
}

static void
test_keeps_the_theme_of_the_user (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("GTK_THEME", "Default:dark", TRUE);
  dia_theme_spare ();
  g_assert_cmpstr (g_getenv ("GTK_THEME"), ==, "Default:dark");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/theme/leaves-libadwaita-as-it-is", test_leaves_libadwaita_as_it_is);
  g_test_add_func ("/app/theme/keeps-the-theme-of-the-user", test_keeps_the_theme_of_the_user);
  return g_test_run ();
}
