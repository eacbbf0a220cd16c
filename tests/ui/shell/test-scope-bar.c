/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-tile.h"
#include "dia-composer-fixture.h"
#include "dia-field.h"
#include "dia-probe.h"
#include "dia-scope-bar.h"
#include "dia-scope-popover.h"
#include "dia-scopes.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  office;
  DiaScopes       *scopes;
  GtkWidget       *bar;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  composer_fixture_set_up (&fixture->office, NULL);
  fixture->scopes = dia_workspace_get_scopes (fixture->office.office.workspace);
  fixture->bar = dia_scope_bar_new (fixture->office.office.workspace);
  fixture->window = dia_probe_show (fixture->bar, 800, 100);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->bar);
  composer_fixture_tear_down (&fixture->office, NULL);
}

static DiaBrand *
get_first_brand (Fixture *fixture)
{
  DiaRoster *roster = dia_workspace_get_roster (fixture->office.office.workspace);
  g_autoptr (DiaBrand) brand = g_list_model_get_item (dia_roster_get_brands (roster), 0);

  return dia_roster_find_brand (roster, brand->id);
}

static void
narrow (Fixture      *fixture,
        DiaScopeKind  kind,
        const char   *value)
{
  g_autoptr (DiaScope) scope = dia_scope_with (dia_scopes_get_current (fixture->scopes), kind, value);

  dia_scopes_set_current (fixture->scopes, scope);
}

static void
narrow_to_first_brand (Fixture *fixture)
{
  g_autofree char *id = dia_id_to_string (get_first_brand (fixture)->id);

  narrow (fixture, DIA_SCOPE_BRAND, id);
}

static void
test_all_accounts (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *all = dia_probe_find_named (fixture->bar, "All accounts");

  g_assert_true (GTK_IS_MENU_BUTTON (all));
  g_assert_true (DIA_IS_SCOPE_POPOVER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (all))));
  g_assert_true (dia_probe_shows (fixture->bar, "70 accounts"));
  g_assert_true (GTK_IS_MENU_BUTTON (dia_probe_find_named (fixture->bar, "Narrow the scope")));
}

/* A pill for each value, in the order of kinds, each with its cross. */
static void
test_a_pill_for_each_value (Fixture       *fixture,
                            gconstpointer  data)
{
  narrow (fixture, DIA_SCOPE_MARKET, "GB");
  narrow (fixture, DIA_SCOPE_MARKET, "DE");
  narrow_to_first_brand (fixture);
  g_assert_null (dia_probe_find_named (fixture->bar, "All accounts"));
  g_assert_true (dia_probe_shows (fixture->bar, "4 accounts"));
  g_assert_nonnull (dia_probe_find_button (fixture->bar, "Take “Alizé” out of the scope"));
  g_assert_nonnull (dia_probe_find_button (fixture->bar, "Take “Germany” out of the scope"));
  g_assert_nonnull (dia_probe_find_button (fixture->bar, "Take “United Kingdom” out of the scope"));
  g_assert_cmpuint (dia_probe_count (fixture->bar, DIA_TYPE_BRAND_TILE), ==, 1);
}

static void
test_the_cross_widens (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (DiaScope) markets = NULL;

  narrow (fixture, DIA_SCOPE_MARKET, "GB");
  markets = dia_scope_ref (dia_scopes_get_current (fixture->scopes));
  narrow_to_first_brand (fixture);
  dia_probe_click (fixture->bar, "Take “Alizé” out of the scope");
  g_assert_true (dia_scope_equal (dia_scopes_get_current (fixture->scopes), markets));
  dia_probe_click (fixture->bar, "Take “United Kingdom” out of the scope");
  g_assert_true (dia_scope_is_all (dia_scopes_get_current (fixture->scopes)));
  g_assert_nonnull (dia_probe_find_named (fixture->bar, "All accounts"));
}

/* The pill that had the focus is gone: who works with the keyboard goes on from
 * where it was, not from the start of the window. */
static void
test_focus_stays_in_the_bar (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *pill, *focus;

  narrow (fixture, DIA_SCOPE_MARKET, "GB");
  pill = dia_probe_find_button (fixture->bar, "Take “United Kingdom” out of the scope");
  g_assert_true (gtk_widget_grab_focus (pill));
  dia_probe_click (fixture->bar, "Take “United Kingdom” out of the scope");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, fixture->bar));
}

static gboolean
shows_new_name (gpointer user_data)
{
  return dia_probe_find_button (user_data, "Take “Mistral” out of the scope") != NULL;
}

static void
test_follows_the_name_of_a_brand (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (DiaBrand) brand = dia_brand_copy (get_first_brand (fixture));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  narrow_to_first_brand (fixture);
  dia_field_set_text (&brand->name, "Mistral");
  g_ptr_array_add (items, brand);
  dia_roster_save (dia_workspace_get_roster (fixture->office.office.workspace), items, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (shows_new_name, fixture->bar));
}

/* An empty scope is nobody's fault: it is said, and can be left. */
static void
test_nobody_in_the_scope (Fixture       *fixture,
                          gconstpointer  data)
{
  narrow (fixture, DIA_SCOPE_BRAND, "0");
  narrow (fixture, DIA_SCOPE_MARKET, "JP");
  g_assert_true (dia_probe_shows (fixture->bar, "0 accounts"));
  g_assert_nonnull (dia_probe_find_button (fixture->bar, "Take “Removed brand” out of the scope"));
  g_assert_nonnull (dia_probe_find_button (fixture->bar, "Take “Japan” out of the scope"));
}

static void
test_french_counts (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *bar;

  narrow (fixture, DIA_SCOPE_NETWORK, "practice");
  narrow_to_first_brand (fixture);
  dia_probe_speak ("fr");
  bar = g_object_ref_sink (dia_scope_bar_new (fixture->office.office.workspace));
  g_assert_true (dia_probe_shows (bar, "1 compte"));
  g_assert_nonnull (dia_probe_find_button (bar, "Retirer « Alizé » du périmètre"));
  narrow (fixture, DIA_SCOPE_MARKET, "JP");
  /* Zero is singular in French. */
  g_assert_true (dia_probe_shows (bar, "0 compte"));
  dia_probe_speak ("en");
  g_assert_finalize_object (bar);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/scope-bar/all-accounts", Fixture, NULL, set_up, test_all_accounts, tear_down);
  g_test_add ("/ui/scope-bar/a-pill-for-each-value", Fixture, NULL, set_up, test_a_pill_for_each_value, tear_down);
  g_test_add ("/ui/scope-bar/the-cross-widens", Fixture, NULL, set_up, test_the_cross_widens, tear_down);
  g_test_add ("/ui/scope-bar/focus-stays-in-the-bar", Fixture, NULL, set_up, test_focus_stays_in_the_bar, tear_down);
  g_test_add ("/ui/scope-bar/follows-the-name-of-a-brand", Fixture, NULL, set_up, test_follows_the_name_of_a_brand, tear_down);
  g_test_add ("/ui/scope-bar/nobody-in-the-scope", Fixture, NULL, set_up, test_nobody_in_the_scope, tear_down);
  g_test_add ("/ui/scope-bar/french-counts", Fixture, NULL, set_up, test_french_counts, tear_down);
  return g_test_run ();
}
