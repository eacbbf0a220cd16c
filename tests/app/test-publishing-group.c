/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-group.h"

#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-publishing-rules.h"
#include "dia-test-publisher.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture       office;
  DiaPublishingWatch *watch;
  DiaPublishingList  *list;
  DiaPublishingHome  *home;
  DiaLoginStart      *login;
  GtkWidget          *group;
} Fixture;

static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *row;

  for (guint n = 0; (row = dia_probe_find_nth (fixture->group, ADW_TYPE_ACTION_ROW, n)) != NULL; n++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;
  g_assert_not_reached ();
}

static GtkSwitch *
find_switch (Fixture    *fixture,
             const char *title)
{
  return GTK_SWITCH (dia_probe_find (find_row (fixture, title), GTK_TYPE_SWITCH));
}

/* What was read from workspace and session is shown. */
static gboolean
is_filled (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_publishing_watch_is_ready (fixture->watch) &&
         gtk_widget_get_sensitive (find_row (fixture, "Posts that could not go out in time"));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->watch = dia_publishing_watch_new (NULL);
  fixture->list = dia_publishing_list_new (NULL);
  fixture->home = dia_publishing_home_new (fixture->office.workspace, fixture->watch, fixture->list);
  fixture->login = dia_login_start_new (NULL);
  dia_publishing_home_start (fixture->home);
  fixture->group = g_object_ref_sink (dia_publishing_group_new (fixture->office.workspace, fixture->home, fixture->login));
  g_assert_true (dia_test_wait_until (is_filled, fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_test_wait_finalize (fixture->group);
  g_assert_true (dia_publishing_list_set (fixture->list, fixture->office.path, FALSE, NULL));
  g_object_run_dispose (G_OBJECT (fixture->home));
  dia_test_wait_finalize (fixture->home);
  dia_test_wait_finalize (fixture->login);
  g_object_unref (fixture->list);
  g_object_unref (fixture->watch);
  office_fixture_tear_down (&fixture->office, NULL);
}

static gboolean
is_there (gpointer watch)
{
  return *dia_publishing_watch_get_version (watch) != '\0';
}

/* The bus of the test cannot start it, so that it runs already. */
static DiaTestPublisher *
start_publisher (Fixture *fixture)
{
  DiaTestPublisher *publisher = dia_test_publisher_new (fixture->list, NULL);

  g_assert_true (dia_test_wait_until (is_there, fixture->watch));
  return publisher;
}

static gboolean
is_settled (gpointer row)
{
  return gtk_widget_get_sensitive (row);
}

static void
flip (Fixture    *fixture,
      const char *title,
      gboolean    active)
{
  gtk_switch_set_active (find_switch (fixture, title), active);
  g_assert_true (dia_test_wait_until (is_settled, find_row (fixture, title)));
}

/* A switch that says "on" is true: this one goes back and says why. */
static void
test_not_installed (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, "Send with the window closed");

  flip (fixture, "Send with the window closed", TRUE);
  g_assert_false (gtk_switch_get_active (find_switch (fixture, "Send with the window closed")));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "The publisher is not installed"));
  g_assert_false (dia_publishing_list_contains (fixture->list, fixture->office.path));
  g_assert_false (gtk_widget_get_sensitive (find_row (fixture, "Start at login")));
}

static void
test_on_and_off (Fixture       *fixture,
                 gconstpointer  data)
{
  DiaTestPublisher *publisher = start_publisher (fixture);
  g_autofree char *autostart = g_build_filename (g_get_user_config_dir (), "autostart",
                                                 "io.github.diapason.Publisher.desktop", NULL);

  flip (fixture, "Send with the window closed", TRUE);
  g_assert_true (gtk_switch_get_active (find_switch (fixture, "Send with the window closed")));
  g_assert_true (dia_publishing_home_is_elsewhere (fixture->home));
  flip (fixture, "Start at login", TRUE);
  g_assert_true (g_file_test (autostart, G_FILE_TEST_EXISTS));
  flip (fixture, "Start at login", FALSE);
  g_assert_false (g_file_test (autostart, G_FILE_TEST_EXISTS));
  flip (fixture, "Send with the window closed", FALSE);
  g_assert_false (dia_publishing_home_is_elsewhere (fixture->home));
  g_assert_false (dia_publishing_list_contains (fixture->list, fixture->office.path));
  dia_test_publisher_free (publisher);
}

static gboolean
is_dropping (gpointer user_data)
{
  Fixture *fixture = user_data;
  DiaPublishingRules rules = { 0 };

  g_assert_true (dia_publishing_rules_load (fixture->office.workspace, &rules, NULL, NULL));
  return rules.late == DIA_LATE_DROP && rules.grace_minutes == 60;
}

static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture, "Posts that could not go out in time"));
  GListModel *choices = adw_combo_row_get_model (row);

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, DIA_LATE_SEND);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (choices), 0), ==,
                   "Send them up to 60 minutes late, then ask me");
  adw_combo_row_set_selected (row, DIA_LATE_DROP);
  g_assert_true (dia_test_wait_until (is_dropping, fixture));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/app/publishing-group/not-installed", Fixture, NULL, set_up, test_not_installed, tear_down);
  g_test_add ("/app/publishing-group/on-and-off", Fixture, NULL, set_up, test_on_and_off, tear_down);
  g_test_add ("/app/publishing-group/late", Fixture, NULL, set_up, test_late, tear_down);
  return g_test_run ();
}
