/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-choices.h"
#include "dia-account-dialog.h"
#include "dia-composer-fixture.h"
#include "dia-fake-mastodon.h"
#include "dia-field.h"
#include "dia-probe.h"
#include "dia-slots.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture    office;
  DiaFakeMastodon *server;
  DiaRoster       *roster;
  DiaBrand        *brand;
  DiaNotices      *notices;
  GtkWidget       *overlay;
  GtkWidget       *window;
  GtkWidget       *dialog;
  const char      *wanted;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->server = dia_fake_mastodon_new (NULL);
  fixture->roster = dia_workspace_get_roster (fixture->office.workspace);
  office_fixture_add_brand (&fixture->office, "Alizé");
  fixture->brand = office_fixture_add_brand (&fixture->office, "Bruine");
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("desk"));
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->window = dia_probe_show (fixture->overlay, 600, 300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->overlay);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

static void
present (Fixture    *fixture,
         DiaAccount *account)
{
  fixture->dialog = dia_account_dialog_new (GTK_WINDOW (fixture->window), fixture->office.workspace, fixture->notices,
                                            account, fixture->brand->id);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static gboolean
is_closed (gpointer user_data)
{
  return ((Fixture *) user_data)->dialog == NULL;
}

static void
wait_closed (Fixture *fixture)
{
  g_assert_true (dia_test_wait_until (is_closed, fixture));
}

/* The row of that title, shown or not. */
static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *row;

  for (guint n = 0; (row = dia_probe_find_nth (fixture->dialog, ADW_TYPE_PREFERENCES_ROW, n)) != NULL; n++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;
  return NULL;
}

static gboolean
is_row_seen (Fixture    *fixture,
             const char *title)
{
  GtkWidget *row = find_row (fixture, title);

  return row != NULL && dia_probe_is_seen (fixture->dialog, row);
}

static void
write_row (Fixture    *fixture,
           const char *title,
           const char *text)
{
  g_assert_true (is_row_seen (fixture, title));
  gtk_editable_set_text (GTK_EDITABLE (find_row (fixture, title)), text);
}

static const char *
get_chosen (Fixture    *fixture,
            const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture, title));

  return dia_account_choices_get_value (adw_combo_row_get_model (row), adw_combo_row_get_selected (row));
}

static void
choose (Fixture    *fixture,
        const char *title,
        const char *value)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture, title));

  adw_combo_row_set_selected (row, dia_account_choices_find (adw_combo_row_get_model (row), value));
  g_assert_cmpstr (get_chosen (fixture, title), ==, value);
}

static guint
count_accounts (Fixture *fixture)
{
  return g_list_model_get_n_items (dia_roster_get_accounts (fixture->roster));
}

static gboolean
has_account (gpointer user_data)
{
  return count_accounts (user_data) > 0;
}

/* (transfer full) */
static DiaAccount *
wait_account (Fixture *fixture)
{
  wait_closed (fixture);
  g_assert_true (dia_test_wait_until (has_account, fixture));
  return g_list_model_get_item (dia_roster_get_accounts (fixture->roster), 0);
}

static gboolean
says_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->dialog, fixture->wanted);
}

static void
wait_failure (Fixture    *fixture,
              const char *sentence)
{
  fixture->wanted = sentence;
  if (!dia_test_wait_until (says_wanted, fixture))
    {
      g_autofree char *words = dia_probe_dup_words (fixture->dialog);

      g_assert_cmpstr (words, ==, sentence);
    }
  g_assert_true (gtk_widget_is_sensitive (find_row (fixture, "Name on the desk")));
}

static void
test_new_one (Fixture       *fixture,
              gconstpointer  data)
{
  present (fixture, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Add an account");
  g_assert_cmpstr (get_chosen (fixture, "Network"), ==, DIA_NETWORK_MASTODON);
  g_assert_cmpstr (get_chosen (fixture, "Language"), ==, "en");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (fixture, "Time zone"))), ==, "Europe/Paris");
  g_assert_true (gtk_widget_get_sensitive (find_row (fixture, "Network")));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_closed (fixture);
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

