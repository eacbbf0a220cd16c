/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-brand-tile.h"
#include "dia-field.h"
#include "dia-network-sign.h"
#include "dia-probe.h"
#include "dia-roster-menu.h"
#include "dia-roster-row.h"
#include "dia-state-pill.h"
#include "dia-test-support.h"

typedef struct
{
  DiaAccountEntry *entry;
  ActionLog        log;
  GtkWidget       *row;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  action_log_init (&fixture->log);
  fixture->entry = g_object_new (DIA_TYPE_ACCOUNT_ENTRY, NULL);
  fixture->entry->brand = dia_brand_new ();
  fixture->entry->brand->id = 7;
  dia_field_set_text (&fixture->entry->brand->name, "Alizé");
  fixture->row = dia_roster_row_new ();
  action_log_add (&fixture->log, fixture->row, "desk.add-account", "x");
  action_log_add (&fixture->log, fixture->row, "desk.edit-account", "x");
  fixture->window = dia_probe_show (fixture->row, 600, 100);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->row);
  g_assert_finalize_object (g_steal_pointer (&fixture->entry));
  action_log_clear (&fixture->log);
}

static void
show_entry (Fixture *fixture)
{
  dia_roster_row_set_entry (DIA_ROSTER_ROW (fixture->row), fixture->entry);
}

static void
show_account (Fixture        *fixture,
              DiaSignInState  sign_in)
{
  DiaAccount *account = dia_account_new ();

  account->id = 12;
  account->sign_in = sign_in;
  dia_field_set_text (&account->name, "Alizé France");
  dia_field_set_text (&account->handle, "alize_fr");
  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&account->market, "FR");
  dia_field_set_text (&account->language, "fr");
  dia_field_set_text (&account->zone, "Europe/Paris");
  fixture->entry->account = account;
  show_entry (fixture);
}

static void
append_items (GMenuModel *menu,
              GString    *text)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GVariant) action = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_ACTION, NULL);
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);

      if (section != NULL)
        append_items (section, text);
      else
        g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT, text->len > 0 ? ", " : "",
                                g_variant_get_string (action, NULL), g_variant_get_int64 (target));
    }
}

static void
assert_menu (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (GMenuModel) menu = dia_roster_menu_new (dia_roster_row_get_entry (DIA_ROSTER_ROW (fixture->row)));
  g_autoptr (GString) text = g_string_new (NULL);

  append_items (menu, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_brand (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->entry->n_accounts = 1;
  show_entry (fixture);
  dia_probe_assert_name (fixture->row, "Alizé, 1 account");
  g_assert_true (dia_probe_shows (fixture->row, "1 account"));
  g_assert_nonnull (dia_probe_find_named (fixture->row, "Acts for Alizé"));
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_BRAND_TILE), ==, 1);
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_NETWORK_SIGN), ==, 0);
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_STATE_PILL), ==, 0);
  dia_probe_click (fixture->row, "Add an account…");
  action_log_assert (&fixture->log, "desk.add-account 7");
  assert_menu (fixture, "desk.edit-brand 7, roster.move-up 7, roster.move-down 7, roster.remove 7");
}

static void
on_menu_requested_cb (DiaRosterRow *row,
                      guint        *n_requested)
{
  (*n_requested)++;
}

static void
test_menu_is_asked_for (Fixture       *fixture,
                        gconstpointer  data)
{
  guint n_requested = 0;

  show_entry (fixture);
  g_signal_connect (fixture->row, "menu-requested", G_CALLBACK (on_menu_requested_cb), &n_requested);
  dia_probe_click (fixture->row, "Acts for Alizé");
  g_assert_cmpuint (n_requested, ==, 1);
  g_assert_true (gtk_widget_is_ancestor (dia_roster_row_get_menu_button (DIA_ROSTER_ROW (fixture->row)), fixture->row));
}

/* Nothing is offered that cannot be done. */
static void
test_only_one (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->entry->first = fixture->entry->last = TRUE;
  show_entry (fixture);
  assert_menu (fixture, "desk.edit-brand 7, roster.remove 7");
}

static void
test_account (Fixture       *fixture,
              gconstpointer  data)
{
  show_account (fixture, DIA_SIGN_IN_OK);
  dia_probe_assert_name (fixture->row, "Alizé France, @alize_fr · France · French · Europe/Paris, Signed in");
  g_assert_true (dia_probe_shows (fixture->row, "@alize_fr · France · French · Europe/Paris"));
  g_assert_true (dia_probe_shows (fixture->row, "Signed in"));
  g_assert_null (dia_probe_find_button (fixture->row, "Sign in…"));
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_BRAND_TILE), ==, 0);
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_NETWORK_SIGN), ==, 1);
  assert_menu (fixture, "desk.edit-account 12, roster.check 12, roster.move-up 12, roster.move-down 12, roster.remove 12");
}

