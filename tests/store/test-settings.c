/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-settings.h"

#include "dia-saved-scopes.h"
#include "workspace-fixture.h"

static void
assert_setting (WorkspaceFixture *self,
                const char       *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  assert_done (dia_settings_get (self->connection, "workspace.name", &value, &error), error);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_set_and_unset (WorkspaceFixture *self,
                    gconstpointer     data)
{
  g_autoptr (GError) error = NULL;

  assert_setting (self, NULL);
  assert_done (dia_settings_set (self->connection, "workspace.name", "Groupe Rosace", &error), error);
  assert_done (dia_settings_set (self->connection, "workspace.name", "", &error), error);
  assert_setting (self, "");
  assert_done (dia_settings_set (self->connection, "workspace.name", NULL, &error), error);
  assert_setting (self, NULL);
}

static void
save_scope (WorkspaceFixture *self,
            const char       *name,
            const char       *text)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string (text);
  g_autoptr (DiaSavedScope) saved = dia_saved_scope_new (dia_id_new (), name, scope);
  g_autoptr (GError) error = NULL;

  assert_done (dia_saved_scopes_save (self->connection, saved, &error), error);
}

static void
test_saved_scopes (WorkspaceFixture *self,
                   gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scopes = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *text = NULL;
  DiaSavedScope *saved;

  save_scope (self, "Île-de-France", "market=FR");
  save_scope (self, "Benelux", "market=BE;market=NL");
  save_scope (self, "ile-de-france", "market=FR;language=fr");

  scopes = dia_saved_scopes_list (self->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scopes->len, ==, 2);
  saved = scopes->pdata[1];
  g_assert_cmpstr (saved->name, ==, "ile-de-france");
  text = dia_scope_to_string (saved->scope);
  g_assert_cmpstr (text, ==, "market=FR;language=fr");

  assert_done (dia_saved_scopes_delete (self->connection, saved->id, &error), error);
  left = dia_saved_scopes_list (self->connection, &error);
  g_assert_cmpuint (left->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/settings/set-and-unset", test_set_and_unset);
  add_workspace_test ("/store/settings/saved-scopes", test_saved_scopes);
  return g_test_run ();
}
