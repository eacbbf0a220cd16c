/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-preferences.h"
#include "dia-probe.h"

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  GtkWidget      *parent;
  GtkWidget      *window;
  char           *asked;      /* the language that the application was asked for */
} Fixture;

static void
on_language_activate_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         Fixture       *fixture)
{
  g_free (fixture->asked);
  fixture->asked = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("language", G_VARIANT_TYPE_STRING);

  fixture->application = GTK_APPLICATION (g_application_get_default ());
  g_signal_connect (action, "activate", G_CALLBACK (on_language_activate_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (fixture->application), G_ACTION (action));
  fixture->settings = g_settings_new ("io.github.diapason.Diapason");
  g_settings_set_string (fixture->settings, "language", "fr");
  g_settings_set_enum (fixture->settings, "color-scheme", 2);
  fixture->parent = gtk_application_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->parent));
  fixture->window = dia_preferences_new (GTK_WINDOW (fixture->parent), fixture->settings, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, NULL);
  dia_probe_close (fixture->parent, NULL);
  g_action_map_remove_action (G_ACTION_MAP (fixture->application), "language");
  g_settings_reset (fixture->settings, "language");
  g_settings_reset (fixture->settings, "color-scheme");
  g_assert_finalize_object (g_steal_pointer (&fixture->settings));
  g_free (fixture->asked);
}

static AdwComboRow *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *row;

  for (guint n = 0; (row = dia_probe_find_nth (fixture->window, ADW_TYPE_COMBO_ROW, n)) != NULL; n++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return ADW_COMBO_ROW (row);
  g_assert_not_reached ();
}

static void
test_shows_what_is_chosen (Fixture       *fixture,
                           gconstpointer  data)
{
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Style")), ==, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Language")), ==, 1);
  /* Showing is no choice. */
  g_assert_null (fixture->asked);
}

/* There is no search, and nothing is loaded for it. */
static void
test_no_search (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *page;

  g_assert_false (adw_preferences_window_get_search_enabled (ADW_PREFERENCES_WINDOW (fixture->window)));
  for (guint n = 0; (page = dia_probe_find_nth (fixture->window, ADW_TYPE_STATUS_PAGE, n)) != NULL; n++)
    g_assert_null (adw_status_page_get_icon_name (ADW_STATUS_PAGE (page)));
}

static void
test_style (Fixture       *fixture,
            gconstpointer  data)
{
  adw_combo_row_set_selected (find_row (fixture, "Style"), 1);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "color-scheme"), ==, 1);
}

/* The application keeps the language and starts again. */
static void
test_language (Fixture       *fixture,
               gconstpointer  data)
{
  adw_combo_row_set_selected (find_row (fixture, "Language"), 2);
  g_assert_cmpstr (fixture->asked, ==, "en");
  adw_combo_row_set_selected (find_row (fixture, "Language"), 0);
  g_assert_cmpstr (fixture->asked, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  dia_probe_init (&argc, &argv);
  application = adw_application_new ("io.github.diapason.Test", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add ("/app/preferences/shows-what-is-chosen", Fixture, NULL, set_up, test_shows_what_is_chosen, tear_down);
  g_test_add ("/app/preferences/no-search", Fixture, NULL, set_up, test_no_search, tear_down);
  g_test_add ("/app/preferences/style", Fixture, NULL, set_up, test_style, tear_down);
  g_test_add ("/app/preferences/language", Fixture, NULL, set_up, test_language, tear_down);
  return g_test_run ();
}