static void
test_signed_out (Fixture       *fixture,
                 gconstpointer  data)
{
  show_account (fixture, DIA_SIGN_IN_NEEDED);
  g_assert_true (dia_probe_shows (fixture->row, "Signed out"));
  dia_probe_click (fixture->row, "Sign in…");
  action_log_assert (&fixture->log, "desk.edit-account 12");
}

static void
test_ends_soon (Fixture       *fixture,
                gconstpointer  data)
{
  show_account (fixture, DIA_SIGN_IN_EXPIRES);
  g_assert_true (dia_probe_shows (fixture->row, "Ends soon"));
  g_assert_null (dia_probe_find_button (fixture->row, "Sign in…"));
}

static void
test_needs_no_sign_in (Fixture       *fixture,
                       gconstpointer  data)
{
  show_account (fixture, DIA_SIGN_IN_NOT_NEEDED);
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_STATE_PILL), ==, 0);
  assert_menu (fixture, "desk.edit-account 12, roster.move-up 12, roster.move-down 12, roster.remove 12");
}

/* A row is used again: an account's act must not stay on a brand. */
static void
test_used_again (Fixture       *fixture,
                 gconstpointer  data)
{
  show_account (fixture, DIA_SIGN_IN_NEEDED);
  g_clear_object (&fixture->entry->account);
  show_entry (fixture);
  g_assert_null (dia_probe_find_button (fixture->row, "Sign in…"));
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_STATE_PILL), ==, 0);
  dia_probe_click (fixture->row, "Add an account…");
  action_log_assert (&fixture->log, "desk.add-account 7");
}

static void
test_french (Fixture       *fixture,
             gconstpointer  data)
{
  dia_probe_speak ("fr");
  show_entry (fixture);
  g_assert_true (dia_probe_shows (fixture->row, "0 compte"));
  fixture->entry->n_accounts = 2;
  show_entry (fixture);
  g_assert_true (dia_probe_shows (fixture->row, "2 comptes"));
  dia_probe_speak ("en");
}

static gboolean
is_cut (GtkWidget *label)
{
  int height;

  if (GTK_IS_LABEL (label))
    return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
  gtk_widget_measure (gtk_widget_get_parent (label), GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &height, NULL,
                      NULL, NULL);
  return gtk_widget_get_height (label) < height;
}

static gboolean
is_laid_out (gpointer row)
{
  GtkWidget *label = dia_probe_find_label (row, "Signed out");

  return label != NULL && gtk_widget_get_width (label) > 0;
}

/* The narrowest window with text of twice the size: words go on, whole, on more lines. */
static void
test_nothing_is_cut (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *window;
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  show_account (fixture, DIA_SIGN_IN_NEEDED);
  g_object_ref (fixture->row);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  window = dia_probe_show (fixture->row, 330, 400);
  g_assert_true (dia_test_wait_until (is_laid_out, fixture->row));
  g_assert_false (is_cut (dia_probe_find_label (fixture->row, "Signed out")));
  g_assert_false (is_cut (dia_probe_find_label (fixture->row, "@alize_fr · France · French · Europe/Paris")));
  g_assert_false (is_cut (dia_probe_find_label (fixture->row, "Sign in…")));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->row);
  g_object_unref (fixture->row);
  dia_probe_close (window, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/roster-row/brand", Fixture, NULL, set_up, test_brand, tear_down);
  g_test_add ("/ui/roster-row/menu-is-asked-for", Fixture, NULL, set_up, test_menu_is_asked_for, tear_down);
  g_test_add ("/ui/roster-row/only-one", Fixture, NULL, set_up, test_only_one, tear_down);
  g_test_add ("/ui/roster-row/account", Fixture, NULL, set_up, test_account, tear_down);
  g_test_add ("/ui/roster-row/signed-out", Fixture, NULL, set_up, test_signed_out, tear_down);
  g_test_add ("/ui/roster-row/ends-soon", Fixture, NULL, set_up, test_ends_soon, tear_down);
  g_test_add ("/ui/roster-row/needs-no-sign-in", Fixture, NULL, set_up, test_needs_no_sign_in, tear_down);
  g_test_add ("/ui/roster-row/used-again", Fixture, NULL, set_up, test_used_again, tear_down);
  g_test_add ("/ui/roster-row/nothing-is-cut", Fixture, NULL, set_up, test_nothing_is_cut, tear_down);
  g_test_add ("/ui/roster-row/french", Fixture, NULL, set_up, test_french, tear_down);
  return g_test_run ();
}
