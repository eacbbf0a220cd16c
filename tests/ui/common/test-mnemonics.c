/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mnemonics.h"

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

  dia_mnemonics_name_buttons (dialog);
  assert_named_once (find_button (dialog, "_Cancel"), "Cancel");
  assert_named_once (find_button (dialog, "_Rename"), "Rename");
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (dialog), "rename", "_Baptise");
  dia_mnemonics_name_buttons (dialog);
  assert_named_once (find_button (dialog, "_Baptise"), "Baptise");
  dia_probe_close (dialog, NULL);
}

/* A label without a mark is the name of its button, and stays it. */
static void
test_plain_buttons_stay (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label ("Search"));

  dia_mnemonics_name_buttons (button);
  dia_probe_assert_name (button, "Search");
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_button_set_icon_name (GTK_BUTTON (button), "system-search-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Find", -1);
  dia_mnemonics_name_buttons (button);
  dia_probe_assert_name (button, "Find");
  g_assert_finalize_object (button);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/mnemonics/read-once", test_read_once);
  g_test_add_func ("/ui/mnemonics/plain-buttons-stay", test_plain_buttons_stay);
  return g_test_run ();
}
