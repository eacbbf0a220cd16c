/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-key-moment.h"

#include "dia-field.h"

static void
assert_deadline (const DiaKeyMoment *moment,
                 const char         *market,
                 const char         *expected)
{
  g_autofree char *text = NULL;
  DiaDay day;

  g_assert_true (dia_key_moment_find_deadline (moment, market, &day));
  text = dia_day_to_string (day);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_deadlines (void)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  DiaDay day;

  g_assert_false (dia_key_moment_find_deadline (moment, "FR", &day));
  dia_field_set_text (&moment->last_day, "2027-02-14");
  assert_deadline (moment, "FR", "2027-02-14");
  dia_key_moment_read_deadlines (moment, "=2027-02-05;BE=2027-02-03;nonsense;CH=2027-02-30");
  assert_deadline (moment, "FR", "2027-02-05");
  assert_deadline (moment, "BE", "2027-02-03");
  assert_deadline (moment, "CH", "2027-02-05");
  dia_key_moment_set_deadline (moment, "BE", -1);
  assert_deadline (moment, "BE", "2027-02-05");
}

static void
test_stored_deadlines (void)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (DiaKeyMoment) copy = NULL;
  g_autofree char *text = NULL;

  dia_key_moment_set_deadline (moment, "a=b;c", 20000);
  dia_key_moment_set_deadline (moment, "", 20001);
  text = dia_key_moment_dup_deadlines (moment);
  g_assert_cmpstr (text, ==, "=2024-10-05;a%3Db%3Bc=2024-10-04");
  copy = dia_key_moment_copy (moment);
  assert_deadline (copy, "a=b;c", "2024-10-04");
  assert_deadline (copy, "FR", "2024-10-05");
}

static void
test_budget (void)
{
  static const struct { const char *typed; const char *kept; gint64 budget; } cases[] = {
    { "", "", 0 },
    { "1200", "1200", 120000 },
    { "1 200,50", "1200.50", 120050 },
    { "1\u202f200,5", "1200.50", 120050 },
    { "0.05", "0.05", 5 },
    { "1’000.00", "1000", 100000 },
  };
  static const char *const refused[] = { "a lot", "-5", "1.2.3", "12 €", "1e20", "99999999999999999", ".", "," };
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = NULL;

      g_assert_true (dia_key_moment_read_budget (moment, cases[i].typed));
      g_assert_cmpint (moment->budget, ==, cases[i].budget);
      kept = dia_key_moment_dup_budget (moment);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (dia_key_moment_read_budget (moment, refused[i]));
      g_assert_cmpint (moment->budget, ==, 100000);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/key-moment/deadlines", test_deadlines);
  g_test_add_func ("/model/key-moment/stored-deadlines", test_stored_deadlines);
  g_test_add_func ("/model/key-moment/budget", test_budget);
  return g_test_run ();
}
