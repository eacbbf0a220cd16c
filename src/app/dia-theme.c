/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-theme.h"

#include <gtk/gtk.h>

/* The name that libadwaita gives to gtk-theme-name, and the resource it brings for it. */
#define NO_THEME "Adwaita-empty"

void
dia_theme_spare (void)
{
  if (g_getenv ("GTK_THEME") != NULL)
    return;
  g_setenv ("GTK_THEME", NO_THEME, TRUE);
  if (gtk_init_check ())
    gtk_settings_get_default ();
  /* libadwaita leaves all styling to a theme that this variable names. */
  g_unsetenv ("GTK_THEME");
}
