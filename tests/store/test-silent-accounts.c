/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-silent-accounts.h"

#include "dia-claims.h"
#include "dia-settings.h"
#include "workspace-fixture.h"

typedef struct
{
  DiaId    paris;
  DiaId    brussels;
  DiaPost *of_paris;      /* (owned) */
  DiaPost *of_brussels;   /* (owned) */
} Scene;

static void
set_scene (WorkspaceFixture *self,
           Scene            *scene)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId content = workspace_fixture_add_content (self, "Bonjour");

  scene->paris = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  scene->brussels = workspace_fixture_add_account (self, brand, "BE", "mastodon");
  scene->of_paris = workspace_fixture_add_post (self, content, scene->paris, DIA_POST_SCHEDULED, NOW - 2);
  scene->of_brussels = workspace_fixture_add_post (self, content, scene->brussels, DIA_POST_SCHEDULED, NOW - 1);
}

static void
clear_scene (Scene *scene)
{
  g_clear_object (&scene->of_paris);
  g_clear_object (&scene->of_brussels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, clear_scene)

static gboolean
set_silent (WorkspaceFixture *self,
            const char       *text,
            gboolean          silent)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string (text);
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  assert_done (dia_silent_scopes_set (self->connection, scope, silent, &changed, &error), error);

  return changed;
}

/* (transfer full) */
static GArray *
list_accounts (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scopes = dia_silent_scopes_load (self->connection, &error);
  GArray *ids;

  g_assert_no_error (error);
  ids = dia_silent_accounts_list (self->connection, scopes, &error);
  g_assert_no_error (error);

  return ids;
}

static guint
count_accounts (WorkspaceFixture *self)
{
  g_autoptr (GArray) ids = list_accounts (self);

  return ids->len;
}

static void
test_scopes (WorkspaceFixture *self,
             gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GError) error = NULL;

  set_scene (self, &scene);
  g_assert_cmpuint (count_accounts (self), ==, 0);
  g_assert_true (set_silent (self, "market=FR", TRUE));
  g_assert_false (set_silent (self, "market=FR", TRUE));
  g_assert_true (set_silent (self, "market=BE;market=FR", TRUE));
  g_assert_cmpuint (count_accounts (self), ==, 2);
  g_assert_false (set_silent (self, "market=DE", FALSE));
  g_assert_true (set_silent (self, "market=BE;market=FR", FALSE));
  g_assert_cmpuint (count_accounts (self), ==, 1);
  /* An account that comes to the market later is silent as well. */
  workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "Bruine"), "FR", "bluesky");
  g_assert_cmpuint (count_accounts (self), ==, 2);
  assert_done (dia_silent_scopes_clear (self->connection, &error), error);
  g_assert_cmpuint (count_accounts (self), ==, 0);
}

/* Rather too silent than not; and another change does not end it. */
static void
test_unreadable (WorkspaceFixture *self,
                 gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GError) error = NULL;

  set_scene (self, &scene);
  assert_done (dia_settings_set (self->connection, "sending.silent", "planet=Mars", &error), error);
  g_assert_cmpuint (count_accounts (self), ==, 2);
  set_silent (self, "market=FR", TRUE);
  set_silent (self, "market=FR", FALSE);
  g_assert_cmpuint (count_accounts (self), ==, 2);
}

static void
test_measures (WorkspaceFixture *self,
               gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (DiaScope) french = dia_scope_from_string ("market=FR");
  g_autoptr (DiaScope) german = dia_scope_from_string ("market=DE");
  g_autoptr (GError) error = NULL;
  guint n_accounts, n_posts;
  DiaInstant first_at;

  set_scene (self, &scene);
  assert_done (dia_silent_scopes_measure (self->connection, french, &n_accounts, &n_posts, &first_at, &error), error);
  g_assert_cmpuint (n_accounts, ==, 1);
  g_assert_cmpuint (n_posts, ==, 1);
  g_assert_cmpint (first_at, ==, NOW - 2);
  assert_done (dia_silent_scopes_measure (self->connection, german, &n_accounts, &n_posts, &first_at, &error), error);
  g_assert_cmpuint (n_accounts + n_posts, ==, 0);
  g_assert_cmpint (first_at, ==, DIA_INSTANT_NONE);
}

/* What a silent account plans is neither claimed nor waited for, and what a dead
 * sender left of it stays. */
static void
test_claims (WorkspaceFixture *self,
             gconstpointer     data)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GArray) silent = NULL;
  g_autoptr (GArray) due = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) spared = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GError) error = NULL;
  DiaClaimTerms terms = { .now = NOW };
  DiaInstant at;

  set_scene (self, &scene);
  set_silent (self, "market=FR", TRUE);
  terms.silent = silent = list_accounts (self);
  due = dia_claims_list_due (self->connection, &terms, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpint (g_array_index (due, DiaDuePost, 0).post_id, ==, scene.of_brussels->id);
  assert_done (dia_claims_next_due (self->connection, &terms, &at, &error), error);
  g_assert_cmpint (at, ==, NOW - 1);

  claims = dia_claims_take_due (self->connection, "he", NOW, 1000, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (claims->len, ==, 2);
  spared = dia_claims_take_over (self->connection, silent, "she", NOW + 2000, 1000, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spared->len, ==, 1);
  terms.now = NOW + 2000;
  assert_done (dia_claims_next_due (self->connection, &terms, &at, &error), error);
  g_assert_cmpint (at, ==, NOW + 3000);
  taken = dia_claims_take_over (self->connection, NULL, "she", NOW + 2000, 1000, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/silent-accounts/scopes", test_scopes);
  add_workspace_test ("/store/silent-accounts/unreadable", test_unreadable);
  add_workspace_test ("/store/silent-accounts/measures", test_measures);
  add_workspace_test ("/store/silent-accounts/claims", test_claims);
  return g_test_run ();
}
