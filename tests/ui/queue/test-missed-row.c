/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher.h"
#include "dia-field.h"
#include "dia-missed-row.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-reschedule-dialog.h"
#include "dia-test-support.h"

/* Two days later. */
#define NOW (OFFICE_NOW + 2 * DIA_DAY)

/* Three posts of two accounts, whose time has gone by. */
typedef struct
{
  OfficeFixture  office;
  DiaQueue      *queue;
  GPtrArray     *items;
  DiaQueueActs  *acts;
  DiaNotices    *notices;
  GtkWidget     *overlay;
  GtkWidget     *window;
  const char    *wanted;
  DiaPostState   state;
} Fixture;

static DiaId
add_post (Fixture    *fixture,
          DiaAccount *account,
          int         hour)
{
  DiaWallTime wall = { 2027, 2, 11, hour, 0, 0 };
  g_autoptr (DiaPost) post = office_fixture_add_post (&fixture->office, account, "Bonjour", &wall);

  return post->id;
}

/* Nothing ran at their time. */
static void
miss_posts (Fixture     *fixture,
            const DiaId *posts,
            guint        n_posts)
{
  g_autoptr (GError) error = NULL;

  dia_fixed_clock_set (DIA_FIXED_CLOCK (fixture->office.clock), NOW);
  g_assert_true (dia_dispatcher_run (dia_workspace_get_dispatcher (fixture->office.workspace), FALSE, 0, NULL, NULL, NULL,
                                     &error));
  g_assert_no_error (error);
  for (guint i = 0; i < n_posts; i++)
    {
      DiaQueueItem *item = dia_queue_get_item (fixture->queue, posts[i], NULL, NULL);

      g_assert_cmpint (item->post->state, ==, DIA_POST_MISSED);
      g_ptr_array_add (fixture->items, item);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DiaBrand *brand;
  DiaAccount *paris, *tokyo;
  DiaId posts[3];

  office_fixture_set_up (&fixture->office, NULL);
  fixture->queue = dia_workspace_get_queue (fixture->office.workspace);
  fixture->items = g_ptr_array_new_with_free_func (g_object_unref);
  brand = office_fixture_add_brand (&fixture->office, "Alizé");
  paris = office_fixture_add_account (&fixture->office, brand, "alize", "fr", "Europe/Paris");
  tokyo = office_fixture_add_account (&fixture->office, brand, "alize_jp", "fr", "Asia/Tokyo");
  posts[0] = add_post (fixture, paris, 8);
  posts[1] = add_post (fixture, paris, 9);
  posts[2] = add_post (fixture, tokyo, 18);
  miss_posts (fixture, posts, G_N_ELEMENTS (posts));
  fixture->overlay = adw_toast_overlay_new ();
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->acts = dia_queue_acts_new (fixture->office.workspace, fixture->notices);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->overlay);
  g_ptr_array_unref (fixture->items);
  dia_test_wait_finalize (g_steal_pointer (&fixture->acts));
  g_assert_finalize_object (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
}

static void
show_row (Fixture *fixture)
{
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), dia_missed_row_new (fixture->acts, fixture->items));
  fixture->window = dia_probe_show (fixture->overlay, 600, 300);
}

static void
hold_all (Fixture    *fixture,
          const char *why)
{
  for (guint i = 0; i < fixture->items->len; i++)
    {
      DiaQueueItem *item = g_ptr_array_index (fixture->items, i);
      DiaJournalEntry *entry = dia_journal_entry_new ();

      entry->step = DIA_STEP_HOLD;
      dia_field_set_text (&entry->key, why);
      g_ptr_array_add (item->journal, entry);
    }
}

static gboolean
says_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->overlay, fixture->wanted);
}

