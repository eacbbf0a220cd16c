/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-dialog.h"
#include "dia-accounts-page.h"
#include "dia-bottom-bar.h"
#include "dia-brand-dialog.h"
#include "dia-composer-fixture.h"
#include "dia-composer-page.h"
#include "dia-desk.h"
#include "dia-drafts-page.h"
#include "dia-export-dialog.h"
#include "dia-import-dialog.h"
#include "dia-probe.h"
#include "dia-queue-page.h"
#include "dia-scope-bar.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  office;
  GtkWidget       *desk;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  composer_fixture_set_up (&fixture->office, NULL);
  fixture->desk = dia_desk_new (fixture->office.office.workspace);
  fixture->window = dia_probe_show (fixture->desk, 1280, 800);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->desk);
  composer_fixture_tear_down (&fixture->office, NULL);
}

static gboolean
has_no_composer (gpointer desk)
{
  return dia_probe_find (desk, DIA_TYPE_COMPOSER_PAGE) == NULL;
}

static gboolean
has_composer (gpointer desk)
{
  GtkWidget *page = dia_probe_find (desk, DIA_TYPE_COMPOSER_PAGE);

  return page != NULL && dia_probe_is_seen (desk, page);
}

static gboolean
is_at (Fixture *fixture,
       GType    page)
{
  return dia_probe_is_seen (fixture->desk, dia_probe_find (fixture->desk, page));
}

static void
test_begins_with_the_queue (Fixture       *fixture,
                            gconstpointer  data)
{
  g_assert_true (is_at (fixture, DIA_TYPE_QUEUE_PAGE));
  dia_desk_show_page (DIA_DESK (fixture->desk), "accounts");
  g_assert_true (is_at (fixture, DIA_TYPE_ACCOUNTS_PAGE));
  /* A place that does not exist (yet) is no reason to go anywhere. */
  dia_desk_show_page (DIA_DESK (fixture->desk), "nowhere");
  g_assert_true (is_at (fixture, DIA_TYPE_ACCOUNTS_PAGE));
  g_assert_true (gtk_widget_activate_action (fixture->desk, "desk.show-page", "s", "queue"));
  g_assert_true (is_at (fixture, DIA_TYPE_QUEUE_PAGE));
  g_assert_false (is_at (fixture, DIA_TYPE_ACCOUNTS_PAGE));
}

static void
test_keys_open_the_composer (Fixture       *fixture,
                             gconstpointer  data)
{
  g_assert_true (dia_probe_press_key (fixture->desk, GDK_KEY_n, GDK_CONTROL_MASK));
  g_assert_true (has_composer (fixture->desk));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         dia_probe_find (fixture->desk, DIA_TYPE_COMPOSER_PAGE)));
  /* Back is where one came from. */
  g_assert_true (gtk_widget_activate_action (dia_probe_find (fixture->desk, DIA_TYPE_COMPOSER_PAGE), "composer.back", NULL));
  g_assert_true (dia_test_wait_until (has_no_composer, fixture->desk));
  g_assert_true (is_at (fixture, DIA_TYPE_QUEUE_PAGE));
}

static void
test_edits_a_content (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 14, 0, 0 };
  DiaAccount *account = composer_fixture_find (&fixture->office, "alizé_fr_p");
  g_autoptr (DiaPost) post = office_fixture_add_post (&fixture->office.office, account, "Bonjour à tous", &wall);

  g_assert_true (gtk_widget_activate_action (fixture->desk, "desk.edit-content", "x", post->content_id));
  g_assert_true (dia_test_wait_until (has_composer, fixture->desk));
  g_assert_cmpuint (dia_probe_count (fixture->desk, GTK_TYPE_TEXT_VIEW), >, 0);
  /* Going to a place leaves the composer. */
  dia_desk_show_page (DIA_DESK (fixture->desk), "accounts");
  g_assert_true (has_no_composer (fixture->desk));
  g_assert_true (is_at (fixture, DIA_TYPE_ACCOUNTS_PAGE));
}

static gboolean
has_toast (gpointer desk)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != 0 && dia_probe_find (desk, type) != NULL;
}

static void
test_says_that_a_content_is_gone (Fixture       *fixture,
                                  gconstpointer  data)
{
  dia_desk_edit (DIA_DESK (fixture->desk), 12345);
  g_assert_true (dia_test_wait_until (has_toast, fixture->desk));
  g_assert_true (has_no_composer (fixture->desk));
}

static void
close_window (GType type)
{
  GtkWidget *window = dia_probe_find_window (type);

  g_assert_nonnull (window);
  gtk_window_destroy (GTK_WINDOW (window));
  dia_probe_settle ();
  g_assert_null (dia_probe_find_window (type));
}

