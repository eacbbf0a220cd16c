/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-keeping-scene.h"

#include "dia-accounts.h"
#include "dia-credential-keeper.h"
#include "dia-field.h"
#include "dia-hand-overs.h"
#include "dia-posts.h"
#include "dia-store.h"

typedef struct
{
  DiaAccount   *account;
  DiaId         id;
  gboolean      wish;
  const char   *text;
  DiaInstant    at;
  DiaPostEvent  event;
} Change;

static gboolean
save_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  return dia_accounts_save (connection, ((Change *) user_data)->account, error);
}

static gboolean
read_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  Change *change = user_data;

  change->account = dia_accounts_load (connection, change->id, error);

  return change->account != NULL;
}

static gboolean
save_wish (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Change *change = user_data;

  return dia_hand_overs_wish (connection, change->id, change->wish, error);
}

static gboolean
change_post (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Change *change = user_data;
  g_autoptr (DiaPost) post = dia_posts_load (connection, change->id, error);

  if (post == NULL)
    return FALSE;
  if (change->text != NULL)
    dia_field_set_text (&post->text, change->text);
  if (change->at != 0 && !dia_slot_init_instant (&post->slot, change->at, "Europe/Paris", error))
    return FALSE;

  return change->event != DIA_POST_N_EVENTS ? dia_posts_apply (connection, post, change->event, error)
                                            : dia_posts_update (connection, post, error);
}

static gboolean
delete_post (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Change *change = user_data;
  g_autoptr (DiaPost) post = dia_posts_load (connection, change->id, error);

  return post != NULL && dia_posts_apply (connection, post, DIA_POST_EVENT_CANCEL, error) &&
         dia_posts_delete (connection, post, error);
}

static void
write_change (KeepingScene        *scene,
              DiaStoreFunc  func,
              Change       *change)
{
  g_autoptr (GError) error = NULL;

  dia_store_write (scene->fixture.core->store, func, change, NULL, &error);
  g_assert_no_error (error);
}

void
keeping_scene_wish (KeepingScene    *scene,
                    gboolean  wanted)
{
  write_change (scene, save_wish, &(Change) { .id = scene->post, .wish = wanted });
}

void
keeping_scene_edit (KeepingScene        *scene,
                    const char   *text,
                    DiaInstant    at,
                    DiaPostEvent  event)
{
  write_change (scene, change_post, &(Change) { .id = scene->post, .text = text, .at = at, .event = event });
}

void
keeping_scene_delete (KeepingScene *scene)
{
  write_change (scene, delete_post, &(Change) { .id = scene->post });
}

static gboolean
execute (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  return dia_connection_execute (connection, ((Change *) user_data)->text, error);
}

void
keeping_scene_run_sql (KeepingScene      *scene,
                       const char *sql)
{
  write_change (scene, execute, &(Change) { .text = sql });
}

DiaAccount *
keeping_scene_load_account (KeepingScene *scene)
{
  Change change = { .id = scene->account };
  g_autoptr (GError) error = NULL;

  dia_store_read (scene->fixture.core->store, read_account, &change, NULL, &error);
  g_assert_no_error (error);

  return change.account;
}

void
keeping_scene_save_account (KeepingScene      *scene,
                            DiaAccount *account)
{
  write_change (scene, save_account, &(Change) { .account = account });
}

DiaKeeps
keeping_scene_get_keeps (KeepingScene *scene)
{
  g_autoptr (DiaAccount) account = keeping_scene_load_account (scene);

  return account->limits.keeps;
}

DiaKept
keeping_scene_get_kept (KeepingScene *scene)
{
  g_autoptr (DiaPost) post = dia_sending_fixture_load_post (&scene->fixture, scene->post);

  return post->kept;
}

static void
add_account (KeepingScene *scene)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (DiaNetwork) network = dia_network_load (DIA_NETWORK_MASTODON);
  g_autoptr (GError) error = NULL;

  account->brand_id = scene->fixture.brand_id;
  account->sign_in = DIA_SIGN_IN_OK;
  account->limits = network->limits;
  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&account->server, dia_fake_mastodon_get_origin (scene->server));
  dia_field_set_text (&account->handle, "alize");
  dia_field_set_text (&account->remote_id, "7");
  dia_field_set_text (&account->zone, "Europe/Paris");
  keeping_scene_save_account (scene, account);
  dia_credentials_set (&credentials->access_token, DIA_FAKE_MASTODON_TOKEN);
  dia_credential_keeper_store (scene->fixture.core, account, credentials, NULL, &error);
  g_assert_no_error (error);
  scene->account = account->id;
}

void
keeping_scene_init_text (KeepingScene      *scene,
                         const char *text)
{
  g_autoptr (DiaRegistry) genuine = NULL;

  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  scene->server = dia_fake_mastodon_new (scene->fixture.clock);
  genuine = dia_registry_new (scene->fixture.core->ledger);
  dia_registry_replace (scene->fixture.core->registry, dia_registry_find (genuine, DIA_NETWORK_MASTODON));
  add_account (scene);
  scene->post = dia_sending_fixture_add_post (&scene->fixture, scene->account, text, KEEPING_SCENE_AT);
}

void
keeping_scene_init (KeepingScene          *scene,
                    DiaFakeKeeping  keeping)
{
  keeping_scene_init_text (scene, KEEPING_SCENE_TEXT);
  dia_fake_mastodon_set_keeping (scene->server, keeping);
  keeping_scene_wish (scene, TRUE);
}

void
keeping_scene_clear (KeepingScene *scene)
{
  g_assert_finalize_object (g_steal_pointer (&scene->server));
  dia_sending_fixture_clear (&scene->fixture);
}

void
keeping_scene_run_at (KeepingScene      *scene,
                      DiaInstant  at)
{
  dia_sending_fixture_advance (&scene->fixture, at - dia_clock_now (scene->fixture.clock));
  dia_sending_fixture_run (&scene->fixture);
}

void
keeping_scene_assert (KeepingScene        *scene,
                      guint         n_out,
                      guint         n_kept,
                      DiaPostState  state)
{
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene->server, NULL), ==, n_out);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene->server, NULL), ==, n_kept);
  g_assert_cmpstr (dia_post_state_to_string (dia_sending_fixture_get_state (&scene->fixture, scene->post)), ==,
                   dia_post_state_to_string (state));
}

void
keeping_scene_assert_story_has (KeepingScene      *scene,
                                const char *key)
{
  g_autoptr (GPtrArray) journal = dia_sending_fixture_load_journal (&scene->fixture, scene->post);
  gboolean found = FALSE;

  for (guint i = 0; i < journal->len; i++)
    found = found || g_str_equal (((DiaJournalEntry *) g_ptr_array_index (journal, i))->key, key);
  g_assert_true (found);
}

void
keeping_scene_live_on (KeepingScene *scene)
{
  /* Minutes after it is due. */
  const int looks[] = { -120, -60, 2, 20, 60, 80, 120, 180 };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      DiaInstant at = KEEPING_SCENE_AT + looks[i] * DIA_MINUTE;

      if (at > dia_clock_now (scene->fixture.clock))
        keeping_scene_run_at (scene, at);
    }
}
