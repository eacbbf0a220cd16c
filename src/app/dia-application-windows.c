/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-application-private.h"

#include <glib/gi18n-lib.h>

void
dia_application_present_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", "Diapason",
                         "application-icon", "io.github.diapason.Diapason",
                         "version", DIA_VERSION,
                         "developer-name", _("The Diapason authors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://github.com/diapason/diapason",
                         "comments", _("A desk for people who speak for many brands on many networks. "
                                       "Data stay in one file on this computer, secrets in the keyring."),
                         /* Translators: put your names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

void
dia_application_present_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/diapason/Diapason/ui/shell/shortcuts-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
