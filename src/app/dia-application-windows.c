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

typedef struct
{
  const char *accelerator;
  const char *title;
} Shortcut;

static const Shortcut general[] = {
  { "<Control>n", N_("New content") },
  { "<Control>f", N_("Search") },
  { "<Control>z", N_("Undo") },
  { "F9", N_("Show or hide the side bar") },
  { "<Control>o", N_("Open a workspace") },
  { "<Control>comma", N_("Preferences") },
  { "<Control>question", N_("Keyboard shortcuts") },
  { "<Control>q", N_("Quit") },
};

static const Shortcut composer[] = {
  { "<Control>Return", N_("Schedule") },
  { "<Control><Shift>Return", N_("Publish now") },
  { "<Control><Shift>i", N_("Add a picture") },
  { "<Alt>1...9", N_("Go to a version") },
  { "F8", N_("Next problem") },
  { "Escape", N_("Back") },
};

static GtkWidget *
make_group (const char     *title,
            const Shortcut *shortcuts,
            gsize           n_shortcuts)
{
  GtkWidget *group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", title, NULL);

  for (gsize i = 0; i < n_shortcuts; i++)
    gtk_box_append (GTK_BOX (group), g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT,
                                                   "accelerator", shortcuts[i].accelerator,
                                                   "title", _(shortcuts[i].title),
                                                   NULL));
  return group;
}

void
dia_application_present_shortcuts (GtkWindow *parent)
{
  GtkWidget *section = g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "section-name", "desk", "visible", TRUE, NULL);
  GtkWidget *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  gtk_box_append (GTK_BOX (section), make_group (_("The desk"), general, G_N_ELEMENTS (general)));
  gtk_box_append (GTK_BOX (section), make_group (_("The composer"), composer, G_N_ELEMENTS (composer)));
  gtk_window_set_child (GTK_WINDOW (window), section);
  gtk_window_present (GTK_WINDOW (window));
}
