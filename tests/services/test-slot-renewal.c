/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-slot-renewal.h"

#include "dia-sending-fixture.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-zone-data.h"

/* With other zone data the whole of it is tried by tests/reliability. */

static DiaSlot
make_slot (const char *wall_time,
           const char *zone)
{
  DiaWallTime wall;
  DiaSlot slot;

  g_assert_true (dia_wall_time_parse (wall_time, &wall, NULL));
  g_assert_true (dia_slot_init_wall (&slot, &wall, zone, NULL));

  return slot;
}

static void
test_check (void)
{
  DiaSlot plain = make_slot ("2027-07-01T10:00", "Europe/Paris");
  DiaSlot moved = plain;
  DiaSlot gap = make_slot ("2027-03-28T02:30", "Europe/Paris");
  DiaSlot fold = make_slot ("2027-10-31T02:30", "Europe/Paris");
  DiaSlot fresh = DIA_SLOT_NONE;

  g_assert_cmpint (gap.kind, ==, DIA_WALL_GAP);
  g_assert_cmpint (fold.kind, ==, DIA_WALL_FOLD);
  g_assert_false (dia_slot_renewal_check (&plain, &fresh));
  g_assert_false (dia_slot_renewal_check (&gap, &fresh));
  g_assert_false (dia_slot_renewal_check (&fold, &fresh));
  /* The second of the two is as good as the first. */
  fold.at += DIA_HOUR;
  g_assert_false (dia_slot_renewal_check (&fold, &fresh));

  moved.at += DIA_HOUR;
  g_assert_true (dia_slot_renewal_check (&moved, &fresh));
  g_assert_cmpint (fresh.at, ==, plain.at);
  g_assert_cmpint (dia_wall_time_compare (&fresh.wall, &plain.wall), ==, 0);
}

static void
test_unknown_zone (void)
{
  DiaSlot lost = make_slot ("2027-07-01T10:00", "Europe/Paris");
  DiaSlot fresh = DIA_SLOT_NONE;

  g_strlcpy (lost.zone, "Mars/Olympus", sizeof lost.zone);
  lost.at += DIA_HOUR;
  g_assert_false (dia_slot_renewal_check (&lost, &fresh));
  g_assert_false (dia_slot_is_set (&fresh));
}

static gboolean
shift_slots (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  return dia_connection_execute (connection, "UPDATE posts SET slot_at = slot_at - 3600000", error);
}

/* What was worked out by other rules is due an hour later by ours. */
static void
test_moves (void)
{
  DiaSendingFixture fixture;
  DiaId account, post_id;
  g_autoptr (DiaPost) post = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  g_autofree char *sentence = NULL;

  dia_sending_fixture_init (&fixture, DIA_SCRIPTED_DUMB);
  account = dia_sending_fixture_add_account (&fixture, DIA_NETWORK_MASTODON, "alize");
  post_id = dia_sending_fixture_add_post (&fixture, account, "À midi", DIA_SENDING_NOW + DIA_HOUR);
  g_assert_true (dia_store_write (fixture.core->store, shift_slots, NULL, NULL, NULL));
  dia_sending_fixture_run (&fixture);
  post = dia_sending_fixture_load_post (&fixture, post_id);
  g_assert_cmpint (post->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpint (post->slot.at, ==, DIA_SENDING_NOW + DIA_HOUR);

  journal = dia_sending_fixture_load_journal (&fixture, post_id);
  g_assert_cmpuint (journal->len, ==, 1);
  sentence = dia_journal_entry_dup_sentence (journal->pdata[0]);
  g_assert_cmpstr (sentence, ==, "Kept at its local time: the clocks of Europe/Paris have new rules");
  dia_sending_fixture_advance (&fixture, DIA_HOUR);
  dia_sending_fixture_run (&fixture);
  g_assert_cmpint (dia_sending_fixture_get_state (&fixture, post_id), ==, DIA_POST_PUBLISHED);
  dia_sending_fixture_clear (&fixture);
}

static gboolean
read_mark (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  return dia_settings_get (connection, "zones.stamp", user_data, error);
}

static void
assert_mark (DiaSendingFixture *fixture,
             const char        *expected)
{
  g_autofree char *mark = NULL;

  g_assert_true (dia_store_read (fixture->core->store, read_mark, &mark, NULL, NULL));
  g_assert_cmpstr (mark, ==, expected);
}

/* Shifts the posts, starts sending, and says by how much they are off then. */
static gint64
measure_shift (DiaSendingFixture *fixture,
               DiaId              post_id,
               DiaInstant         planned_at)
{
  g_autoptr (DiaPost) post = NULL;

  g_assert_true (dia_store_write (fixture->core->store, shift_slots, NULL, NULL, NULL));
  dia_sending_fixture_run (fixture);
  post = dia_sending_fixture_load_post (fixture, post_id);

  return post->slot.at - planned_at;
}

/* The posts are looked at once for each zone data: by a start that finds no mark
 * or the mark of others, such as those of the computer it was moved from. */
static void
test_once_for_each_zone_data (void)
{
  DiaSendingFixture fixture;
  DiaInstant at = DIA_SENDING_NOW + DIA_DAY;
  DiaId account, post_id;

  dia_sending_fixture_init (&fixture, DIA_SCRIPTED_DUMB);
  account = dia_sending_fixture_add_account (&fixture, DIA_NETWORK_MASTODON, "alize");
  post_id = dia_sending_fixture_add_post (&fixture, account, "À midi", at);
  assert_mark (&fixture, NULL);

  g_assert_cmpint (measure_shift (&fixture, post_id, at), ==, 0);
  assert_mark (&fixture, dia_zone_data_get_stamp ());
  g_assert_cmpint (measure_shift (&fixture, post_id, at), ==, -DIA_HOUR);

  dia_sending_fixture_set (&fixture, "zones.stamp", "of another computer");
  g_assert_cmpint (measure_shift (&fixture, post_id, at), ==, 0);
  assert_mark (&fixture, dia_zone_data_get_stamp ());
  dia_sending_fixture_clear (&fixture);
}

/* Whoever goes by other zone data and plans something has it looked at. */
static void
test_planned_by_others (void)
{
  DiaSendingFixture fixture;
  DiaInstant at = DIA_SENDING_NOW + DIA_DAY;
  DiaId account, post_id;

  dia_sending_fixture_init (&fixture, DIA_SCRIPTED_DUMB);
  account = dia_sending_fixture_add_account (&fixture, DIA_NETWORK_MASTODON, "alize");
  dia_sending_fixture_run (&fixture);
  assert_mark (&fixture, dia_zone_data_get_stamp ());

  dia_sending_fixture_set (&fixture, "zones.stamp", "of a program that started later");
  post_id = dia_sending_fixture_add_post (&fixture, account, "À midi", at);
  assert_mark (&fixture, NULL);
  g_assert_cmpint (measure_shift (&fixture, post_id, at), ==, 0);
  dia_sending_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/slot-renewal/C3-check", test_check);
  g_test_add_func ("/services/slot-renewal/C3-unknown-zone", test_unknown_zone);
  g_test_add_func ("/services/slot-renewal/C3-moves", test_moves);
  g_test_add_func ("/services/slot-renewal/C3-once-for-each-zone-data", test_once_for_each_zone_data);
  g_test_add_func ("/services/slot-renewal/C3-planned-by-others", test_planned_by_others);

  return g_test_run ();
}
