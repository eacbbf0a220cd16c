/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-page-private.h"
#include "dia-drafts.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

static const char *
get_primary (PageFixture *fixture)
{
  return adw_split_button_get_label (page_fixture_find (fixture->page, ADW_TYPE_SPLIT_BUTTON));
}

static void
write_draft (PageFixture *fixture)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };

  composer_fixture_choose (&fixture->desk, "IT CH");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
}

static gboolean
is_closed (gpointer user_data)
{
  return ((PageFixture *) user_data)->n_closed > 0;
}

static gboolean
is_planned (gpointer user_data)
{
  return g_str_equal (get_primary (user_data), "Up to Date");
}

/* The button says the act and of how many posts, and is off where there is none. */
static void
test_primary (PageFixture   *fixture,
              gconstpointer  data)
{
  DiaWallTime wall;

  g_assert_cmpstr (get_primary (fixture), ==, "Schedule");
  write_draft (fixture);
  g_assert_cmpstr (get_primary (fixture), ==, "Schedule 2 Posts");
  dia_draft_get_timing (fixture->desk.draft, &wall, NULL);
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_NOW, NULL, NULL);
  g_assert_cmpstr (get_primary (fixture), ==, "Publish 2 Posts Now");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
  dia_composer_page_commit (DIA_COMPOSER_PAGE (fixture->page));
  g_assert_true (dia_test_wait_until (is_closed, fixture));
  g_assert_true (dia_test_wait_until (is_planned, fixture));
  g_assert_false (gtk_widget_get_sensitive (page_fixture_find (page_fixture_find (fixture->page, ADW_TYPE_SPLIT_BUTTON),
                                                               GTK_TYPE_BUTTON)));
  dia_draft_set_text (fixture->desk.draft, "Bonsoir");
  g_assert_cmpstr (get_primary (fixture), ==, "Update 2 Posts");
}

/* While something blocks, nothing is committed: the page stays. */
static void
test_blocked (PageFixture   *fixture,
              gconstpointer  data)
{
  write_draft (fixture);
  dia_draft_set_text (fixture->desk.draft, "");
  dia_composer_page_commit (DIA_COMPOSER_PAGE (fixture->page));
  dia_probe_settle ();
  g_assert_cmpint (fixture->n_closed, ==, 0);
  g_assert_false (dia_draft_is_planned (fixture->desk.draft));
}

static guint
count_drafts (PageFixture *fixture)
{
  DiaDrafts *drafts = dia_workspace_get_drafts (fixture->desk.office.workspace);
  GAsyncResult *pending = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) items = NULL;

  dia_drafts_list_async (drafts, 10, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  items = dia_drafts_list_finish (drafts, result, NULL);
  return items->len;
}

static gboolean
has_one_draft (gpointer user_data)
{
  return count_drafts (user_data) == 1;
}

/* Deleting closes the page; the toast of the desk brings it back. */
static void
test_deletes (PageFixture   *fixture,
              gconstpointer  data)
{
  write_draft (fixture);
  dia_composer_page_delete (DIA_COMPOSER_PAGE (fixture->page));
  g_assert_true (dia_test_wait_until (is_closed, fixture));
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (has_one_draft, fixture));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/composer-sending/primary", test_primary);
  ADD ("/ui/composer-sending/blocked", test_blocked);
  ADD ("/ui/composer-sending/deletes", test_deletes);
#undef ADD
  return g_test_run ();
}
