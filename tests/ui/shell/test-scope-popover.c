/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-fixture.h"
#include "dia-probe.h"
#include "dia-scope-popover.h"
#include "dia-scopes.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  office;
  DiaScopes       *scopes;
  GtkWidget       *button;
  GtkWidget       *popover;
  GtkWidget       *window;
} Fixture;

static gboolean
is_open (gpointer popover)
{
  return gtk_widget_get_mapped (popover);
}

static gboolean
is_shut (gpointer popover)
{
  /* GTK holds it a little longer, until the display has answered. */
  return !gtk_widget_get_mapped (popover) && G_OBJECT (popover)->ref_count == 1;
}

static void
wait_shut (Fixture *fixture)
{
  g_assert_true (dia_test_wait_until (is_shut, fixture->popover));
}

static void
pop_up (Fixture *fixture)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->button));
  g_assert_true (dia_test_wait_until (is_open, fixture->popover));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  composer_fixture_set_up (&fixture->office, NULL);
  fixture->scopes = dia_workspace_get_scopes (fixture->office.office.workspace);
  fixture->popover = dia_scope_popover_new (fixture->office.office.workspace);
  fixture->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (fixture->button), fixture->popover);
  fixture->window = dia_probe_show (fixture->button, 600, 600);
  pop_up (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->popover), (gpointer *) &fixture->popover);
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  wait_shut (fixture);
  dia_probe_close (fixture->window, fixture->button);
  g_assert_null (fixture->popover);
  composer_fixture_tear_down (&fixture->office, NULL);
}

static GtkListBoxRow *
find_row (Fixture    *fixture,
          const char *words)
{
  GtkWidget *label = dia_probe_find_label (fixture->popover, words);

  return label != NULL ? GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW)) : NULL;
}

static void
choose (Fixture    *fixture,
        const char *words)
{
  GtkListBoxRow *row = find_row (fixture, words);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  wait_shut (fixture);
}

static GtkEditable *
get_search (Fixture *fixture)
{
  return GTK_EDITABLE (dia_probe_find (fixture->popover, GTK_TYPE_SEARCH_ENTRY));
}

static void
search (Fixture    *fixture,
        const char *words)
{
  gtk_editable_set_text (get_search (fixture), words);
  /* The entry waits for the person to stop typing; this is what it then says. */
  g_signal_emit_by_name (get_search (fixture), "search-changed");
}

static void
test_offers_everything (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkListBoxRow *row = find_row (fixture, "Belgium");

  g_assert_true (dia_probe_shows (fixture->popover, "Brands"));
  g_assert_true (dia_probe_shows (fixture->popover, "Markets"));
  g_assert_true (dia_probe_shows (fixture->popover, "Networks"));
  g_assert_true (dia_probe_shows (fixture->popover, "Languages"));
  g_assert_false (dia_probe_shows (fixture->popover, "Labels"));
  g_assert_false (dia_probe_shows (fixture->popover, "Saved scopes"));
  g_assert_nonnull (row);
  dia_probe_assert_name (row, "Belgium");
  g_assert_true (dia_probe_shows (GTK_WIDGET (row), "10"));
  /* All accounts need no name. */
  g_assert_null (dia_probe_find_button (fixture->popover, "Save"));
}

static void
test_chooses_and_takes_back (Fixture       *fixture,
                             gconstpointer  data)
{
  choose (fixture, "Belgium");
  g_assert_cmpuint (dia_scopes_count_accounts (fixture->scopes), ==, 10);
  pop_up (fixture);
  g_assert_true (dia_probe_shows (GTK_WIDGET (find_row (fixture, "Belgium")), "✓"));
  choose (fixture, "Alizé");
  g_assert_cmpuint (dia_scopes_count_accounts (fixture->scopes), ==, 2);
  pop_up (fixture);
  choose (fixture, "Belgium");
  g_assert_cmpuint (dia_scopes_count_accounts (fixture->scopes), ==, 14);
}

/* What is chosen is told by the sign and by the name: a tick is not read out. */
static void
test_tells_what_is_chosen (Fixture       *fixture,
                           gconstpointer  data)
{
  choose (fixture, "Belgium");
  pop_up (fixture);
  dia_probe_assert_name (find_row (fixture, "Belgium"), "Belgium, in the scope");
  dia_probe_assert_name (find_row (fixture, "France"), "France");
}

