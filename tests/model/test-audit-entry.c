/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-audit-entry.h"

/* Each word is read back as what wrote it, and each has a sentence of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) sentences = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DiaAuditEntry) entry = dia_audit_entry_new ();
  DiaAuditEvent event;
  DiaAuditOutcome outcome;

  for (int i = DIA_AUDIT_SIGNED_IN; i <= DIA_AUDIT_SIGN_IN_ENDED; i++)
    {
      g_assert_true (dia_audit_event_from_string (dia_audit_event_to_string (i), &event));
      g_assert_cmpint (event, ==, i);
    }
  g_assert_cmpstr (dia_audit_entry_get_sentence (entry), ==, "Signed in");
  entry->event = DIA_AUDIT_SIGN_IN_ENDED;
  for (int i = DIA_AUDIT_DONE; i <= DIA_AUDIT_NOTHING; i++)
    {
      g_assert_true (dia_audit_outcome_from_string (dia_audit_outcome_to_string (i), &outcome));
      g_assert_cmpint (outcome, ==, i);
      entry->outcome = i;
      g_assert_true (g_hash_table_add (sentences, (gpointer) dia_audit_entry_get_sentence (entry)));
    }
  g_assert_false (dia_audit_event_from_string ("renamed", &event));
  g_assert_cmpint (event, ==, DIA_AUDIT_SIGN_IN_ENDED);
  g_assert_false (dia_audit_outcome_from_string (NULL, &outcome));
}

static void
test_keeps_the_account (void)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (DiaAuditEntry) entry = NULL;

  account->id = 77;
  g_free (account->handle);
  account->handle = g_strdup ("alize");
  entry = dia_audit_entry_new_for_account (account, 5, DIA_AUDIT_SIGNED_IN, DIA_AUDIT_DONE, NULL);
  g_clear_object (&account);
  g_assert_cmpint (entry->account_id, ==, 77);
  g_assert_cmpint (entry->at, ==, 5);
  g_assert_cmpstr (entry->handle, ==, "alize");
  g_assert_cmpstr (entry->detail, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/audit-entry/words", test_words);
  g_test_add_func ("/model/audit-entry/keeps-the-account", test_keeps_the_account);
  return g_test_run ();
}