/* Only what the network asks for is asked. */
static void
test_rows_follow_the_network (Fixture       *fixture,
                              gconstpointer  data)
{
  present (fixture, NULL);
  g_assert_true (is_row_seen (fixture, "Server"));
  g_assert_cmpstr (get_chosen (fixture, "How"), ==, "browser");
  g_assert_false (is_row_seen (fixture, "Access token"));
  choose (fixture, "How", "token");
  g_assert_true (is_row_seen (fixture, "Access token"));
  g_assert_nonnull (dia_probe_find_button (fixture->dialog, "Sign in"));
  choose (fixture, "Network", DIA_NETWORK_BLUESKY);
  g_assert_true (is_row_seen (fixture, "Server (optional)"));
  choose (fixture, "How", "password");
  g_assert_true (is_row_seen (fixture, "App password"));
  choose (fixture, "Network", DIA_NETWORK_LINKEDIN);
  g_assert_false (is_row_seen (fixture, "How"));
  g_assert_null (find_row (fixture, "Server (optional)"));
  g_assert_false (is_row_seen (fixture, "Server"));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_closed (fixture);
}

static void
test_adds_without_sign_in (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;

  present (fixture, NULL);
  /* Typed for another network and not shown any more. */
  write_row (fixture, "Server", "https://social.example");
  choose (fixture, "Network", DIA_NETWORK_LINKEDIN);
  write_row (fixture, "Name on the network", " @bruine ");
  choose (fixture, "Market", "DE");
  choose (fixture, "Language", "de");
  write_row (fixture, "Time zone", "Europe/Berlin");
  write_row (fixture, "Labels", "winter shop");
  dia_probe_click (fixture->dialog, "Save");
  account = wait_account (fixture);
  g_assert_cmpint (account->brand_id, ==, fixture->brand->id);
  g_assert_cmpstr (account->network, ==, DIA_NETWORK_LINKEDIN);
  g_assert_cmpstr (account->server, ==, "");
  g_assert_cmpstr (account->handle, ==, "bruine");
  g_assert_cmpstr (account->name, ==, "bruine");
  g_assert_cmpstr (account->market, ==, "DE");
  g_assert_cmpstr (account->language, ==, "de");
  g_assert_cmpstr (account->zone, ==, "Europe/Berlin");
  g_assert_cmpstr (account->labels, ==, "winter shop");
  g_assert_cmpint (account->sign_in, ==, DIA_SIGN_IN_NOT_NEEDED);
}

