/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-errands-dialog.h"

#include "dia-errand.h"
#include "dia-probe.h"

/* What servers and people named is shown as it is, and its address can be opened. */
static void
test_tells_all (void)
{
  g_autoptr (GPtrArray) errands = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_errand_free);
  GtkWidget *parent = dia_probe_show (gtk_label_new ("desk"), 400, 600);
  GtkWidget *dialog;
  GtkLabel *body;

  g_ptr_array_add (errands, dia_errand_new ("The secret of <b>@a&b</b> is deleted here.", "https://a.example/settings/applications?a&b"));
  g_ptr_array_add (errands, dia_errand_new ("And that of @c.", ""));
  dia_errands_dialog_present (GTK_WINDOW (parent), errands);
  dia_probe_settle ();

  dialog = dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (dia_probe_shows (dialog, "Some things are left for you to do"));
  body = GTK_LABEL (dia_probe_find_label (dialog,
                                          "The secret of <b>@a&b</b> is deleted here.\n"
                                          "https://a.example/settings/applications?a&b\n\n"
                                          "And that of @c."));
  g_assert_nonnull (body);
  g_assert_nonnull (strstr (gtk_label_get_label (body), "<a href=\"https://a.example/settings/applications?a&amp;b\">"));
  dia_probe_click (dialog, "Close");
  dia_probe_settle ();
  g_assert_null (dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG));
  dia_probe_close (parent, NULL);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/errands-dialog/tells-all", test_tells_all);
  return g_test_run ();
}
