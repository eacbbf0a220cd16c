/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-times.h"

#include "dia-accounts.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

static void
save_times (WorkspaceFixture *self,
            DiaId             account,
            const char       *text)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_parse (text, NULL);
  g_autoptr (GError) error = NULL;

  assert_done (dia_account_times_save (self->connection, account, timetable, &error), error);
}

static void
assert_times (WorkspaceFixture *self,
              DiaId             account,
              const char       *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaTimetable) timetable = dia_account_times_load (self->connection, account, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = dia_timetable_to_string (timetable);
  g_assert_cmpstr (found, ==, text);
}

static void
test_keeps (WorkspaceFixture *self,
            gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId french = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId belgian = workspace_fixture_add_account (self, brand, "BE", "mastodon");
  g_autoptr (GError) error = NULL;

  assert_times (self, french, "");
  save_times (self, french, "mon-fri 09:00; sat 10:00");
  save_times (self, belgian, "daily 12:00");
  save_times (self, french, "tue 18:30");
  assert_times (self, french, "tue 18:30");
  assert_times (self, belgian, "mon-sun 12:00");

  save_times (self, french, "");
  assert_done (dia_accounts_delete (self->connection, belgian, &error), error);
  assert_times (self, french, "");
  assert_times (self, belgian, "");
}

typedef struct
{
  DiaPostState state;
  gboolean     taken;
} Holding;

static void
test_taken (WorkspaceFixture *self,
            gconstpointer     data)
{
  static const Holding HOLDINGS[] = {
    { DIA_POST_DRAFT, TRUE }, { DIA_POST_IN_REVIEW, TRUE }, { DIA_POST_SCHEDULED, TRUE }, { DIA_POST_PUBLISHED, TRUE },
    { DIA_POST_UNCONFIRMED, TRUE }, { DIA_POST_FAILED, FALSE }, { DIA_POST_CANCELLED, FALSE }, { DIA_POST_MISSED, FALSE },
  };
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "Alizé"), "FR", "mastodon");
  DiaId content = workspace_fixture_add_content (self, "Sept jours");
  g_autoptr (GError) error = NULL;
  gboolean taken;

  for (guint i = 0; i < G_N_ELEMENTS (HOLDINGS); i++)
    {
      DiaInstant at = NOW + i * DIA_DAY;
      g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, HOLDINGS[i].state, at);

      for (int side = -1; side <= 1; side++)
        {
          assert_done (dia_account_times_find_taken (self->connection, account, at + side * DIA_MINUTE, DIA_MINUTE, DIA_ID_NONE,
                                                     &taken, &error), error);
          g_assert_cmpint (taken, ==, HOLDINGS[i].taken);
        }
      assert_done (dia_account_times_find_taken (self->connection, account, at + DIA_MINUTE + 1, DIA_MINUTE, DIA_ID_NONE,
                                                 &taken, &error), error);
      g_assert_false (taken);
      assert_done (dia_account_times_find_taken (self->connection, account, at, DIA_MINUTE, content, &taken, &error), error);
      g_assert_false (taken);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/account-times/keeps", test_keeps);
  add_workspace_test ("/store/account-times/taken", test_taken);
  return g_test_run ();
}
