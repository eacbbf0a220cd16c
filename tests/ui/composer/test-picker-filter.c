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
  dia_field_set_text (&fixture->account->name, "Étincelle Deutschland");
  dia_field_set_text (&fixture->account->market, "DE");
  dia_field_set_text (&fixture->account->language, "de");
  dia_field_set_text (&fixture->account->network, "mastodon");
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
passes (Fixture *fixture)
{
  return dia_picker_filter_passes (fixture->filter, fixture->account, fixture->brand);
}

/* What a search finds is dia-account-search's; here, that it counts. */
static void
test_searches (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_false (dia_picker_filter_is_active (fixture->filter));
  dia_picker_filter_set_search (fixture->filter, "etin");
  g_assert_true (dia_picker_filter_is_active (fixture->filter));
  g_assert_true (passes (fixture));
  dia_picker_filter_set_search (fixture->filter, "bruine");
  g_assert_false (passes (fixture));
  dia_picker_filter_set_search (fixture->filter, " \t");
  g_assert_true (passes (fixture));
  g_assert_false (dia_picker_filter_is_active (fixture->filter));
}

static void
test_facts_hold_together (Fixture       *fixture,
                          gconstpointer  data)
{
  g_assert_true (dia_picker_filter_set_market (fixture->filter, "DE"));
  g_assert_false (dia_picker_filter_set_market (fixture->filter, "DE"));
  g_assert_true (dia_picker_filter_set_network (fixture->filter, "mastodon"));
  g_assert_true (passes (fixture));
  g_assert_true (dia_picker_filter_set_language (fixture->filter, "fr"));
  g_assert_false (passes (fixture));
  g_assert_true (dia_picker_filter_set_language (fixture->filter, NULL));
  g_assert_true (passes (fixture));
  g_assert_true (dia_picker_filter_is_active (fixture->filter));
}

/* The text of an account is kept until it may have changed. */
static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  dia_picker_filter_set_search (fixture->filter, "renamed");
  g_assert_false (passes (fixture));
  dia_field_set_text (&fixture->account->name, "Renamed");
  g_assert_false (passes (fixture));
  dia_picker_filter_forget (fixture->filter);
  g_assert_true (passes (fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/picker-filter/searches", test_searches);
  ADD ("/ui/picker-filter/facts-hold-together", test_facts_hold_together);
  ADD ("/ui/picker-filter/forgets", test_forgets);
#undef ADD

  return g_test_run ();
}
