/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-fixture.h"

#include "dia-composer-page.h"
#include "dia-look.h"
#include "dia-test-support.h"

static void
on_page_closed_cb (GtkWidget   *page,
                   PageFixture *fixture)
{
  fixture->n_closed++;
}

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

void
page_fixture_init (int    *argc,
                   char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
}

void
page_fixture_settle (void)
{
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
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
  page_fixture_settle ();
}

void
page_fixture_tear_down (PageFixture   *fixture,
                        gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  page_fixture_settle ();
  g_assert_null (fixture->page);
  g_assert_finalize_object (g_steal_pointer (&fixture->notices));
  composer_fixture_tear_down (&fixture->desk, NULL);
}

gpointer
page_fixture_find (GtkWidget *widget,
                   GType      type)
{
  gpointer found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = page_fixture_find (child, type);
  return found;
}
