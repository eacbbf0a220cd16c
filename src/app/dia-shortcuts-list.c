/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-shortcuts-list.h"

#include "dia-wrap-box.h"

static char *
dup_property (GtkWidget  *widget,
              const char *name)
{
  char *value = NULL;

  g_object_get (widget, name, &value, NULL);
  return value;
}

/* One label for each of the keys: GtkShortcutLabel breaks no line between them. */
static GtkWidget *
make_keys (const char *accelerators)
{
  GtkWidget *box = dia_wrap_box_new (9);
  g_auto (GStrv) keys = g_strsplit (accelerators, " ", -1);

  for (int i = 0; keys[i] != NULL; i++)
    dia_wrap_box_append (DIA_WRAP_BOX (box), gtk_shortcut_label_new (keys[i]));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  return box;
}

/* The keys stand beside what they do, or below it. */
static GtkWidget *
make_row (GtkWidget *shortcut)
{
  g_autofree char *title = dup_property (shortcut, "title");
  g_autofree char *keys = dup_property (shortcut, "accelerator");
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "title", title, NULL);
  GtkWidget *box = dia_wrap_box_new (9);
  GtkWidget *words = gtk_label_new (title);
  GtkWidget *label = make_keys (keys);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  dia_wrap_box_append (DIA_WRAP_BOX (box), words);
  dia_wrap_box_append (DIA_WRAP_BOX (box), label);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* The window holds each shortcut once more outside of its groups, for its search. */
static void
add_shortcuts (GtkWidget           *part,
               AdwPreferencesPage  *page,
               AdwPreferencesGroup *group)
{
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_SHORTCUTS_SHORTCUT (child) && group != NULL)
      adw_preferences_group_add (group, make_row (child));
    else if (GTK_IS_SHORTCUTS_GROUP (child))
      {
        g_autofree char *title = dup_property (child, "title");
        AdwPreferencesGroup *own = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

        adw_preferences_group_set_title (own, title);
        adw_preferences_page_add (page, own);
        add_shortcuts (child, page, own);
      }
    else
      add_shortcuts (child, page, group);
}

GtkWidget *
dia_shortcuts_list_new (GtkShortcutsWindow *window)
{
  GtkWidget *page = adw_preferences_page_new ();

  g_return_val_if_fail (GTK_IS_SHORTCUTS_WINDOW (window), page);

  add_shortcuts (GTK_WIDGET (window), ADW_PREFERENCES_PAGE (page), NULL);
  return page;
}
