/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-shortcuts-list.h"

#include "dia-look.h"
#include "dia-probe.h"

/* Those below something of the type @within. */
static guint
count (GtkWidget *root,
       GType      type,
       GType      within)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count (child, type, within);
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_ancestor (root, within) != NULL)
    n++;
  return n;
}

/* All that the window has, on a screen of 360 px, with text twice as large. */
static void
test_holds_all (void)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/diapason/Diapason/ui/shell/shortcuts-window.ui");
  GtkWidget *shortcuts = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  guint n = count (shortcuts, GTK_TYPE_SHORTCUTS_SHORTCUT, GTK_TYPE_SHORTCUTS_GROUP);
  GtkWidget *list = dia_shortcuts_list_new (GTK_SHORTCUTS_WINDOW (shortcuts));
  GtkWidget *window = dia_probe_show (list, 360, 720);
  int dpi, least;

  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (count (list, ADW_TYPE_PREFERENCES_ROW, ADW_TYPE_PREFERENCES_GROUP), ==, n);
  g_assert_cmpuint (count (list, GTK_TYPE_SHORTCUT_LABEL, ADW_TYPE_PREFERENCES_GROUP), >=, n);
  g_assert_true (dia_probe_shows (list, "Show or hide the side bar"));
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 350);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  dia_probe_close (window, list);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add_func ("/app/shortcuts-list/holds-all", test_holds_all);
  return g_test_run ();
}
