/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-browser.h"

#include <glib/gstdio.h>

#include "dia-probe.h"
#include "dia-test-support.h"

/* No program of this computer answers to that. */
#define UNKNOWN "journey-nowhere://sign-in?request=1"

#define KNOWN "journey-browser://sign-in?request=a&b"

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (file);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (parent, 0700));
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
}

/* A browser that only writes down where it was sent. */
static char *
install_browser (void)
{
  g_autofree char *folder = g_dir_make_tmp ("browser-XXXXXX", NULL);
  char *visited = g_build_filename (folder, "visited", NULL);
  g_autofree char *entry =
    g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\nExec=sh -c 'printf %%%%s \"$1\" >%s' browser %%u\n"
                     "MimeType=x-scheme-handler/journey-browser;\n", visited);

  write_file (g_get_user_data_dir (), "applications/test-browser.desktop", entry);
  write_file (g_get_user_config_dir (), "mimeapps.list",
              "[Default Applications]\nx-scheme-handler/journey-browser=test-browser.desktop\n");
  return visited;
}

static gboolean
was_visited (gpointer visited)
{
  g_autofree char *url = NULL;

  return g_file_get_contents (visited, &url, NULL, NULL) && g_str_equal (url, KNOWN);
}

static void
test_opens (void)
{
  g_autofree char *visited = install_browser ();
  g_autofree char *folder = g_path_get_dirname (visited);
  GtkWidget *parent = dia_probe_show (gtk_label_new ("desk"), 400, 600);

  dia_browser_open (GTK_WINDOW (parent), KNOWN);
  g_assert_true (dia_test_wait_until (was_visited, visited));
  dia_probe_settle ();
  g_assert_null (dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG));
  dia_probe_close (parent, NULL);
  g_unlink (visited);
  g_rmdir (folder);
}

static gboolean
is_told (gpointer data)
{
  return dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Whoever has a browser that the desktop does not know gets there as well. */
static void
test_gives_the_address (void)
{
  GtkWidget *parent = dia_probe_show (gtk_label_new ("desk"), 400, 600);
  GtkWidget *dialog;

  dia_browser_open (GTK_WINDOW (parent), UNKNOWN);
  g_assert_true (dia_test_wait_until (is_told, NULL));
  dialog = dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (dia_probe_shows (dialog, "No browser opened"));
  g_assert_true (dia_probe_shows (dialog, UNKNOWN));
  dia_probe_click (dialog, "Copy the Address");
  dia_probe_settle ();
  g_assert_null (dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG));
  dia_probe_close (parent, NULL);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/browser/opens", test_opens);
  g_test_add_func ("/ui/browser/gives-the-address", test_gives_the_address);
  return g_test_run ();
}