static void
test_searches (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (fixture->popover)),
                                         GTK_WIDGET (get_search (fixture))));
  search (fixture, "étinc");
  g_assert_nonnull (find_row (fixture, "Étincelle"));
  g_assert_null (find_row (fixture, "Belgium"));
  search (fixture, "BE");
  g_assert_nonnull (find_row (fixture, "Belgium"));
  g_assert_null (find_row (fixture, "Étincelle"));
  search (fixture, "zzz");
  g_assert_true (dia_probe_shows (fixture->popover, "Nothing of that name"));
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  wait_shut (fixture);
  pop_up (fixture);
  g_assert_cmpstr (gtk_editable_get_text (get_search (fixture)), ==, "");
  g_assert_nonnull (find_row (fixture, "Belgium"));
}

static void
test_return_takes_the_first (Fixture       *fixture,
                             gconstpointer  data)
{
  /* With nothing typed there is no first one to mean. */
  g_signal_emit_by_name (get_search (fixture), "activate");
  g_assert_cmpuint (dia_scopes_count_accounts (fixture->scopes), ==, 70);
  search (fixture, "belg");
  g_signal_emit_by_name (get_search (fixture), "activate");
  wait_shut (fixture);
  g_assert_cmpuint (dia_scopes_count_accounts (fixture->scopes), ==, 10);
}

static void
test_escape_leaves (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (fixture->popover));

  g_assert_true (dia_probe_press_key (focus, GDK_KEY_Escape, 0));
  wait_shut (fixture);
}

static gboolean
has_saved (gpointer scopes)
{
  return g_list_model_get_n_items (dia_scopes_get_saved (scopes)) == 1;
}

static gboolean
has_none_saved (gpointer scopes)
{
  return g_list_model_get_n_items (dia_scopes_get_saved (scopes)) == 0;
}

static void
save_belgium (Fixture    *fixture,
              const char *name)
{
  GtkWidget *entry;

  choose (fixture, "Belgium");
  pop_up (fixture);
  entry = dia_probe_find_named (fixture->popover, "Name for this scope");
  g_assert_false (gtk_widget_get_sensitive (dia_probe_find_button (fixture->popover, "Save")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_assert_false (gtk_widget_get_sensitive (dia_probe_find_button (fixture->popover, "Save")));
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  dia_probe_click (fixture->popover, "Save");
  wait_shut (fixture);
  g_assert_true (dia_test_wait_until (has_saved, fixture->scopes));
}

static void
test_saves_and_comes_back (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();

  save_belgium (fixture, "  Home <market> ");
  dia_scopes_set_current (fixture->scopes, all);
  pop_up (fixture);
  g_assert_true (dia_probe_shows (fixture->popover, "Saved scopes"));
  search (fixture, "belg");
  g_assert_null (find_row (fixture, "Home <market>"));
  search (fixture, "home");
  choose (fixture, "Home <market>");
  g_assert_cmpuint (dia_scopes_count_accounts (fixture->scopes), ==, 10);
}

static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  save_belgium (fixture, "Home");
  pop_up (fixture);
  dia_probe_click (fixture->popover, "Forget the scope “Home”");
  g_assert_true (dia_test_wait_until (has_none_saved, fixture->scopes));
  wait_shut (fixture);
  /* Forgetting a name changes nothing of what one looks at. */
  g_assert_cmpuint (dia_scopes_count_accounts (fixture->scopes), ==, 10);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/scope-popover/offers-everything", Fixture, NULL, set_up, test_offers_everything, tear_down);
  g_test_add ("/ui/scope-popover/chooses-and-takes-back", Fixture, NULL, set_up, test_chooses_and_takes_back, tear_down);
  g_test_add ("/ui/scope-popover/tells-what-is-chosen", Fixture, NULL, set_up, test_tells_what_is_chosen, tear_down);
  g_test_add ("/ui/scope-popover/searches", Fixture, NULL, set_up, test_searches, tear_down);
  g_test_add ("/ui/scope-popover/return-takes-the-first", Fixture, NULL, set_up, test_return_takes_the_first, tear_down);
  g_test_add ("/ui/scope-popover/escape-leaves", Fixture, NULL, set_up, test_escape_leaves, tear_down);
  g_test_add ("/ui/scope-popover/saves-and-comes-back", Fixture, NULL, set_up, test_saves_and_comes_back, tear_down);
  g_test_add ("/ui/scope-popover/forgets", Fixture, NULL, set_up, test_forgets, tear_down);
  return g_test_run ();
}
