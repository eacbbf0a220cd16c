/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-row.h"
#include "dia-field.h"
#include "dia-page-fixture.h"
#include "dia-state-pill.h"

typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *window;
  GtkWidget       *row;
  DiaDraftItem    *item;
  int              n_deleted;
} Fixture;

static void
on_delete_requested_cb (DiaDraftRow  *row,
                        DiaDraftItem *item,
                        Fixture      *fixture)
{
  g_assert_true (item == fixture->item);
  fixture->n_deleted++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(DiaContent) content = dia_content_new ();
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  composer_fixture_set_up (&fixture->desk, NULL);
  content->changed_at = OFFICE_NOW - DIA_HOUR;
  fixture->item = dia_draft_item_new (content, posts);
  fixture->row = dia_draft_row_new (dia_workspace_get_roster (fixture->desk.office.workspace), fixture->desk.office.clock);
  g_signal_connect (fixture->row, "delete-requested", G_CALLBACK (on_delete_requested_cb), fixture);
  fixture->window = dia_probe_show (fixture->row, 600, 60);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->row);
  g_assert_finalize_object (g_steal_pointer (&fixture->item));
  composer_fixture_tear_down (&fixture->desk, NULL);
}

static void
choose (Fixture    *fixture,
        const char *handle)
{
  g_array_append_val (fixture->item->accounts, composer_fixture_find (&fixture->desk, handle)->id);
}

static void
show (Fixture *fixture)
{
  dia_draft_row_set_item (DIA_DRAFT_ROW (fixture->row), fixture->item);
}

/* Nothing written, for nobody: it says so instead of being empty. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  show (fixture);
  g_assert_true (dia_probe_shows (fixture->row, "Without words yet"));
  g_assert_true (dia_probe_shows (fixture->row, "No account chosen yet"));
  g_assert_true (dia_probe_shows (fixture->row, "09:52"));
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_STATE_PILL), ==, 0);
  dia_probe_click (fixture->row, "Delete: Without words yet");
  g_assert_cmpint (fixture->n_deleted, ==, 1);
}

/* One account by its handle, several by where they are. */
static void
test_for_whom (Fixture       *fixture,
               gconstpointer  data)
{
  choose (fixture, "alizé_it");
  show (fixture);
  g_assert_true (dia_probe_shows_part (fixture->row, "alizé_it"));
  choose (fixture, "alizé_ch");
  choose (fixture, "alizé_de");
  choose (fixture, "alizé_es");
  show (fixture);
  g_assert_true (dia_probe_shows (fixture->row, "4 accounts · IT CH DE +1"));
}

/* The pill is for what is more than a draft: in review, or changes that wait. */
static void
test_pill (Fixture       *fixture,
           gconstpointer  data)
{
  DiaStatePill *pill = page_fixture_find (fixture->row, DIA_TYPE_STATE_PILL);

  fixture->item->state = DIA_POST_IN_REVIEW;
  show (fixture);
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_STATE_PILL), ==, 1);
  g_assert_cmpstr (dia_state_pill_get_text (pill), ==, "To review");
  fixture->item->waiting = DIA_WAITING_ACCOUNTS | DIA_WAITING_TIME;
  show (fixture);
  g_assert_cmpstr (dia_state_pill_get_text (pill), ==, "changes wait");
  dia_probe_assert_name (fixture->row, "Without words yet, No account chosen yet, Changed accounts and another time wait, 09:52");
  dia_probe_click (fixture->row, "Discard the changes: Without words yet");
  g_assert_cmpint (fixture->n_deleted, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/draft-row/empty", test_empty);
  ADD ("/ui/draft-row/for-whom", test_for_whom);
  ADD ("/ui/draft-row/pill", test_pill);
#undef ADD
  return g_test_run ();
}
