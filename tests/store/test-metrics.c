/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-metrics.h"

#include "workspace-fixture.h"

static void
add (WorkspaceFixture *self,
     DiaId             account_id,
     DiaId             post_id,
     DiaInstant        at,
     gint64            value)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (DiaMetricSample));
  g_autoptr (GError) error = NULL;
  DiaMetricSample sample = { account_id, post_id, DIA_METRIC_FOLLOWERS, at, value };

  g_array_append_val (samples, sample);
  assert_done (dia_metrics_add (self->connection, samples, &error), error);
}

/* The last reading of a day counts, in whatever order they come. */
static void
test_days (WorkspaceFixture *self,
           gconstpointer     data)
{
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "A"), "FR", "practice");
  gint64 today = NOW / DIA_DAY;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;

  add (self, account, DIA_ID_NONE, today * DIA_DAY + 2, 120);
  add (self, account, DIA_ID_NONE, today * DIA_DAY + 1, 110);
  add (self, account, DIA_ID_NONE, today * DIA_DAY - 1, 100);
  add (self, account, DIA_ID_NONE, today * DIA_DAY - 1, 101);

  days = dia_metrics_list_days (self->connection, account, DIA_METRIC_FOLLOWERS, today - 1, today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, DiaMetricDay, 0).day, ==, today - 1);
  g_assert_cmpint (g_array_index (days, DiaMetricDay, 0).value, ==, 101);
  g_assert_cmpint (g_array_index (days, DiaMetricDay, 1).value, ==, 120);
}

static void
test_before_1970 (WorkspaceFixture *self,
                  gconstpointer     data)
{
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "A"), "FR", "practice");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;

  add (self, account, DIA_ID_NONE, -1, 5);
  days = dia_metrics_list_days (self->connection, account, DIA_METRIC_FOLLOWERS, -1, -1, &error);
  g_assert_cmpuint (days->len, ==, 1);
}

static void
test_sums_a_scope (WorkspaceFixture *self,
                   gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "A");
  DiaId french = workspace_fixture_add_account (self, brand, "FR", "practice");
  DiaId belgian = workspace_fixture_add_account (self, brand, "BE", "practice");
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  gint64 today = NOW / DIA_DAY;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) some = NULL;

  add (self, french, DIA_ID_NONE, NOW, 100);
  add (self, belgian, DIA_ID_NONE, NOW, 20);
  all = dia_metrics_sum_days (self->connection, NULL, DIA_METRIC_FOLLOWERS, today, today, &error);
  some = dia_metrics_sum_days (self->connection, france, DIA_METRIC_FOLLOWERS, today, today, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (all, DiaMetricDay, 0).value, ==, 120);
  g_assert_cmpuint (g_array_index (all, DiaMetricDay, 0).n_accounts, ==, 2);
  g_assert_cmpint (g_array_index (some, DiaMetricDay, 0).value, ==, 100);
}

static void
test_latest_of_a_post (WorkspaceFixture *self,
                       gconstpointer     data)
{
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "A"), "FR", "practice");
  DiaId post = dia_id_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) samples = NULL;
  g_autoptr (GArray) days = NULL;

  add (self, account, post, NOW, 1);
  add (self, account, post, NOW + 1, 2);
  samples = dia_metrics_list_latest_of_post (self->connection, post, &error);
  days = dia_metrics_list_days (self->connection, account, DIA_METRIC_FOLLOWERS, 0, G_MAXINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (samples->len, ==, 1);
  g_assert_cmpint (g_array_index (samples, DiaMetricSample, 0).value, ==, 2);
  g_assert_cmpstr (g_array_index (samples, DiaMetricSample, 0).name, ==, DIA_METRIC_FOLLOWERS);
  g_assert_cmpuint (days->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/metrics/days", test_days);
  add_workspace_test ("/store/metrics/before-1970", test_before_1970);
  add_workspace_test ("/store/metrics/sums-a-scope", test_sums_a_scope);
  add_workspace_test ("/store/metrics/latest-of-a-post", test_latest_of_a_post);
  return g_test_run ();
}
