/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-roster-edits.h"
#include "dia-test-support.h"
#include "dia-vault.h"

typedef struct
{
  OfficeFixture  office;
  DiaRoster     *roster;
  DiaNotices    *notices;
  GtkWidget     *overlay;
  GtkWidget     *window;
  const char    *wanted;   /* what a test waits for */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DiaBrand *alize;

  office_fixture_set_up (&fixture->office, NULL);
  fixture->roster = dia_workspace_get_roster (fixture->office.workspace);
  alize = office_fixture_add_brand (&fixture->office, "Alizé");
  office_fixture_add_brand (&fixture->office, "Bruine");
  office_fixture_add_brand (&fixture->office, "Cardamome");
  office_fixture_add_account (&fixture->office, alize, "a", "fr", "Europe/Paris");
  office_fixture_add_account (&fixture->office, alize, "b", "fr", "Europe/Paris");
  office_fixture_add_account (&fixture->office, alize, "c", "fr", "Europe/Paris");
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
}

/* "Alizé Bruine | a b". */
static char *
describe (Fixture *fixture)
{
  GListModel *brands = dia_roster_get_brands (fixture->roster);
  GListModel *accounts = dia_roster_get_accounts (fixture->roster);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);

      g_string_append_printf (text, "%s ", brand->name);
    }
  g_string_append_c (text, '|');
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      g_string_append_printf (text, " %s", account->handle);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_as_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = describe (fixture);

  return g_str_equal (text, fixture->wanted);
}

static void
wait_for (Fixture    *fixture,
          const char *wanted)
{
  fixture->wanted = wanted;
  if (!dia_test_wait_until (is_as_wanted, fixture))
    {
      g_autofree char *text = describe (fixture);

      g_assert_cmpstr (text, ==, wanted);
    }
}

/* The one before has gone: both have a button “Undo”. */
static gboolean
says_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;
  GType toast = g_type_from_name ("AdwToastWidget");

  return dia_probe_shows (fixture->overlay, fixture->wanted) && dia_probe_count (fixture->overlay, toast) == 1;
}

static gboolean
shows_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->overlay, fixture->wanted);
}

/* The act has ended and can be undone, whatever is left of earlier toasts. */
static void
wait_for_words (Fixture    *fixture,
                const char *wanted)
{
  fixture->wanted = wanted;
  g_assert_true (dia_test_wait_until (shows_wanted, fixture));
}

static void
wait_for_toast (Fixture    *fixture,
                const char *wanted)
{
  fixture->wanted = wanted;
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

static DiaBrand *
get_brand (Fixture *fixture,
           guint    position)
{
  g_autoptr (DiaBrand) brand = g_list_model_get_item (dia_roster_get_brands (fixture->roster), position);

  return dia_roster_find_brand (fixture->roster, brand->id);
}

static DiaAccount *
get_account (Fixture *fixture,
             guint    position)
{
  g_autoptr (DiaAccount) account = g_list_model_get_item (dia_roster_get_accounts (fixture->roster), position);

  return dia_roster_find_account (fixture->roster, account->id);
}

static gboolean
undo (Fixture *fixture)
{
  return dia_undo_stack_undo (dia_notices_get_undo (fixture->notices));
}

static void
test_moves_a_brand (Fixture       *fixture,
                    gconstpointer  data)
{
  dia_roster_edits_move_brand (fixture->office.workspace, fixture->notices, get_brand (fixture, 0), 1);
  wait_for (fixture, "Bruine Alizé Cardamome | a b c");
  wait_for_toast (fixture, "Moved Alizé");
  dia_roster_edits_move_brand (fixture->office.workspace, fixture->notices, get_brand (fixture, 2), -2);
  wait_for (fixture, "Cardamome Bruine Alizé | a b c");
  wait_for_words (fixture, "Moved Cardamome");
  g_assert_true (undo (fixture));
  wait_for (fixture, "Bruine Alizé Cardamome | a b c");
  g_assert_true (undo (fixture));
  wait_for (fixture, "Alizé Bruine Cardamome | a b c");
}

static void
test_moves_an_account (Fixture       *fixture,
                       gconstpointer  data)
{
  dia_roster_edits_move_account (fixture->office.workspace, fixture->notices, get_account (fixture, 2), -1);
  wait_for (fixture, "Alizé Bruine Cardamome | a c b");
  wait_for_toast (fixture, "Moved c");
  dia_roster_edits_move_account (fixture->office.workspace, fixture->notices, get_account (fixture, 0), 2);
  wait_for (fixture, "Alizé Bruine Cardamome | c b a");
}

/* Beyond the end is nowhere: nothing is said that did not happen. */
static void
test_does_not_move_beyond_the_end (Fixture       *fixture,
                                   gconstpointer  data)
{
  dia_roster_edits_move_brand (fixture->office.workspace, fixture->notices, get_brand (fixture, 2), 1);
  dia_roster_edits_move_account (fixture->office.workspace, fixture->notices, get_account (fixture, 0), -1);
  dia_probe_settle ();
  g_assert_false (undo (fixture));
}

static void
test_removes_and_restores (Fixture       *fixture,
                           gconstpointer  data)
{
  dia_roster_edits_remove (fixture->office.workspace, fixture->notices, "Removed b", get_account (fixture, 1)->id);
  wait_for (fixture, "Alizé Bruine Cardamome | a c");
  wait_for_toast (fixture, "Removed b");
  /* What was removed before the brand stays removed when the brand comes back. */
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->office.clock), DIA_SECOND);
  dia_roster_edits_remove (fixture->office.workspace, fixture->notices, "Removed Alizé and its accounts",
                           get_brand (fixture, 0)->id);
  wait_for (fixture, "Bruine Cardamome |");
  wait_for_toast (fixture, "Removed Alizé and its accounts");
  dia_probe_click (fixture->overlay, "Undo");
  wait_for (fixture, "Alizé Bruine Cardamome | a c");
  g_assert_true (undo (fixture));
  wait_for (fixture, "Alizé Bruine Cardamome | a b c");
}

