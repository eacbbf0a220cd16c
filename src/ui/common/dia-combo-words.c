/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-combo-words.h"

#include "dia-look.h"

/* How long a line of a choice gets at text of normal size. */
#define LINE_CHARS 36

/* From here on text is large. */
#define LARGE 1.3

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             AdwComboRow              *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), (int) (LINE_CHARS / dia_look_get_text_scale (GTK_WIDGET (row))));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_item_set_child (item, box);
}

/* As AdwComboRow reads it. (transfer full) */
static char *
dup_words (AdwComboRow *row,
           GObject     *choice)
{
  GtkExpression *expression = adw_combo_row_get_expression (row);
  g_auto (GValue) value = G_VALUE_INIT;

  if (expression == NULL)
    return g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (choice)));
  if (!gtk_expression_evaluate (expression, choice, &value))
    return g_strdup ("");
  return g_value_dup_string (&value);
}

static void
show_check (AdwComboRow *row,
            GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (check, adw_combo_row_get_selected_item (row) == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
on_selected_item_cb (AdwComboRow *row,
                     GParamSpec  *pspec,
                     GtkListItem *item)
{
  if (gtk_list_item_get_child (item) != NULL && gtk_list_item_get_item (item) != NULL)
    show_check (row, item);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AdwComboRow              *row)
{
  g_autofree char *words = dup_words (row, gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (gtk_list_item_get_child (item))), words);
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (on_selected_item_cb), item, 0);
  show_check (row, item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              AdwComboRow              *row)
{
  g_signal_handlers_disconnect_by_func (row, on_selected_item_cb, item);
}

static void
give_way (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), row, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), row, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), row, 0);
  adw_combo_row_set_list_factory (row, factory);
  if (dia_look_get_text_scale (GTK_WIDGET (row)) >= LARGE)
    adw_combo_row_set_use_subtitle (row, TRUE);
}

void
dia_combo_words_give_way (GtkWidget *root)
{
  if (ADW_IS_COMBO_ROW (root))
    {
      give_way (ADW_COMBO_ROW (root));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    dia_combo_words_give_way (child);
}
