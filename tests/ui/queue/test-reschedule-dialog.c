/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day-picker.h"
#include "dia-probe.h"
#include "dia-queue-sample.h"
#include "dia-reschedule-dialog.h"
#include "dia-test-support.h"

typedef struct
{
  DiaQueueItem *item;
  GtkWidget    *parent;
  GtkWidget    *dialog;
  DiaInstant    chosen;
  char         *zone;
} Fixture;

static void
on_chosen_cb (DiaRescheduleDialog *dialog,
              const DiaSlot       *slot,
              Fixture             *fixture)
{
  fixture->chosen = slot->at;
  fixture->zone = g_strdup (slot->zone);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->item = queue_sample_item (DIA_POST_FAILED);
  fixture->chosen = DIA_INSTANT_NONE;
  fixture->parent = dia_probe_show (gtk_label_new ("desk"), 300, 300);
  fixture->dialog = dia_reschedule_dialog_new (GTK_WINDOW (fixture->parent), fixture->item, QUEUE_SAMPLE_NOW);
  g_signal_connect (fixture->dialog, "chosen", G_CALLBACK (on_chosen_cb), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    dia_probe_close (fixture->dialog, NULL);
  dia_probe_close (fixture->parent, NULL);
  g_assert_finalize_object (g_steal_pointer (&fixture->item));
  g_free (fixture->zone);
}

static gboolean
is_closed (gpointer user_data)
{
  return ((Fixture *) user_data)->dialog == NULL;
}

static void
set_time (Fixture *fixture,
          int      hour,
          int      minute)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dia_probe_find_nth (fixture->dialog, GTK_TYPE_SPIN_BUTTON, 0)), hour);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dia_probe_find_nth (fixture->dialog, GTK_TYPE_SPIN_BUTTON, 1)), minute);
}

static void
set_day (Fixture *fixture,
         int      year,
         int      month,
         int      day)
{
  const DiaWallTime wall = { .year = year, .month = month, .day = day };

  dia_day_picker_set_day (DIA_DAY_PICKER (dia_probe_find (fixture->dialog, DIA_TYPE_DAY_PICKER)), dia_day_from_wall (&wall));
}

static GtkWidget *
get_choose (Fixture *fixture)
{
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog));

  return button != NULL ? button : dia_probe_find_button (fixture->dialog, "Reschedule");
}

static void
test_offers_the_next_hour (Fixture       *fixture,
                           gconstpointer  data)
{
  g_assert_true (dia_probe_shows (fixture->dialog, "Wed 10 February 2027, 11:00 (CET)"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dia_probe_find_nth (fixture->dialog, GTK_TYPE_SPIN_BUTTON, 1))),
                   ==, "00");
  g_assert_true (gtk_widget_get_sensitive (get_choose (fixture)));
  g_signal_emit_by_name (get_choose (fixture), "clicked");
  g_assert_cmpint (fixture->chosen, ==, QUEUE_SAMPLE_NOW + 8 * DIA_MINUTE);
  g_assert_cmpstr (fixture->zone, ==, "Europe/Paris");
  g_assert_true (dia_test_wait_until (is_closed, fixture));
}

static void
test_refuses_the_past (Fixture       *fixture,
                       gconstpointer  data)
{
  set_time (fixture, 10, 52);
  g_assert_true (dia_probe_shows (fixture->dialog, "That moment has passed."));
  g_assert_false (gtk_widget_get_sensitive (get_choose (fixture)));
  set_time (fixture, 10, 53);
  g_assert_true (gtk_widget_get_sensitive (get_choose (fixture)));
}

static void
test_says_gap_and_fold (Fixture       *fixture,
                        gconstpointer  data)
{
  set_day (fixture, 2027, 3, 28);
  set_time (fixture, 2, 30);
  g_assert_true (dia_probe_shows (fixture->dialog, "Clocks go forward over that time. It goes out at 03:30 (CEST)."));
  set_day (fixture, 2027, 10, 31);
  g_assert_true (dia_probe_shows (fixture->dialog,
                                  "That time comes twice, as clocks go back. It goes out at the first, 02:30 (CEST)."));
  g_assert_true (gtk_widget_get_sensitive (get_choose (fixture)));
}

static void
test_escape_chooses_nothing (Fixture       *fixture,
                             gconstpointer  data)
{
  g_assert_true (dia_probe_press_key (fixture->dialog, GDK_KEY_Escape, 0));
  g_assert_true (dia_test_wait_until (is_closed, fixture));
  g_assert_cmpint (fixture->chosen, ==, DIA_INSTANT_NONE);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/reschedule-dialog/offers-the-next-hour", Fixture, NULL, set_up, test_offers_the_next_hour, tear_down);
  g_test_add ("/ui/reschedule-dialog/refuses-the-past", Fixture, NULL, set_up, test_refuses_the_past, tear_down);
  g_test_add ("/ui/reschedule-dialog/says-gap-and-fold", Fixture, NULL, set_up, test_says_gap_and_fold, tear_down);
  g_test_add ("/ui/reschedule-dialog/escape-chooses-nothing", Fixture, NULL, set_up, test_escape_chooses_nothing, tear_down);
  return g_test_run ();
}
