/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-application-private.h"

#include <glib/gi18n-lib.h>

#include "dia-look.h"
#include "dia-shortcuts-list.h"

/* With text of normal size GtkShortcutsWindow needs about as much. */
#define SHORTCUTS_WIDTH 960

/* libadwaita 1.2 keeps the window as wide as the widest of its pages. The one that
 * would help with problems is never shown, since there is nothing on it, and too wide
 * for a small screen with large text. */
static void
drop_empty_page (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_LEAFLET (root) && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), "debug_info_page") == 0)
      {
        adw_leaflet_remove (ADW_LEAFLET (root), child);
        return;
      }
    else
      drop_empty_page (child);
}

void
dia_application_present_about (GtkWindow *parent)
{
  GtkWidget *window =
    g_object_new (ADW_TYPE_ABOUT_WINDOW,
                  "transient-for", parent,
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

  drop_empty_page (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
close_on_escape (GtkWindow *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static GtkWindow *
make_narrow_shortcuts (GtkShortcutsWindow *shortcuts)
{
  GtkWindow *window = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "title", C_("window", "Shortcuts"),
                                    "default-width", 360, "default-height", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = dia_shortcuts_list_new (shortcuts);

  gtk_widget_set_vexpand (list, TRUE);
  /* The title may move to the side for want of room. */
  gtk_box_append (GTK_BOX (box), g_object_new (ADW_TYPE_HEADER_BAR, "centering-policy", ADW_CENTERING_POLICY_LOOSE, NULL));
  gtk_box_append (GTK_BOX (box), list);
  adw_window_set_content (ADW_WINDOW (window), box);
  close_on_escape (window);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  return window;
}

static gboolean
has_room_for_shortcuts (GtkWindow *parent)
{
  GtkWidget *widget = GTK_WIDGET (parent);

  return gtk_widget_get_width (widget) >= SHORTCUTS_WIDTH * dia_look_get_text_scale (widget);
}

void
dia_application_present_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/diapason/Diapason/ui/shell/shortcuts-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  if (!has_room_for_shortcuts (parent))
    window = make_narrow_shortcuts (GTK_SHORTCUTS_WINDOW (window));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
