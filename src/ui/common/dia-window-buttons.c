/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-window-buttons.h"

static gboolean
is_kept (const char *button)
{
  return !g_str_equal (button, "minimize") && !g_str_equal (button, "maximize");
}

/* The buttons of one side, separated by commas. */
static void
append_side (GString    *layout,
             const char *side)
{
  g_auto (GStrv) buttons = g_strsplit (side, ",", -1);
  const char *before = "";

  for (int i = 0; buttons[i] != NULL; i++)
    if (is_kept (g_strstrip (buttons[i])))
      {
        g_string_append_printf (layout, "%s%s", before, buttons[i]);
        before = ",";
      }
}

char *
dia_window_buttons_dup_layout (GtkWidget *widget,
                               gboolean   narrow)
{
  g_autofree char *own = NULL;
  g_auto (GStrv) sides = NULL;
  GString *layout;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (!narrow)
    return NULL;
  g_object_get (gtk_widget_get_settings (widget), "gtk-decoration-layout", &own, NULL);
  sides = g_strsplit (own != NULL ? own : "", ":", 2);
  layout = g_string_new (NULL);
  if (sides[0] != NULL)
    append_side (layout, sides[0]);
  g_string_append_c (layout, ':');
  if (sides[0] != NULL && sides[1] != NULL)
    append_side (layout, sides[1]);
  return g_string_free (layout, FALSE);
}
