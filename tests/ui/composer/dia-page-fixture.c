/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-fixture.h"

#include "dia-composer-page.h"
#include "dia-test-support.h"
static void
on_page_closed_cb (GtkWidget   *page,
                   PageFixture *fixture)
{
  fixture->n_closed++;
}

void
page_fixture_set_up (PageFixture   *fixture,
                     gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  composer_fixture_set_up (&fixture->desk, NULL);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->page = dia_composer_page_new (fixture->desk.office.workspace, fixture->notices, fixture->desk.draft, "Queue");
  g_signal_connect (fixture->page, "closed", G_CALLBACK (on_page_closed_cb), fixture);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  dia_probe_settle ();
}

void
page_fixture_tear_down (PageFixture   *fixture,
                        gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dia_probe_settle ();
  g_assert_null (fixture->page);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  composer_fixture_tear_down (&fixture->desk, NULL);
}

gpointer
page_fixture_find (GtkWidget *widget,
                   GType      type)
{
  return dia_probe_find (widget, type);
}
