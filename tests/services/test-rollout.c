/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout.h"

#include "dia-calendar-fixture.h"
#include "dia-connection.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "dia-moment-cells.h"
#include "dia-moments.h"
#include "dia-test-support.h"

#define add_rollout_test(path, func) \
  g_test_add (path, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

static DiaConnection *
connect_to (CalendarFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaConnection *connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  return connection;
}

static DiaRollout *
roll_out (CalendarFixture *fixture,
          DiaId            moment_id,
          DiaScope        *scope)
{
  g_autoptr (GError) error = NULL;
  DiaRollout *rollout = dia_moments_roll_out (dia_workspace_get_moments (fixture->office.workspace), moment_id,
                                              0, DIA_DAY_LAST, scope, NULL, &error);

  g_assert_no_error (error);
  return rollout;
}

static DiaTally
count (DiaRollout *rollout)
{
  DiaTally tally = { { 0 } };

  for (guint i = 0; i < rollout->moments->len; i++)
    dia_tally_add_moment (&tally, rollout->moments->pdata[i], 0, rollout->accounts->len);

  return tally;
}

static DiaCellState
get_state (DiaRollout *rollout,
           guint       row,
           DiaAccount *account)
{
  const DiaRolloutMoment *moment = rollout->moments->pdata[0];

  for (guint i = 0; i < rollout->accounts->len; i++)
    {
      if (DIA_ACCOUNT (rollout->accounts->pdata[i])->id == account->id)
        return ((DiaRolloutRow *) moment->rows->pdata[row])->cells[i].state;
    }

  g_assert_not_reached ();
}

/* Nothing is made yet: the moment itself is what is expected. */
static void
test_moment_without_content (CalendarFixture *fixture,
                             gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Valentine’s Day", "2027-02-08", "2027-02-14");
  g_autoptr (DiaRollout) rollout = roll_out (fixture, id, NULL);
  const DiaRolloutMoment *moment = rollout->moments->pdata[0];
  DiaTally tally = count (rollout);

  g_assert_cmpuint (rollout->accounts->len, ==, 3);
  g_assert_cmpuint (rollout->brands->len, ==, 2);
  g_assert_cmpuint (moment->n_contents, ==, 0);
  g_assert_cmpuint (moment->rows->len, ==, 1);
  g_assert_cmpint (((DiaRolloutRow *) moment->rows->pdata[0])->content_id, ==, DIA_ID_NONE);
  g_assert_cmpuint (tally.n[DIA_CELL_MISSING], ==, 3);
  g_assert_cmpuint (tally.n_without_post, ==, 3);
  g_assert_cmpint (dia_tally_get_percent (&tally), ==, 0);
}

static void
test_cells (CalendarFixture *fixture,
            gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Valentine’s Day", "2027-02-08", "2027-02-14");
  DiaId later = calendar_fixture_add_content (fixture, "Thank you", id);
  DiaId content = calendar_fixture_add_content (fixture, "Three first messages", id);
  g_autoptr (DiaRollout) rollout = NULL;
  const DiaRolloutMoment *moment;
  DiaTally tally;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_DRAFT, "2027-02-12T10:00");
  calendar_fixture_add_post (fixture, content, fixture->new_york, DIA_POST_CANCELLED, "2027-02-12T10:00");
  calendar_fixture_add_post (fixture, later, fixture->paris, DIA_POST_APPROVED, "2027-02-13T10:00");
  rollout = roll_out (fixture, DIA_ID_NONE, NULL);
  moment = rollout->moments->pdata[0];
  g_assert_cmpuint (moment->rows->len, ==, 2);
  g_assert_cmpstr (((DiaRolloutRow *) moment->rows->pdata[0])->title, ==, "Three first messages");
  g_assert_cmpint (get_state (rollout, 0, fixture->paris), ==, DIA_CELL_SCHEDULED);
  g_assert_cmpint (get_state (rollout, 0, fixture->london), ==, DIA_CELL_DRAFT);
  g_assert_cmpint (get_state (rollout, 0, fixture->new_york), ==, DIA_CELL_MISSING);
  g_assert_cmpint (get_state (rollout, 1, fixture->paris), ==, DIA_CELL_APPROVED);
  tally = count (rollout);
  g_assert_cmpuint (dia_tally_count_due (&tally), ==, 6);
  g_assert_cmpuint (dia_tally_count_ready (&tally), ==, 2);
  g_assert_cmpuint (tally.n_without_post, ==, 3);
  g_assert_cmpint (dia_tally_get_percent (&tally), ==, 33);
}

/* A content for one brand is not missing in another one, and neither is anything
 * of a key moment for some markets. */