static gboolean
save (Fixture   *fixture,
      gpointer   item,
      gpointer   before,
      GError   **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) old = before != NULL ? g_ptr_array_new () : NULL;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (items, item);
  if (before != NULL)
    g_ptr_array_add (old, before);
  dia_roster_edits_save_async (fixture->office.workspace, fixture->notices, "Saved <it> & more", items, old,
                               dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  return dia_roster_edits_save_finish (result, error);
}

static void
test_saves_something_new (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (DiaBrand) brand = dia_brand_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&brand->name, "Dédale");
  brand->position = 3;
  g_assert_true (save (fixture, brand, NULL, &error));
  wait_for (fixture, "Alizé Bruine Cardamome Dédale | a b c");
  wait_for_toast (fixture, "Saved <it> & more");
  /* What is new is removed, not undone. */
  g_assert_false (undo (fixture));
}

static void
test_saves_and_takes_back (Fixture       *fixture,
                           gconstpointer  data)
{
  DiaBrand *before = get_brand (fixture, 0);
  g_autoptr (DiaBrand) brand = dia_brand_copy (before);
  g_autoptr (DiaBrand) old = dia_brand_copy (before);
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&brand->name, "Mistral");
  g_assert_true (save (fixture, brand, old, &error));
  wait_for (fixture, "Mistral Bruine Cardamome | a b c");
  g_assert_true (undo (fixture));
  wait_for (fixture, "Alizé Bruine Cardamome | a b c");
}

static void
test_refusal_is_handed_on (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (DiaAccount) twin = dia_account_copy (get_account (fixture, 0));
  g_autoptr (GError) error = NULL;

  twin->id = DIA_ID_NONE;
  g_assert_false (save (fixture, twin, NULL, &error));
  g_assert_error (error, DIA_ROSTER_ERROR, DIA_ROSTER_ERROR_DUPLICATE);
  g_assert_false (dia_probe_shows_part (fixture->overlay, "Saved"));
  g_assert_false (undo (fixture));
}

typedef struct
{
  OfficeFixture office;
  GtkWidget    *window;
  DiaNotices   *notices;
  DiaId         account;
  char         *secret_of;   /* the account's id, as the keyring knows it */
} Removal;

static void
init_key (Removal     *fixture,
          DiaVaultKey *key)
{
  *key = (DiaVaultKey) { .account_id = fixture->secret_of, .kind = "credentials", .generation = 1 };
}

static gboolean
has_secret (Removal *fixture)
{
  g_autoptr (DiaSecret) secret = NULL;
  DiaVaultKey key;

  init_key (fixture, &key);
  secret = dia_vault_lookup (fixture->office.vault, &key, NULL, NULL);

  return secret != NULL;
}

static gboolean
has_no_secret (gpointer user_data)
{
  return !has_secret (user_data);
}

static gboolean
is_listed (gpointer user_data)
{
  Removal *fixture = user_data;

  return dia_roster_find_account (dia_workspace_get_roster (fixture->office.workspace), fixture->account) != NULL;
}

static gboolean
is_not_listed (gpointer user_data)
{
  return !is_listed (user_data);
}

/* A Mastodon account with something in the keyring that is no credentials: there
 * is nothing to ask a server, and something to delete. */
static void
add_account (Removal *fixture)
{
  DiaBrand *brand = office_fixture_add_brand (&fixture->office, "Alizé");
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  DiaVaultKey key;

  account->brand_id = brand->id;
  g_free (account->network);
  account->network = g_strdup (DIA_NETWORK_MASTODON);
  g_free (account->server);
  account->server = g_strdup ("http://127.0.0.1:1");
  g_free (account->handle);
  account->handle = g_strdup ("alize");
  g_free (account->zone);
  account->zone = g_strdup ("Europe/Paris");
  g_ptr_array_add (items, account);
  dia_roster_save (dia_workspace_get_roster (fixture->office.workspace), items, NULL, &error);
  g_assert_no_error (error);
  fixture->account = account->id;
  fixture->secret_of = dia_id_to_string (account->id);
  init_key (fixture, &key);
  dia_vault_store (fixture->office.vault, &key, "Diapason: test", "of an older version", NULL, &error);
  g_assert_no_error (error);
}

