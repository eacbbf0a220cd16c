/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-field.h"
#include "dia-needs-you-row.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-queue-sample.h"
#include "dia-reschedule-dialog.h"
#include "dia-story-dot.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  DiaNotices    *notices;
  DiaQueueActs  *acts;
  ActionLog      log;
  GtkWidget     *overlay;
  GtkWidget     *row;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->overlay = adw_toast_overlay_new ();
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->acts = dia_queue_acts_new (fixture->office.workspace, fixture->notices);
  action_log_init (&fixture->log);
  action_log_add (&fixture->log, fixture->overlay, "desk.edit-content", "x");
}

static void
show_row (Fixture      *fixture,
          DiaQueueItem *item,
          gboolean      primary)
{
  fixture->row = dia_needs_you_row_new (fixture->acts, item, primary);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->row);
  fixture->window = dia_probe_show (fixture->overlay, 800, 400);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->row);
  action_log_clear (&fixture->log);
  dia_test_wait_finalize (g_steal_pointer (&fixture->acts));
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
}

static void
test_unconfirmed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_UNCONFIRMED);

  item->look_possible = TRUE;
  queue_sample_tell (item, DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 1, 30);
  show_row (fixture, item, TRUE);
  g_assert_true (dia_probe_shows (fixture->row, "Nobody knows yet whether this went out"));
  g_assert_true (dia_probe_shows (fixture->row, "Alizé France · @alize_fr"));
  g_assert_true (dia_probe_shows (fixture->row, "due Wed 10 Feb, 10:00"));
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_STORY_DOT), ==, 2);
  g_assert_true (gtk_widget_has_css_class (dia_probe_find_button (fixture->row, "Look again now"), "suggested-action"));
  g_assert_nonnull (dia_probe_find_button (fixture->row, "It is there"));
  g_assert_nonnull (dia_probe_find_button (fixture->row, "It is not: send again"));
  /* Nobody drops what may be there. */
  g_assert_null (dia_probe_find_button (fixture->row, "Drop"));
}

/* A network that cannot be asked offers no look; another row has the suggestion. */
static void
test_unconfirmed_without_look (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_UNCONFIRMED);

  show_row (fixture, item, FALSE);
  g_assert_null (dia_probe_find_button (fixture->row, "Look again now"));
  g_assert_cmpuint (dia_probe_count (fixture->row, DIA_TYPE_STORY_DOT), ==, 0);
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_FAILED);

  dia_field_set_text (&item->post->problem, "Text <too> long.");
  show_row (fixture, item, FALSE);
  g_assert_true (dia_probe_shows (fixture->row, "The network said no"));
  g_assert_true (dia_probe_shows (fixture->row, "“Text <too> long.” Nothing was published."));
  g_assert_nonnull (dia_probe_find_button (fixture->row, "Try again"));
  g_assert_nonnull (dia_probe_find_button (fixture->row, "Drop"));
  dia_probe_click (fixture->row, "Edit");
  action_log_assert (&fixture->log, "desk.edit-content 7");
}

static void
test_missed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_MISSED);
  GtkWidget *dialog;

  show_row (fixture, item, FALSE);
  g_assert_true (dia_probe_shows (fixture->row, "Too late to go out unasked"));
  g_assert_nonnull (dia_probe_find_button (fixture->row, "Send now"));
  dia_probe_click (fixture->row, "Reschedule…");
  dialog = dia_probe_find_window (DIA_TYPE_RESCHEDULE_DIALOG);
  g_assert_nonnull (dialog);
  dia_probe_close (dialog, NULL);
}

static gboolean
says_copied (gpointer overlay)
{
  return dia_probe_shows (overlay, "The text is on the clipboard");
}

/* What a person posts by hand: the text to copy, where to, and that it is there. */
static void
test_awaiting_person (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_AWAITING_PERSON);
  GtkWidget *dialog;

  show_row (fixture, item, FALSE);
  g_assert_true (dia_probe_shows (fixture->row, "It is your turn to post this"));
  g_assert_true (dia_probe_shows (fixture->row, "The message that changes it"));
  g_assert_nonnull (dia_probe_find_button (fixture->row, "Open the network"));
  dia_probe_click (fixture->row, "Copy the text");
  g_assert_true (dia_test_wait_until (says_copied, fixture->overlay));
  dia_probe_click (fixture->row, "It is there");
  dialog = dia_probe_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  dia_probe_assert_name (dia_probe_find (dialog, GTK_TYPE_ENTRY), "Address of the post");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/needs-you-row/unconfirmed", Fixture, NULL, set_up, test_unconfirmed, tear_down);
  g_test_add ("/ui/needs-you-row/unconfirmed-without-look", Fixture, NULL, set_up, test_unconfirmed_without_look, tear_down);
  g_test_add ("/ui/needs-you-row/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/ui/needs-you-row/missed", Fixture, NULL, set_up, test_missed, tear_down);
  g_test_add ("/ui/needs-you-row/awaiting-person", Fixture, NULL, set_up, test_awaiting_person, tear_down);
  return g_test_run ();
}
