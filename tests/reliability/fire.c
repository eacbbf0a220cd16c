/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fire.h"

#include "dia-accounts.h"
#include "dia-bluesky-connector.h"
#include "dia-brands.h"
#include "dia-contents.h"
#include "dia-credential-keeper.h"
#include "dia-fake-bluesky.h"
#include "dia-field.h"
#include "dia-media-library-private.h"
#include "dia-plain-connector.h"
#include "dia-posts.h"
#include "dia-publishing-rules-private.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-test-support.h"
#include "fire-private.h"
#include "fire-vault.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Which network of the desk plays which kind. */
static const char *const networks[FIRE_N_KINDS] = {
  [FIRE_MASTODON] = DIA_NETWORK_MASTODON,
  [FIRE_BLUESKY] = DIA_NETWORK_BLUESKY,
  [FIRE_TWO_PHASE] = DIA_NETWORK_THREADS,
  [FIRE_REJECTING] = DIA_NETWORK_X,
  [FIRE_DUMB] = DIA_NETWORK_VIVA,
};

const char *
fire_kind_to_string (FireKind kind)
{
  static const char *const names[FIRE_N_KINDS] = { "mastodon", "bluesky", "two-phase", "rejecting", "dumb" };

  return names[kind];
}

#define assert_done(call, error) \
  G_STMT_START { \
    gboolean done_ = (call); \
    g_assert_no_error (error); \
    g_assert_true (done_); \
  } G_STMT_END

DiaConnection *
fire_open (Fire *self)
{
  g_autoptr (GError) error = NULL;
  DiaConnection *connection = dia_connection_open (self->path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);

  return connection;
}

/* The schema comes from a store, which has threads: so it is made elsewhere. */
static void
create_workspace (Fire *self)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      DiaStore *store = dia_store_open (self->path, TRUE, NULL, &error);

      g_assert_no_error (error);
      dia_store_close (store);
      dia_test_keep_coverage ();
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
add_brand (Fire *self)
{
  g_autoptr (DiaConnection) connection = fire_open (self);
  g_autoptr (DiaBrand) brand = dia_brand_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&brand->name, "Alizé");
  assert_done (dia_brands_save (connection, brand, &error), error);
  self->brand_id = brand->id;
}

void
fire_init_tokens (Fire   *self,
                  guint   n_users,
                  gint64  token_life,
                  gint64  grace)
{
  g_autoptr (GStrvBuilder) users = g_strv_builder_new ();

  g_assert_cmpuint (n_users, <=, FIRE_MAX_USERS);
  *self = (Fire) { .dir = dia_test_dir_new (), .zone = "Europe/Paris" };
  self->path = g_build_filename (self->dir, "desk.diapason", NULL);
  self->ledger_path = g_build_filename (self->dir, "ledger", NULL);
  self->media = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_media_free);
  for (guint i = 0; i < n_users; i++)
    {
      g_autofree char *user = g_strdup_printf ("u%u.example", i);

      g_strv_builder_add (users, user);
    }
  self->users = g_strv_builder_end (users);
  self->page = dia_shared_page_new (FIRE_NOW);
  dia_shared_page_set_number (self->page, DIA_NUMBER_TOKEN_LIFE, token_life);
  dia_shared_page_set_number (self->page, DIA_NUMBER_TOKEN_GRACE, grace);
  self->server = dia_faulty_server_new (self->page, self->ledger_path, (const char *const *) self->users);
  create_workspace (self);
  add_brand (self);
  /* Late ones need not keep their distance here: that has tests of its own. */
  fire_set (self, DIA_SETTING_BURST, "0");
}

void
fire_init (Fire  *self,
           guint  n_users)
{
  fire_init_tokens (self, n_users, 0, 0);
}

void
fire_clear (Fire *self)
{
  g_clear_pointer (&self->server, dia_faulty_server_free);
  g_clear_pointer (&self->page, dia_shared_page_free);
  g_clear_pointer (&self->users, g_strfreev);
  g_clear_pointer (&self->media, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->ledger_path, g_free);
  g_clear_pointer (&self->dir, dia_test_dir_remove);
}

static DiaId
add_account (Fire     *self,
             FireKind  kind,
             guint     user)
{
  g_autoptr (DiaConnection) connection = fire_open (self);
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GError) error = NULL;

  account->brand_id = self->brand_id;
  dia_field_set_text (&account->network, networks[kind]);
  dia_field_set_text (&account->handle, self->users[user]);
  dia_field_set_text (&account->server, dia_faulty_server_get_origin (self->server));
  dia_field_set_text (&account->zone, "Europe/Paris");
  dia_field_set_text (&account->language, "fr");
  if (kind == FIRE_MASTODON)
    dia_field_set_text (&account->remote_id, self->users[user]);
  account->sign_in = kind == FIRE_MASTODON || kind == FIRE_BLUESKY ? DIA_SIGN_IN_OK : DIA_SIGN_IN_NOT_NEEDED;
  assert_done (dia_accounts_save (connection, account, &error), error);

  return account->id;
}

