/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-office-fixture.h"

#include "dia-field.h"
#include "dia-store-error.h"
#include "dia-test-support.h"

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
on_items_changed_cb (GListModel *list,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Changes    *changes)
{
  changes->n_signals++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static DiaRoster *
get_roster (OfficeFixture *fixture)
{
  return dia_workspace_get_roster (fixture->workspace);
}

/* Saves @item, which must be refused with @code. */
static void
assert_refused (OfficeFixture  *fixture,
                gpointer        item,
                DiaRosterError  code)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (items, item);
  g_assert_false (dia_roster_save (get_roster (fixture), items, NULL, &error));
  g_assert_error (error, DIA_ROSTER_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
}

static DiaAccount *
make_account (DiaId       brand_id,
              const char *network,
              const char *handle,
              const char *server)
{
  DiaAccount *account = dia_account_new ();

  account->brand_id = brand_id;
  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->handle, handle);
  dia_field_set_text (&account->server, server);
  dia_field_set_text (&account->zone, "Europe/Paris");

  return account;
}

static void
test_find (OfficeFixture *fixture,
           gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "  Alizé ");
  DiaAccount *account = office_fixture_add_account (fixture, brand, "@alize_fr", "fr", "Europe/Paris");
  guint n_sign_in;

  g_assert_cmpstr (brand->name, ==, "Alizé");
  g_assert_cmpstr (account->handle, ==, "alize_fr");
  g_assert_cmpstr (account->name, ==, "alize_fr");
  g_assert_cmpint (account->sign_in, ==, DIA_SIGN_IN_NOT_NEEDED);
  g_assert_cmpuint (account->limits.max_length, >, 0);
  g_assert_true (dia_roster_find_account (get_roster (fixture), account->id) == account);
  g_assert_null (dia_roster_find_account (get_roster (fixture), brand->id));
  g_assert_cmpuint (dia_roster_count_accounts (get_roster (fixture), brand->id, &n_sign_in), ==, 1);
  g_assert_cmpuint (n_sign_in, ==, 0);
}

static void
test_keeps (OfficeFixture *fixture,
            gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "Bruine");
  DiaId id = office_fixture_add_account (fixture, brand, "bruine_ch", "fr", "Europe/Zurich")->id;

  office_fixture_reopen (fixture);

  g_assert_cmpstr (dia_roster_find_account (get_roster (fixture), id)->zone, ==, "Europe/Zurich");
  g_assert_cmpuint (g_list_model_get_n_items (dia_roster_get_brands (get_roster (fixture))), ==, 1);
}

static void
test_refuses (OfficeFixture *fixture,
              gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "Alizé");
  g_autoptr (DiaBrand) nameless = dia_brand_new ();
  g_autoptr (DiaAccount) unknown = make_account (brand->id, "fax", "alize", "");
  g_autoptr (DiaAccount) homeless = make_account (dia_id_new (), DIA_NETWORK_PRACTICE, "alize", "");
  g_autoptr (DiaAccount) nowhere = make_account (brand->id, DIA_NETWORK_MASTODON, "alize", "");
  g_autoptr (DiaAccount) unsafe = make_account (brand->id, DIA_NETWORK_MASTODON, "alize", "http://mastodon.social");
  g_autoptr (DiaAccount) unnamed = make_account (brand->id, DIA_NETWORK_PRACTICE, " ", "");
  g_autoptr (DiaAccount) timeless = make_account (brand->id, DIA_NETWORK_PRACTICE, "alize", "");

  dia_field_set_text (&timeless->zone, "Europe/Atlantis");
  assert_refused (fixture, nameless, DIA_ROSTER_ERROR_NO_NAME);
  assert_refused (fixture, unknown, DIA_ROSTER_ERROR_UNKNOWN_NETWORK);
  assert_refused (fixture, homeless, DIA_ROSTER_ERROR_NO_BRAND);
  assert_refused (fixture, nowhere, DIA_ROSTER_ERROR_BAD_SERVER);
  assert_refused (fixture, unsafe, DIA_ROSTER_ERROR_BAD_SERVER);
  assert_refused (fixture, unnamed, DIA_ROSTER_ERROR_NO_NAME);
  assert_refused (fixture, timeless, DIA_ROSTER_ERROR_UNKNOWN_ZONE);
  g_assert_cmpuint (g_list_model_get_n_items (dia_roster_get_accounts (get_roster (fixture))), ==, 0);
}

