/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_measure (const DiaLimits *limits,
                const char      *text,
                const char      *warning,
                guint            length,
                int              remaining)
{
  DiaMeasurement result;

  dia_limits_measure (limits, text, warning, &result);
  g_assert_cmpuint (result.length, ==, length);
  g_assert_cmpint (result.remaining, ==, remaining);
  g_assert_cmpint (result.fits, ==, remaining >= 0);
}

static void
test_measure_by_each_unit (void)
{
  DiaLimits limits = { .max_length = 10, .url_weight = 3 };

  limits.unit = DIA_UNIT_GRAPHEMES;
  assert_measure (&limits, "é👨‍👩‍👧", "ignored", 2, 8);
  limits.unit = DIA_UNIT_CODE_POINTS;
  assert_measure (&limits, "é👨‍👩‍👧", NULL, 6, 4);
  limits.unit = DIA_UNIT_UTF16;
  assert_measure (&limits, "é👨‍👩‍👧", NULL, 9, 1);
  limits.unit = DIA_UNIT_GRAPHEMES_MASTODON;
  assert_measure (&limits, "https://example.org/long/path", "ab", 5, 5);
  limits.unit = DIA_UNIT_WEIGHTED;
  assert_measure (&limits, "日本", NULL, 4, 6);
}

/* Bluesky: whichever of both limits is nearer. */
static void
test_measure_by_two_limits (void)
{
  DiaLimits limits = { .unit = DIA_UNIT_GRAPHEMES, .max_length = 10, .max_bytes = 12 };

  assert_measure (&limits, "abc", NULL, 3, 7);
  assert_measure (&limits, "éééé", NULL, 4, 4);
  assert_measure (&limits, "ééééééé", NULL, 7, -2);
}

static void
test_measure_without_limits (void)
{
  DiaLimits limits = { .unit = DIA_UNIT_GRAPHEMES };

  assert_measure (&limits, "abc", NULL, 3, G_MAXINT);
}

static void
test_limits_round_trip (void)
{
  DiaLimits limits = {
    .unit = DIA_UNIT_UTF16, .max_length = 1, .max_bytes = 2, .url_weight = 3, .max_media = 4, .max_alt_length = 5,
    .max_image_bytes = G_GINT64_CONSTANT (6000000000), .max_image_pixels = 7, .media_required = TRUE,
  };
  DiaLimits back = { .alt_supported = TRUE };
  g_autofree char *text = dia_limits_to_string (&limits);

  g_assert_true (dia_limits_from_string (text, &back));
  g_assert_cmpmem (&back, sizeof back, &limits, sizeof limits);
}

static void
test_limits_over_others (void)
{
  DiaLimits limits = { .max_length = 500, .max_media = 4 };
  DiaLimits before;

  g_assert_true (dia_limits_from_string ("max_length=11000;invented_later=x", &limits));
  g_assert_cmpuint (limits.max_length, ==, 11000);
  g_assert_cmpuint (limits.max_media, ==, 4);
  g_assert_true (dia_limits_from_string ("", &limits));

  before = limits;
  g_assert_false (dia_limits_from_string ("max_media=2;max_length=-1", &limits));
  g_assert_false (dia_limits_from_string ("max_media=2;max_length=99999999999999999999", &limits));
  g_assert_false (dia_limits_from_string ("max_media=2;unit=parsecs", &limits));
  g_assert_false (dia_limits_from_string ("max_media=2;alt_supported=perhaps", &limits));
  g_assert_false (dia_limits_from_string ("max_media", &limits));
  g_assert_cmpmem (&limits, sizeof limits, &before, sizeof before);
}

static void
test_all_networks (void)
{
  g_autoptr (GPtrArray) networks = dia_network_load_all ();

  g_assert_cmpuint (networks->len, ==, 10);
  for (guint i = 0; i < networks->len; i++)
    {
      DiaNetwork *network = networks->pdata[i];

      g_assert_cmpstr (network->name, !=, "");
      g_assert_cmpuint (network->limits.max_length, >, 0);
      if (network->assisted)
        g_assert_nonnull (network->home_url);
    }

  g_assert_cmpstr (((DiaNetwork *) networks->pdata[0])->id, ==, DIA_NETWORK_MASTODON);
  g_assert_cmpstr (((DiaNetwork *) networks->pdata[9])->id, ==, DIA_NETWORK_VIVA);
}

