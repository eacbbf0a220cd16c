/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-history-row.h"
#include "dia-probe.h"
#include "dia-queue-sample.h"

static GtkWidget *
make_row (DiaQueueItem *item)
{
  GtkWidget *row = g_object_ref_sink (dia_history_row_new ());

  dia_history_row_set_item (DIA_HISTORY_ROW (row), item);
  return row;
}

static void
test_says_what_went_where (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_CANCELLED);
  GtkWidget *row = make_row (item);

  g_assert_true (dia_probe_shows (row, "10 Feb\n10:00"));
  g_assert_true (dia_probe_shows (row, "The message"));
  g_assert_true (dia_probe_shows (row, "Alizé France · @alize_fr"));
  g_assert_true (dia_probe_shows (row, dia_post_state_get_label (DIA_POST_CANCELLED)));
  dia_probe_assert_name (row, "10 Feb, 10:00, The message, Alizé France, Cancelled");
  g_assert_finalize_object (row);
}

/* When it went out counts, not when it should have. */
static void
test_time_of_publication (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_PUBLISHED);
  GtkWidget *row;

  item->post->published_at = item->post->slot.at + 75 * DIA_MINUTE;
  row = make_row (item);
  g_assert_true (dia_probe_shows (row, "10 Feb\n11:15"));
  g_assert_finalize_object (row);
}

/* A time of another zone than this computer's says so. */
static void
test_time_of_another_zone (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_CANCELLED);
  GtkWidget *row;

  g_strlcpy (item->post->slot.zone, "Europe/London", sizeof item->post->slot.zone);
  row = make_row (item);
  g_assert_true (dia_probe_shows (row, "10 Feb\n09:00\u00a0GMT"));
  dia_probe_assert_name (row, "10 Feb, 09:00\u00a0GMT, The message, Alizé France, Cancelled");
  g_assert_finalize_object (row);
}

static void
test_no_time_at_all (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_DRAFT);
  GtkWidget *row;

  item->post->slot = (DiaSlot) { .at = DIA_INSTANT_NONE };
  row = make_row (item);
  dia_probe_assert_name (row, ", The message, Alizé France, Draft");
  g_assert_finalize_object (row);
}

static void
test_used_again (void)
{
  g_autoptr (DiaQueueItem) first = queue_sample_item (DIA_POST_CANCELLED);
  g_autoptr (DiaQueueItem) second = queue_sample_item (DIA_POST_PUBLISHED);
  GtkWidget *row = make_row (first);

  dia_field_set_text (&second->title, "Another");
  dia_history_row_set_item (DIA_HISTORY_ROW (row), second);
  g_assert_false (dia_probe_shows (row, "The message"));
  g_assert_true (dia_probe_shows (row, "Another"));
  g_assert_true (dia_probe_shows (row, dia_post_state_get_label (DIA_POST_PUBLISHED)));
  g_assert_finalize_object (row);
}

/* From the journal, in one line. */
static void
test_tells_its_story (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_PUBLISHED);
  GtkWidget *row;

  queue_sample_tell (item, DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 1, 30);
  queue_sample_tell (item, DIA_STEP_LOOK, DIA_OUTCOME_DONE, 31, 1);
  row = make_row (item);
  g_assert_true (dia_probe_shows (row, "10:00:01 Sent, attempt 1 · 10:00:31 No answer after 30 s"
                                       " · 10:00:32 Looked on the server: it is there"));
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/history-row/says-what-went-where", test_says_what_went_where);
  g_test_add_func ("/ui/history-row/time-of-publication", test_time_of_publication);
  g_test_add_func ("/ui/history-row/time-of-another-zone", test_time_of_another_zone);
  g_test_add_func ("/ui/history-row/no-time-at-all", test_no_time_at_all);
  g_test_add_func ("/ui/history-row/used-again", test_used_again);
  g_test_add_func ("/ui/history-row/tells-its-story", test_tells_its_story);
  return g_test_run ();
}
