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

/* What has gone out looks chosen, says so, and cannot be toggled. */
static void
test_settled_stays (PageFixture   *fixture,
                    gconstpointer  data)
{
  DiaAccountToggle *toggle = page_fixture_find (fixture->page, DIA_TYPE_ACCOUNT_TOGGLE);

  dia_account_toggle_set_choice (toggle, DIA_PICKER_SETTLED);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (toggle)));
  dia_probe_assert_name (toggle, "@alizé_fr, Mastodon: has gone out");
  dia_account_toggle_set_choice (toggle, DIA_PICKER_LEFT_OUT);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (toggle)));
  dia_probe_assert_name (toggle, "@alizé_fr, Mastodon");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/account-toggle/draws-what-is-chosen", PageFixture, NULL, page_fixture_set_up,
              test_draws_what_is_chosen, page_fixture_tear_down);
  g_test_add ("/ui/account-toggle/settled-stays", PageFixture, NULL, page_fixture_set_up,
              test_settled_stays, page_fixture_tear_down);
  return g_test_run ();
}
