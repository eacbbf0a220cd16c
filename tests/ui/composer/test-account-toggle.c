/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-toggle.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

static void
on_contents_invalidated_cb (GdkPaintable *picture,
                            int          *n_invalidated)
{
  (*n_invalidated)++;
}

static gboolean
is_drawn_again (gpointer user_data)
{
  return *(int *) user_data > 0;
}

/* Being on is only seen in what the toggle draws itself. */
static void
test_draws_what_is_chosen (PageFixture   *fixture,
                           gconstpointer  data)
{
  GtkWidget *toggle = page_fixture_find (fixture->page, DIA_TYPE_ACCOUNT_TOGGLE);
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (toggle);
  int n_invalidated = 0;

  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  g_signal_connect (picture, "invalidate-contents", G_CALLBACK (on_contents_invalidated_cb), &n_invalidated);
  composer_fixture_choose (&fixture->desk, "FR");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  g_assert_true (dia_test_wait_until (is_drawn_again, &n_invalidated));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/account-toggle/draws-what-is-chosen", PageFixture, NULL, page_fixture_set_up,
              test_draws_what_is_chosen, page_fixture_tear_down);
  return g_test_run ();
}