static void
wait_for_words (Fixture    *fixture,
                const char *words)
{
  fixture->wanted = words;
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

/* The post as the workspace has it now. (transfer full) */
static DiaQueueItem *
load (Fixture *fixture,
      guint    number)
{
  return dia_queue_get_item (fixture->queue, ((DiaQueueItem *) g_ptr_array_index (fixture->items, number))->post->id,
                             NULL, NULL);
}

static gboolean
have_state (gpointer user_data)
{
  Fixture *fixture = user_data;

  for (guint i = 0; i < fixture->items->len; i++)
    {
      g_autoptr (DiaQueueItem) item = load (fixture, i);

      if (item->post->state != fixture->state)
        return FALSE;
    }
  return TRUE;
}

static void
wait_for_state (Fixture      *fixture,
                DiaPostState  state)
{
  fixture->state = state;
  g_assert_true (dia_test_wait_until (have_state, fixture));
}

static void
assert_at (Fixture    *fixture,
           guint       number,
           DiaInstant  at)
{
  g_autoptr (DiaQueueItem) item = load (fixture, number);

  g_assert_cmpint (item->post->slot.at, ==, at);
}

static void
test_says_why (Fixture       *fixture,
               gconstpointer  data)
{
  hold_all (fixture, data);
  show_row (fixture);
  if (g_str_equal (data, DIA_HOLD_LATE_SLEPT))
    g_assert_true (dia_probe_shows (fixture->overlay, "3 posts fell due while this computer slept"));
  else
    g_assert_true (dia_probe_shows (fixture->overlay, "3 posts could not go out in time"));
}

static void
test_drops_all (Fixture       *fixture,
                gconstpointer  data)
{
  show_row (fixture);
  dia_probe_click (fixture->overlay, "Drop them");
  wait_for_words (fixture, "Dropped 3 posts");
  wait_for_state (fixture, DIA_POST_CANCELLED);
  dia_probe_click (fixture->overlay, "Undo");
  wait_for_state (fixture, DIA_POST_MISSED);
}

/* No burst: those of one account keep the distance that late posts keep. */
static void
test_sends_all (Fixture       *fixture,
                gconstpointer  data)
{
  show_row (fixture);
  dia_probe_click (fixture->overlay, "Send them now");
  wait_for_words (fixture, "3 posts go out now");
  assert_at (fixture, 0, NOW);
  assert_at (fixture, 1, NOW + 5 * DIA_MINUTE);
  assert_at (fixture, 2, NOW);
}

/* The first at the chosen time, the others as far from it as they were, by the
 * clock of each place. */
static void
test_reschedules_all (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *dialog;

  show_row (fixture);
  dia_probe_click (fixture->overlay, "Reschedule them…");
  dialog = dia_probe_find_window (DIA_TYPE_RESCHEDULE_DIALOG);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dia_probe_find_nth (dialog, GTK_TYPE_SPIN_BUTTON, 0)), 18);
  dia_probe_click (dialog, "Reschedule");
  wait_for_words (fixture, "3 posts have a new date");
  assert_at (fixture, 0, NOW + 7 * DIA_HOUR + 8 * DIA_MINUTE);
  assert_at (fixture, 1, NOW + 8 * DIA_HOUR + 8 * DIA_MINUTE);
  assert_at (fixture, 2, NOW + 9 * DIA_HOUR + 8 * DIA_MINUTE);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/missed-row/slept", Fixture, DIA_HOLD_LATE_SLEPT, set_up, test_says_why, tear_down);
  g_test_add ("/ui/missed-row/closed", Fixture, DIA_HOLD_LATE_CLOSED, set_up, test_says_why, tear_down);
  g_test_add ("/ui/missed-row/drops-all", Fixture, NULL, set_up, test_drops_all, tear_down);
  g_test_add ("/ui/missed-row/sends-all", Fixture, NULL, set_up, test_sends_all, tear_down);
  g_test_add ("/ui/missed-row/reschedules-all", Fixture, NULL, set_up, test_reschedules_all, tear_down);
  return g_test_run ();
}
