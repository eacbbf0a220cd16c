/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-desk.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-sign-in.h"
#include "dia-test-support.h"
#include "dia-window.h"

/* What the window waits before it says that it is opening something. */
#define OPENING_DELAY_MS 150

typedef struct
{
  OfficeFixture   office;
  GSettings      *settings;
  DiaWindow      *window;
  GString        *asked;     /* what the window asked the application for */
} Fixture;

static void
on_open_requested_cb (DiaWindow  *window,
                      int         kind,
                      const char *path,
                      Fixture    *fixture)
{
  static const char *const kinds[] = { "existing", "empty", "demo" };

  g_string_append_printf (fixture->asked, "open %s %s;", kinds[kind], path != NULL ? path : "-");
}

static void
on_close_workspace_requested_cb (DiaWindow *window,
                                 Fixture   *fixture)
{
  g_string_append (fixture->asked, "close;");
}

static void
on_cancel_requested_cb (DiaWindow *window,
                        Fixture   *fixture)
{
  g_string_append (fixture->asked, "cancel;");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->settings = g_settings_new ("io.github.diapason.Diapason");
  fixture->asked = g_string_new (NULL);
  fixture->window = DIA_WINDOW (dia_window_new (ADW_APPLICATION (g_application_get_default ()), fixture->settings));
  g_signal_connect (fixture->window, "open-requested", G_CALLBACK (on_open_requested_cb), fixture);
  g_signal_connect (fixture->window, "close-workspace-requested", G_CALLBACK (on_close_workspace_requested_cb), fixture);
  g_signal_connect (fixture->window, "cancel-requested", G_CALLBACK (on_cancel_requested_cb), fixture);
  dia_window_show_welcome (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (GTK_WIDGET (fixture->window), NULL);
  g_settings_reset (fixture->settings, "window-width");
  g_settings_reset (fixture->settings, "window-height");
  g_assert_finalize_object (g_steal_pointer (&fixture->settings));
  g_string_free (fixture->asked, TRUE);
  office_fixture_tear_down (&fixture->office, NULL);
}

static void
assert_asked (Fixture    *fixture,
              const char *expected)
{
  g_assert_cmpstr (fixture->asked->str, ==, expected);
  g_string_truncate (fixture->asked, 0);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (dia_probe_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK)));
}

static void
test_welcome_asks (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_cmpstr (get_page (fixture), ==, "welcome");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == dia_probe_find_button (window, "Try the demonstration"));
  dia_probe_click (window, "Try the demonstration");
  assert_asked (fixture, "open demo -;");
  dia_probe_click (window, "Create an empty workspace");
  assert_asked (fixture, "open empty -;");
  /* There is none to close. */
  gtk_widget_activate_action (window, "win.close-workspace", NULL);
  assert_asked (fixture, "");
}

static gboolean
is_opening_shown (gpointer fixture)
{
  return g_str_equal (get_page (fixture), "opening");
}

static void
test_opening_can_be_left (Fixture       *fixture,
                          gconstpointer  data)
{
  dia_window_show_opening (fixture->window, "Preparing the demonstration…");
  /* What is quick shows no page of its own. */
  g_assert_cmpstr (get_page (fixture), ==, "welcome");
  g_assert_true (dia_test_wait_until (is_opening_shown, fixture));
  g_assert_true (dia_probe_shows (GTK_WIDGET (fixture->window), "Preparing the demonstration…"));
  dia_probe_click (GTK_WIDGET (fixture->window), "Cancel");
  assert_asked (fixture, "cancel;");
  dia_window_end_opening (fixture->window);
  g_assert_cmpstr (get_page (fixture), ==, "welcome");
}

static gboolean
is_renamed (gpointer window)
{
  return g_strcmp0 (gtk_window_get_title (window), "Groupe Rosace – Diapason") == 0;
}

static void
test_title_follows_the_workspace (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *title = g_strdup_printf ("%s – Diapason", dia_workspace_get_name (fixture->office.workspace));

  dia_window_show_workspace (fixture->window, fixture->office.workspace);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, title);
  dia_workspace_set_name (fixture->office.workspace, "Groupe Rosace");
  g_assert_true (dia_test_wait_until (is_renamed, fixture->window));
  dia_window_show_welcome (fixture->window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Diapason");
}

