/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-undo.h"
#include "dia-drafts.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *overlay;
  DiaNotices      *notices;
} Fixture;

/* Two posts that are planned. */
static GArray *
schedule (Fixture *fixture)
{
  DiaDraft *draft = fixture->desk.draft;
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  GAsyncResult *pending = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  composer_fixture_choose (&fixture->desk, "IT CH");
  dia_draft_set_text (draft, "Bonjour");
  dia_draft_set_timing (draft, DIA_TIMING_LOCAL, &wall, NULL);
  dia_draft_schedule_async (draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  return dia_draft_schedule_finish (draft, result, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  composer_fixture_set_up (&fixture->desk, NULL);
  fixture->overlay = g_object_ref_sink (adw_toast_overlay_new ());
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->overlay));
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  composer_fixture_tear_down (&fixture->desk, NULL);
}

static void
undo (Fixture *fixture)
{
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
}

static gboolean
is_planned (gpointer user_data)
{
  return dia_draft_is_planned (user_data);
}

static gboolean
is_draft_again (gpointer user_data)
{
  return !dia_draft_is_planned (user_data);
}

static void
test_unschedules (Fixture       *fixture,
                  gconstpointer  data)
{
  GArray *posts = schedule (fixture);

  g_assert_cmpuint (posts->len, ==, 2);
  dia_draft_undo_offer_unschedule (fixture->desk.office.workspace, fixture->notices, posts, "2 posts scheduled");
  g_assert_true (dia_test_wait_until (is_planned, fixture->desk.draft));
  undo (fixture);
  g_assert_true (dia_test_wait_until (is_draft_again, fixture->desk.draft));
}

/* What was discarded is written again, words, accounts and time. */
static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GArray) posts = schedule (fixture);
  DiaDraft *draft = fixture->desk.draft;
  DiaDraftEdits *edits;

  g_assert_true (dia_test_wait_until (is_planned, draft));
  dia_draft_set_text (draft, "Bonsoir");
  dia_draft_set_timing (draft, DIA_TIMING_NOW, NULL, NULL);
  edits = dia_draft_discard_edits (draft);
  g_assert_cmpint (dia_draft_get_waiting (draft), ==, DIA_WAITING_NOTHING);
  dia_draft_undo_offer_edits (fixture->notices, draft, edits);
  undo (fixture);
  g_assert_cmpstr (dia_draft_get_content (draft)->text, ==, "Bonsoir");
  g_assert_cmpint (dia_draft_get_waiting (draft), ==, DIA_WAITING_WORDS | DIA_WAITING_TIME);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/draft-undo/unschedules", test_unschedules);
  ADD ("/ui/draft-undo/edits", test_edits);
#undef ADD
  return g_test_run ();
}
