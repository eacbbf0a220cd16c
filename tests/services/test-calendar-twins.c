/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-twins.h"

#define SAID 42

/* A chip of @content with a post of @account that says @text. (transfer full) */
static DiaCalendarChip *
say (DiaCalendarTwins *twins,
     DiaId             brand,
     DiaId             account,
     DiaId             content,
     gint64            text,
     DiaInstant        at)
{
  DiaCalendarChip *chip = g_object_new (DIA_TYPE_CALENDAR_CHIP, NULL);
  const DiaDatedPost post = { .brand_id = brand, .account_id = account, .content_id = content, .text_hash = text, .at = at };

  dia_calendar_twins_add (twins, &post, chip);

  return chip;
}

static void
test_sisters (void)
{
  g_autoptr (DiaCalendarTwins) twins = dia_calendar_twins_new ();
  g_autoptr (DiaCalendarChip) late = say (twins, 1, 11, 101, SAID, DIA_HOUR);
  g_autoptr (DiaCalendarChip) early = say (twins, 1, 12, 102, SAID, 0);
  g_autoptr (DiaCalendarChip) later = say (twins, 1, 13, 103, SAID, 2 * DIA_HOUR + 1);

  dia_calendar_twins_count (twins);
  g_assert_cmpuint (early->n_twins, ==, 1);
  g_assert_cmpuint (late->n_twins, ==, 1);
  g_assert_true (dia_calendar_chip_clashes (late));
  g_assert_cmpuint (later->n_twins, ==, 0);
  g_assert_false (dia_calendar_chip_clashes (later));
}

/* One content for many is meant so; an account that repeats itself, another text
 * and another brand are no twins. */
static void
test_no_twins (void)
{
  g_autoptr (DiaCalendarTwins) twins = dia_calendar_twins_new ();
  g_autoptr (DiaCalendarChip) one = say (twins, 1, 11, 101, SAID, 0);
  g_autoptr (DiaCalendarChip) same_content = say (twins, 1, 12, 101, SAID, 0);
  g_autoptr (DiaCalendarChip) same_account = say (twins, 1, 11, 102, SAID, 3 * DIA_HOUR);
  g_autoptr (DiaCalendarChip) other_text = say (twins, 1, 12, 103, SAID + 1, 0);
  g_autoptr (DiaCalendarChip) other_brand = say (twins, 1024, 12, 104, SAID, 0);

  dia_calendar_twins_count (twins);
  g_assert_cmpuint (one->n_twins + same_content->n_twins + same_account->n_twins + other_text->n_twins +
                    other_brand->n_twins, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/calendar-twins/sisters", test_sisters);
  g_test_add_func ("/services/calendar-twins/no-twins", test_no_twins);
  return g_test_run ();
}