static void
test_dialogs (Fixture       *fixture,
              gconstpointer  data)
{
  DiaAccount *account = composer_fixture_find (&fixture->office, "alizé_fr");

  gtk_widget_activate_action (fixture->desk, "desk.add-brand", NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dia_probe_find_window (DIA_TYPE_BRAND_DIALOG))), ==, "Add a brand");
  close_window (DIA_TYPE_BRAND_DIALOG);
  gtk_widget_activate_action (fixture->desk, "desk.edit-brand", "x", account->brand_id);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dia_probe_find_window (DIA_TYPE_BRAND_DIALOG))), ==, "Edit the brand");
  close_window (DIA_TYPE_BRAND_DIALOG);
  gtk_widget_activate_action (fixture->desk, "desk.edit-account", "x", account->id);
  close_window (DIA_TYPE_ACCOUNT_DIALOG);
  gtk_widget_activate_action (fixture->desk, "desk.add-account", "x", account->brand_id);
  close_window (DIA_TYPE_ACCOUNT_DIALOG);
  /* Removed while its menu was open. */
  gtk_widget_activate_action (fixture->desk, "desk.edit-account", "x", (gint64) 12345);
  g_assert_null (dia_probe_find_window (DIA_TYPE_ACCOUNT_DIALOG));
}

static gboolean
is_renamed (gpointer workspace)
{
  return g_str_equal (dia_workspace_get_name (workspace), "Groupe Rosace");
}

static GtkWidget *
present_rename (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->desk, "desk.rename-workspace", NULL);

  return dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

static void
answer_rename (GtkWidget  *dialog,
               const char *name,
               const char *response)
{
  GtkWidget *entry = dia_probe_find (dialog, GTK_TYPE_ENTRY);

  dia_probe_assert_name (entry, "Name of the workspace");
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dia_probe_settle ();
}

static void
test_renames (Fixture       *fixture,
              gconstpointer  data)
{
  DiaWorkspace *workspace = fixture->office.office.workspace;
  g_autofree char *before = g_strdup (dia_workspace_get_name (workspace));

  answer_rename (present_rename (fixture), "Autre", "cancel");
  g_assert_cmpstr (dia_workspace_get_name (workspace), ==, before);
  answer_rename (present_rename (fixture), "   ", "rename");
  g_assert_cmpstr (dia_workspace_get_name (workspace), ==, before);
  answer_rename (present_rename (fixture), "  Groupe Rosace ", "rename");
  g_assert_true (dia_test_wait_until (is_renamed, workspace));
}

static gboolean
says_backed_up (gpointer desk)
{
  return dia_probe_shows (desk, "The workspace is backed up. Sign-ins stay in the keyring.");
}

typedef struct
{
  GtkFileChooser *chooser;
  GFile          *wanted;
} Choice;

/* The chooser goes to a folder of its own first, and reads it in its own time. */
static gboolean
has_folder (gpointer chooser)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (chooser);

  return folder != NULL;
}

static gboolean
is_chosen (gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (choice->chooser);

  return file != NULL && g_file_equal (file, choice->wanted);
}

static void
test_backs_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->office.office.dir);
  g_autofree char *copy = g_build_filename (fixture->office.office.dir, "copy.diapason", NULL);
  g_autoptr (GFile) wanted = g_file_new_for_path (copy);
  Choice choice = { NULL, wanted };

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("The file dialog of GTK loses memory of its own");
  return;
#endif

  gtk_widget_activate_action (fixture->desk, "desk.back-up", NULL);
  choice.chooser = GTK_FILE_CHOOSER (dia_probe_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  g_assert_true (dia_test_wait_until (has_folder, choice.chooser));
  g_assert_true (gtk_file_chooser_set_current_folder (choice.chooser, folder, NULL));
  gtk_file_chooser_set_current_name (choice.chooser, "copy.diapason");
  g_assert_true (dia_test_wait_until (is_chosen, &choice));
  dia_probe_click (GTK_WIDGET (choice.chooser), "Back Up");
  g_assert_true (dia_test_wait_until (says_backed_up, fixture->desk));
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
}

static gboolean
is_narrow (gpointer desk)
{
  GtkWidget *bar = dia_probe_find (desk, DIA_TYPE_SCOPE_BAR);

  return dia_probe_is_seen (desk, bar) && gtk_widget_get_ancestor (bar, GTK_TYPE_HEADER_BAR) == NULL;
}

static gboolean
is_wide (gpointer desk)
{
  return gtk_widget_get_ancestor (dia_probe_find (desk, DIA_TYPE_SCOPE_BAR), GTK_TYPE_HEADER_BAR) != NULL;
}