static void
set_up_removal (Removal       *fixture,
                gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  office_fixture_set_up (&fixture->office, NULL);
  add_account (fixture);
  fixture->window = dia_probe_show (overlay, 400, 300);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  dia_roster_edits_remove (fixture->office.workspace, fixture->notices, "Removed", fixture->account);
  g_assert_true (dia_test_wait_until (is_not_listed, fixture));
  g_assert_true (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
}

static void
tear_down_removal (Removal       *fixture,
                   gconstpointer  data)
{
  dia_probe_close (fixture->window, NULL);
  g_clear_object (&fixture->notices);
  g_free (fixture->secret_of);
  office_fixture_tear_down (&fixture->office, NULL);
}

/* S5: a removal that cannot be taken back any more ends the sign-in at once, not
 * at the next start. */
static void
test_removal_ends_sign_in (Removal       *fixture,
                           gconstpointer  data)
{
  g_assert_true (has_secret (fixture));
  g_object_run_dispose (G_OBJECT (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (has_no_secret, fixture));
}

/* One that is taken back leaves it alone. */
static void
test_undo_keeps_sign_in (Removal       *fixture,
                         gconstpointer  data)
{
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (is_listed, fixture));
  office_fixture_reopen (&fixture->office);
  g_assert_true (is_listed (fixture));
  g_assert_true (has_secret (fixture));
}

/* The line says where: before or after the one it is drawn at. */
static void
test_drops (Fixture       *fixture,
            gconstpointer  data)
{
  DiaWorkspace *workspace = fixture->office.workspace;

  g_assert_true (dia_roster_edits_drop_brand (workspace, fixture->notices, get_brand (fixture, 0), get_brand (fixture, 2), TRUE));
  wait_for (fixture, "Bruine Cardamome Alizé | a b c");
  g_assert_true (dia_roster_edits_drop_brand (workspace, fixture->notices, get_brand (fixture, 2), get_brand (fixture, 0), FALSE));
  wait_for (fixture, "Alizé Bruine Cardamome | a b c");
  g_assert_true (dia_roster_edits_drop_account (workspace, fixture->notices, get_account (fixture, 0),
                                                get_account (fixture, 2), FALSE));
  wait_for (fixture, "Alizé Bruine Cardamome | b a c");
  g_assert_true (dia_roster_edits_drop_account (workspace, fixture->notices, get_account (fixture, 2),
                                                get_account (fixture, 0), TRUE));
  wait_for (fixture, "Alizé Bruine Cardamome | b c a");
  g_assert_true (undo (fixture));
  wait_for (fixture, "Alizé Bruine Cardamome | b a c");
}

/* Where it lies already, nothing is written and nothing is said. */
static void
test_drops_where_it_lies (Fixture       *fixture,
                          gconstpointer  data)
{
  DiaWorkspace *workspace = fixture->office.workspace;

  g_assert_false (dia_roster_edits_drop_brand (workspace, fixture->notices, get_brand (fixture, 0), get_brand (fixture, 1), FALSE));
  g_assert_false (dia_roster_edits_drop_account (workspace, fixture->notices, get_account (fixture, 1),
                                                 get_account (fixture, 0), TRUE));
  g_assert_false (undo (fixture));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/roster-edits/moves-a-brand", Fixture, NULL, set_up, test_moves_a_brand, tear_down);
  g_test_add ("/ui/roster-edits/moves-an-account", Fixture, NULL, set_up, test_moves_an_account, tear_down);
  g_test_add ("/ui/roster-edits/does-not-move-beyond-the-end", Fixture, NULL, set_up, test_does_not_move_beyond_the_end,
              tear_down);
  g_test_add ("/ui/roster-edits/removes-and-restores", Fixture, NULL, set_up, test_removes_and_restores, tear_down);
  g_test_add ("/ui/roster-edits/saves-something-new", Fixture, NULL, set_up, test_saves_something_new, tear_down);
  g_test_add ("/ui/roster-edits/saves-and-takes-back", Fixture, NULL, set_up, test_saves_and_takes_back, tear_down);
  g_test_add ("/ui/roster-edits/refusal-is-handed-on", Fixture, NULL, set_up, test_refusal_is_handed_on, tear_down);
  g_test_add ("/ui/roster-edits/S5-removal-ends-sign-in", Removal, NULL, set_up_removal, test_removal_ends_sign_in,
              tear_down_removal);
  g_test_add ("/ui/roster-edits/S5-undo-keeps-sign-in", Removal, NULL, set_up_removal, test_undo_keeps_sign_in,
              tear_down_removal);
  g_test_add ("/ui/roster-edits/drops", Fixture, NULL, set_up, test_drops, tear_down);
  g_test_add ("/ui/roster-edits/drops-where-it-lies", Fixture, NULL, set_up, test_drops_where_it_lies, tear_down);
  return g_test_run ();
}
