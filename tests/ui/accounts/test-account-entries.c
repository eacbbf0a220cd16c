/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-entries.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture      office;
  DiaBrand          *alize;
  DiaAccountEntries *entries;
  guint              n_signals;
  guint              changed_end;   /* the first entry after those that changed */
} Fixture;

static void
on_items_changed_cb (GListModel *list,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Fixture    *fixture)
{
  fixture->n_signals++;
  fixture->changed_end = position + added;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DiaBrand *bruine;

  office_fixture_set_up (&fixture->office, NULL);
  fixture->alize = office_fixture_add_brand (&fixture->office, "Alizé");
  bruine = office_fixture_add_brand (&fixture->office, "Bruine");
  office_fixture_add_brand (&fixture->office, "Cardamome");
  office_fixture_add_account (&fixture->office, fixture->alize, "alize_fr", "fr", "Europe/Paris");
  office_fixture_add_account (&fixture->office, fixture->alize, "alize_de", "de", "Europe/Berlin");
  office_fixture_add_account (&fixture->office, fixture->alize, "alize_es", "es", "Europe/Madrid");
  office_fixture_add_account (&fixture->office, bruine, "bruine_de", "de", "Europe/Berlin");
  fixture->entries = dia_account_entries_new (dia_workspace_get_roster (fixture->office.workspace));
  g_signal_connect (fixture->entries, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->entries));
  office_fixture_tear_down (&fixture->office, NULL);
}

/* "Alizé 3 ( alize_fr …": "(" cannot move up, ")" cannot move down. */
static char *
describe (Fixture *fixture)
{
  GListModel *list = G_LIST_MODEL (fixture->entries);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DiaAccountEntry) entry = g_list_model_get_item (list, i);

      g_string_append (text, i > 0 ? " " : "");
      if (entry->account != NULL)
        g_string_append (text, entry->account->handle);
      else
        g_string_append_printf (text, "%s:%u", entry->brand->name, entry->n_accounts);
      g_string_append_printf (text, "%s%s", entry->first ? "(" : "", entry->last ? ")" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_entries (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *text = describe (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
search (Fixture    *fixture,
        const char *words)
{
  dia_account_entries_set_search (fixture->entries, words);
}

static void
test_brands_with_their_accounts (Fixture       *fixture,
                                 gconstpointer  data)
{
  assert_entries (fixture, "Alizé:3( alize_fr( alize_de alize_es) Bruine:1 bruine_de() Cardamome:0)");
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->entries)) == DIA_TYPE_ACCOUNT_ENTRY);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->entries), 7));
}

/* What is found knows its place among all of its kind, not among what is found:
 * the second of three can move up though it stands first on the screen. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  search (fixture, "DE");
  assert_entries (fixture, "Alizé:3( alize_de Bruine:1 bruine_de()");
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  search (fixture, "cardamome");
  assert_entries (fixture, "");
  search (fixture, "ALIZE");
  assert_entries (fixture, "Alizé:3( alize_fr( alize_de alize_es)");
  search (fixture, "");
  assert_entries (fixture, "Alizé:3( alize_fr( alize_de alize_es) Bruine:1 bruine_de() Cardamome:0)");
}

static void
assert_card (Fixture *fixture,
             guint    position,
             gboolean top,
             gboolean bottom)
{
  g_autoptr (DiaAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (fixture->entries), position);

  g_assert_cmpint (entry->top, ==, top);
  g_assert_cmpint (entry->bottom, ==, bottom);
}

/* The accounts of a brand that are shown make one card. */
static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (fixture->entries), 1);
  guint position = 0;

  assert_card (fixture, 0, FALSE, FALSE);
  assert_card (fixture, 1, TRUE, FALSE);
  assert_card (fixture, 2, FALSE, FALSE);
  assert_card (fixture, 3, FALSE, TRUE);
  assert_card (fixture, 5, TRUE, TRUE);
  /* The account has no name but its handle, which is shown above. */
  g_assert_cmpstr (dia_account_entry_get_detail (entry), ==, "French · Europe/Paris");
  g_assert_true (dia_account_entries_find (fixture->entries, entry->account->id, &position));
  g_assert_cmpuint (position, ==, 1);
  search (fixture, "DE");
  assert_card (fixture, 1, TRUE, TRUE);
  g_assert_false (dia_account_entries_find (fixture->entries, entry->account->id, &position));
}

static gboolean
has_one_more (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 8;
}

static void
test_follows_the_roster (Fixture       *fixture,
                         gconstpointer  data)
{
  office_fixture_add_account (&fixture->office, fixture->alize, "alize_it", "it", "Europe/Rome");
  g_assert_true (dia_test_wait_until (has_one_more, fixture->entries));
  assert_entries (fixture, "Alizé:4( alize_fr( alize_de alize_es alize_it) Bruine:1 bruine_de() Cardamome:0)");
  /* The other brands keep their rows. */
  g_assert_cmpuint (fixture->changed_end, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/account-entries/brands-with-their-accounts", Fixture, NULL, set_up, test_brands_with_their_accounts,
              tear_down);
  g_test_add ("/ui/account-entries/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/account-entries/follows-the-roster", Fixture, NULL, set_up, test_follows_the_roster, tear_down);
  g_test_add ("/ui/account-entries/cards", Fixture, NULL, set_up, test_cards, tear_down);
  return g_test_run ();
}
