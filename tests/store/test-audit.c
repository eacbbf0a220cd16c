/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-audit.h"

#include "dia-accounts.h"
#include "dia-field.h"
#include "workspace-fixture.h"

static DiaAuditEntry *
add_entry (WorkspaceFixture *self,
           DiaAccount       *account,
           DiaAuditEvent     event,
           DiaAuditOutcome   outcome,
           const char       *detail)
{
  DiaAuditEntry *entry = dia_audit_entry_new_for_account (account, NOW, event, outcome, detail);
  g_autoptr (GError) error = NULL;

  assert_done (dia_audit_add (self->connection, entry, &error), error);

  return entry;
}

static DiaAccount *
add_account (WorkspaceFixture *self,
             const char       *market)
{
  DiaId brand = workspace_fixture_add_brand (self, market);
  g_autoptr (GError) error = NULL;
  DiaAccount *account = dia_accounts_load (self->connection, workspace_fixture_add_account (self, brand, market, "mastodon"),
                                           &error);

  g_assert_no_error (error);

  return account;
}

/* What was written comes back, newest first, also when the account is gone. */
static void
test_outlives_its_account (WorkspaceFixture *self,
                           gconstpointer     data)
{
  g_autoptr (DiaAccount) account = add_account (self, "FR");
  g_autoptr (DiaAccount) other = add_account (self, "BE");
  g_autoptr (DiaAuditEntry) first = add_entry (self, account, DIA_AUDIT_SIGNED_IN, DIA_AUDIT_DONE, "");
  g_autoptr (DiaAuditEntry) between = add_entry (self, other, DIA_AUDIT_SIGNED_IN, DIA_AUDIT_DONE, "");
  g_autoptr (DiaAuditEntry) last = add_entry (self, account, DIA_AUDIT_SIGN_IN_ENDED, DIA_AUDIT_PERSON, "Look there.");
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  DiaAuditEntry *read;

  assert_done (dia_accounts_delete (self->connection, account->id, &error), error);
  own = dia_audit_list (self->connection, account->id, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->len, ==, 2);
  read = g_ptr_array_index (own, 0);
  g_assert_cmpint (read->id, ==, last->id);
  g_assert_cmpint (read->at, ==, NOW);
  g_assert_cmpint (read->event, ==, DIA_AUDIT_SIGN_IN_ENDED);
  g_assert_cmpint (read->outcome, ==, DIA_AUDIT_PERSON);
  g_assert_cmpint (read->account_id, ==, account->id);
  g_assert_cmpstr (read->network, ==, "mastodon");
  g_assert_cmpstr (read->handle, ==, account->handle);
  g_assert_cmpstr (read->detail, ==, "Look there.");
  all = dia_audit_list (self->connection, DIA_ID_NONE, 2, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((DiaAuditEntry *) g_ptr_array_index (all, 1))->id, ==, between->id);
}

/* Nobody rewrites it, not even with SQL of one's own. */
static void
test_only_grows (WorkspaceFixture *self,
                 gconstpointer     data)
{
  static const char *const tries[] = {
    "UPDATE audit SET outcome = 'done'",
    "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT id, at, event, 'done', account_id, network, server, handle, detail FROM audit",
    "INSERT INTO audit SELECT id, at, event, 'done', account_id, network, server, handle, detail FROM audit WHERE TRUE"
    " ON CONFLICT (id) DO UPDATE SET outcome = 'done'",
  };
  g_autoptr (DiaAccount) account = add_account (self, "FR");
  g_autoptr (DiaAuditEntry) entry = add_entry (self, account, DIA_AUDIT_SIGN_IN_ENDED, DIA_AUDIT_NOT_REACHED, "");
  g_autoptr (GPtrArray) left = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dia_connection_execute (self->connection, tries[i], &error));
      g_assert_nonnull (strstr (error->message, "never"));
    }
  left = dia_audit_list (self->connection, DIA_ID_NONE, 10, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (((DiaAuditEntry *) g_ptr_array_index (left, 0))->outcome, ==, DIA_AUDIT_NOT_REACHED);
}

/* An entry that has an id keeps it. */
static void
test_keeps_its_id (WorkspaceFixture *self,
                   gconstpointer     data)
{
  g_autoptr (DiaAccount) account = add_account (self, "FR");
  g_autoptr (DiaAuditEntry) entry = dia_audit_entry_new_for_account (account, NOW, DIA_AUDIT_SIGNED_IN, DIA_AUDIT_DONE, "");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  DiaId id = dia_id_new ();

  entry->id = id;
  assert_done (dia_audit_add (self->connection, entry, &error), error);
  all = dia_audit_list (self->connection, account->id, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((DiaAuditEntry *) all->pdata[0])->id, ==, id);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/audit/S5-outlives-its-account", test_outlives_its_account);
  add_workspace_test ("/store/audit/S5-only-grows", test_only_grows);
  add_workspace_test ("/store/audit/keeps-its-id", test_keeps_its_id);
  return g_test_run ();
}
