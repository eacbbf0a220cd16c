/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D4: whatever bytes of a workspace are wrong, the desk does not crash, and
 * what it still reads is valid text and a known state. */

#include "dia-accounts.h"
#include "dia-backup.h"
#include "dia-brands.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-journal.h"
#include "dia-migrations.h"
#include "dia-planned-groups.h"
#include "dia-post-lists.h"
#include "dia-posts.h"
#include "dia-saved-scopes.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_FLIPS      400
#define N_CUTS       60
#define N_ZEROED     60
#define PAGE         4096

static guint n_read, n_refused;

/* Many texts, so that most bytes of the file are somebody's. */
static void
fill (WorkspaceFixture *self)
{
  DiaId brand = workspace_fixture_add_brand (self, "Étincelle");
  g_autoptr (GError) error = NULL;

  assert_done (dia_connection_execute (self->connection, "BEGIN", &error), error);
  for (int i = 0; i < 10; i++)
    {
      DiaId account = workspace_fixture_add_account (self, brand, "FR", "mastodon");
      DiaId content = workspace_fixture_add_content (self, "Sept jours pour oser, et après ?");

      for (guint state = 0; state < DIA_POST_N_STATES; state++)
        {
          g_autoptr (DiaPost) post = NULL;
          g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

          if (state == DIA_POST_SENDING)
            continue;

          post = workspace_fixture_add_post (self, content, account, state, NOW + i * DIA_MINUTE);
          entry->post_id = post->id;
          entry->started_at = NOW;
          dia_field_set_text (&entry->detail, "Étrange réponse");
          assert_done (dia_journal_begin (self->connection, entry, 0, &error), error);
        }
    }
  assert_done (dia_connection_execute (self->connection, "COMMIT", &error), error);
}

/* An answer is an error that has a place in the list of errors, or sound. */
static gboolean
is_answer (gpointer      result,
           const GError *error)
{
  g_assert_true ((result == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (error->domain == DIA_STORE_ERROR);

  n_read += result != NULL ? 1 : 0;
  n_refused += result == NULL ? 1 : 0;
  return result != NULL;
}

static void
check_posts (DiaConnection *connection,
             GPtrArray     *posts,
             GError        *failure)
{
  g_autoptr (GPtrArray) owned = posts;
  g_autoptr (GError) error = failure;
  guint n_posts = is_answer (posts, error) ? posts->len : 0;

  for (guint i = 0; i < n_posts; i++)
    {
      DiaPost *post = posts->pdata[i];

      g_assert_cmpuint (post->state, <, DIA_POST_N_STATES);
      g_assert_true (g_utf8_validate (post->text, -1, NULL));
      g_assert_true (g_utf8_validate (post->slot.zone, -1, NULL));
      if (i == 0)
        {
          g_autoptr (GError) journal_error = NULL;
          g_autoptr (GPtrArray) story = dia_journal_list (connection, post->id, &journal_error);

          is_answer (story, journal_error);
        }
    }
}

static void
check_list (GPtrArray *list,
            GError    *failure)
{
  g_autoptr (GPtrArray) owned = list;
  g_autoptr (GError) error = failure;

  is_answer (list, error);
}

static void
read_everything (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) connection = dia_connection_open (path, DIA_CONNECTION_READ, &error);
  GError *failure = NULL;
  GPtrArray *list;
  int schema;

  if (connection != NULL && !dia_migrations_probe (connection, &schema, &error))
    g_clear_object (&connection);
  if (!is_answer (connection, error))
    return;

  list = dia_posts_list_in_state (connection, NULL, DIA_POST_N_STATES, DIA_PAGE_START, 200, &failure);
  check_posts (connection, list, g_steal_pointer (&failure));
  list = dia_posts_list_gone_out (connection, NULL, DIA_PAGE_START, 200, &failure);
  check_posts (connection, list, g_steal_pointer (&failure));
  list = dia_posts_list_needing_person (connection, NULL, 200, &failure);
  check_posts (connection, list, g_steal_pointer (&failure));
  list = dia_posts_search (connection, NULL, "message", DIA_POST_N_STATES, DIA_PAGE_START, 200, &failure);
  check_posts (connection, list, g_steal_pointer (&failure));
  list = dia_planned_groups_list (connection, NULL, 50, &failure);
  check_list (list, g_steal_pointer (&failure));
  list = dia_accounts_list (connection, NULL, &failure);
  check_list (list, g_steal_pointer (&failure));
  list = dia_contents_list_drafts (connection, 50, &failure);
  check_list (list, g_steal_pointer (&failure));
  list = dia_brands_list (connection, &failure);
  check_list (list, g_steal_pointer (&failure));
}

static void
read_damaged (WorkspaceFixture *self,
              const guint8     *bytes,
              gsize             length)
{
  g_autofree char *path = g_build_filename (self->folder, "damaged.diapason", NULL);
  g_autoptr (GError) error = NULL;

  /* The name is new each time: nothing of the last one is remembered. */
  g_unlink (path);
  g_file_set_contents_full (path, (const char *) bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  read_everything (path);
}

static void
test_flips_cuts_and_zeroed_pages (WorkspaceFixture *self,
                                  gconstpointer     data)
{
  g_autofree char *path = g_build_filename (self->folder, "sound.diapason", NULL);
  g_autoptr (GRand) dice = g_rand_new_with_seed (52);
  g_autofree char *sound = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fill (self);
  assert_done (dia_backup_make (self->connection, path, &error), error);
  assert_done (g_file_get_contents (path, &sound, &length, &error), error);

  for (int i = 0; i < N_FLIPS + N_CUTS + N_ZEROED; i++)
    {
      gsize place = g_rand_int_range (dice, 0, length);
      gsize kept = length;

      g_free (bytes);
      bytes = g_memdup2 (sound, length);
      if (i < N_FLIPS)
        bytes[place] ^= 1 << g_rand_int_range (dice, 0, 8);
      else if (i < N_FLIPS + N_CUTS)
        kept = place;
      else
        memset (bytes + place / PAGE * PAGE, 0, PAGE);
      read_damaged (self, bytes, kept);
    }

  g_test_message ("%u questions answered, %u refused", n_read, n_refused);
  g_assert_cmpuint (n_read, >, n_refused);
  g_assert_cmpuint (n_refused, >, 0);
}

static void
change (WorkspaceFixture *self,
        const char       *sql)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_connection_execute (self->connection, sql, &error), error);
}

