/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-queue-acts.h"
#include "dia-reschedule-dialog.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  DiaQueue      *queue;
  DiaQueueItem  *item;     /* a post that is planned for tomorrow */
  DiaNotices    *notices;
  DiaQueueActs  *acts;
  GtkWidget     *overlay;
  GtkWidget     *window;
  const char    *wanted;
  DiaPostState   state;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 11, 14, 0, 0 };
  g_autoptr (DiaPost) post = NULL;
  DiaBrand *brand;

  office_fixture_set_up (&fixture->office, NULL);
  brand = office_fixture_add_brand (&fixture->office, "Alizé");
  post = office_fixture_add_post (&fixture->office,
                                  office_fixture_add_account (&fixture->office, brand, "alize", "fr", "Europe/Paris"),
                                  "Bonjour", &wall);
  fixture->queue = dia_workspace_get_queue (fixture->office.workspace);
  fixture->item = dia_queue_get_item (fixture->queue, post->id, NULL, NULL);
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("desk"));
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->acts = dia_queue_acts_new (fixture->office.workspace, fixture->notices);
  g_assert_true (dia_queue_acts_get_workspace (fixture->acts) == fixture->office.workspace);
  fixture->window = dia_probe_show (fixture->overlay, 600, 300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->overlay);
  g_clear_object (&fixture->item);
  dia_test_wait_finalize (g_steal_pointer (&fixture->acts));
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
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

static DiaQueueItem *
load (Fixture *fixture)
{
  return dia_queue_get_item (fixture->queue, fixture->item->post->id, NULL, NULL);
}

static gboolean
has_state (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (DiaQueueItem) item = load (fixture);

  return item->post->state == fixture->state;
}

static void
wait_for_state (Fixture      *fixture,
                DiaPostState  state)
{
  fixture->state = state;
  g_assert_true (dia_test_wait_until (has_state, fixture));
}

static void
test_drops_and_takes_back (Fixture       *fixture,
                           gconstpointer  data)
{
  dia_queue_acts_run (fixture->acts, fixture->item, DIA_QUEUE_DROP);
  wait_for_words (fixture, "Dropped “Bonjour”");
  wait_for_state (fixture, DIA_POST_CANCELLED);
  dia_probe_click (fixture->overlay, "Undo");
  wait_for_state (fixture, DIA_POST_SCHEDULED);
}

static void
test_says_what_cannot_be_done (Fixture       *fixture,
                               gconstpointer  data)
{
  dia_queue_acts_run (fixture->acts, fixture->item, DIA_QUEUE_DROP);
  wait_for_words (fixture, "Dropped “Bonjour”");
  dia_queue_acts_run (fixture->acts, fixture->item, DIA_QUEUE_LOOK_AGAIN);
  g_assert_true (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
  wait_for_state (fixture, DIA_POST_CANCELLED);
}

static void
test_reschedules (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DiaQueueItem) after = NULL;
  GtkWidget *dialog;

  dia_queue_acts_reschedule (fixture->acts, fixture->overlay, fixture->item);
  dialog = dia_probe_find_window (DIA_TYPE_RESCHEDULE_DIALOG);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dia_probe_find_nth (dialog, GTK_TYPE_SPIN_BUTTON, 0)), 18);
  dia_probe_click (dialog, "Reschedule");
  wait_for_words (fixture, "“Bonjour” has a new date");
  after = load (fixture);
  g_assert_cmpint (after->post->slot.at, ==, OFFICE_NOW + 7 * DIA_HOUR + 8 * DIA_MINUTE);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/queue-acts/drops-and-takes-back", Fixture, NULL, set_up, test_drops_and_takes_back, tear_down);
  g_test_add ("/ui/queue-acts/says-what-cannot-be-done", Fixture, NULL, set_up, test_says_what_cannot_be_done, tear_down);
  g_test_add ("/ui/queue-acts/reschedules", Fixture, NULL, set_up, test_reschedules, tear_down);
  return g_test_run ();
}