static void
test_workspace_can_be_closed (Fixture       *fixture,
                              gconstpointer  data)
{
  dia_window_show_workspace (fixture->window, fixture->office.workspace);
  g_assert_true (dia_window_get_workspace (fixture->window) == fixture->office.workspace);
  g_assert_cmpstr (get_page (fixture), ==, "desk");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-workspace", NULL));
  assert_asked (fixture, "close;");
  dia_window_show_welcome (fixture->window);
  g_assert_null (dia_window_get_workspace (fixture->window));
  g_assert_null (dia_probe_find (GTK_WIDGET (fixture->window), DIA_TYPE_DESK));
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  dia_window_show_page (fixture->window, "accounts");
  g_assert_cmpstr (get_page (fixture), ==, "welcome");
  dia_window_show_workspace (fixture->window, fixture->office.workspace);
  dia_window_show_page (fixture->window, "accounts");
  g_assert_true (dia_probe_shows (GTK_WIDGET (fixture->window), "Accounts"));
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  dia_probe_settle ();
}

static void
test_failure_is_said (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *dialog;

  dia_window_show_opening (fixture->window, "Opening the workspace…");
  dia_window_show_failure (fixture->window, "Workspace not opened", "It is newer than this program & <more>.");
  dialog = dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "Workspace not opened");
  g_assert_true (dia_probe_shows (dialog, "It is newer than this program & <more>."));
  g_assert_cmpstr (get_page (fixture), ==, "welcome");
  close_dialog (dialog);
}

static gboolean
on_time_up_cb (gpointer time_up)
{
  *(gboolean *) time_up = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

static gboolean
is_told (gpointer data)
{
  return dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Without it, a sign-in in the browser would wait for a page that nobody sees. */
static void
test_opens_the_sign_in_page (Fixture       *fixture,
                             gconstpointer  data)
{
  const char *url = "journey-nowhere://sign-in";
  GtkWidget *dialog;

  dia_window_show_workspace (fixture->window, fixture->office.workspace);
  g_signal_emit_by_name (dia_workspace_get_sign_in (fixture->office.workspace), "open-browser", url);
  g_assert_true (dia_test_wait_until (is_told, NULL));
  dialog = dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (dia_probe_shows (dialog, url));
  close_dialog (dialog);
}

/* Another file that does not open is no reason to lose the desk that is open. */
static void
test_failure_keeps_the_desk (Fixture       *fixture,
                             gconstpointer  data)
{
  gboolean time_up = FALSE;

  dia_window_show_workspace (fixture->window, fixture->office.workspace);
  dia_window_show_opening (fixture->window, "Opening the workspace…");
  g_assert_true (dia_test_wait_until (is_opening_shown, fixture));
  dia_window_show_failure (fixture->window, "Workspace not opened", "It is another kind of file.");
  g_assert_cmpstr (get_page (fixture), ==, "desk");
  g_assert_true (dia_window_get_workspace (fixture->window) == fixture->office.workspace);
  close_dialog (dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG));
  dia_window_show_opening (fixture->window, "Opening the workspace…");
  dia_window_end_opening (fixture->window);
  g_assert_cmpstr (get_page (fixture), ==, "desk");
  /* And what was about to be shown is not shown any more. */
  g_timeout_add (2 * OPENING_DELAY_MS, on_time_up_cb, &time_up);
  g_assert_true (dia_test_wait_until (is_true, &time_up));
  g_assert_cmpstr (get_page (fixture), ==, "desk");
}

static void
test_size_is_kept (Fixture       *fixture,
                   gconstpointer  data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 777, 555);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "window-width"), ==, 777);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "window-height"), ==, 555);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  dia_probe_init (&argc, &argv);
  application = adw_application_new ("io.github.diapason.Test", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_test_add ("/ui/window/welcome-asks", Fixture, NULL, set_up, test_welcome_asks, tear_down);
  g_test_add ("/ui/window/opening-can-be-left", Fixture, NULL, set_up, test_opening_can_be_left, tear_down);
  g_test_add ("/ui/window/title-follows-the-workspace", Fixture, NULL, set_up, test_title_follows_the_workspace, tear_down);
  g_test_add ("/ui/window/workspace-can-be-closed", Fixture, NULL, set_up, test_workspace_can_be_closed, tear_down);
  g_test_add ("/ui/window/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/ui/window/opens-the-sign-in-page", Fixture, NULL, set_up, test_opens_the_sign_in_page, tear_down);
  g_test_add ("/ui/window/failure-is-said", Fixture, NULL, set_up, test_failure_is_said, tear_down);
  g_test_add ("/ui/window/failure-keeps-the-desk", Fixture, NULL, set_up, test_failure_keeps_the_desk, tear_down);
  g_test_add ("/ui/window/size-is-kept", Fixture, NULL, set_up, test_size_is_kept, tear_down);
  return g_test_run ();
}