/* Words and numbers that no version ever wrote are read as what does the least. */
static void
test_unknown_words (WorkspaceFixture *self,
                    gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account_id = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId content_id = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) low = workspace_fixture_add_post (self, content_id, account_id, DIA_POST_SCHEDULED, NOW);
  g_autoptr (DiaPost) high = workspace_fixture_add_post (self, content_id, account_id, DIA_POST_SCHEDULED, NOW + 1);
  g_autoptr (DiaPost) nowhere = workspace_fixture_add_post (self, content_id, account_id, DIA_POST_SCHEDULED, NOW + 2);
  g_autoptr (DiaPost) broken = workspace_fixture_add_post (self, content_id, account_id, DIA_POST_SCHEDULED, NOW + 3);
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (DiaContent) content = NULL;
  g_autoptr (GPtrArray) posts = NULL;
  g_autoptr (GPtrArray) scopes = NULL;
  g_autoptr (GError) error = NULL;

  change (self, "PRAGMA ignore_check_constraints = ON");
  change (self, "UPDATE accounts SET sign_in = 'perhaps'; UPDATE contents SET visibility = 'everybody'");
  change (self, "UPDATE posts SET slot_kind = slot_at % 1000 * 100 - 50");
  change (self, "UPDATE posts SET slot_zone = hex (zeroblob (200)) WHERE slot_at % 1000 = 2");
  change (self, "UPDATE posts SET slot_wall = 'noon' WHERE slot_at % 1000 = 3");
  change (self, "INSERT INTO scopes (id, name, name_folded, scope) VALUES (1, 'x', 'x', 'no such thing')");
  account = dia_accounts_load (self->connection, account_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (account->sign_in, ==, DIA_SIGN_IN_NEEDED);
  content = dia_contents_load (self->connection, content_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (content->visibility, ==, DIA_VISIBILITY_DIRECT);
  scopes = dia_saved_scopes_list (self->connection, &error);
  g_assert_no_error (error);
  g_assert_true (dia_scope_is_all (((DiaSavedScope *) scopes->pdata[0])->scope));
  posts = dia_posts_list_of_content (self->connection, content_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posts->len, ==, 4);
  for (guint i = 0; i < posts->len; i++)
    {
      DiaPost *post = posts->pdata[i];
      gboolean readable = post->id == low->id || post->id == high->id;

      g_assert_true (dia_slot_is_set (&post->slot) == readable);
      if (readable)
        g_assert_cmpint (post->slot.kind, ==, post->id == low->id ? DIA_WALL_UNIQUE : DIA_WALL_FOLD);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/damage/D4-flips-cuts-and-zeroed-pages", test_flips_cuts_and_zeroed_pages);
  add_workspace_test ("/store/damage/D4-unknown-words", test_unknown_words);

  return g_test_run ();
}
