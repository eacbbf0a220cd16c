/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-window-buttons.h"

typedef struct
{
  const char *own;
  const char *narrow;
} Case;

static const Case cases[] = {
  { "menu:minimize,maximize,close", "menu:close" },
  { "close,minimize,maximize:menu", "close:menu" },
  { "appmenu:close", "appmenu:close" },
  { "icon: minimize, maximize, close", "icon:close" },
  { "close", "close:" },
  { "", ":" },
};

static void
test_narrow (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  GtkSettings *settings = gtk_widget_get_settings (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *layout = NULL;

      g_object_set (settings, "gtk-decoration-layout", cases[i].own, NULL);
      layout = dia_window_buttons_dup_layout (widget, TRUE);
      g_assert_cmpstr (layout, ==, cases[i].narrow);
    }
  gtk_settings_reset_property (settings, "gtk-decoration-layout");
}

static void
test_wide (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autofree char *layout = dia_window_buttons_dup_layout (widget, FALSE);

  g_assert_null (layout);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/window-buttons/narrow", test_narrow);
  g_test_add_func ("/ui/window-buttons/wide", test_wide);
  return g_test_run ();
}
