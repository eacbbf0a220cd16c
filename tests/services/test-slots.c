/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-slots.h"

#include "dia-next-slots.h"
#include "dia-office-fixture.h"

static DiaAccount *
add_account (OfficeFixture *fixture,
             const char    *zone,
             const char    *times)
{
  DiaAccount *account = office_fixture_add_account (fixture, office_fixture_add_brand (fixture, zone), zone, "fr", zone);
  g_autoptr (GArray) ids = office_fixture_list_id (account->id);
  g_autoptr (DiaTimetable) timetable = dia_timetable_parse (times, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_slots_save (fixture->workspace, ids, timetable, NULL, &error));
  g_assert_no_error (error);

  return account;
}

/* What the clock shows at the next @n free times. (transfer full) */
static char *
list_free (OfficeFixture    *fixture,
           const DiaAccount *account,
           guint             n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) slots = dia_slots_list_free (fixture->workspace, account->id, n, NULL, &error);
  g_autoptr (GPtrArray) walls = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < slots->len; i++)
    {
      const DiaSlot *slot = &g_array_index (slots, DiaSlot, i);
      DiaWallTime shown;

      g_assert_true (dia_wall_time_from_instant (slot->at, slot->zone, &shown, NULL));
      g_ptr_array_add (walls, dia_wall_time_to_string (&shown));
    }
  g_ptr_array_add (walls, NULL);

  return g_strjoinv (" ", (char **) walls->pdata);
}

static void
test_next_free (OfficeFixture *fixture,
                gconstpointer  data)
{
  DiaAccount *account = add_account (fixture, "Europe/Paris", "mon-fri 09:00 18:30");
  const DiaWallTime taken = { 2027, 2, 10, 18, 25, 0 };
  g_autofree char *before = list_free (fixture, account, 3);
  g_autoptr (DiaPost) post = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "2027-02-10T18:30 2027-02-11T09:00 2027-02-11T18:30");
  post = office_fixture_add_post (fixture, account, "Presque à l’heure", &taken);
  after = list_free (fixture, account, 2);
  g_assert_cmpstr (after, ==, "2027-02-11T09:00 2027-02-11T18:30");
}

static void
test_without_timetable (OfficeFixture *fixture,
                        gconstpointer  data)
{
  DiaAccount *account = add_account (fixture, "Europe/Paris", "");
  g_autofree char *none = list_free (fixture, account, 3);

  g_assert_cmpstr (none, ==, "");
}

typedef struct
{
  const char *zone;
  const char *now;     /* UTC */
  const char *times;
  const char *found;   /* the wall times of the next four */
} Change;

/* C2: each occurrence once, the wall time the same, across both changes of clocks. */
static const Change CHANGES[] = {
  { "Europe/Paris", "2027-03-27T00:00", "daily 10:00", "2027-03-27T10:00 2027-03-28T10:00 2027-03-29T10:00 2027-03-30T10:00" },
  { "Europe/Paris", "2027-03-27T12:00", "daily 02:30", "2027-03-28T03:30 2027-03-29T02:30 2027-03-30T02:30 2027-03-31T02:30" },
  { "Europe/Paris", "2027-10-31T00:10", "daily 02:30", "2027-10-31T02:30 2027-11-01T02:30 2027-11-02T02:30 2027-11-03T02:30" },
  { "Europe/Paris", "2027-10-31T01:10", "daily 02:30", "2027-11-01T02:30 2027-11-02T02:30 2027-11-03T02:30 2027-11-04T02:30" },
  { "America/Montreal", "2027-11-07T05:40", "sun 01:30 01:45", "2027-11-07T01:45 2027-11-14T01:30 2027-11-14T01:45 2027-11-21T01:30" },
  { "Australia/Lord_Howe", "2027-10-02T14:00", "daily 02:15", "2027-10-03T02:45 2027-10-04T02:15 2027-10-05T02:15 2027-10-06T02:15" },
  { "Asia/Beirut", "2027-03-27T20:00", "daily 00:30", "2027-03-28T01:30 2027-03-29T00:30 2027-03-30T00:30 2027-03-31T00:30" },
};

static void
test_changes_of_clocks (OfficeFixture *fixture,
                        gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    {
      g_autofree char *handle = g_strdup_printf ("%s %u", CHANGES[i].zone, i);
      DiaAccount *account = office_fixture_add_account (fixture, office_fixture_add_brand (fixture, handle), handle, "fr",
                                                        CHANGES[i].zone);
      g_autoptr (GArray) ids = office_fixture_list_id (account->id);
      g_autoptr (DiaTimetable) timetable = dia_timetable_parse (CHANGES[i].times, NULL);
      g_autofree char *found = NULL;
      DiaWallTime wall;
      DiaInstant now;

      g_assert_true (dia_wall_time_parse (CHANGES[i].now, &wall, NULL));
      g_assert_true (dia_wall_time_resolve (&wall, "UTC", &now, NULL, NULL));
      dia_fixed_clock_set (DIA_FIXED_CLOCK (fixture->clock), now);
      g_assert_true (dia_slots_save (fixture->workspace, ids, timetable, NULL, NULL));
      found = list_free (fixture, account, 4);
      g_assert_cmpstr (found, ==, CHANGES[i].found);
    }
}

#define ADD(name, func) \
  g_test_add ("/services/slots/" name, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("next-free", test_next_free);
  ADD ("without-timetable", test_without_timetable);
  ADD ("C2-changes-of-clocks", test_changes_of_clocks);
  return g_test_run ();
}
