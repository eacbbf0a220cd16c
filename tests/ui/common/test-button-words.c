/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-button-words.h"

static int
measure (GtkWidget *button)
{
  int least = 0;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
test_give_way (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *several = gtk_button_new_with_label ("Create an empty workspace");
  GtkWidget *one = gtk_button_new_with_label ("Enregistrer");
  GtkWidget *icon = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  int several_before, one_before, icon_before;

  gtk_box_append (GTK_BOX (box), several);
  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), icon);
  several_before = measure (several);
  one_before = measure (one);
  icon_before = measure (icon);
  dia_button_words_give_way (box);
  g_assert_cmpint (measure (several), <, several_before);
  g_assert_cmpint (measure (one), ==, one_before);
  g_assert_cmpint (measure (icon), ==, icon_before);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/button-words/give-way", test_give_way);
  return g_test_run ();
}