static void
test_refuses_twice (OfficeFixture *fixture,
                    gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "Alizé");
  g_autoptr (DiaAccount) again = make_account (brand->id, DIA_NETWORK_PRACTICE, "Alize_FR", "");

  office_fixture_add_account (fixture, brand, "alize_fr", "fr", "Europe/Paris");
  assert_refused (fixture, again, DIA_ROSTER_ERROR_DUPLICATE);
}

/* All of a change is written, or nothing. */
static void
test_saves_all_or_nothing (OfficeFixture *fixture,
                           gconstpointer  data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  DiaBrand *brand = dia_brand_new ();

  dia_field_set_text (&brand->name, "Dédale");
  brand->id = dia_id_new ();
  g_ptr_array_add (items, brand);
  g_ptr_array_add (items, make_account (brand->id, DIA_NETWORK_PRACTICE, "dedale_fr", ""));
  g_ptr_array_add (items, make_account (brand->id, "fax", "dedale_be", ""));
  g_assert_false (dia_roster_save (get_roster (fixture), items, NULL, &error));
  g_assert_error (error, DIA_ROSTER_ERROR, DIA_ROSTER_ERROR_UNKNOWN_NETWORK);
  g_assert_cmpuint (g_list_model_get_n_items (dia_roster_get_brands (get_roster (fixture))), ==, 0);

  g_clear_error (&error);
  g_ptr_array_remove_index (items, 2);
  g_assert_true (dia_roster_save (get_roster (fixture), items, NULL, &error));
  g_assert_cmpuint (dia_roster_count_accounts (get_roster (fixture), brand->id, NULL), ==, 1);
}

static void
test_changes_once (OfficeFixture *fixture,
                   gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "Alizé");
  DiaAccount *first = office_fixture_add_account (fixture, brand, "a", "fr", "Europe/Paris");
  DiaAccount *second = office_fixture_add_account (fixture, brand, "b", "fr", "Europe/Paris");
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DiaAccount) kept = NULL;
  Changes changes = { 0 };

  g_signal_connect (dia_roster_get_accounts (get_roster (fixture)), "items-changed",
                    G_CALLBACK (on_items_changed_cb), &changes);
  g_ptr_array_add (items, dia_account_copy (second));
  dia_field_set_text (&DIA_ACCOUNT (items->pdata[0])->name, "Alizé B");
  g_assert_true (dia_roster_save (get_roster (fixture), items, NULL, NULL));

  g_assert_cmpuint (changes.n_signals, ==, 1);
  g_assert_cmpuint (changes.position, ==, 1);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 1);
  kept = g_list_model_get_item (dia_roster_get_accounts (get_roster (fixture)), 0);
  g_assert_true (kept == first);
}

static void
test_removes_and_restores (OfficeFixture *fixture,
                           gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "Alizé");
  DiaId brand_id = brand->id;
  DiaId id = office_fixture_add_account (fixture, brand, "a", "fr", "Europe/Paris")->id;
  g_autoptr (GArray) ids = office_fixture_list_id (brand_id);
  g_autoptr (GError) error = NULL;

  dia_roster_remove (get_roster (fixture), ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (dia_roster_find_brand (get_roster (fixture), brand_id));
  g_assert_null (dia_roster_find_account (get_roster (fixture), id));

  dia_roster_restore (get_roster (fixture), ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (dia_roster_find_account (get_roster (fixture), id));

  dia_roster_remove (get_roster (fixture), ids, NULL, &error);
  g_assert_no_error (error);
  dia_roster_purge (get_roster (fixture), ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (dia_roster_restore (get_roster (fixture), ids, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
}

static void
test_async (OfficeFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DiaBrand *brand = dia_brand_new ();

  dia_field_set_text (&brand->name, "Cardamome");
  g_ptr_array_add (items, brand);
  dia_roster_save_async (get_roster (fixture), items, NULL, dia_test_store_result, &pending);
  g_assert_cmpint (brand->id, !=, DIA_ID_NONE);
  result = dia_test_wait_result (&pending);
  dia_roster_save_finish (get_roster (fixture), result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (dia_roster_find_brand (get_roster (fixture), brand->id));
}

#define ADD(name, func) \
  g_test_add ("/services/roster/" name, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("find", test_find);
  ADD ("keeps", test_keeps);
  ADD ("refuses", test_refuses);
  ADD ("refuses-twice", test_refuses_twice);
  ADD ("saves-all-or-nothing", test_saves_all_or_nothing);
  ADD ("changes-once", test_changes_once);
  ADD ("removes-and-restores", test_removes_and_restores);
  ADD ("async", test_async);

  return g_test_run ();
}
