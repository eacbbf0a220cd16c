/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-office-fixture.h"

#include "dia-drafts.h"
#include "dia-field.h"
#include "dia-memory-vault.h"
#include "dia-test-support.h"

static void
open_workspace (OfficeFixture *fixture,
                gboolean       create)
{
  g_autoptr (GError) error = NULL;

  fixture->workspace = dia_workspace_open (fixture->path, create, fixture->vault, fixture->clock, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
close_workspace (OfficeFixture *fixture)
{
  dia_workspace_close (fixture->workspace);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
}

void
office_fixture_set_up (OfficeFixture *fixture,
                       gconstpointer  data)
{
  fixture->dir = dia_test_dir_new ();
  fixture->path = g_build_filename (fixture->dir, "desk.diapason", NULL);
  fixture->vault = dia_memory_vault_new ();
  fixture->clock = dia_fixed_clock_new (OFFICE_NOW);
  open_workspace (fixture, TRUE);
}

void
office_fixture_tear_down (OfficeFixture *fixture,
                          gconstpointer  data)
{
  if (fixture->workspace != NULL)
    close_workspace (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->vault));
  g_assert_finalize_object (g_steal_pointer (&fixture->clock));
  g_free (fixture->path);
  dia_test_dir_remove (fixture->dir);
}

void
office_fixture_reopen (OfficeFixture *fixture)
{
  close_workspace (fixture);
  open_workspace (fixture, FALSE);
}

static void
save (OfficeFixture *fixture,
      gpointer       item)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (items, item);
  dia_roster_save (dia_workspace_get_roster (fixture->workspace), items, NULL, &error);
  g_assert_no_error (error);
}

DiaBrand *
office_fixture_add_brand (OfficeFixture *fixture,
                          const char    *name)
{
  g_autoptr (DiaBrand) brand = dia_brand_new ();

  dia_field_set_text (&brand->name, name);
  save (fixture, brand);

  return dia_roster_find_brand (dia_workspace_get_roster (fixture->workspace), brand->id);
}

DiaAccount *
office_fixture_add_account (OfficeFixture *fixture,
                            DiaBrand      *brand,
                            const char    *handle,
                            const char    *language,
                            const char    *zone)
{
  g_autoptr (DiaAccount) account = dia_account_new ();

  account->brand_id = brand->id;
  dia_field_set_text (&account->network, DIA_NETWORK_PRACTICE);
  dia_field_set_text (&account->handle, handle);
  dia_field_set_text (&account->language, language);
  dia_field_set_text (&account->zone, zone);
  save (fixture, account);

  return dia_roster_find_account (dia_workspace_get_roster (fixture->workspace), account->id);
}

DiaPost *
office_fixture_add_post (OfficeFixture     *fixture,
                         DiaAccount        *account,
                         const char        *text,
                         const DiaWallTime *wall)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (GArray) accounts = office_fixture_list_id (account->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = NULL;

  dia_field_set_text (&content->text, text);
  dia_field_set_text (&content->language, account->language);
  posts = dia_drafts_add_posts (dia_workspace_get_drafts (fixture->workspace), content, accounts, wall, NULL, FALSE,
                                NULL, &error);
  g_assert_no_error (error);

  return g_object_ref (g_ptr_array_index (posts, 0));
}

GArray *
office_fixture_list_id (DiaId id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  g_array_append_val (ids, id);

  return ids;
}
