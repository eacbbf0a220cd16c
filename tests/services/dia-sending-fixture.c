/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sending-fixture.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-contents.h"
#include "dia-credential-keeper.h"
#include "dia-journal.h"
#include "dia-media-library-private.h"
#include "dia-memory-vault.h"
#include "dia-posts.h"
#include "dia-publishing-rules-private.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-test-support.h"

typedef struct
{
  DiaContent *content;
  DiaPost    *post;
  DiaId       post_id;
  GPtrArray  *journal;
} Access;

static gboolean
save_brand (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  return dia_brands_save (connection, user_data, error);
}

static gboolean
save_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  return dia_accounts_save (connection, user_data, error);
}

static gboolean
save_post (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Access *access = user_data;

  if (!dia_contents_save (connection, access->content, error))
    return FALSE;
  access->post->content_id = access->content->id;

  return dia_posts_insert (connection, access->post, error) &&
         dia_posts_apply (connection, access->post, DIA_POST_EVENT_SCHEDULE, error);
}

static gboolean
save_setting (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  const char *const *setting = user_data;

  return dia_settings_set (connection, setting[0], setting[1], error);
}

static gboolean
load_post (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Access *access = user_data;

  access->post = dia_posts_load (connection, access->post_id, error);
  access->journal = access->post != NULL ? dia_journal_list (connection, access->post_id, error) : NULL;

  return access->journal != NULL;
}

static void
write_or_fail (DiaSendingFixture *self,
               DiaStoreFunc       func,
               gpointer           user_data)
{
  g_autoptr (GError) error = NULL;

  dia_store_write (self->core->store, func, user_data, NULL, &error);
  g_assert_no_error (error);
}

static void
set_text (char      **field,
          const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

void
dia_sending_fixture_init_in (DiaSendingFixture *self,
                             DiaScriptedKind    kind,
                             const char        *dir,
                             DiaInstant         now,
                             gboolean           create)
{
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  g_autoptr (DiaMediaLibrary) media = NULL;
  g_autoptr (DiaBrand) brand = dia_brand_new ();
  g_autoptr (GError) error = NULL;

  *self = (DiaSendingFixture) { .ledger_path = g_build_filename (dir, "ledger", NULL) };
  self->clock = dia_fixed_clock_new (now);
  self->vault = dia_memory_vault_new ();
  self->core = dia_workspace_core_new (path, create, self->vault, self->clock, g_main_context_default (), NULL, &error);
  g_assert_no_error (error);
  self->network = dia_scripted_network_new (DIA_NETWORK_MASTODON, kind, self->ledger_path);
  dia_registry_replace (self->core->registry, DIA_CONNECTOR (self->network));
  media = dia_media_library_new (self->core);
  self->dispatcher = dia_dispatcher_new (self->core, media, NULL);
  if (!create)
    return;

  set_text (&brand->name, "Alizé");
  write_or_fail (self, save_brand, brand);
  self->brand_id = brand->id;
  dia_sending_fixture_set (self, DIA_SETTING_BURST, "0");
}

void
dia_sending_fixture_init (DiaSendingFixture *self,
                          DiaScriptedKind    kind)
{
  char *dir = dia_test_dir_new_quick ();

  dia_sending_fixture_init_in (self, kind, dir, DIA_SENDING_NOW, TRUE);
  self->dir = dir;
}

void
dia_sending_fixture_close (DiaSendingFixture *self)
{
  dia_dispatcher_stop (self->dispatcher);
  dia_workspace_core_close (self->core);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&self->dispatcher));
  g_assert_finalize_object (g_steal_pointer (&self->core));
  g_assert_finalize_object (g_steal_pointer (&self->network));
  g_clear_object (&self->vault);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->ledger_path, g_free);
}

void
dia_sending_fixture_clear (DiaSendingFixture *self)
{
  dia_sending_fixture_close (self);
  g_clear_pointer (&self->dir, dia_test_dir_remove);
}

DiaId
dia_sending_fixture_add_account (DiaSendingFixture *self,
                                 const char        *network,
                                 const char        *handle)
{
  g_autoptr (DiaAccount) account = dia_account_new ();

  account->brand_id = self->brand_id;
  set_text (&account->network, network);
  set_text (&account->handle, handle);
  set_text (&account->zone, "Europe/Paris");
  set_text (&account->language, "fr");
  account->sign_in = DIA_SIGN_IN_NOT_NEEDED;
  write_or_fail (self, save_account, account);

  return account->id;
}

