/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-choice-chip.h"
#include "dia-page-fixture.h"
#include "dia-schedule-card.h"
#include "dia-slots.h"
#include "dia-test-support.h"
#include "dia-toggle-group.h"
#include "dia-zone-row.h"

static GtkWidget *
find_card (PageFixture *fixture)
{
  return page_fixture_find (fixture->page, DIA_TYPE_SCHEDULE_CARD);
}

static void
set_local (PageFixture *fixture,
           int          hour)
{
  DiaWallTime wall = { 2027, 2, 12, hour, 30, 0 };

  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
}

/* The card shows the draft's time, whoever set it, and one row for each time it
 * means. */
static void
test_follows_the_draft (PageFixture   *fixture,
                        gconstpointer  data)
{
  GtkWidget *card = find_card (fixture);

  composer_fixture_choose (&fixture->desk, "IT GB");
  set_local (fixture, 17);
  g_assert_true (dia_probe_shows (card, "17:30"));
  g_assert_cmpuint (dia_probe_count (card, DIA_TYPE_ZONE_ROW), ==, 2);
  g_assert_cmpstr (dia_toggle_group_get_active (page_fixture_find (card, DIA_TYPE_TOGGLE_GROUP)), ==, "local");
  g_assert_cmpuint (dia_probe_count (card, DIA_TYPE_CHOICE_CHIP), ==, 0);
}

/* "Now" has neither day nor time; one instant asks in which zone it is meant. */
static void
test_choices (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *card = find_card (fixture);
  DiaToggleGroup *timing = page_fixture_find (card, DIA_TYPE_TOGGLE_GROUP);
  DiaWallTime wall;
  const char *zone;

  composer_fixture_choose (&fixture->desk, "IT GB");
  set_local (fixture, 17);
  dia_toggle_group_set_active (timing, "now");
  g_assert_cmpint (dia_draft_get_timing (fixture->desk.draft, NULL, NULL), ==, DIA_TIMING_NOW);
  g_assert_false (dia_probe_shows (card, "17:30"));
  g_assert_cmpuint (dia_probe_count (card, DIA_TYPE_ZONE_ROW), ==, 0);

  dia_toggle_group_set_active (timing, "instant");
  g_assert_cmpint (dia_draft_get_timing (fixture->desk.draft, &wall, &zone), ==, DIA_TIMING_INSTANT);
  g_assert_cmpint (wall.hour, ==, 17);
  g_assert_cmpuint (dia_probe_count (card, DIA_TYPE_CHOICE_CHIP), ==, 1);
}

/* A time that is typed reaches the draft, and the day stays. */
static void
test_spins (PageFixture   *fixture,
            gconstpointer  data)
{
  GtkWidget *card = find_card (fixture);
  DiaWallTime wall;

  set_local (fixture, 17);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dia_probe_find_nth (card, GTK_TYPE_SPIN_BUTTON, 0)), 8);
  dia_draft_get_timing (fixture->desk.draft, &wall, NULL);
  g_assert_cmpint (wall.day, ==, 12);
  g_assert_cmpint (wall.hour, ==, 8);
  g_assert_cmpint (wall.minute, ==, 30);
  g_assert_true (dia_probe_shows (card, "08:30"));
}

/* Offered where a server may keep posts, for a later time; the choice is the
 * draft's. */
static void
test_hand_over (PageFixture   *fixture,
                gconstpointer  data)
{
  GtkWidget *card = find_card (fixture);
  GtkCheckButton *button;

  composer_fixture_choose (&fixture->desk, "IT GB");
  set_local (fixture, 17);
  g_assert_cmpuint (dia_draft_count_keepers (fixture->desk.draft), ==, 2);
  g_assert_true (dia_probe_shows (card, "The servers of 2 accounts of 3 keep it until its time"));
  button = GTK_CHECK_BUTTON (dia_probe_find_nth (card, GTK_TYPE_CHECK_BUTTON, 0));
  g_assert_false (gtk_check_button_get_active (button));
  gtk_check_button_set_active (button, TRUE);
  g_assert_true (dia_draft_get_hand_over (fixture->desk.draft));
  dia_draft_set_hand_over (fixture->desk.draft, FALSE);
  g_assert_false (gtk_check_button_get_active (button));

  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_NOW, NULL, NULL);
  g_assert_false (dia_probe_shows (card, "Goes out with this computer off"));
}

