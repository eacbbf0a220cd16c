/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brands.h"

#include "dia-accounts.h"
#include "dia-field.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

static guint
count_accounts (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = dia_accounts_list (self->connection, NULL, &error);

  g_assert_no_error (error);

  return accounts->len;
}

static void
test_round_trip_and_order (WorkspaceFixture *self,
                           gconstpointer     data)
{
  g_autoptr (DiaBrand) last = dia_brand_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaBrand) loaded = NULL;
  g_autoptr (GPtrArray) brands = NULL;

  last->position = 1;
  dia_field_set_text (&last->name, "Étincelle");
  dia_field_set_text (&last->color, "#a92468");
  dia_field_set_text (&last->mark, "spark");
  assert_done (dia_brands_save (self->connection, last, &error), error);
  workspace_fixture_add_brand (self, "Bruine");
  workspace_fixture_add_brand (self, "Alizé");

  loaded = dia_brands_load (self->connection, last->id, &error);
  g_assert_cmpstr (loaded->name, ==, "Étincelle");
  g_assert_cmpstr (loaded->color, ==, "#a92468");
  g_assert_cmpstr (loaded->mark, ==, "spark");

  brands = dia_brands_list (self->connection, &error);
  g_assert_cmpuint (brands->len, ==, 3);
  g_assert_cmpstr (((DiaBrand *) brands->pdata[0])->name, ==, "Alizé");
  g_assert_cmpstr (((DiaBrand *) brands->pdata[2])->name, ==, "Étincelle");
}

static void
test_missing (WorkspaceFixture *self,
              gconstpointer     data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_brands_load (self->connection, 42, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
}

/* What goes with a brand comes back with it; what went before stays away. */
static void
test_remove_and_restore (WorkspaceFixture *self,
                         gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId kept = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId gone = workspace_fixture_add_account (self, brand, "BE", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) planned = workspace_fixture_add_post (self, content, kept, DIA_POST_SCHEDULED, NOW);
  g_autoptr (DiaPost) failed = workspace_fixture_add_post (self, content, kept, DIA_POST_FAILED, NOW);
  g_autoptr (DiaPost) out = workspace_fixture_add_post (self, content, kept, DIA_POST_PUBLISHED, NOW);
  g_autoptr (DiaPost) dropped = workspace_fixture_add_post (self, content, kept, DIA_POST_CANCELLED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) brands = NULL;
  g_autoptr (GPtrArray) removed = NULL;

  assert_done (dia_accounts_remove (self->connection, gone, NOW, &error), error);
  assert_done (dia_brands_remove (self->connection, brand, NOW + 1, &error), error);
  g_assert_cmpuint (count_accounts (self), ==, 0);
  brands = dia_brands_list (self->connection, &error);
  g_assert_cmpuint (brands->len, ==, 0);
  removed = dia_accounts_list_removed (self->connection, &error);
  g_assert_cmpuint (removed->len, ==, 2);
  g_assert_cmpint (workspace_fixture_get_state (self, planned->id), ==, DIA_POST_CANCELLED);
  g_assert_cmpint (workspace_fixture_get_state (self, failed->id), ==, DIA_POST_CANCELLED);
  g_assert_cmpint (workspace_fixture_get_state (self, out->id), ==, DIA_POST_PUBLISHED);

  assert_done (dia_brands_restore (self->connection, brand, &error), error);
  g_assert_cmpuint (count_accounts (self), ==, 1);
  g_assert_cmpint (workspace_fixture_get_state (self, planned->id), ==, DIA_POST_SCHEDULED);
  g_assert_cmpint (workspace_fixture_get_state (self, failed->id), ==, DIA_POST_FAILED);
  g_assert_cmpint (workspace_fixture_get_state (self, dropped->id), ==, DIA_POST_CANCELLED);
}

static void
test_delete_takes_everything (WorkspaceFixture *self,
                              gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_PUBLISHED, NOW);
  g_autoptr (GError) error = NULL;

  assert_done (dia_brands_delete (self->connection, brand, &error), error);
  g_assert_null (dia_posts_load (self->connection, post->id, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dia_accounts_load (self->connection, account, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
}

/* What was not removed need not come back. */
static void
test_restore_what_is_there (WorkspaceFixture *self,
                            gconstpointer     data)
{
  DiaId id = workspace_fixture_add_brand (self, "Alizé");
  g_autoptr (DiaBrand) brand = NULL;
  g_autoptr (GError) error = NULL;

  assert_done (dia_brands_restore (self->connection, id, &error), error);
  brand = dia_brands_load (self->connection, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (brand->name, ==, "Alizé");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/brands/round-trip-and-order", test_round_trip_and_order);
  add_workspace_test ("/store/brands/missing", test_missing);
  add_workspace_test ("/store/brands/remove-and-restore", test_remove_and_restore);
  add_workspace_test ("/store/brands/delete-takes-everything", test_delete_takes_everything);
  add_workspace_test ("/store/brands/restore-what-is-there", test_restore_what_is_there);
  return g_test_run ();
}
