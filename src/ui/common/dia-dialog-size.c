/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dialog-size.h"

#include "dia-look.h"

void
dia_dialog_size_fit (GtkWindow *dialog)
{
  GtkWindow *parent;
  double scale;
  int width, height, room;

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  parent = gtk_window_get_transient_for (dialog);
  room = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  gtk_window_get_default_size (dialog, &width, &height);
  if (room <= 0 || width <= 0)
    return;
  scale = dia_look_get_text_scale (GTK_WIDGET (dialog));
  width = MIN ((int) (width * scale), room);
  /* A low window is no reason for a low dialog: it may well be higher than it. */
  if (height > 0)
    height = MAX (height, MIN ((int) (height * scale), gtk_widget_get_height (GTK_WIDGET (parent))));
  gtk_window_set_default_size (dialog, width, height);
}
