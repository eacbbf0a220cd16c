/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-audience.h"

#define EPOCH G_GINT64_CONSTANT (1767225600000)

static void
measure (const char *id,
         const char *text,
         guint       n_pictures,
         gint64      age,
         DiaCounts  *counts)
{
  dia_counts_init (counts);
  dia_practice_audience_measure (DIA_PRACTICE_SEED, 20000, id, text, n_pictures, age, counts);
}

/* Fixed for all time: a workspace shows the same figures on every computer. */
static void
test_is_the_same_everywhere (void)
{
  DiaCounts counts;

  measure ("0123456789abcdef", "Bonjour à toutes et à tous", 1, 3 * DIA_DAY, &counts);
  g_assert_cmpint (counts.likes, ==, 394);
  g_assert_cmpint (counts.reposts, ==, 51);
  g_assert_cmpint (counts.replies, ==, 13);
  g_assert_cmpint (dia_practice_audience_count_followers (DIA_PRACTICE_SEED, 4242, EPOCH), ==, 3704);
}

static void
test_only_grows (void)
{
  DiaCounts last;

  measure ("abc", "Un texte", 0, -5, &last);
  g_assert_cmpint (last.likes, ==, 0);
  for (gint64 age = 0; age < 3 * DIA_DAY; age += 7 * DIA_MINUTE)
    {
      DiaCounts counts;

      measure ("abc", "Un texte", 0, age, &counts);
      g_assert_cmpint (counts.likes, >=, last.likes);
      g_assert_cmpint (counts.reposts, >=, last.reposts);
      g_assert_cmpint (counts.replies, >=, last.replies);
      last = counts;
    }
  g_assert_cmpint (last.likes, >, 10);
}

static void
test_half_in_four_hours (void)
{
  DiaCounts half;
  DiaCounts whole;

  measure ("abc", "Un texte", 0, 4 * DIA_HOUR, &half);
  measure ("abc", "Un texte", 0, 30 * DIA_DAY, &whole);
  g_assert_cmpint (ABS (2 * half.likes - whole.likes), <=, 2);
}

static void
test_pictures_help (void)
{
  DiaCounts bare;
  DiaCounts with_picture;

  measure ("abc", "Un texte qui dit quelque chose", 0, DIA_DAY, &bare);
  measure ("abc", "Un texte qui dit quelque chose", 1, DIA_DAY, &with_picture);
  g_assert_cmpint (with_picture.likes, >, bare.likes);
}

static void
test_accounts_differ (void)
{
  gint64 least = G_MAXINT64;
  gint64 most = 0;

  for (DiaId id = 1; id <= 1000; id++)
    {
      gint64 followers = dia_practice_audience_count_followers (DIA_PRACTICE_SEED, id, EPOCH);

      least = MIN (least, followers);
      most = MAX (most, followers);
    }
  g_assert_cmpint (least, >=, 990);
  g_assert_cmpint (least, <, 1200);
  g_assert_cmpint (most, >, 60000);
  g_assert_cmpint (most, <, 81000);
}

static void
test_followers_move_slowly (void)
{
  gint64 last = dia_practice_audience_count_followers (DIA_PRACTICE_SEED, 4242, EPOCH);

  for (int day = 1; day < 365; day++)
    {
      gint64 followers = dia_practice_audience_count_followers (DIA_PRACTICE_SEED, 4242, EPOCH + day * DIA_DAY);

      g_assert_cmpint (ABS (followers - last) * 100, <, last);
      last = followers;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/practice-audience/is-the-same-everywhere", test_is_the_same_everywhere);
  g_test_add_func ("/connectors/practice-audience/only-grows", test_only_grows);
  g_test_add_func ("/connectors/practice-audience/half-in-four-hours", test_half_in_four_hours);
  g_test_add_func ("/connectors/practice-audience/pictures-help", test_pictures_help);
  g_test_add_func ("/connectors/practice-audience/accounts-differ", test_accounts_differ);
  g_test_add_func ("/connectors/practice-audience/followers-move-slowly", test_followers_move_slowly);
  return g_test_run ();
}
