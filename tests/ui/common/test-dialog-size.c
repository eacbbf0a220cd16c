/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dialog-size.h"

#include "dia-probe.h"

typedef struct
{
  GtkWidget *parent;
  GtkWindow *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->parent = dia_probe_show (gtk_label_new ("desk"), 700, 500);
  fixture->dialog = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_transient_for (fixture->dialog, GTK_WINDOW (fixture->parent));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->dialog);
  dia_probe_close (fixture->parent, NULL);
}

static void
expect_fit (Fixture *fixture,
            int      width,
            int      height,
            int      expected_width,
            int      expected_height)
{
  int fitted_width, fitted_height;

  gtk_window_set_default_size (fixture->dialog, width, height);
  dia_dialog_size_fit (fixture->dialog);
  gtk_window_get_default_size (fixture->dialog, &fitted_width, &fitted_height);
  g_assert_cmpint (fitted_width, ==, expected_width);
  g_assert_cmpint (fitted_height, ==, expected_height);
}

static void
test_keeps_its_size (Fixture       *fixture,
                     gconstpointer  data)
{
  expect_fit (fixture, 480, 680, 480, 680);
  expect_fit (fixture, 480, -1, 480, -1);
  expect_fit (fixture, -1, -1, -1, -1);
  gtk_window_set_transient_for (fixture->dialog, NULL);
  expect_fit (fixture, 4800, 680, 4800, 680);
}

static void
test_is_no_wider_than_its_window (Fixture       *fixture,
                                  gconstpointer  data)
{
  int width = gtk_widget_get_width (fixture->parent);

  expect_fit (fixture, width + 100, 680, width, 680);
  expect_fit (fixture, width + 100, -1, width, -1);
}

static void
test_grows_with_its_text (Fixture       *fixture,
                          gconstpointer  data)
{
  int height = gtk_widget_get_height (fixture->parent);
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  expect_fit (fixture, 300, 100, 600, 200);
  expect_fit (fixture, 300, 400, 600, height);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/dialog-size/keeps-its-size", Fixture, NULL, set_up, test_keeps_its_size, tear_down);
  g_test_add ("/ui/dialog-size/is-no-wider-than-its-window", Fixture, NULL, set_up, test_is_no_wider_than_its_window,
              tear_down);
  g_test_add ("/ui/dialog-size/grows-with-its-text", Fixture, NULL, set_up, test_grows_with_its_text, tear_down);
  return g_test_run ();
}
