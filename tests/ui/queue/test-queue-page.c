/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "dia-composer-fixture.h"
#include "dia-demo.h"
#include "dia-dispatcher.h"
#include "dia-health.h"
#include "dia-look.h"
#include "dia-notices.h"
#include "dia-probe.h"
#include "dia-queue-page.h"
#include "dia-roster.h"
#include "dia-scopes.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  GtkWidget     *window;
  GtkWidget     *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
}

/* The page in a window, with toasts above it. */
static void
show_page (Fixture *fixture)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(DiaNotices) notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));

  fixture->window = gtk_window_new ();
  fixture->page = dia_queue_page_new (fixture->office.workspace, notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1060, 740);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->page);
  office_fixture_tear_down (&fixture->office, NULL);
}

static gboolean
needs_somebody (gpointer user_data)
{
  guint n_needs_you = 0;

  g_object_get (user_data, "attention", &n_needs_you, NULL);
  return n_needs_you > 0;
}

/* A label somewhere below @widget that is shown and says @text. */
static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
says_nothing_is_planned (gpointer user_data)
{
  return shows (user_data, "Nothing is planned");
}

static void
test_demonstration_needs_you (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dia_demo_fill (fixture->office.workspace, DIA_DEMO_SEED, NULL, &error));
  g_assert_no_error (error);
  show_page (fixture);
  g_assert_true (dia_test_wait_until (needs_somebody, fixture->page));
  g_assert_true (shows (fixture->page, "Nobody knows yet whether this went out"));
  g_assert_true (shows (fixture->page, "The network said no"));
  g_assert_true (shows (fixture->page, "Next out"));
  g_assert_false (says_nothing_is_planned (fixture->page));
}

static void
test_empty_offers_the_next_step (Fixture       *fixture,
                                 gconstpointer  data)
{
  show_page (fixture);
  g_assert_true (dia_test_wait_until (says_nothing_is_planned, fixture->page));
  g_assert_false (shows (fixture->page, "Needs you"));
  g_assert_false (shows (fixture->page, "Next out"));
}

/* Who sends is never left to be guessed. */
static void
test_says_who_publishes (Fixture       *fixture,
                         gconstpointer  data)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (fixture->office.workspace);

  show_page (fixture);
  g_assert_true (shows (fixture->page, "Posts go out while this window is open"));
  dia_dispatcher_follow (dispatcher);
  g_assert_true (shows (fixture->page, "The publisher runs, also with this window closed"));
  dia_dispatcher_set_paused (dispatcher, TRUE);
  g_assert_true (shows (fixture->page, "Everything is held back"));
  dia_dispatcher_set_paused (dispatcher, FALSE);
  dia_dispatcher_start (dispatcher);
  g_assert_true (shows (fixture->page, "Posts go out while this window is open"));
  dia_dispatcher_stop (dispatcher);
}

/* The one that holds the lists: a drop-down has a stack of its own. */
static GtkStack *
find_stack (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->page); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_STACK (child))
      return GTK_STACK (child);
  g_assert_not_reached ();
}

static GtkWidget *
find_health_list (Fixture *fixture)
{
  return gtk_stack_get_child_by_name (find_stack (fixture), "health");
}

static gboolean
lists_health (gpointer user_data)
{
  GtkWidget *view = dia_probe_find (user_data, GTK_TYPE_GRID_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (view)))) > 0;
}

static const char *
get_list (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (find_stack (fixture));
}

/* From the health of an account to its posts: those that need somebody under Now,
 * else what has gone out; the scope says whose they are. */
static void
test_health_leads_to_posts (Fixture       *fixture,
                            gconstpointer  data)
{
  DiaScopes *scopes = dia_workspace_get_scopes (fixture->office.workspace);
  DiaBrand *brand = office_fixture_add_brand (&fixture->office, "Alizé");
  DiaAccount *account = office_fixture_add_account (&fixture->office, brand, "alize_fr", "fr", "Europe/Paris");
  g_autoptr (DiaHealthRow) row = g_object_new (DIA_TYPE_HEALTH_ROW, NULL);
  g_autofree char *id = dia_id_to_string (account->id);

  show_page (fixture);
  gtk_widget_activate_action (fixture->page, "queue.show-list", "s", "health");
  g_assert_cmpstr (get_list (fixture), ==, "health");
  g_assert_true (dia_test_wait_until (lists_health, find_health_list (fixture)));
  row->account = g_object_ref (account);
  row->on_time = 3;
  g_signal_emit_by_name (find_health_list (fixture), "posts-wanted", row);
  g_assert_cmpstr (get_list (fixture), ==, "gone-out");
  g_assert_cmpstr (dia_scope_get_values (dia_scopes_get_current (scopes), DIA_SCOPE_ACCOUNT)[0], ==, id);
  row->unconfirmed = 1;
  g_signal_emit_by_name (find_health_list (fixture), "posts-wanted", row);
  g_assert_cmpstr (get_list (fixture), ==, "now");
}

/* From a network to its accounts, by a search that can be seen and changed. */
static void
test_health_leads_to_accounts (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *entry;

  show_page (fixture);
  gtk_widget_activate_action (fixture->page, "queue.show-list", "s", "health");
  g_signal_emit_by_name (find_health_list (fixture), "words-wanted", "Mastodon");
  entry = dia_probe_find (dia_probe_find (fixture->page, GTK_TYPE_SEARCH_BAR), GTK_TYPE_SEARCH_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Mastodon");
  g_assert_true (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (dia_probe_find (fixture->page, GTK_TYPE_SEARCH_BAR))));
  dia_probe_assert_name (entry, "Brand, account, network or server");
  /* Words for accounts are not looked for in posts. */
  gtk_widget_activate_action (fixture->page, "queue.show-list", "s", "gone-out");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add ("/ui/queue-page/demonstration-needs-you", Fixture, NULL, set_up, test_demonstration_needs_you, tear_down);
  g_test_add ("/ui/queue-page/empty-offers-the-next-step", Fixture, NULL, set_up, test_empty_offers_the_next_step, tear_down);
  g_test_add ("/ui/queue-page/says-who-publishes", Fixture, NULL, set_up, test_says_who_publishes, tear_down);
  g_test_add ("/ui/queue-page/health-leads-to-posts", Fixture, NULL, set_up, test_health_leads_to_posts, tear_down);
  g_test_add ("/ui/queue-page/health-leads-to-accounts", Fixture, NULL, set_up, test_health_leads_to_accounts, tear_down);
  return g_test_run ();
}