DiaId
fire_get_account (Fire     *self,
                  FireKind  kind,
                  guint     user)
{
  DiaId *account = &self->accounts[kind][user];

  if (*account == DIA_ID_NONE)
    *account = add_account (self, kind, user);

  return *account;
}

/* The text is the post's own: a content for each. */
static gboolean
insert_post (DiaConnection  *connection,
             Fire           *self,
             DiaContent     *content,
             DiaPost        *post,
             GError        **error)
{
  for (guint i = 0; i < self->media->len; i++)
    g_ptr_array_add (content->media, dia_media_copy (g_ptr_array_index (self->media, i)));
  if (!dia_contents_save (connection, content, error))
    return FALSE;
  post->content_id = content->id;

  return dia_posts_insert (connection, post, error) &&
         dia_posts_apply (connection, post, DIA_POST_EVENT_SCHEDULE, error);
}

DiaId
fire_add_post (Fire       *self,
               DiaId       account,
               const char *text,
               DiaInstant  at)
{
  g_autoptr (DiaConnection) connection = fire_open (self);
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (DiaPost) post = dia_post_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&content->text, text);
  dia_field_set_text (&content->language, "fr");
  content->created_at = content->changed_at = FIRE_NOW - DIA_DAY;
  post->account_id = account;
  dia_field_set_text (&post->text, text);
  assert_done (dia_slot_init_instant (&post->slot, at, self->zone, &error), error);
  assert_done (dia_connection_execute (connection, "BEGIN IMMEDIATE", &error), error);
  assert_done (insert_post (connection, self, content, post, &error), error);
  assert_done (dia_connection_execute (connection, "COMMIT", &error), error);

  return post->id;
}

void
fire_set (Fire       *self,
          const char *setting,
          const char *value)
{
  g_autoptr (DiaConnection) connection = fire_open (self);
  g_autoptr (GError) error = NULL;

  assert_done (dia_settings_set (connection, setting, value, &error), error);
}

DiaPost *
fire_load_post (Fire  *self,
                DiaId  post)
{
  g_autoptr (DiaConnection) connection = fire_open (self);
  g_autoptr (GError) error = NULL;
  DiaPost *loaded = dia_posts_load (connection, post, &error);

  g_assert_no_error (error);

  return loaded;
}

gint64
fire_query (Fire       *self,
            const char *sql)
{
  g_autoptr (DiaConnection) connection = fire_open (self);
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  assert_done (dia_connection_query_int64 (connection, sql, &value, &error), error);

  return value;
}

void
fire_execute (Fire       *self,
              const char *sql)
{
  g_autoptr (DiaConnection) connection = fire_open (self);
  g_autoptr (GError) error = NULL;

  assert_done (dia_connection_execute (connection, sql, &error), error);
}

/* The smallest picture: one white pixel. */
static const guint8 white_png[] = {
  0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0,
  0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0xf8, 0xff, 0xff, 0x3f, 0, 0x05, 0xfe,
  0x02, 0xfe, 0x0d, 0xef, 0x46, 0xb8, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};

static void
keep_picture (DiaWorkspaceCore *core,
              gpointer          work_data)
{
  g_autoptr (DiaMediaLibrary) library = dia_media_library_new (core);
  g_autoptr (GBytes) bytes = g_bytes_new_static (white_png, sizeof white_png);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaMedia) media = dia_media_library_keep (library, bytes, "image/png", 1, 1, &error);

  g_assert_no_error (error);
}

void
fire_set_pictures (Fire  *self,
                   guint  n)
{
  g_ptr_array_set_size (self->media, 0);
  if (n > 0)
    g_assert_true (fire_live (self, &(FireLife) { .work = keep_picture }));
  for (guint i = 0; i < n; i++)
    {
      DiaMedia *media = dia_media_new ();

      dia_field_take_text (&media->sha256, g_compute_checksum_for_data (G_CHECKSUM_SHA256, white_png, sizeof white_png));
      dia_field_set_text (&media->mime_type, "image/png");
      dia_field_take_text (&media->alt, g_strdup_printf ("image %u", i));
      media->width = media->height = 1;
      media->bytes = sizeof white_png;
      g_ptr_array_add (self->media, media);
    }
}

/* What a person has typed once: every life finds it in its keyring. */
void
fire_sign_in (Fire             *self,
              DiaWorkspaceCore *core,
              FireKind          kind,
              guint             user)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (DiaCredentials) known = NULL;
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autofree char *mastodon = g_strconcat ("token-of-", self->users[user], NULL);
  g_autofree char *did = g_strconcat ("did:web:", self->users[user], NULL);
  gint64 life = dia_shared_page_get_number (self->page, DIA_NUMBER_TOKEN_LIFE);
  DiaInstant ends = life > 0 ? FIRE_NOW + life : DIA_INSTANT_NONE;
  g_autofree char *access = dia_fake_bluesky_make_token (did, "access", 0, ends);
  g_autofree char *refresh = dia_fake_bluesky_make_token (did, "refresh", 0, DIA_INSTANT_NONE);
  g_autoptr (GError) error = NULL;

  account->id = self->accounts[kind][user];
  known = dia_credential_keeper_peek (core, account, NULL, NULL);
  if (known != NULL)
    return;

  dia_credentials_set (&credentials->access_token, kind == FIRE_MASTODON ? mastodon : access);
  if (kind == FIRE_BLUESKY)
    {
      dia_credentials_set (&credentials->subject, did);
      dia_credentials_set (&credentials->refresh_token, refresh);
      credentials->expires_at = ends;
    }
  assert_done (dia_credential_keeper_store (core, account, credentials, NULL, &error), error);
}