static void
test_known_values (void)
{
  DiaNetwork *bluesky = dia_network_load (DIA_NETWORK_BLUESKY);
  DiaNetwork *x = dia_network_load (DIA_NETWORK_X);

  g_assert_cmpuint (bluesky->limits.max_length, ==, 300);
  g_assert_cmpuint (bluesky->limits.max_bytes, ==, 3000);
  g_assert_false (bluesky->assisted);
  g_assert_true (x->assisted);
  g_assert_cmpint (x->limits.unit, ==, DIA_UNIT_WEIGHTED);
  g_assert_nonnull (strstr (x->compose_url, "{text}"));
  g_assert_null (dia_network_load ("../../etc/passwd"));
  g_assert_finalize_object (bluesky);
  g_assert_finalize_object (x);
}

static void
write_users_file (const char *id,
                  const char *content)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "diapason", "networks", NULL);
  g_autofree char *base = g_strconcat (id, ".ini", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
test_users_file_wins (void)
{
  g_autoptr (DiaNetwork) threads = NULL;

  write_users_file (DIA_NETWORK_THREADS, "[network]\nassisted=false\n[limits]\nmax_length=10000\n");
  threads = dia_network_load (DIA_NETWORK_THREADS);
  g_assert_cmpuint (threads->limits.max_length, ==, 10000);
  g_assert_cmpuint (threads->limits.max_media, ==, 20);
  g_assert_false (threads->assisted);
  g_assert_cmpstr (threads->name, ==, "Threads");
}

static void
test_commit_cost (void)
{
  g_autoptr (DiaNetwork) mastodon = dia_network_load (DIA_NETWORK_MASTODON);
  g_autoptr (DiaNetwork) built_in = dia_network_load (DIA_NETWORK_BLUESKY);
  g_autoptr (DiaNetwork) users = NULL;
  g_autoptr (DiaNetwork) free_of_charge = NULL;

  g_assert_cmpuint (mastodon->commit_cost, ==, 1);
  g_assert_cmpuint (built_in->commit_cost, ==, 2);
  write_users_file (DIA_NETWORK_BLUESKY, "[network]\ncommit_cost=3\n");
  users = dia_network_load (DIA_NETWORK_BLUESKY);
  g_assert_cmpuint (users->commit_cost, ==, 3);
  g_assert_cmpuint (users->limits.max_length, ==, 300);
  write_users_file (DIA_NETWORK_BLUESKY, "[network]\ncommit_cost=0\n");
  free_of_charge = dia_network_load (DIA_NETWORK_BLUESKY);
  g_assert_cmpuint (free_of_charge->commit_cost, ==, 2);
}

/* A slip in the user's file must not leave a network without limits. */
static void
test_users_file_with_a_slip (void)
{
  g_autoptr (DiaNetwork) tiktok = NULL;
  g_autoptr (DiaNetwork) linkedin = NULL;

  write_users_file (DIA_NETWORK_TIKTOK, "[limits]\nmax_media=1\nmax_length=plenty\n");
  write_users_file (DIA_NETWORK_LINKEDIN, "this is no key file");
  tiktok = dia_network_load (DIA_NETWORK_TIKTOK);
  linkedin = dia_network_load (DIA_NETWORK_LINKEDIN);
  g_assert_cmpuint (tiktok->limits.max_length, ==, 2200);
  g_assert_cmpuint (tiktok->limits.max_media, ==, 35);
  g_assert_cmpuint (linkedin->limits.max_length, ==, 3000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/network/measure-by-each-unit", test_measure_by_each_unit);
  g_test_add_func ("/model/network/measure-by-two-limits", test_measure_by_two_limits);
  g_test_add_func ("/model/network/measure-without-limits", test_measure_without_limits);
  g_test_add_func ("/model/network/limits-round-trip", test_limits_round_trip);
  g_test_add_func ("/model/network/limits-over-others", test_limits_over_others);
  g_test_add_func ("/model/network/all-networks", test_all_networks);
  g_test_add_func ("/model/network/known-values", test_known_values);
  g_test_add_func ("/model/network/users-file-wins", test_users_file_wins);
  g_test_add_func ("/model/network/users-file-with-a-slip", test_users_file_with_a_slip);
  g_test_add_func ("/model/network/commit-cost", test_commit_cost);
  return g_test_run ();
}
