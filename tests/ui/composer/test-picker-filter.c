/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-picker-filter.h"

typedef struct
{
  DiaPickerFilter *filter;
  DiaBrand        *brand;
  DiaAccount      *account;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->filter = dia_picker_filter_new ();
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
  dia_picker_filter_free (fixture->filter);
  g_assert_finalize_object (g_steal_pointer (&fixture->account));
  g_assert_finalize_object (g_steal_pointer (&fixture->brand));
}

static gboolean
finds (Fixture    *fixture,
       const char *text)
{
  dia_picker_filter_set_search (fixture->filter, text);
  return dia_picker_filter_passes (fixture->filter, fixture->account, fixture->brand);
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
  g_assert_false (dia_picker_filter_is_active (fixture->filter));
}

static void
test_facts_hold_together (Fixture       *fixture,
                          gconstpointer  data)
{
  g_assert_true (dia_picker_filter_set_market (fixture->filter, "DE"));
  g_assert_false (dia_picker_filter_set_market (fixture->filter, "DE"));
  g_assert_true (dia_picker_filter_set_network (fixture->filter, "mastodon"));
  g_assert_true (dia_picker_filter_passes (fixture->filter, fixture->account, fixture->brand));
  g_assert_true (dia_picker_filter_set_language (fixture->filter, "fr"));
  g_assert_false (dia_picker_filter_passes (fixture->filter, fixture->account, fixture->brand));
  g_assert_true (dia_picker_filter_set_language (fixture->filter, NULL));
  g_assert_true (dia_picker_filter_passes (fixture->filter, fixture->account, fixture->brand));
  g_assert_true (dia_picker_filter_is_active (fixture->filter));
}

/* The text of an account is kept until it may have changed. */
static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_false (finds (fixture, "renamed"));
  dia_field_set_text (&fixture->account->name, "Renamed");
  g_assert_false (finds (fixture, "renamed"));
  dia_picker_filter_forget (fixture->filter);
  g_assert_true (finds (fixture, "renamed"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/picker-filter/finds-by-any-fact", test_finds_by_any_fact);
  ADD ("/ui/picker-filter/facts-hold-together", test_facts_hold_together);
  ADD ("/ui/picker-filter/forgets", test_forgets);
#undef ADD
  return g_test_run ();
}
