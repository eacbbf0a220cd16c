/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-application.h"

#include "dia-dispatcher.h"
#include "dia-drafts.h"
#include "dia-field.h"
#include "dia-memory-vault.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-keyring.h"
#include "dia-test-publisher.h"
#include "dia-test-support.h"
#include "dia-window.h"
#include "dia-workspace.h"

/* The program from its start to its end, once for each test. What a test does
 * runs inside the main loop of the program. */
typedef struct
{
  DiaTestKeyring *keyring;
  GSettings      *settings;
  DiaApplication *application;
  char           *folder;     /* where workspaces go by themselves */
  const char     *wanted;
  void          (*act) (gpointer fixture);
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *usual = dia_workspace_dup_default_path ();

  fixture->folder = g_path_get_dirname (usual);
  fixture->keyring = dia_test_keyring_new_denying ();
  fixture->settings = g_settings_new ("io.github.diapason.Diapason");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const keys[] = { "last-workspace", "recent-workspaces", "color-scheme", "window-width", "window-height" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_assert_finalize_object (g_steal_pointer (&fixture->settings));
  dia_test_keyring_free (fixture->keyring);
  dia_test_dir_remove (fixture->folder);
}

/* Shown, or never to be. */
static gboolean
is_shown_or_gone (gpointer user_data)
{
  GtkWidget *window = dia_probe_find_window (DIA_TYPE_WINDOW);

  return window == NULL || gtk_widget_get_mapped (window);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *window;

  fixture->act (fixture);
  g_assert_true (dia_test_wait_until (is_shown_or_gone, NULL));
  window = dia_probe_find_window (DIA_TYPE_WINDOW);
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* Runs the program; @argument: (nullable): a file to open. */
static void
run (Fixture    *fixture,
     void      (*act) (gpointer fixture),
     const char *argument)
{
  char *argv[] = { (char *) "diapason", (char *) argument, NULL };

  fixture->act = act;
  fixture->application = dia_application_new (fixture->settings, argument == NULL);
  g_application_set_default (G_APPLICATION (fixture->application));
  g_idle_add_full (G_PRIORITY_LOW, on_idle_cb, fixture, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), argument != NULL ? 2 : 1, argv), ==, 0);
  dia_test_wait_finalize (g_steal_pointer (&fixture->application));
}

static DiaWindow *
get_window (void)
{
  return DIA_WINDOW (dia_probe_find_window (DIA_TYPE_WINDOW));
}

static gboolean
says_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (GTK_WIDGET (get_window ()), fixture->wanted);
}

static void
wait_for_words (Fixture    *fixture,
                const char *words)
{
  fixture->wanted = words;
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

static gboolean
has_workspace (gpointer user_data)
{
  return dia_window_get_workspace (get_window ()) != NULL;
}

static void
wait_for_workspace (Fixture    *fixture,
                    const char *name)
{
  g_autofree char *expected = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (dia_test_wait_until (has_workspace, NULL));
  g_assert_cmpstr (dia_workspace_get_path (dia_window_get_workspace (get_window ())), ==, expected);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
}

static void
create_empty (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_auto (GStrv) recent = NULL;

  wait_for_words (fixture, "Welcome to Diapason");
  dia_probe_click (GTK_WIDGET (get_window ()), "Create an empty workspace");
  wait_for_workspace (fixture, "workspace.diapason");
  recent = g_settings_get_strv (fixture->settings, "recent-workspaces");
  g_assert_cmpuint (g_strv_length (recent), ==, 1);
}

static void
find_it_again (gpointer user_data)
{
  Fixture *fixture = user_data;

  wait_for_workspace (fixture, "workspace.diapason");
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.close-workspace", NULL);
  wait_for_words (fixture, "Welcome to Diapason");
}

/* Closed by the person: the next start does not open what was last, but what lies
 * at the usual place. */
static void
test_first_starts (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *last = NULL;

  run (fixture, create_empty, NULL);
  last = g_settings_get_string (fixture->settings, "last-workspace");
  g_assert_true (g_str_has_suffix (last, "/workspace.diapason"));
  run (fixture, find_it_again, NULL);
  g_free (last);
  last = g_settings_get_string (fixture->settings, "last-workspace");
  g_assert_cmpstr (last, ==, "");
}

static void
create_two (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *recent = NULL;

  create_empty (fixture);
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.close-workspace", NULL);
  wait_for_words (fixture, "Welcome to Diapason");
  dia_probe_click (GTK_WIDGET (get_window ()), "Create an empty workspace");
  wait_for_workspace (fixture, "workspace-2.diapason");
}

static void
expect_second (gpointer user_data)
{
  wait_for_workspace (user_data, "workspace-2.diapason");
}

static void
test_remembers_the_last (Fixture       *fixture,
                         gconstpointer  data)
{
  g_auto (GStrv) recent = NULL;

  run (fixture, create_two, NULL);
  run (fixture, expect_second, NULL);
  recent = g_settings_get_strv (fixture->settings, "recent-workspaces");
  g_assert_cmpuint (g_strv_length (recent), ==, 2);
  g_assert_true (g_str_has_suffix (recent[0], "/workspace-2.diapason"));
}

static void
expect_first (gpointer user_data)
{
  wait_for_workspace (user_data, "workspace.diapason");
}

static void
open_what_is_none (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "notes.txt", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  wait_for_workspace (fixture, "workspace.diapason");
  g_assert_true (g_file_replace_contents (file, "words", 5, NULL, FALSE, 0, NULL, NULL, &error));
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  while ((dialog = dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "Workspace not opened");
  gtk_window_close (GTK_WINDOW (dialog));
  /* The desk is still there. */
  expect_first (fixture);
}

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "workspace.diapason", NULL);

  run (fixture, create_two, NULL);
  run (fixture, expect_first, first);
  run (fixture, open_what_is_none, first);
}

