/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-sidebar-model.h"

typedef struct
{
  GListStore      *brands;
  GListStore      *accounts;
  DiaSidebarModel *model;
  guint            n_signals;
  guint            position;
  guint            removed;
  guint            added;
} Fixture;

static void
add_brand (Fixture    *fixture,
           DiaId       id,
           const char *name)
{
  g_autoptr(DiaBrand) brand = dia_brand_new ();

  brand->id = id;
  dia_field_set_text (&brand->name, name);
  g_list_store_append (fixture->brands, brand);
}

static void
add_accounts (Fixture *fixture,
              DiaId    brand_id,
              guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DiaAccount) account = dia_account_new ();

      account->id = brand_id * 1000 + i;
      account->brand_id = brand_id;
      dia_field_take_text (&account->handle, g_strdup_printf ("account_%" G_GINT64_FORMAT "_%u", brand_id, i));
      account->sign_in = i == 1 ? DIA_SIGN_IN_NEEDED : DIA_SIGN_IN_OK;
      g_list_store_append (fixture->accounts, account);
    }
}

static void
on_items_changed_cb (GListModel *list,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Fixture    *fixture)
{
  fixture->n_signals++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->brands = g_list_store_new (DIA_TYPE_BRAND);
  fixture->accounts = g_list_store_new (DIA_TYPE_ACCOUNT);
  add_brand (fixture, 1, "Alizé");
  add_brand (fixture, 2, "Bruine");
  add_accounts (fixture, 1, 14);
  add_accounts (fixture, 2, 5);
  fixture->model = dia_sidebar_model_new (G_LIST_MODEL (fixture->brands), G_LIST_MODEL (fixture->accounts));
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  g_assert_finalize_object (g_steal_pointer (&fixture->brands));
  g_assert_finalize_object (g_steal_pointer (&fixture->accounts));
}

static void
assert_row (Fixture        *fixture,
            guint           position,
            DiaSidebarKind  kind,
            guint           n_accounts)
{
  g_autoptr(DiaSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  g_assert_nonnull (item);
  g_assert_cmpint (item->kind, ==, kind);
  g_assert_cmpuint (item->n_accounts, ==, n_accounts);
}

static void
test_first_brand_is_open (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(DiaSidebarItem) brand = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);

  /* A brand, its first four accounts, "10 more", the other brand. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 7);
  assert_row (fixture, 0, DIA_SIDEBAR_BRAND, 14);
  assert_row (fixture, 4, DIA_SIDEBAR_ACCOUNT, 0);
  assert_row (fixture, 5, DIA_SIDEBAR_MORE, 10);
  assert_row (fixture, 6, DIA_SIDEBAR_BRAND, 5);
  g_assert_true (brand->expanded);
  g_assert_cmpuint (brand->n_sign_in, ==, 1);
}

static void
test_shows_all (Fixture       *fixture,
                gconstpointer  data)
{
  dia_sidebar_model_show_all (fixture->model, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 16);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 5);
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 10);
}

/* "1 more" would take as much room as the account itself. */
static void
test_five_need_no_more (Fixture       *fixture,
                        gconstpointer  data)
{
  dia_sidebar_model_set_expanded (fixture->model, 2, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 12);
  assert_row (fixture, 11, DIA_SIDEBAR_ACCOUNT, 0);
}

static void
test_closing_changes_only_its_rows (Fixture       *fixture,
                                    gconstpointer  data)
{
  dia_sidebar_model_set_expanded (fixture->model, 1, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 2);
  g_assert_cmpuint (fixture->position, ==, 0);
  g_assert_cmpuint (fixture->removed, ==, 6);
  g_assert_cmpuint (fixture->added, ==, 1);
  dia_sidebar_model_set_expanded (fixture->model, 1, FALSE);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
}

static void
test_follows_the_roster (Fixture       *fixture,
                         gconstpointer  data)
{
  g_list_store_remove (fixture->accounts, 0);
  assert_row (fixture, 0, DIA_SIDEBAR_BRAND, 13);
  g_list_store_remove_all (fixture->accounts);
  g_list_store_remove_all (fixture->brands);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
}

/* What is found is shown whole, below its brand, and nothing else; then all is
 * as it was. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GListModel *list = G_LIST_MODEL (fixture->model);

  dia_sidebar_model_set_search (fixture->model, "bruine");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 6);
  assert_row (fixture, 0, DIA_SIDEBAR_BRAND, 5);
  dia_sidebar_model_set_search (fixture->model, "ACCOUNT_1");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 15);
  assert_row (fixture, 14, DIA_SIDEBAR_ACCOUNT, 0);
  dia_sidebar_model_set_expanded (fixture->model, 1, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 15);
  dia_sidebar_model_set_search (fixture->model, "nobody");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  dia_sidebar_model_set_search (fixture->model, "");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 7);
  assert_row (fixture, 5, DIA_SIDEBAR_MORE, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/ui/sidebar-model/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("first-brand-is-open", test_first_brand_is_open);
  ADD ("shows-all", test_shows_all);
  ADD ("five-need-no-more", test_five_need_no_more);
  ADD ("closing-changes-only-its-rows", test_closing_changes_only_its_rows);
  ADD ("follows-the-roster", test_follows_the_roster);
  ADD ("/ui/sidebar-model/search", test_search);
#undef ADD
  return g_test_run ();
}
