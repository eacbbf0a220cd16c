/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-words.h"

#include "dia-calendar-fixture.h"

#include <gtk/gtk.h>

/* A content that goes out through @n_posts accounts, @n_kept of which leave it to
 * their servers. (transfer full) */
static DiaCalendarChip *
make_chip (CalendarFixture *fixture,
           guint            n_posts,
           guint            n_kept)
{
  DiaCalendarChip *chip = g_object_new (DIA_TYPE_CALENDAR_CHIP, NULL);

  g_ref_string_release (chip->title);
  chip->title = g_ref_string_new_intern ("Three first messages");
  chip->brand_id = fixture->alize->id;
  chip->minute = 10 * 60;
  chip->state = DIA_POST_SCHEDULED;
  chip->n_kept = n_kept;
  for (DiaId id = 1; id <= n_posts; id++)
    g_array_append_val (chip->posts, id);

  return chip;
}

static void
assert_chip (CalendarFixture *fixture,
             guint            n_kept,
             const char      *kept,
             const char      *sign,
             const char      *spoken)
{
  g_autoptr (DiaCalendarChip) chip = make_chip (fixture, 3, n_kept);
  g_autofree char *words = dia_calendar_words_dup_kept (chip);
  g_autofree char *all = dia_calendar_words_dup_chip (chip, dia_workspace_get_roster (fixture->office.workspace));

  g_assert_cmpstr (words, ==, kept);
  g_assert_cmpstr (dia_calendar_words_get_sign (chip), ==, sign);
  g_assert_cmpstr (all, ==, spoken);
}

/* Who sends it is told by the shape of the sign, and in words. */
static void
test_kept (CalendarFixture *fixture,
           gconstpointer    data)
{
  assert_chip (fixture, 0, NULL, "dia-state-scheduled-symbolic", "10:00, Three first messages, 3 posts, Scheduled, Alizé");
  assert_chip (fixture, 2, "2 on the server", "dia-server-symbolic",
               "10:00, Three first messages, 3 posts, Scheduled, 2 on the server, Alizé");
  assert_chip (fixture, 3, "on the server", "dia-server-symbolic",
               "10:00, Three first messages, 3 posts, Scheduled, on the server, Alizé");
}

/* What needs a person comes before who sends the others. */
static void
test_trouble_first (CalendarFixture *fixture,
                    gconstpointer    data)
{
  g_autoptr (DiaCalendarChip) chip = make_chip (fixture, 3, 1);

  chip->state = DIA_POST_UNCONFIRMED;
  g_assert_cmpstr (dia_calendar_words_get_sign (chip), ==, "dia-state-unconfirmed-symbolic");
}

/* What a silence holds back is told before who would send it, and what clashes last. */
static void
test_silence_and_twins (CalendarFixture *fixture,
                        gconstpointer    data)
{
  g_autoptr (DiaCalendarChip) chip = make_chip (fixture, 3, 3);
  g_autofree char *words = NULL;

  chip->n_silent = 2;
  chip->n_twins = 1;
  g_assert_cmpstr (dia_calendar_words_get_sign (chip), ==, "media-playback-pause-symbolic");
  words = dia_calendar_words_dup_chip (chip, dia_workspace_get_roster (fixture->office.workspace));
  g_assert_cmpstr (words, ==, "10:00, Three first messages, 3 posts, Scheduled, 2 held back by a silence, Alizé, "
                              "a sister account says the same within the hour");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/calendar-words/kept", CalendarFixture, NULL, calendar_fixture_set_up, test_kept, calendar_fixture_tear_down);
  g_test_add ("/ui/calendar-words/trouble-first", CalendarFixture, NULL, calendar_fixture_set_up, test_trouble_first,
              calendar_fixture_tear_down);
  g_test_add ("/ui/calendar-words/silence-and-twins", CalendarFixture, NULL, calendar_fixture_set_up,
              test_silence_and_twins, calendar_fixture_tear_down);
  return g_test_run ();
}
