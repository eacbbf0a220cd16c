/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-agenda-list.h"

#include "dia-calendar-fixture.h"

static void
add (CalendarFixture *fixture,
     const char      *title,
     const char      *wall)
{
  DiaId content = calendar_fixture_add_content (fixture, title, DIA_ID_NONE);

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_DRAFT, wall);
}

/* "moment", "day 10", "first*" or "first": the rows in words. */
static char *
describe (DiaAgendaList *list)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DiaAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *day = dia_day_to_string (item->day);

      switch (item->kind)
        {
        case DIA_AGENDA_MOMENT:
          g_string_append_printf (words, "[%s] ", dia_agenda_item_get_band (item)->moment->title);
          break;
        case DIA_AGENDA_DAY:
          g_string_append_printf (words, "%s: ", day);
          break;
        case DIA_AGENDA_CHIP:
          g_string_append_printf (words, "%s%s%s ", item->first ? "(" : "", dia_agenda_item_get_chip (item)->title,
                                  item->last ? ")" : "");
          break;
        }
    }

  return g_string_free (words, FALSE);
}

static void
test_rows (CalendarFixture *fixture,
           gconstpointer    data)
{
  g_autoptr (DiaAgendaList) list = dia_agenda_list_new ();
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autofree char *words = NULL;

  add (fixture, "one", "2027-02-10T09:00");
  add (fixture, "two", "2027-02-10T10:00");
  add (fixture, "three", "2027-02-12T10:00");
  add (fixture, "outside", "2027-02-20T10:00");
  calendar_fixture_add_moment (fixture, "Valentine", "2027-02-08", "2027-02-14");
  calendar_fixture_add_moment (fixture, "Later", "2027-02-11", "2027-02-14");
  sheet = calendar_fixture_load (fixture, NULL, "2027-02-10", 5, DIA_CALENDAR_OWN_TIME);
  dia_agenda_list_show (list, sheet, sheet->span.first_day, sheet->span.first_day + 4);
  words = describe (list);
  g_assert_cmpstr (words, ==, "[Valentine] 2027-02-10: (one two) 2027-02-12: (three) ");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 6));
  dia_agenda_list_show (list, NULL, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/agenda-list/rows", CalendarFixture, NULL, calendar_fixture_set_up, test_rows, calendar_fixture_tear_down);
  return g_test_run ();
}