static void
test_folds_and_unfolds (Fixture       *fixture,
                        gconstpointer  data)
{
  AdwFlap *flap = ADW_FLAP (dia_probe_find (fixture->desk, ADW_TYPE_FLAP));
  int minimum;

  gtk_widget_measure (fixture->desk, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (adw_flap_get_reveal_flap (flap));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  g_assert_true (dia_test_wait_until (is_narrow, fixture->desk));
  g_assert_false (adw_flap_get_reveal_flap (flap));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dia_probe_find_button (fixture->desk, "Drafts")), TRUE);
  g_assert_true (is_at (fixture, DIA_TYPE_DRAFTS_PAGE));
  /* A fifth place would cut the titles of the others. */
  g_assert_null (dia_probe_find_button (fixture->desk, "Accounts"));
  g_assert_true (dia_probe_find_button (fixture->desk, "New content") != NULL);
  g_assert_true (dia_probe_press_key (fixture->desk, GDK_KEY_F9, 0));
  g_assert_true (adw_flap_get_reveal_flap (flap));
  /* Going somewhere puts the side bar away again. */
  dia_desk_show_page (DIA_DESK (fixture->desk), "queue");
  g_assert_false (adw_flap_get_reveal_flap (flap));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  g_assert_true (dia_test_wait_until (is_wide, fixture->desk));
  g_assert_true (adw_flap_get_reveal_flap (flap));
}

static gboolean
is_bar_on_screen (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *bar = dia_probe_find (fixture->desk, DIA_TYPE_BOTTOM_BAR);
  graphene_rect_t area;

  return gtk_widget_get_visible (bar) && gtk_widget_compute_bounds (bar, fixture->desk, &area) && area.size.height > 0 &&
         area.origin.y + area.size.height <= (float) gtk_widget_get_height (fixture->desk) &&
         area.origin.x + area.size.width <= 360;
}

/* On a small screen with text twice as large, whatever page is shown. */
static void
test_bottom_bar_stays (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char *const pages[] = { "queue", "calendar", "moments", "drafts", "accounts" };
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  g_assert_true (dia_test_wait_until (is_narrow, fixture->desk));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i]);
      dia_desk_show_page (DIA_DESK (fixture->desk), pages[i]);
      g_assert_true (dia_test_wait_until (is_bar_on_screen, fixture));
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static void
test_search_goes_to_the_page (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *focus;

  dia_desk_show_page (DIA_DESK (fixture->desk), "accounts");
  g_assert_true (dia_probe_press_key (fixture->desk, GDK_KEY_f, GDK_CONTROL_MASK));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));
}

static GtkEventController *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  return NULL;
}

/* Whether a file of that name that falls on the desk is taken. */
static gboolean
drop (Fixture    *fixture,
      const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (name);
  GSList files = { .data = file };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (find_drop_target (fixture->desk), "drop", &value, 0.0, 0.0, &taken);
  return taken;
}

static gboolean
has_import_dialog (gpointer user_data)
{
  return dia_probe_find_window (DIA_TYPE_IMPORT_DIALOG) != NULL;
}

static gboolean
has_no_import_dialog (gpointer user_data)
{
  return dia_probe_find_window (DIA_TYPE_IMPORT_DIALOG) == NULL;
}

static void
test_files_are_imported (Fixture       *fixture,
                         gconstpointer  data)
{
  g_assert_false (drop (fixture, "/nowhere/poster.png"));
  g_assert_false (has_import_dialog (NULL));
  g_assert_true (drop (fixture, "/nowhere/plan.csv"));
  g_assert_true (has_import_dialog (NULL));
  gtk_window_close (GTK_WINDOW (dia_probe_find_window (DIA_TYPE_IMPORT_DIALOG)));
  g_assert_true (dia_test_wait_until (has_no_import_dialog, NULL));
  g_assert_true (gtk_widget_activate_action (fixture->desk, "desk.export", NULL));
  g_assert_nonnull (dia_probe_find_window (DIA_TYPE_EXPORT_DIALOG));
  gtk_window_close (GTK_WINDOW (dia_probe_find_window (DIA_TYPE_EXPORT_DIALOG)));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/desk/begins-with-the-queue", Fixture, NULL, set_up, test_begins_with_the_queue, tear_down);
  g_test_add ("/ui/desk/keys-open-the-composer", Fixture, NULL, set_up, test_keys_open_the_composer, tear_down);
  g_test_add ("/ui/desk/edits-a-content", Fixture, NULL, set_up, test_edits_a_content, tear_down);
  g_test_add ("/ui/desk/says-that-a-content-is-gone", Fixture, NULL, set_up, test_says_that_a_content_is_gone, tear_down);
  g_test_add ("/ui/desk/dialogs", Fixture, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/ui/desk/renames", Fixture, NULL, set_up, test_renames, tear_down);
  g_test_add ("/ui/desk/backs-up", Fixture, NULL, set_up, test_backs_up, tear_down);
  g_test_add ("/ui/desk/folds-and-unfolds", Fixture, NULL, set_up, test_folds_and_unfolds, tear_down);
  g_test_add ("/ui/desk/bottom-bar-stays", Fixture, NULL, set_up, test_bottom_bar_stays, tear_down);
  g_test_add ("/ui/desk/search-goes-to-the-page", Fixture, NULL, set_up, test_search_goes_to_the_page, tear_down);
  g_test_add ("/ui/desk/files-are-imported", Fixture, NULL, set_up, test_files_are_imported, tear_down);
  return g_test_run ();
}
