/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-picker-model.h"

typedef struct
{
  GListStore     *brands;
  GListStore     *accounts;
  GHashTable     *chosen;
  DiaPickerModel *model;
} Fixture;

static DiaPickerChoice
get_choice (DiaId    account_id,
            gpointer user_data)
{
  return g_hash_table_contains (user_data, &account_id) ? DIA_PICKER_CHOSEN : DIA_PICKER_LEFT_OUT;
}

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
add_account (Fixture    *fixture,
             DiaId       id,
             DiaId       brand_id,
             const char *handle,
             const char *market,
             const char *network)
{
  g_autoptr(DiaAccount) account = dia_account_new ();

  account->id = id;
  account->brand_id = brand_id;
  dia_field_set_text (&account->handle, handle);
  dia_field_set_text (&account->market, market);
  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->language, g_str_equal (market, "DE") ? "de" : "fr");
  g_list_store_append (fixture->accounts, account);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->brands = g_list_store_new (DIA_TYPE_BRAND);
  fixture->accounts = g_list_store_new (DIA_TYPE_ACCOUNT);
  fixture->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  add_brand (fixture, 1, "Alizé");
  add_brand (fixture, 2, "Étincelle");
  add_account (fixture, 11, 1, "alize_fr", "FR", "mastodon");
  add_account (fixture, 12, 1, "alize-fr", "FR", "bluesky");
  add_account (fixture, 13, 1, "alize_de", "DE", "mastodon");
  add_account (fixture, 21, 2, "etincelle_fr", "FR", "mastodon");
  fixture->model = dia_picker_model_new (G_LIST_MODEL (fixture->brands), G_LIST_MODEL (fixture->accounts),
                                         get_choice, fixture->chosen);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  g_assert_finalize_object (g_steal_pointer (&fixture->brands));
  g_assert_finalize_object (g_steal_pointer (&fixture->accounts));
  g_hash_table_unref (fixture->chosen);
}

static void
choose (Fixture *fixture,
        DiaId    id)
{
  g_hash_table_add (fixture->chosen, g_memdup2 (&id, sizeof id));
}

static DiaPickerRow *
get_row (Fixture *fixture,
         guint    position)
{
  g_autoptr(DiaPickerRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  g_assert_nonnull (row);
  return row;
}

/* "brand title, market title, …" */
static void
assert_titles (Fixture    *fixture,
               const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->model)); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", get_row (fixture, i)->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

typedef struct
{
  int   n;
  guint position;
  guint removed;
  guint added;
} Change;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Change     *change)
{
  change->n++;
  change->position = position;
  change->removed = removed;
  change->added = added;
}

static void
test_opens_in_place (Fixture       *fixture,
                     gconstpointer  data)
{
  Change change = { 0 };
  DiaPickerRow *last = get_row (fixture, 1);

  assert_titles (fixture, "Alizé, Étincelle");
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed_cb), &change);
  dia_picker_model_set_expanded (fixture->model, get_row (fixture, 0), TRUE);
  assert_titles (fixture, "Alizé, France, Germany, Étincelle");
  g_assert_cmpint (change.n, ==, 1);
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (change.added, ==, 2);
  g_assert_true (get_row (fixture, 3) == last);
  dia_picker_model_set_expanded (fixture->model, get_row (fixture, 0), FALSE);
  assert_titles (fixture, "Alizé, Étincelle");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  dia_picker_model_set_search (fixture->model, "etin");
  assert_titles (fixture, ", Étincelle, France");
  g_assert_cmpint (get_row (fixture, 0)->kind, ==, DIA_PICKER_ROW_SHOWN);
  dia_picker_model_set_search (fixture->model, "mastodon GERM");
  assert_titles (fixture, ", Alizé, Germany");
  dia_picker_model_set_search (fixture->model, "nobody");
  assert_titles (fixture, "");
  dia_picker_model_set_search (fixture->model, "  ");
  assert_titles (fixture, "Alizé, Étincelle");
}

static void
test_filters_together (Fixture       *fixture,
                       gconstpointer  data)
{
  dia_picker_model_set_network (fixture->model, "mastodon");
  g_assert_cmpuint (get_row (fixture, 0)->accounts->len, ==, 3);
  dia_picker_model_set_market (fixture->model, "FR");
  g_assert_cmpuint (get_row (fixture, 0)->accounts->len, ==, 2);
  dia_picker_model_set_language (fixture->model, "de");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
  g_assert_true (dia_picker_model_is_filtered (fixture->model));
}

static void
on_row_changed_cb (DiaPickerRow *row,
                   int          *count)
{
  (*count)++;
}

/* Rows tell when their own figures change, and also when one account of them
 * goes for another. */
static void
test_counts_chosen (Fixture       *fixture,
                    gconstpointer  data)
{
  DiaId first = 11;
  int changed = 0;

  g_signal_connect (get_row (fixture, 0), "changed", G_CALLBACK (on_row_changed_cb), &changed);
  choose (fixture, 11);
  dia_picker_model_update_chosen (fixture->model);
  g_assert_cmpuint (get_row (fixture, 0)->n_chosen, ==, 1);
  g_assert_cmpuint (get_row (fixture, 1)->n_chosen, ==, 0);
  g_assert_cmpint (changed, ==, 1);
  dia_picker_model_update_chosen (fixture->model);
  g_assert_cmpint (changed, ==, 1);
  g_hash_table_remove (fixture->chosen, &first);
  choose (fixture, 12);
  dia_picker_model_update_chosen (fixture->model);
  g_assert_cmpint (changed, ==, 2);
}

/* A market with more accounts than fit on a line opens into rows of its own. */
static void
test_crowded_market (Fixture       *fixture,
                     gconstpointer  data)
{
  add_account (fixture, 14, 1, "alize_paris", "FR", "mastodon");
  add_account (fixture, 15, 1, "alize_lyon", "FR", "mastodon");
  dia_picker_model_set_expanded (fixture->model, get_row (fixture, 0), TRUE);
  g_assert_true (get_row (fixture, 1)->expandable);
  assert_titles (fixture, "Alizé, France, Germany, Étincelle");
  dia_picker_model_set_expanded (fixture->model, get_row (fixture, 1), TRUE);
  assert_titles (fixture, "Alizé, France, @alize_fr, alize-fr, @alize_paris, @alize_lyon, Germany, Étincelle");
}

static void
test_opens_what_is_chosen (Fixture       *fixture,
                           gconstpointer  data)
{
  choose (fixture, 21);
  dia_picker_model_update_chosen (fixture->model);
  dia_picker_model_expand_chosen (fixture->model);
  assert_titles (fixture, "Alizé, Étincelle, France");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/picker-model/opens-in-place", test_opens_in_place);
  ADD ("/ui/picker-model/search", test_search);
  ADD ("/ui/picker-model/filters-together", test_filters_together);
  ADD ("/ui/picker-model/counts-chosen", test_counts_chosen);
  ADD ("/ui/picker-model/crowded-market", test_crowded_market);
  ADD ("/ui/picker-model/opens-what-is-chosen", test_opens_what_is_chosen);
#undef ADD
  return g_test_run ();
}
