/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-drafts.h"

#include "dia-connection.h"
#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-test-support.h"

#include <string.h>

typedef struct
{
  OfficeFixture base;
  DiaAccount   *paris;    /* (unowned) */
  DiaAccount   *london;   /* (unowned) */
} DraftsFixture;

static DiaDrafts *
get_drafts (DraftsFixture *fixture)
{
  return dia_workspace_get_drafts (fixture->base.workspace);
}

static void
set_up (DraftsFixture *fixture,
        gconstpointer  data)
{
  DiaBrand *brand;

  office_fixture_set_up (&fixture->base, data);
  brand = office_fixture_add_brand (&fixture->base, "Alizé");
  fixture->paris = office_fixture_add_account (&fixture->base, brand, "alize_fr", "fr", "Europe/Paris");
  fixture->london = office_fixture_add_account (&fixture->base, brand, "alize_uk", "en", "Europe/London");
}

static void
tear_down (DraftsFixture *fixture,
           gconstpointer  data)
{
  office_fixture_tear_down (&fixture->base, data);
}

static DiaContent *
make_content (const char *text)
{
  DiaContent *content = dia_content_new ();

  dia_field_set_text (&content->text, text);
  dia_field_set_text (&content->language, "fr");

  return content;
}

static GArray *
list_both (DraftsFixture *fixture)
{
  GArray *ids = office_fixture_list_id (fixture->paris->id);

  g_array_append_val (ids, fixture->london->id);

  return ids;
}

static GPtrArray *
add (DraftsFixture      *fixture,
     const char         *text,
     const DiaWallTime  *wall,
     const char         *zone,
     gboolean            now,
     GError            **error)
{
  g_autoptr (DiaContent) content = make_content (text);
  g_autoptr (GArray) ids = list_both (fixture);

  return dia_drafts_add_posts (get_drafts (fixture), content, ids, wall, zone, now, NULL, error);
}

static gint64
count (DraftsFixture *fixture,
       const char    *sql)
{
  g_autoptr (DiaConnection) connection = dia_connection_open (fixture->base.path, DIA_CONNECTION_READ, NULL);
  gint64 n = -1;

  g_assert_true (dia_connection_query_int64 (connection, sql, &n, NULL));

  return n;
}

static GPtrArray *
list_drafts (DraftsFixture *fixture)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *contents;

  dia_drafts_list_async (get_drafts (fixture), 10, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  contents = dia_drafts_list_finish (get_drafts (fixture), result, &error);
  g_assert_no_error (error);

  return contents;
}

static void
test_add_at_one_instant (DraftsFixture *fixture,
                         gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = add (fixture, "Bonjour", &wall, "Europe/Paris", FALSE, &error);
  const DiaPost *paris, *london;

  g_assert_no_error (error);
  g_assert_cmpuint (posts->len, ==, 2);
  paris = posts->pdata[0];
  london = posts->pdata[1];
  g_assert_cmpint (paris->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpint (paris->slot.at, ==, london->slot.at);
  g_assert_cmpstr (london->slot.zone, ==, "Europe/London");
  g_assert_cmpint (london->slot.wall.hour, ==, 9);
}

static void
test_add_at_local_time (DraftsFixture *fixture,
                        gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (GPtrArray) posts = add (fixture, "Bonjour", &wall, NULL, FALSE, NULL);

  g_assert_cmpint (DIA_POST (posts->pdata[1])->slot.at, ==, DIA_POST (posts->pdata[0])->slot.at + DIA_HOUR);
}

static void
test_add_now_and_drafts (DraftsFixture *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) now = add (fixture, "Maintenant", NULL, NULL, TRUE, NULL);
  g_autoptr (GPtrArray) drafts = add (fixture, "Plus tard", NULL, NULL, FALSE, NULL);
  g_autoptr (GPtrArray) listed = list_drafts (fixture);

  g_assert_cmpint (DIA_POST (now->pdata[0])->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpint (DIA_POST (now->pdata[0])->slot.at, ==, OFFICE_NOW);
  g_assert_cmpint (DIA_POST (drafts->pdata[0])->state, ==, DIA_POST_DRAFT);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_cmpstr (DIA_DRAFT_ITEM (listed->pdata[0])->content->text, ==, "Plus tard");
  g_assert_cmpuint (DIA_DRAFT_ITEM (listed->pdata[0])->accounts->len, ==, drafts->len);
}

static void
test_add_refuses (DraftsFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (501, 'a');
  DiaWallTime past = { 2027, 2, 9, 10, 0, 0 }, future = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (DiaContent) content = make_content ("Bonjour");
  g_autoptr (GArray) nobody = office_fixture_list_id (dia_id_new ());
  g_autoptr (GError) error = NULL;

  g_assert_null (add (fixture, long_text, &future, NULL, FALSE, &error));
  g_assert_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, "Too long by 1"));
  g_clear_error (&error);
  g_assert_null (add (fixture, "", NULL, NULL, TRUE, &error));
  g_assert_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED);
  g_clear_error (&error);
  g_assert_null (add (fixture, "Bonjour", &past, NULL, FALSE, &error));
  g_assert_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED);
  g_clear_error (&error);
  g_assert_null (add (fixture, "Bonjour", &future, "Europe/Atlantis", FALSE, &error));
  g_assert_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_UNKNOWN_ZONE);
  g_clear_error (&error);
  g_assert_null (dia_drafts_add_posts (get_drafts (fixture), content, nobody, NULL, NULL, TRUE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents"), ==, 0);
}

static void
test_removes_and_restores (DraftsFixture *fixture,
                           gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (GPtrArray) posts = add (fixture, "Bonjour", &wall, NULL, FALSE, NULL);
  DiaId id = DIA_POST (posts->pdata[0])->content_id;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) removed = NULL, restored = NULL;
  g_autoptr (GError) error = NULL;

  dia_drafts_remove_async (get_drafts (fixture), id, NULL, dia_test_store_result, &pending);
  removed = dia_test_wait_result (&pending);
  g_assert_true (dia_drafts_remove_finish (get_drafts (fixture), removed, &error));
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'scheduled'"), ==, 0);

  dia_drafts_restore_async (get_drafts (fixture), id, NULL, dia_test_store_result, &pending);
  restored = dia_test_wait_result (&pending);
  g_assert_true (dia_drafts_restore_finish (get_drafts (fixture), restored, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'scheduled'"), ==, 2);
}

static void
test_opens_none (DraftsFixture *fixture,
                 gconstpointer  data)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dia_drafts_open_async (get_drafts (fixture), dia_id_new (), NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_null (dia_drafts_open_finish (get_drafts (fixture), result, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/services/drafts/" name, DraftsFixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("add-at-one-instant", test_add_at_one_instant);
  ADD ("add-at-local-time", test_add_at_local_time);
  ADD ("add-now-and-drafts", test_add_now_and_drafts);
  ADD ("add-refuses", test_add_refuses);
  ADD ("removes-and-restores", test_removes_and_restores);
  ADD ("opens-none", test_opens_none);

  return g_test_run ();
}
