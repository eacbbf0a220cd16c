/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toolkit-names.h"

#include <adwaita.h>

#define WATCHED_KEY "dia-toolkit-names-watched"

/* What remains is the relation to the label, which has a name without marks. */
static void
forget_marked_name (GtkButton *button)
{
  if (gtk_button_get_label (button) != NULL && gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
watch_button (GtkButton *button)
{
  forget_marked_name (button);
  if (g_object_get_data (G_OBJECT (button), WATCHED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (button), WATCHED_KEY, button);
  g_signal_connect (button, "notify::label", G_CALLBACK (forget_marked_name), NULL);
}

/* As the version in the About window is, which can be copied. */
static void
name_by_child (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (GTK_IS_LABEL (child) && gtk_button_get_label (button) == NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, child, NULL, -1);
}

static void
name_lists (GtkWidget  *root,
            GType       type,
            const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_lists (child, type, name);
}

/* A group with a title is named by it. */
static void
name_group (AdwPreferencesGroup *group)
{
  const char *title = adw_preferences_group_get_title (group);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (group));
  const char *name = GTK_IS_WINDOW (root) ? gtk_window_get_title (GTK_WINDOW (root)) : NULL;

  if (name != NULL && (title == NULL || *title == '\0'))
    name_lists (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, name);
}

void
dia_toolkit_names_complete (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    watch_button (GTK_BUTTON (root));
  else if (GTK_IS_BUTTON (root))
    name_by_child (GTK_BUTTON (root));
  else if (ADW_IS_PREFERENCES_GROUP (root))
    name_group (ADW_PREFERENCES_GROUP (root));
  else if (ADW_IS_COMBO_ROW (root))
    name_lists (root, GTK_TYPE_LIST_VIEW, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)));
  else if (ADW_IS_EXPANDER_ROW (root))
    name_lists (root, GTK_TYPE_LIST_BOX, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    dia_toolkit_names_complete (child);
}
