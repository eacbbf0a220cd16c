/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-account-search.h"

typedef struct
{
  DiaAccountSearch *search;
  DiaBrand         *brand;
  DiaAccount       *account;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->search = dia_account_search_new ();
  fixture->brand = dia_brand_new ();
  fixture->account = dia_account_new ();
  dia_field_set_text (&fixture->brand->name, "Étincelle");
  dia_field_set_text (&fixture->account->name, "Étincelle Deutschland");
  dia_field_set_text (&fixture->account->handle, "etincelle_de");
  dia_field_set_text (&fixture->account->market, "DE");
  dia_field_set_text (&fixture->account->language, "de");
  dia_field_set_text (&fixture->account->network, "mastodon");
  dia_field_set_text (&fixture->account->labels, "pilot");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_account_search_free (fixture->search);
  g_assert_finalize_object (g_steal_pointer (&fixture->account));
  g_assert_finalize_object (g_steal_pointer (&fixture->brand));
}

static gboolean
finds (Fixture    *fixture,
       const char *text)
{
  dia_account_search_set_text (fixture->search, text);
  return dia_account_search_matches (fixture->search, fixture->account, fixture->brand);
}

/* Brand, market, language, network and label are all ways to an account, as
 * code or as word, whatever the case and the accents. */
static void
test_finds_by_any_fact (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_true (finds (fixture, "ETIN"));
  g_assert_true (finds (fixture, "germany"));
  g_assert_true (finds (fixture, "German"));
  g_assert_true (finds (fixture, "Mastodon pilot"));
  g_assert_false (finds (fixture, "mastodon france"));
  g_assert_true (finds (fixture, " \t"));
  g_assert_false (dia_account_search_is_active (fixture->search));
}

/* The text of an account is kept until it may have changed. */
static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_false (finds (fixture, "renamed"));
  dia_field_set_text (&fixture->account->name, "Renamed");
  g_assert_false (finds (fixture, "renamed"));
  dia_account_search_forget (fixture->search);
  g_assert_true (finds (fixture, "renamed"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/account-search/finds-by-any-fact", test_finds_by_any_fact);
  ADD ("/ui/account-search/forgets", test_forgets);
#undef ADD
  return g_test_run ();
}
