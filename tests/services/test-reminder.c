/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-reminder.h"

#include "dia-calendar-fixture.h"
#include "dia-moments.h"
#include "dia-test-support.h"

#include <string.h>

#define add_reminder_test(path, func) \
  g_test_add (path, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

static DiaRollout *
roll_out (CalendarFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaRollout *rollout = dia_moments_roll_out (dia_workspace_get_moments (fixture->office.workspace), DIA_ID_NONE,
                                              0, DIA_DAY_LAST, NULL, NULL, &error);

  g_assert_no_error (error);
  return rollout;
}

static void
test_who_owes_what (CalendarFixture *fixture,
                    gconstpointer    data)
{
  DiaId moment = calendar_fixture_add_moment (fixture, "Valentine’s Day", "2027-02-10", "2027-02-14");
  DiaId content = calendar_fixture_add_content (fixture, "=Three \"first\" messages", moment);
  g_autoptr (DiaRollout) rollout = NULL;
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *mailto = NULL;
  guint n_accounts = 0;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_IN_REVIEW, "2027-02-12T10:00");
  rollout = roll_out (fixture);
  g_assert_cmpuint (dia_reminder_count (rollout, &n_accounts), ==, 2);
  g_assert_cmpuint (n_accounts, ==, 2);

  text = dia_reminder_dup_text (rollout);
  g_assert_null (strstr (text, "alize_fr"));
  g_assert_true (g_str_has_prefix (text, "Alizé · "));
  g_assert_nonnull (strstr (text, "@alize_uk\n"));
  g_assert_nonnull (strstr (text, "– Valentine’s Day: =Three \"first\" messages (To review, due Sun, 14 Feb)\n"));
  g_assert_nonnull (strstr (text, "(Missing, due Sun, 14 Feb)\n"));

  csv = dia_reminder_dup_csv (rollout);
  g_assert_true (g_str_has_prefix (csv, "brand,market,network,account,key_moment,content,state,due\r\n\"Alizé\","));
  g_assert_nonnull (strstr (csv, ",\"Valentine’s Day\",\"'=Three \"\"first\"\" messages\",\"in-review\",\"2027-02-14\"\r\n"));
  g_assert_nonnull (strstr (csv, "\"missing\""));

  mailto = dia_reminder_dup_mailto (rollout);
  g_assert_true (g_str_has_prefix (mailto, "mailto:?subject=Still%20to%20be%20done"));
  g_assert_nonnull (strstr (mailto, "%0D%0A"));
  g_assert_null (strchr (mailto, ' '));
}

static void
test_nothing_owed (CalendarFixture *fixture,
                   gconstpointer    data)
{
  g_autoptr (DiaRollout) rollout = roll_out (fixture);
  g_autofree char *text = dia_reminder_dup_text (rollout);

  g_assert_cmpuint (dia_reminder_count (rollout, NULL), ==, 0);
  g_assert_cmpstr (text, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_reminder_test ("/services/reminder/who-owes-what", test_who_owes_what);
  add_reminder_test ("/services/reminder/nothing-owed", test_nothing_owed);
  return g_test_run ();
}