static void
furnish (Fire             *self,
         DiaWorkspaceCore *core,
         gboolean          sign_in)
{
  const char *origin = dia_faulty_server_get_origin (self->server);
  g_autoptr (DiaConnector) bluesky = dia_bluesky_connector_new (origin, origin);

  dia_registry_replace (core->registry, bluesky);
  for (FireKind kind = FIRE_TWO_PHASE; kind < FIRE_N_KINDS; kind++)
    {
      g_autoptr (DiaConnector) plain = dia_plain_connector_new (networks[kind], (DiaPlainKind) (kind - FIRE_TWO_PHASE));

      dia_registry_replace (core->registry, plain);
    }
  for (FireKind kind = FIRE_MASTODON; sign_in && kind <= FIRE_BLUESKY; kind++)
    for (guint user = 0; self->users[user] != NULL; user++)
      if (self->accounts[kind][user] != DIA_ID_NONE)
        fire_sign_in (self, core, kind, user);
}

typedef struct
{
  DiaSharedPage  *page;
  const FireLife *life;
  int             skip;   /* (atomic): how often the step is still passed over; below 0: it is behind us */
} Watch;

static void
on_step_cb (const char *step,
            gpointer    user_data)
{
  Watch *watch = user_data;
  const FireLife *life = watch->life;

  dia_shared_page_count (watch->page, DIA_COUNT_STEPS);
  if (life->probe != NULL)
    life->probe (step, life->probe_data);
  if (life->step == NULL || !g_str_equal (step, life->step) || g_atomic_int_add (&watch->skip, -1) != 0)
    return;

  dia_test_keep_coverage ();
  kill (getpid (), life->signal != 0 ? life->signal : SIGKILL);
}

DiaDispatcher *
fire_make_dispatcher (DiaWorkspaceCore *core)
{
  g_autoptr (DiaMediaLibrary) media = dia_media_library_new (core);

  return dia_dispatcher_new (core, media, NULL);
}

void
fire_send_due (DiaDispatcher *dispatcher)
{
  g_autoptr (GError) error = NULL;

  dia_dispatcher_run (dispatcher, FALSE, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
send_once (Fire             *self,
           const FireLife   *life,
           DiaWorkspaceCore *core)
{
  g_autoptr (DiaDispatcher) dispatcher = fire_make_dispatcher (core);
  Watch watch = { self->page, life, (int) life->skip };

  dia_dispatcher_set_probe (dispatcher, on_step_cb, &watch);
  fire_send_due (dispatcher);
}

DiaWorkspaceCore *
fire_move_in (Fire     *self,
              DiaVault *vault,
              gboolean  sign_in)
{
  g_autoptr (DiaClock) clock = dia_shared_page_make_clock (self->page);
  g_autoptr (GError) error = NULL;
  DiaWorkspaceCore *core;

  core = dia_workspace_core_new (self->path, FALSE, vault, clock, g_main_context_default (), NULL, &error);
  g_assert_no_error (error);
  furnish (self, core, sign_in);

  return core;
}

/* Ends without a word, as a program that was killed a moment later: no life
 * needs a clean end. */
static G_NORETURN void
live (Fire           *self,
      const FireLife *life)
{
  g_autoptr (DiaVault) vault = fire_vault_new (self->dir);
  DiaWorkspaceCore *core;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  dia_shared_page_set_client (self->page, getpid ());
  /* A real program is not born with the random numbers of another one. */
  g_random_set_seed ((guint32) getpid () ^ (guint32) g_get_monotonic_time ());
  core = fire_move_in (self, vault, TRUE);
  if (life->deadline_ms > 0)
    fire_shorten_deadlines (core, life->deadline_ms);
  if (life->work != NULL)
    life->work (core, life->work_data);
  else
    send_once (self, life, core);
  dia_test_keep_coverage ();
  _exit (0);
}

pid_t
fire_start (Fire           *self,
            const FireLife *life)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    live (self, life);

  return child;
}

void
fire_wait_stopped (pid_t pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, WUNTRACED), ==, pid);
  g_assert_true (WIFSTOPPED (status));
}

gboolean
fire_end (pid_t pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFSIGNALED (status))
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  return WIFEXITED (status);
}

gboolean
fire_live (Fire           *self,
           const FireLife *life)
{
  return fire_end (fire_start (self, life));
}