static gboolean
has_focus (gpointer row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

/* What is to be mended is in sight, and can be typed at once. */
static void
expect_focus (Fixture    *fixture,
              const char *title)
{
  GtkWidget *row = find_row (fixture, title);
  graphene_rect_t bounds;

  g_assert_true (dia_test_wait_until (has_focus, row));
  g_assert_true (gtk_widget_compute_bounds (row, fixture->dialog, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height / 2, <, gtk_widget_get_height (fixture->dialog));
}

static void
test_says_what_is_missing (Fixture       *fixture,
                           gconstpointer  data)
{
  present (fixture, NULL);
  choose (fixture, "How", "keep");
  write_row (fixture, "Time zone", "Paris");
  dia_probe_click (fixture->dialog, "Save");
  wait_failure (fixture, "This time zone is not known here. Write it as “Europe/Paris”.");
  expect_focus (fixture, "Time zone");
  write_row (fixture, "Time zone", "Europe/Paris");
  dia_probe_click (fixture->dialog, "Save");
  wait_failure (fixture, "Write the account’s name on the network.");
  expect_focus (fixture, "Name on the network");
  write_row (fixture, "Name on the network", "bruine");
  dia_probe_click (fixture->dialog, "Save");
  wait_failure (fixture, "Say on which server this Mastodon account is.");
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_closed (fixture);
}

/* What was typed is still there, to be mended. */
static void
test_twin_keeps_the_dialog (Fixture       *fixture,
                            gconstpointer  data)
{
  office_fixture_add_account (&fixture->office, fixture->brand, "bruine", "fr", "Europe/Paris");
  present (fixture, NULL);
  choose (fixture, "Network", DIA_NETWORK_PRACTICE);
  write_row (fixture, "Name on the network", "bruine");
  dia_probe_click (fixture->dialog, "Save");
  wait_failure (fixture, "@bruine is in this workspace already.");
  write_row (fixture, "Name on the network", "bruine_de");
  dia_probe_click (fixture->dialog, "Save");
  wait_closed (fixture);
  g_assert_cmpuint (count_accounts (fixture), ==, 2);
}

static void
present_for_server (Fixture *fixture)
{
  present (fixture, NULL);
  write_row (fixture, "Server", dia_fake_mastodon_get_origin (fixture->server));
  choose (fixture, "How", "token");
}

static void
test_signs_in_with_a_token (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;

  present_for_server (fixture);
  write_row (fixture, "Access token", "wrong");
  dia_probe_click (fixture->dialog, "Sign in");
  g_assert_false (gtk_widget_is_sensitive (find_row (fixture, "Name on the desk")));
  g_assert_false (gtk_widget_is_sensitive (dia_probe_find_button (fixture->dialog, "Sign in")));
  wait_failure (fixture, "127.0.0.1 does not accept this sign-in. Check it and try again.");
  write_row (fixture, "Access token", DIA_FAKE_MASTODON_TOKEN);
  dia_probe_click (fixture->dialog, "Sign in");
  account = wait_account (fixture);
  g_assert_cmpint (account->sign_in, ==, DIA_SIGN_IN_OK);
  g_assert_cmpstr (account->handle, ==, "alize");
  g_assert_cmpuint (dia_test_count_files_with (fixture->office.dir, DIA_FAKE_MASTODON_TOKEN), ==, 0);
}

/* Nobody comes back from the browser. */
static void
test_escape_gives_the_sign_in_up (Fixture       *fixture,
                                  gconstpointer  data)
{
  present_for_server (fixture);
  choose (fixture, "How", "browser");
  dia_probe_click (fixture->dialog, "Sign in");
  g_assert_true (dia_probe_press_key (fixture->dialog, GDK_KEY_Escape, 0));
  wait_closed (fixture);
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

static gboolean
is_at_rest (gpointer user_data)
{
  return gtk_widget_is_sensitive (find_row (user_data, "Name on the desk"));
}

static void
test_cancel_gives_the_sign_in_up (Fixture       *fixture,
                                  gconstpointer  data)
{
  present_for_server (fixture);
  choose (fixture, "How", "browser");
  dia_probe_click (fixture->dialog, "Sign in");
  g_assert_true (dia_probe_shows (fixture->dialog, "Say yes in the browser, then come back here."));
  dia_probe_click (fixture->dialog, "Cancel");
  g_assert_true (dia_test_wait_until (is_at_rest, fixture));
  g_assert_false (dia_probe_shows (fixture->dialog, "Say yes in the browser, then come back here."));
  dia_probe_click (fixture->dialog, "Cancel");
  wait_closed (fixture);
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  DiaAccount *before = office_fixture_add_account (&fixture->office, fixture->brand, "bruine", "fr", "Europe/Paris");
  g_autoptr (DiaAccount) account = NULL;
  DiaId id = before->id;

  present (fixture, before);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "bruine");
  /* An account keeps its network: its posts and figures belong to it. */
  g_assert_false (gtk_widget_get_sensitive (find_row (fixture, "Network")));
  g_assert_cmpstr (get_chosen (fixture, "Language"), ==, "fr");
  write_row (fixture, "Name on the desk", "Bruine France");
  dia_probe_click (fixture->dialog, "Save");
  account = wait_account (fixture);
  g_assert_cmpint (account->id, ==, id);
  g_assert_cmpstr (account->name, ==, "Bruine France");
  g_assert_true (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
}

/* What the workspace says, shortest. */
static void
assert_times (Fixture    *fixture,
              DiaId       account_id,
              const char *expected)
{
  g_autoptr (DiaTimetable) times = dia_slots_load (fixture->office.workspace, account_id, NULL, NULL);
  g_autofree char *text = dia_timetable_to_string (times);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
has_no_name_of_its_own (gpointer user_data)
{
  g_autoptr (DiaAccount) account = g_list_model_get_item (dia_roster_get_accounts (((Fixture *) user_data)->roster), 0);

  return g_str_equal (account->name, "bruine");
}

static gboolean
shows_times (gpointer user_data)
{
  return is_row_seen (user_data, "Monday");
}

/* One act of a person, one undo: the name and the times. */
static void
test_times (Fixture       *fixture,
            gconstpointer  data)
{
  DiaAccount *account = office_fixture_add_account (&fixture->office, fixture->brand, "bruine", "fr", "Europe/Paris");
  DiaId id = account->id;
  g_autoptr (GArray) ids = office_fixture_list_id (id);
  g_autoptr (DiaTimetable) times = dia_timetable_parse ("mon 09:00", NULL);

  g_assert_true (dia_slots_save (fixture->office.workspace, ids, times, NULL, NULL));
  present (fixture, account);
  g_assert_true (dia_test_wait_until (shows_times, fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (fixture, "Monday"))), ==, "09:00");
  write_row (fixture, "Monday", "9:00 24:00");
  write_row (fixture, "Name on the desk", "Bruine France");
  dia_probe_click (fixture->dialog, "Save");
  wait_failure (fixture, "Monday: “24:00” is not a time; write “9:00 18:30”.");
  write_row (fixture, "Monday", "9:00 18:30");
  write_row (fixture, "Sunday", "10h");
  dia_probe_click (fixture->dialog, "Save");
  wait_closed (fixture);
  assert_times (fixture, id, "mon 09:00 18:30; sun 10:00");
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (has_no_name_of_its_own, fixture));
  assert_times (fixture, id, "mon 09:00");
}

static void
test_times_of_a_new_one (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;

  present (fixture, NULL);
  choose (fixture, "Network", DIA_NETWORK_PRACTICE);
  write_row (fixture, "Name on the network", "bruine");
  write_row (fixture, "Wednesday", "12h15");
  dia_probe_click (fixture->dialog, "Save");
  account = wait_account (fixture);
  assert_times (fixture, account->id, "wed 12:15");
}

/* What the row of planned posts of a dialog for @account (nullable) says, which
 * nobody opens; NULL when there is none. (transfer full) */
static char *
dup_keeping (Fixture    *fixture,
             DiaAccount *account)
{
  GtkWidget *row;
  char *text = NULL;

  fixture->dialog = dia_account_dialog_new (GTK_WINDOW (fixture->window), fixture->office.workspace, fixture->notices,
                                            account, fixture->brand->id);
  row = find_row (fixture, "Planned posts");
  if (gtk_widget_get_visible (row))
    text = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->dialog)));

  return text;
}