void
dia_sending_fixture_guard (DiaSendingFixture *self,
                           DiaScriptedKind    kind)
{
  DiaScriptedNetwork *guarded = dia_scripted_network_new_guarded (DIA_NETWORK_MASTODON, kind, self->ledger_path);

  dia_registry_replace (self->core->registry, DIA_CONNECTOR (guarded));
  g_assert_finalize_object (self->network);
  self->network = guarded;
}

static gboolean
note_signed_in (DiaConnection  *connection,
                gpointer        user_data,
                GError        **error)
{
  const DiaId *account_id = user_data;
  g_autoptr (DiaAccount) account = dia_accounts_load (connection, *account_id, error);

  if (account == NULL)
    return FALSE;
  account->sign_in = DIA_SIGN_IN_OK;

  return dia_accounts_save (connection, account, error);
}

void
dia_sending_fixture_sign_in (DiaSendingFixture *self,
                             DiaId              account_id,
                             DiaInstant         expires_at)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GError) error = NULL;

  write_or_fail (self, note_signed_in, &account_id);
  account->id = account_id;
  dia_credentials_set (&credentials->access_token, "token");
  credentials->expires_at = expires_at;
  dia_credential_keeper_store (self->core, account, credentials, NULL, &error);
  g_assert_no_error (error);
}

static DiaId
add_post (DiaSendingFixture *self,
          DiaId              account_id,
          const char        *text,
          DiaInstant         at,
          DiaMedia          *media)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (DiaPost) post = dia_post_new ();
  g_autoptr (GError) error = NULL;
  Access access = { .content = content, .post = post };

  set_text (&content->text, text);
  set_text (&content->language, "fr");
  content->created_at = content->changed_at = DIA_SENDING_NOW - DIA_DAY;
  if (media != NULL)
    g_ptr_array_add (content->media, media);
  post->account_id = account_id;
  set_text (&post->text, text);
  dia_slot_init_instant (&post->slot, at, "Europe/Paris", &error);
  g_assert_no_error (error);
  write_or_fail (self, save_post, &access);

  return post->id;
}

DiaId
dia_sending_fixture_add_post (DiaSendingFixture *self,
                              DiaId              account_id,
                              const char        *text,
                              DiaInstant         at)
{
  return add_post (self, account_id, text, at, NULL);
}

DiaId
dia_sending_fixture_add_picture (DiaSendingFixture *self,
                                 DiaId              account_id,
                                 const char        *text,
                                 DiaInstant         at)
{
  g_autoptr (DiaMediaLibrary) library = dia_media_library_new (self->core);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 4);
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;
  DiaMedia *media;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  picture = g_bytes_new_take (data, length);
  media = dia_media_library_keep (library, picture, "image/png", 4, 4, &error);
  g_assert_no_error (error);

  return add_post (self, account_id, text, at, media);
}

DiaPost *
dia_sending_fixture_load_post (DiaSendingFixture *self,
                               DiaId              post_id)
{
  g_autoptr (GError) error = NULL;
  Access access = { .post_id = post_id };

  dia_store_read (self->core->store, load_post, &access, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (access.journal);

  return access.post;
}

DiaPostState
dia_sending_fixture_get_state (DiaSendingFixture *self,
                               DiaId              post_id)
{
  g_autoptr (DiaPost) post = dia_sending_fixture_load_post (self, post_id);

  return post->state;
}

GPtrArray *
dia_sending_fixture_load_journal (DiaSendingFixture *self,
                                  DiaId              post_id)
{
  g_autoptr (GError) error = NULL;
  Access access = { .post_id = post_id };

  dia_store_read (self->core->store, load_post, &access, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (access.post);

  return access.journal;
}

void
dia_sending_fixture_set (DiaSendingFixture *self,
                         const char        *key,
                         const char        *value)
{
  const char *setting[] = { key, value };

  write_or_fail (self, save_setting, setting);
}

void
dia_sending_fixture_run (DiaSendingFixture *self)
{
  g_autoptr (GError) error = NULL;

  dia_dispatcher_run (self->dispatcher, FALSE, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
dia_sending_fixture_advance (DiaSendingFixture *self,
                             gint64             ms)
{
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (self->clock), ms);
}