static void
test_audiences (CalendarFixture *fixture,
                gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Valentine’s Day", "2027-02-08", "2027-02-14");
  DiaId content = calendar_fixture_add_content (fixture, "Three first messages", id);
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaKeyMoment) moment = dia_key_moments_load (connection, id, &error);
  g_autofree char *alize = dia_id_to_string (fixture->alize->id);
  g_autofree char *only = g_strconcat ("brand=", alize, NULL);
  g_autoptr (DiaScope) brand = dia_scope_from_string (only);
  g_autoptr (DiaRollout) rollout = NULL;
  g_autoptr (DiaRollout) narrower = NULL;

  g_assert_no_error (error);
  g_assert_true (dia_moment_contents_set_audience (connection, content, brand, &error));
  rollout = roll_out (fixture, id, NULL);
  g_assert_cmpint (get_state (rollout, 0, fixture->paris), ==, DIA_CELL_MISSING);
  g_assert_cmpint (get_state (rollout, 0, fixture->london), ==, DIA_CELL_MISSING);
  g_assert_cmpint (get_state (rollout, 0, fixture->new_york), ==, DIA_CELL_OUTSIDE);

  dia_scope_unref (moment->audience);
  moment->audience = dia_scope_from_string ("language=en");
  g_assert_true (dia_key_moments_save (connection, moment, &error));
  narrower = roll_out (fixture, id, NULL);
  g_assert_cmpint (get_state (narrower, 0, fixture->paris), ==, DIA_CELL_OUTSIDE);
  g_assert_cmpint (get_state (narrower, 0, fixture->london), ==, DIA_CELL_MISSING);
}

static void
test_waived (CalendarFixture *fixture,
             gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Valentine’s Day", "2027-02-08", "2027-02-14");
  DiaId content = calendar_fixture_add_content (fixture, "Three first messages", id);
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  const DiaMomentWaiver all = { id, fixture->london->id, DIA_ID_NONE, (char *) "Closed" };
  const DiaMomentWaiver one = { id, fixture->new_york->id, content, (char *) "Not a custom there" };
  g_autoptr (DiaRollout) rollout = NULL;
  g_autoptr (GError) error = NULL;
  DiaTally tally;

  g_assert_true (dia_moment_waivers_save (connection, &all, OFFICE_NOW, &error));
  g_assert_true (dia_moment_waivers_save (connection, &one, OFFICE_NOW, &error));
  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_APPROVED, "2027-02-12T10:00");
  rollout = roll_out (fixture, id, NULL);
  g_assert_cmpint (get_state (rollout, 0, fixture->london), ==, DIA_CELL_WAIVED);
  g_assert_cmpint (get_state (rollout, 0, fixture->new_york), ==, DIA_CELL_WAIVED);
  tally = count (rollout);
  g_assert_cmpuint (tally.n_without_post, ==, 0);
  g_assert_cmpint (dia_tally_get_percent (&tally), ==, 100);
}

/* What was to be ready yesterday and is not. */
static void
test_late (CalendarFixture *fixture,
           gconstpointer    data)
{
  DiaDay today = dia_day_from_instant (OFFICE_NOW, "Europe/Paris");
  g_autofree char *first = dia_day_to_string (today);
  g_autofree char *last = dia_day_to_string (today + 4);
  DiaId id = calendar_fixture_add_moment (fixture, "Valentine’s Day", first, last);
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaKeyMoment) moment = dia_key_moments_load (connection, id, &error);
  g_autoptr (DiaRollout) early = roll_out (fixture, id, NULL);
  g_autoptr (DiaRollout) late = NULL;
  DiaTally tally;

  g_assert_cmpint (get_state (early, 0, fixture->paris), ==, DIA_CELL_MISSING);
  dia_key_moment_set_deadline (moment, "", today - 1);
  g_assert_true (dia_key_moments_save (connection, moment, &error));
  late = roll_out (fixture, id, NULL);
  g_assert_cmpint (get_state (late, 0, fixture->paris), ==, DIA_CELL_LATE);
  tally = count (late);
  g_assert_cmpuint (tally.n[DIA_CELL_LATE], ==, 3);
  g_assert_cmpuint (tally.n_without_post, ==, 3);
}

static void
test_columns_of_scope (CalendarFixture *fixture,
                       gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Valentine’s Day", "2027-02-08", "2027-02-14");
  g_autoptr (DiaScope) english = dia_scope_from_string ("language=en");
  g_autoptr (DiaRollout) rollout = roll_out (fixture, id, english);

  g_assert_cmpuint (rollout->accounts->len, ==, 2);
  g_assert_cmpuint (dia_rollout_find_brand_end (rollout, 0), ==, 1);
  g_assert_cmpuint (dia_rollout_find_market_end (rollout, 1), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_rollout_test ("/services/rollout/moment-without-content", test_moment_without_content);
  add_rollout_test ("/services/rollout/cells", test_cells);
  add_rollout_test ("/services/rollout/audiences", test_audiences);
  add_rollout_test ("/services/rollout/waived", test_waived);
  add_rollout_test ("/services/rollout/late", test_late);
  add_rollout_test ("/services/rollout/columns-of-scope", test_columns_of_scope);
  return g_test_run ();
}