/* The Escape key does this. GTK prints a critical message, which ends a test,
 * when the parts of the window are not where it put them. */
static void
open_and_close_shortcuts (Fixture *fixture)
{
  GtkWidget *window;

  activate (fixture, "shortcuts");
  window = dia_probe_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (window);
  dia_probe_settle ();
  g_assert_true (dia_probe_shows (window, "The composer"));
  g_signal_emit_by_name (window, "close");
  dia_probe_settle ();
  g_assert_null (dia_probe_find_window (GTK_TYPE_SHORTCUTS_WINDOW));
}

static void
look_around (gpointer user_data)
{
  Fixture *fixture = user_data;

  wait_for_words (fixture, "Welcome to Diapason");
  activate (fixture, "about");
  g_assert_nonnull (dia_probe_find_window (ADW_TYPE_ABOUT_WINDOW));
  activate (fixture, "preferences");
  g_assert_nonnull (dia_probe_find_window (ADW_TYPE_PREFERENCES_WINDOW));
  open_and_close_shortcuts (fixture);
  /* A click on an old notification, with no workspace open. */
  activate (fixture, "show-queue");
  g_assert_true (dia_probe_shows (GTK_WIDGET (get_window ()), "Welcome to Diapason"));
  g_settings_set_string (fixture->settings, "color-scheme", "dark");
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_set_string (fixture->settings, "color-scheme", "light");
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  activate (fixture, "quit");
}

static void
test_windows_and_style (Fixture       *fixture,
                        gconstpointer  data)
{
  run (fixture, look_around, NULL);
}

static void
assert_key (GtkApplication *application,
            const char     *action,
            const char     *expected)
{
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, action);

  g_assert_cmpstr (keys[0], ==, expected);
}

static void
check_keys (gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (((Fixture *) user_data)->application);

  assert_key (application, "app.quit", "<Control>q");
  assert_key (application, "app.preferences", "<Control>comma");
  assert_key (application, "app.shortcuts", "<Control>question");
  assert_key (application, "win.open-workspace", "<Control>o");
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  run (fixture, check_keys, NULL);
}

/* The window leaves sending to the publisher while that serves its workspace, and
 * takes over when it stops. */
static void
hand_over (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *path = g_build_filename (fixture->folder, "workspace.diapason", NULL);
  DiaTestPublisher *publisher;

  create_empty (fixture);
  wait_for_words (fixture, "Posts go out while this window is open");
  publisher = dia_test_publisher_new (NULL, path);
  wait_for_words (fixture, "The publisher runs, also with this window closed");
  dia_test_publisher_stop (publisher);
  wait_for_words (fixture, "Posts go out while this window is open");
  dia_test_publisher_free (publisher);
}

static gboolean
is_led (gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (get_window ()));

  return focus != NULL && GTK_IS_LIST_BOX_ROW (focus) &&
         dia_probe_shows_part (focus, "Cette publication mène quelque part");
}

/* A post of the workspace at @path, which was refused. */
static DiaId
refuse_post (const char *path)
{
  g_autoptr (DiaVault) vault = dia_memory_vault_new ();
  g_autoptr (DiaClock) clock = dia_clock_new_system ();
  DiaWorkspace *workspace = dia_workspace_open (path, FALSE, vault, clock, NULL, NULL);
  OfficeFixture office = { .workspace = workspace, .clock = clock };
  DiaAccount *account = office_fixture_add_account (&office, office_fixture_add_brand (&office, "Alizé"), "alize", "fr", "UTC");
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (GArray) accounts = office_fixture_list_id (account->id);
  g_autoptr (GPtrArray) posts = NULL;

  dia_field_set_text (&content->text, "Cette publication mène quelque part #practice-refuse");
  dia_field_set_text (&content->language, "fr");
  posts = dia_drafts_add_posts (dia_workspace_get_drafts (workspace), content, accounts, NULL, NULL, TRUE, NULL, NULL);
  g_assert_true (dia_dispatcher_run (dia_workspace_get_dispatcher (workspace), FALSE, 0, NULL, NULL, NULL, NULL));
  dia_workspace_close (workspace);
  g_object_unref (workspace);
  return ((DiaPost *) g_ptr_array_index (posts, 0))->id;
}

/* A click on a notification about another workspace than the one that is open. */
static void
follow_notification (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *path = g_build_filename (fixture->folder, "workspace.diapason", NULL);
  DiaId post;

  create_two (fixture);
  post = refuse_post (path);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "show-post", g_variant_new ("(sx)", path, post));
  g_assert_true (dia_test_wait_until (is_led, NULL));
  g_assert_cmpstr (dia_workspace_get_path (dia_window_get_workspace (get_window ())), ==, path);
}

static void
test_notification (Fixture       *fixture,
                   gconstpointer  data)
{
  run (fixture, follow_notification, NULL);
}

static void
test_publisher (Fixture       *fixture,
                gconstpointer  data)
{
  run (fixture, hand_over, NULL);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/app/application/first-starts", Fixture, NULL, set_up, test_first_starts, tear_down);
  g_test_add ("/app/application/remembers-the-last", Fixture, NULL, set_up, test_remembers_the_last, tear_down);
  g_test_add ("/app/application/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/app/application/windows-and-style", Fixture, NULL, set_up, test_windows_and_style, tear_down);
  g_test_add ("/app/application/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/app/application/publisher", Fixture, NULL, set_up, test_publisher, tear_down);
  g_test_add ("/app/application/notification", Fixture, NULL, set_up, test_notification, tear_down);
  return g_test_run ();
}
