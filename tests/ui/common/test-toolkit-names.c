/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toolkit-names.h"

#include "dia-probe.h"

static GtkWidget *
make_dialog (void)
{
  GtkWidget *dialog = adw_message_dialog_new (NULL, "Rename the workspace", NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", "_Cancel", "rename", "_Rename", NULL);
  return dialog;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* One name only, that of the label, which has no marks. */
static void
assert_named_once (GtkWidget  *button,
                   const char *words)
{
  g_assert_nonnull (button);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  dia_probe_assert_name (gtk_widget_get_first_child (button), words);
}

static void
test_read_once (void)
{
  GtkWidget *dialog = make_dialog ();

  dia_toolkit_names_complete (dialog);
  assert_named_once (find_button (dialog, "_Cancel"), "Cancel");
  assert_named_once (find_button (dialog, "_Rename"), "Rename");
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (dialog), "rename", "_Baptise");
  dia_toolkit_names_complete (dialog);
  assert_named_once (find_button (dialog, "_Baptise"), "Baptise");
  dia_probe_close (dialog, NULL);
}

/* A label without a mark is the name of its button, and stays it. */
static void
test_plain_buttons_stay (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label ("Search"));

  dia_toolkit_names_complete (button);
  dia_probe_assert_name (button, "Search");
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_button_set_icon_name (GTK_BUTTON (button), "system-search-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Find", -1);
  dia_toolkit_names_complete (button);
  dia_probe_assert_name (button, "Find");
  g_assert_finalize_object (button);
}

static void
test_buttons_around_labels (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new ("0.1.0"));
  dia_toolkit_names_complete (button);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_finalize_object (button);
}

static void
test_lists_are_named (void)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();

  gtk_window_set_title (GTK_WINDOW (window), "Preferences");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Style");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  dia_toolkit_names_complete (window);
  dia_probe_assert_name (dia_probe_find (group, GTK_TYPE_LIST_BOX), "Preferences");
  dia_probe_assert_name (dia_probe_find (row, GTK_TYPE_LIST_VIEW), "Style");
  dia_probe_close (window, NULL);
}

/* The label of its title is the name then. */
static void
test_titled_groups_stay (void)
{
  GtkWidget *group = g_object_ref_sink (adw_preferences_group_new ());
  GtkWidget *list = dia_probe_find (group, GTK_TYPE_LIST_BOX);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Sign-in");
  dia_toolkit_names_complete (group);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_finalize_object (group);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/toolkit-names/read-once", test_read_once);
  g_test_add_func ("/ui/toolkit-names/plain-buttons-stay", test_plain_buttons_stay);
  g_test_add_func ("/ui/toolkit-names/buttons-around-labels", test_buttons_around_labels);
  g_test_add_func ("/ui/toolkit-names/lists-are-named", test_lists_are_named);
  g_test_add_func ("/ui/toolkit-names/titled-groups-stay", test_titled_groups_stay);
  return g_test_run ();
}
