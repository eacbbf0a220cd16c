/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-rules-private.h"

#include "dia-sending-fixture.h"
#include "dia-store.h"
#include "dia-test-support.h"

static gboolean
read_rules (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  return dia_publishing_rules_read (connection, user_data, error);
}

static gboolean
write_rules (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  return dia_publishing_rules_write (connection, user_data, error);
}

static DiaPublishingRules
load (DiaSendingFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaPublishingRules rules;

  dia_store_read (fixture->core->store, read_rules, &rules, NULL, &error);
  g_assert_no_error (error);

  return rules;
}

static void
assert_same (DiaPublishingRules a,
             DiaPublishingRules b)
{
  g_assert_cmpint (a.late, ==, b.late);
  g_assert_cmpint (a.grace_minutes, ==, b.grace_minutes);
  g_assert_cmpint (a.late_pace_minutes, ==, b.late_pace_minutes);
  g_assert_cmpint (a.pace_seconds, ==, b.pace_seconds);
}

static void
test_defaults (void)
{
  static const char *const nonsense[] = { NULL, "", "never", "-1", "99999999999999999999", "5 minutes" };
  DiaSendingFixture fixture;

  dia_sending_fixture_init (&fixture, DIA_SCRIPTED_DUMB);
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      dia_sending_fixture_set (&fixture, DIA_SETTING_LATE, nonsense[i]);
      dia_sending_fixture_set (&fixture, DIA_SETTING_GRACE, nonsense[i]);
      dia_sending_fixture_set (&fixture, DIA_SETTING_BURST, nonsense[i]);
      dia_sending_fixture_set (&fixture, DIA_SETTING_PACE, nonsense[i]);
      assert_same (load (&fixture), (DiaPublishingRules) { DIA_LATE_SEND, 60, 5, 0 });
    }
  dia_sending_fixture_clear (&fixture);
}

static void
test_kept (void)
{
  const DiaPublishingRules rules = { DIA_LATE_DROP, 0, DIA_RULES_MAX_MINUTES, 7 };
  const DiaPublishingRules wrong[] = {
    { DIA_LATE_SEND, -1, 5, 0 },
    { DIA_LATE_SEND, 60, DIA_RULES_MAX_MINUTES + 1, 0 },
    { DIA_LATE_SEND, 60, 5, -1 },
    { DIA_LATE_N_POLICIES, 60, 5, 0 },
  };
  g_autoptr (GError) error = NULL;
  DiaSendingFixture fixture;

  dia_sending_fixture_init (&fixture, DIA_SCRIPTED_DUMB);
  g_assert_true (dia_store_write (fixture.core->store, write_rules, (gpointer) &rules, NULL, &error));
  assert_same (load (&fixture), rules);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (dia_store_write (fixture.core->store, write_rules, (gpointer) &wrong[i], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_clear_error (&error);
    }
  assert_same (load (&fixture), rules);
  dia_sending_fixture_clear (&fixture);
}

static void
test_patience (void)
{
  const DiaPublishingRules send = { DIA_LATE_SEND, 90, 5, 0 };
  const DiaPublishingRules ask = { DIA_LATE_ASK, 90, 5, 0 };

  g_assert_cmpint (dia_publishing_rules_get_patience (&send), ==, 90 * DIA_MINUTE);
  g_assert_cmpint (dia_publishing_rules_get_patience (&ask), ==, DIA_LATE_TOLERANCE_MS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/publishing-rules/defaults", test_defaults);
  g_test_add_func ("/services/publishing-rules/kept", test_kept);
  g_test_add_func ("/services/publishing-rules/patience", test_patience);

  return g_test_run ();
}