/* Of an account, whether its server keeps what is planned; nobody has asked the
 * server of one that is only being added. */
static void
test_says_what_is_kept (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autofree char *of_new_one = dup_keeping (fixture, NULL);
  g_autofree char *of_mastodon = NULL;
  g_autofree char *of_bluesky = NULL;

  g_assert_null (of_new_one);
  account->brand_id = fixture->brand->id;
  account->limits.keeps = DIA_KEEPS_NO;
  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&account->name, "Bruine");
  of_mastodon = dup_keeping (fixture, account);
  g_assert_cmpstr (of_mastodon, ==, "The server keeps none: this computer sends them at their time.");
  dia_field_set_text (&account->network, DIA_NETWORK_BLUESKY);
  of_bluesky = dup_keeping (fixture, account);
  g_assert_null (of_bluesky);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/account-dialog/new-one", Fixture, NULL, set_up, test_new_one, tear_down);
  g_test_add ("/ui/account-dialog/rows-follow-the-network", Fixture, NULL, set_up, test_rows_follow_the_network, tear_down);
  g_test_add ("/ui/account-dialog/adds-without-sign-in", Fixture, NULL, set_up, test_adds_without_sign_in, tear_down);
  g_test_add ("/ui/account-dialog/says-what-is-missing", Fixture, NULL, set_up, test_says_what_is_missing, tear_down);
  g_test_add ("/ui/account-dialog/twin-keeps-the-dialog", Fixture, NULL, set_up, test_twin_keeps_the_dialog, tear_down);
  g_test_add ("/ui/account-dialog/signs-in-with-a-token", Fixture, NULL, set_up, test_signs_in_with_a_token, tear_down);
  g_test_add ("/ui/account-dialog/escape-gives-the-sign-in-up", Fixture, NULL, set_up, test_escape_gives_the_sign_in_up,
              tear_down);
  g_test_add ("/ui/account-dialog/cancel-gives-the-sign-in-up", Fixture, NULL, set_up, test_cancel_gives_the_sign_in_up,
              tear_down);
  g_test_add ("/ui/account-dialog/times", Fixture, NULL, set_up, test_times, tear_down);
  g_test_add ("/ui/account-dialog/times-of-a-new-one", Fixture, NULL, set_up, test_times_of_a_new_one, tear_down);
  g_test_add ("/ui/account-dialog/says-what-is-kept", Fixture, NULL, set_up, test_says_what_is_kept, tear_down);
  g_test_add ("/ui/account-dialog/edits", Fixture, NULL, set_up, test_edits, tear_down);
  return g_test_run ();
}