static void
set_times (PageFixture *fixture,
           const char  *handle,
           const char  *times)
{
  g_autoptr (GArray) ids = office_fixture_list_id (composer_fixture_find (&fixture->desk, handle)->id);
  g_autoptr (DiaTimetable) timetable = dia_timetable_parse (times, NULL);

  g_assert_true (dia_slots_save (fixture->desk.office.workspace, ids, timetable, NULL, NULL));
}

static gboolean
shows_offer (gpointer user_data)
{
  PageFixture *fixture = user_data;

  return dia_probe_find_button (find_card (fixture), "Take It") != NULL;
}

/* What is offered is seen before it is taken, and so is what becomes of accounts
 * without preferred times. */
static void
test_free_slots (PageFixture   *fixture,
                 gconstpointer  data)
{
  GtkWidget *card = find_card (fixture);
  DiaToggleGroup *timing = page_fixture_find (card, DIA_TYPE_TOGGLE_GROUP);

  composer_fixture_choose (&fixture->desk, "IT CH");
  set_local (fixture, 17);
  g_assert_false (shows_offer (fixture));
  set_times (fixture, "alizé_it", "daily 12:15");
  g_assert_true (dia_test_wait_until (shows_offer, fixture));
  g_assert_true (dia_probe_shows (card, "Next free slot: Wed 10 Feb, 12:15"));
  g_assert_true (dia_probe_shows (card, "1 account has no preferred times: it would go at the time above."));

  dia_probe_click (card, "Take It");
  g_assert_cmpstr (dia_toggle_group_get_active (timing), ==, "slots");
  g_assert_false (shows_offer (fixture));
  g_assert_true (dia_probe_shows (card, "@alizé_it"));
  g_assert_true (dia_probe_shows (card, "Wed 10 Feb, 12:15"));
  g_assert_true (dia_probe_shows (card, "Fri 12 Feb, 17:30"));
  g_assert_true (dia_probe_shows (card, "1 account has no preferred times: it goes at the time above, by its own clock."));

  dia_toggle_group_set_active (timing, "local");
  g_assert_cmpint (dia_draft_get_timing (fixture->desk.draft, NULL, NULL), ==, DIA_TIMING_LOCAL);
  g_assert_true (shows_offer (fixture));
  g_assert_false (dia_probe_shows (card, "Wed 10 Feb, 12:15"));
}

/* Not where every server is known to keep nothing, or to have published at once. */
static void
test_hand_over_not_offered (PageFixture   *fixture,
                            gconstpointer  data)
{
  GtkWidget *card = find_card (fixture);
  g_autoptr (GPtrArray) accounts = NULL;

  composer_fixture_choose (&fixture->desk, "IT GB");
  set_local (fixture, 17);
  g_assert_true (dia_probe_shows (card, "Goes out with this computer off"));
  accounts = dia_draft_list_accounts (fixture->desk.draft);
  for (guint i = 0; i < accounts->len; i++)
    ((DiaAccount *) accounts->pdata[i])->limits.keeps = i % 2 == 0 ? DIA_KEEPS_NO : DIA_KEEPS_LIED;
  set_local (fixture, 18);
  g_assert_cmpuint (dia_draft_count_keepers (fixture->desk.draft), ==, 0);
  g_assert_false (dia_probe_shows (card, "Goes out with this computer off"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/schedule-card/follows-the-draft", test_follows_the_draft);
  ADD ("/ui/schedule-card/choices", test_choices);
  ADD ("/ui/schedule-card/spins", test_spins);
  ADD ("/ui/schedule-card/hand-over", test_hand_over);
  ADD ("/ui/schedule-card/free-slots", test_free_slots);
  ADD ("/ui/schedule-card/hand-over-not-offered", test_hand_over_not_offered);
#undef ADD
  return g_test_run ();
}
