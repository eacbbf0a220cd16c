/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with one of each thing that the harness must be able to drive. */
#include <adwaita.h>

static void
on_greet_clicked_cb (GtkButton *button,
                     gpointer   user_data)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_WINDOW);
  GtkEditable *entry = g_object_get_data (G_OBJECT (window), "entry");
  GtkLabel *label = g_object_get_data (G_OBJECT (window), "label");
  g_autofree char *text = g_strdup_printf ("Hello %s", gtk_editable_get_text (entry));
  g_autoptr (GNotification) notification = g_notification_new (text);

  gtk_label_set_text (label, text);
  g_notification_set_body (notification, "It works");
  g_application_send_notification (g_application_get_default (), NULL, notification);
}

static void
on_check_toggled_cb (GtkCheckButton *check,
                     gpointer        user_data)
{
  gtk_label_set_text (user_data, gtk_check_button_get_active (check) ? "on" : "off");
}

static gboolean
on_shortcut_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  gtk_label_set_text (user_data, "shortcut");
  return TRUE;
}

static void
add_shortcut (GtkWidget *window,
              GtkWidget *label)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return"),
                                                          gtk_callback_action_new (on_shortcut_cb, label, NULL)));
  gtk_widget_add_controller (window, controller);
}

/* Its popover does not begin where the button does. */
static GtkWidget *
create_menu (GtkWidget *state)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *check = gtk_check_button_new_with_label ("Choose me as well");

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_halign (check, GTK_ALIGN_START);
  gtk_widget_set_margin_end (check, 240);
  gtk_popover_set_child (GTK_POPOVER (popover), check);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), "More");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled_cb), state);
  return button;
}

static void
on_activate_cb (GtkApplication *application,
                gpointer        user_data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label ("Greet");
  GtkWidget *label = gtk_label_new ("Nobody yet");
  GtkWidget *check = gtk_check_button_new_with_label ("Choose me");
  GtkWidget *state = gtk_label_new ("off");

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  g_object_set_data (G_OBJECT (window), "entry", entry);
  g_object_set_data (G_OBJECT (window), "label", label);
  g_signal_connect (button, "clicked", G_CALLBACK (on_greet_clicked_cb), NULL);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled_cb), state);
  add_shortcut (window, label);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), create_menu (state));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Sample");
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 360);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("io.github.diapason.JourneySample", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
