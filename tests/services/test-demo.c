/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo.h"

#include "dia-accounts.h"
#include "dia-connection.h"
#include "dia-media-library.h"
#include "dia-office-fixture.h"
#include "dia-punctuality.h"
#include "dia-queue.h"
#include "dia-test-support.h"

static DiaConnection *
look_into (OfficeFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaConnection *connection = dia_connection_open (fixture->path, DIA_CONNECTION_READ, &error);

  g_assert_no_error (error);

  return connection;
}

static gint64
count (OfficeFixture *fixture,
       const char    *sql)
{
  g_autoptr (DiaConnection) connection = look_into (fixture);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  dia_connection_query_int64 (connection, sql, &n, &error);
  g_assert_no_error (error);

  return n;
}

static void
fill (OfficeFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dia_demo_fill (fixture->workspace, DIA_DEMO_SEED, NULL, &error);
  g_assert_no_error (error);
}

static void
test_group (OfficeFixture *fixture,
            gconstpointer  data)
{
  static const guint expected[] = { 14, 10, 11, 8, 9 };
  DiaRoster *roster = dia_workspace_get_roster (fixture->workspace);
  GListModel *brands = dia_roster_get_brands (roster);

  fill (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (brands), ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (g_list_model_get_n_items (dia_roster_get_accounts (roster)), ==, 52);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);

      g_assert_cmpuint (dia_roster_count_accounts (roster, brand->id, NULL), ==, expected[i]);
    }
  g_assert_cmpint (count (fixture, "SELECT COUNT (DISTINCT market) FROM accounts"), ==, 8);
  g_assert_cmpint (count (fixture, "SELECT COUNT (DISTINCT language) FROM accounts"), ==, 6);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM accounts WHERE network <> 'practice'"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM key_moments"), ==, 6);
}

static void
test_past_and_plans (OfficeFixture *fixture,
                     gconstpointer  data)
{
  gint64 n_published;

  fill (fixture);

  n_published = count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'published'");
  g_assert_cmpint (n_published, >, 3000);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM practice_posts"), ==, n_published);
  g_assert_cmpint (count (fixture, "SELECT COUNT (DISTINCT title) FROM contents"), >=, 60);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'scheduled'"), >, 200);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'approved'"), >, 50);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'in-review'"), >, 50);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'draft'"), >, 200);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state IN ('failed', 'unconfirmed', 'missed')"), >=, 3);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM journal WHERE outcome = 'open'"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM metric_days WHERE name = 'followers'"), ==, 52 * 366);
  /* Nothing that the network would refuse. */
  g_assert_cmpint (count (fixture, "SELECT MAX (LENGTH (text)) FROM posts"), <=, 500);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE text = '' OR text LIKE '%(null)%'"), ==, 0);
}

/* A scheduled post that is due already would go out the moment the desk opens. */
static void
test_nothing_is_due (OfficeFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *due = g_strdup_printf ("SELECT COUNT (*) FROM posts WHERE state = 'scheduled' AND slot_at < %"
                                          G_GINT64_FORMAT, OFFICE_NOW - DIA_MINUTE);
  g_autofree char *today = g_strdup_printf ("SELECT COUNT (*) FROM posts WHERE state = 'scheduled' AND slot_at < %"
                                            G_GINT64_FORMAT, OFFICE_NOW + DIA_HOUR);

  fill (fixture);

  g_assert_cmpint (count (fixture, due), ==, 0);
  g_assert_cmpint (count (fixture, today), >, 0);
}

static void
test_queue (OfficeFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaQueueReport) report = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  report = dia_queue_load (dia_workspace_get_queue (fixture->workspace), all, NULL, &error);
  g_assert_no_error (error);

  g_test_message ("%u on time, %u late, %u failed, %u unconfirmed, p50 %" G_GINT64_FORMAT " p99 %" G_GINT64_FORMAT,
                  report->on_time, report->late, report->failed, report->unconfirmed, report->lateness_p50,
                  report->lateness_p99);
  g_assert_cmpuint (report->n_needs_you, >=, 3);
  g_assert_cmpuint (report->next_out->len, >, 0);
  g_assert_cmpuint (report->on_time, >, 1000);
  g_assert_cmpuint (report->on_time, <, 2000);
  g_assert_cmpuint (report->late, >, 0);
  g_assert_cmpuint (report->unconfirmed, >, 0);
  g_assert_cmpint (report->lateness_p50, <, 1000);
}

/* The same seed and the same day: the same rows, ids included. */
static void
test_same_again (OfficeFixture *fixture,
                 gconstpointer  data)
{
  static const char *const sums[] = {
    "SELECT SUM (id % 1000003) FROM posts", "SELECT SUM (id % 1000003) FROM contents",
    "SELECT SUM (slot_at % 1000003) FROM posts", "SELECT SUM (text_hash % 1000003) FROM posts",
    "SELECT SUM (value) FROM metric_samples", "SELECT SUM (id % 1000003) FROM accounts",
    "SELECT SUM (published_at % 1000003) FROM posts", "SELECT SUM (id % 1000003) FROM journal",
  };
  OfficeFixture other = { 0 };

  fill (fixture);
  office_fixture_set_up (&other, NULL);
  fill (&other);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_assert_cmpint (count (fixture, sums[i]), !=, 0);
      g_assert_cmpint (count (fixture, sums[i]), ==, count (&other, sums[i]));
    }
  office_fixture_tear_down (&other, NULL);
}

static void
test_needs_empty (OfficeFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *media = g_strconcat (dia_workspace_get_path (fixture->workspace), "-media", NULL);
  g_autoptr (GError) error = NULL;

  office_fixture_add_brand (fixture, "Alizé");
  g_assert_false (dia_demo_fill (fixture->workspace, DIA_DEMO_SEED, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents"), ==, 0);
  g_assert_false (g_file_test (media, G_FILE_TEST_EXISTS));
}

static gboolean
is_named (gpointer user_data)
{
  return g_str_equal (dia_workspace_get_name (user_data), "Groupe Rosace");
}

static void
test_async (OfficeFixture *fixture,
            gconstpointer  data)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dia_demo_fill_async (fixture->workspace, DIA_DEMO_SEED, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_true (dia_demo_fill_finish (fixture->workspace, result, &error));
  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (is_named, fixture->workspace));
}

#define ADD(name, func) \
  g_test_add ("/services/demo/" name, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  /* One filling shows the sanitizers all of this code, and takes minutes there. */
#ifdef __SANITIZE_ADDRESS__
  const gboolean fills_often = FALSE;
#else
  const gboolean fills_often = TRUE;
#endif

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("group", test_group);
  if (fills_often)
    {
      ADD ("past-and-plans", test_past_and_plans);
      ADD ("nothing-is-due", test_nothing_is_due);
      ADD ("queue", test_queue);
      ADD ("same-again", test_same_again);
      ADD ("needs-empty", test_needs_empty);
      ADD ("async", test_async);
    }

  return g_test_run ();
}
