/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-migrations.h"
#include "dia-posts.h"
#include "dia-test-support.h"

void
workspace_fixture_set_up (WorkspaceFixture *self,
                          gconstpointer     data)
{
  g_autoptr (GError) error = NULL;

  self->folder = dia_test_dir_new ();
  self->path = g_build_filename (self->folder, "desk.diapason", NULL);
  self->connection = dia_connection_open (self->path, DIA_CONNECTION_CREATE, &error);
  g_assert_no_error (error);
  dia_migrations_run (self->connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, &error);
  g_assert_no_error (error);
}

void
workspace_fixture_tear_down (WorkspaceFixture *self,
                             gconstpointer     data)
{
  g_assert_finalize_object (self->connection);
  g_free (self->path);
  dia_test_dir_remove (self->folder);
}

DiaId
workspace_fixture_add_brand (WorkspaceFixture *self,
                             const char       *name)
{
  g_autoptr (DiaBrand) brand = dia_brand_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&brand->name, name);
  dia_field_set_text (&brand->color, "#0a7d84");
  dia_brands_save (self->connection, brand, &error);
  g_assert_no_error (error);

  return brand->id;
}

DiaId
workspace_fixture_add_account (WorkspaceFixture *self,
                               DiaId             brand_id,
                               const char       *market,
                               const char       *network)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GError) error = NULL;

  account->id = dia_id_new ();
  account->brand_id = brand_id;
  account->sign_in = DIA_SIGN_IN_OK;
  dia_field_set_text (&account->market, market);
  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->language, "fr");
  dia_field_set_text (&account->zone, "Europe/Paris");
  dia_field_take_text (&account->handle, dia_id_to_string (account->id));
  dia_accounts_save (self->connection, account, &error);
  g_assert_no_error (error);

  return account->id;
}

DiaId
workspace_fixture_add_content (WorkspaceFixture *self,
                               const char       *text)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&content->text, text);
  content->created_at = NOW;
  content->changed_at = NOW;
  dia_contents_save (self->connection, content, &error);
  g_assert_no_error (error);

  return content->id;
}

DiaPost *
workspace_fixture_add_post (WorkspaceFixture *self,
                            DiaId             content_id,
                            DiaId             account_id,
                            DiaPostState      state,
                            DiaInstant        at)
{
  g_autoptr (DiaPost) post = dia_post_new ();
  g_autoptr (GError) error = NULL;

  post->content_id = content_id;
  post->account_id = account_id;
  post->state = state;
  dia_field_set_text (&post->text, "The message that changes it");
  if (at != DIA_INSTANT_NONE)
    g_assert_true (dia_slot_init_instant (&post->slot, at, "Europe/Paris", &error));
  if (state == DIA_POST_PUBLISHED)
    post->published_at = at + 500;
  dia_posts_insert (self->connection, post, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&post);
}

DiaPostState
workspace_fixture_get_state (WorkspaceFixture *self,
                             DiaId             post_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) post = dia_posts_load (self->connection, post_id, &error);

  g_assert_no_error (error);
  return post->state;
}
