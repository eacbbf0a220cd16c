/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-fixture.h"

#include "dia-connection.h"
#include "dia-drafts.h"
#include "dia-field.h"
#include "dia-test-support.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *color;
  const char *mark;
} brands[] = {
  { "Alizé", "#0a7d84", "wind" },
  { "Bruine", "#4054ae", "drops" },
  { "Cardamome", "#3a5300", "pod" },
  { "Dédale", "#a76305", "maze" },
  { "Étincelle", "#a92468", "spark" },
};

static const struct
{
  const char *market;
  const char *language;
  const char *zone;
  const char *networks;
} markets[] = {
  { "FR", "fr", "Europe/Paris", "mastodon bluesky practice" },
  { "BE", "fr", "Europe/Brussels", "mastodon bluesky" },
  { "CH", "fr", "Europe/Zurich", "mastodon" },
  { "DE", "de", "Europe/Berlin", "mastodon bluesky" },
  { "ES", "es", "Europe/Madrid", "mastodon bluesky" },
  { "IT", "it", "Europe/Rome", "mastodon" },
  { "NL", "nl", "Europe/Amsterdam", "bluesky" },
  { "GB", "en", "Europe/London", "mastodon bluesky" },
};

static DiaAccount *
create_account (DiaBrand   *brand,
                guint       market,
                const char *network)
{
  DiaAccount *account = dia_account_new ();
  g_autoptr(DiaNetwork) known = dia_network_load (network);
  g_autofree char *folded = g_utf8_strdown (brand->name, -1);
  g_autofree char *handle = g_str_equal (network, DIA_NETWORK_BLUESKY)
    ? g_strdup_printf ("%s-%s.example", folded, markets[market].market)
    : g_strdup_printf ("%s_%s%s", folded, markets[market].market, g_str_equal (network, DIA_NETWORK_PRACTICE) ? "_p" : "");
  g_autofree char *lower = g_ascii_strdown (handle, -1);
  g_autofree char *name = g_strdup_printf ("%s %s", brand->name, markets[market].market);

  account->brand_id = brand->id;
  account->limits = known->limits;
  account->sign_in = g_str_equal (network, DIA_NETWORK_PRACTICE) ? DIA_SIGN_IN_NOT_NEEDED : DIA_SIGN_IN_OK;
  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->server, known->needs_server ? "https://social.example" : "");
  dia_field_set_text (&account->handle, lower);
  dia_field_set_text (&account->name, name);
  dia_field_set_text (&account->language, markets[market].language);
  dia_field_set_text (&account->market, markets[market].market);
  dia_field_set_text (&account->zone, markets[market].zone);
  return account;
}

static void
save (ComposerFixture *fixture,
      GPtrArray       *items)
{
  g_autoptr(GError) error = NULL;

  dia_roster_save (dia_workspace_get_roster (fixture->office.workspace), items, NULL, &error);
  g_assert_no_error (error);
}

static void
add_brands (ComposerFixture *fixture)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    {
      DiaBrand *brand = dia_brand_new ();

      dia_field_set_text (&brand->name, brands[i].name);
      dia_field_set_text (&brand->color, brands[i].color);
      dia_field_set_text (&brand->mark, brands[i].mark);
      brand->position = (int) i;
      g_ptr_array_add (items, brand);
    }
  save (fixture, items);
}

static void
add_accounts (ComposerFixture *fixture)
{
  DiaRoster *roster = dia_workspace_get_roster (fixture->office.workspace);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    {
      g_autoptr(DiaBrand) brand = g_list_model_get_item (dia_roster_get_brands (roster), i);

      for (guint market = 0; market < G_N_ELEMENTS (markets); market++)
        {
          g_auto(GStrv) networks = g_strsplit (markets[market].networks, " ", -1);

          for (char **network = networks; *network != NULL; network++)
            g_ptr_array_add (items, create_account (brand, market, *network));
        }
    }
  for (guint i = 0; i < items->len; i++)
    ((DiaAccount *) g_ptr_array_index (items, i))->position = (int) i;
  /* The drawing's one broken sign-in: @alize_be. */
  ((DiaAccount *) g_ptr_array_index (items, 3))->sign_in = DIA_SIGN_IN_NEEDED;
  save (fixture, items);
}

void
composer_fixture_set_up (ComposerFixture *fixture,
                         gconstpointer    data)
{
  office_fixture_set_up (&fixture->office, NULL);
  add_brands (fixture);
  add_accounts (fixture);
  fixture->draft = dia_drafts_new_draft (dia_workspace_get_drafts (fixture->office.workspace), "fr");
}

void
composer_fixture_tear_down (ComposerFixture *fixture,
                            gconstpointer    data)
{
  g_autoptr(GAsyncResult) result = NULL;

  dia_draft_save_async (fixture->draft, NULL, dia_test_store_result, &result);
  g_object_unref (dia_test_wait_result (&result));
  result = NULL;
  dia_test_wait_finalize (g_steal_pointer (&fixture->draft));
  office_fixture_tear_down (&fixture->office, NULL);
}

void
composer_fixture_choose (ComposerFixture *fixture,
                         const char      *wanted)
{
  GListModel *accounts = dia_roster_get_accounts (dia_workspace_get_roster (fixture->office.workspace));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(DiaAccount) account = g_list_model_get_item (accounts, i);

      if (g_str_has_prefix (account->name, brands[0].name) && strstr (wanted, account->market) != NULL)
        g_array_append_val (ids, account->id);
    }
  dia_draft_choose_accounts (fixture->draft, ids, TRUE);
}

DiaAccount *
composer_fixture_find (ComposerFixture *fixture,
                       const char      *handle)
{
  GListModel *accounts = dia_roster_get_accounts (dia_workspace_get_roster (fixture->office.workspace));

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(DiaAccount) account = g_list_model_get_item (accounts, i);

      if (g_str_equal (account->handle, handle))
        return dia_roster_find_account (dia_workspace_get_roster (fixture->office.workspace), account->id);
    }
  g_assert_not_reached ();
}

void
composer_fixture_set_state (ComposerFixture *fixture,
                            const char      *handle,
                            const char      *state,
                            const char      *problem)
{
  DiaAccount *account = composer_fixture_find (fixture, handle);
  g_autoptr(GError) error = NULL;
  g_autoptr(DiaConnection) connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);
  g_autofree char *sql = g_strdup_printf ("UPDATE posts SET state = '%s', problem = '%s', version = version + 1 "
                                          "WHERE account_id = %" G_GINT64_FORMAT, state, problem, account->id);

  g_assert_no_error (error);
  dia_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}
