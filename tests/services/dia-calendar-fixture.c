/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-fixture.h"

#include "dia-contents.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "dia-posts.h"

static DiaConnection *
connect_to (CalendarFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaConnection *connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  return connection;
}

void
calendar_fixture_set_up (CalendarFixture *fixture,
                         gconstpointer    data)
{
  OfficeFixture *office = &fixture->office;

  office_fixture_set_up (office, data);
  fixture->alize = office_fixture_add_brand (office, "Alizé");
  fixture->bruine = office_fixture_add_brand (office, "Bruine");
  fixture->paris = office_fixture_add_account (office, fixture->alize, "alize_fr", "fr", "Europe/Paris");
  fixture->london = office_fixture_add_account (office, fixture->alize, "alize_uk", "en", "Europe/London");
  fixture->new_york = office_fixture_add_account (office, fixture->bruine, "bruine_us", "en", "America/New_York");
}

void
calendar_fixture_tear_down (CalendarFixture *fixture,
                            gconstpointer    data)
{
  office_fixture_tear_down (&fixture->office, data);
}

DiaCalendar *
calendar_fixture_get (CalendarFixture *fixture)
{
  return dia_workspace_get_calendar (fixture->office.workspace);
}

DiaDay
calendar_fixture_day (const char *text)
{
  DiaDay day = 0;

  g_assert_true (dia_day_parse (text, &day));
  return day;
}

DiaId
calendar_fixture_add_content (CalendarFixture *fixture,
                              const char      *title,
                              DiaId            moment_id)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&content->title, title);
  dia_field_set_text (&content->text, "Say hello.");
  content->moment_id = moment_id;
  content->created_at = content->changed_at = OFFICE_NOW;
  dia_contents_save (connection, content, &error);
  g_assert_no_error (error);
  return content->id;
}

DiaId
calendar_fixture_add_moment (CalendarFixture *fixture,
                             const char      *title,
                             const char      *first_day,
                             const char      *last_day)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->title, title);
  dia_field_set_text (&moment->first_day, first_day);
  dia_field_set_text (&moment->last_day, last_day);
  dia_field_set_text (&moment->color, "#b23a6b");
  dia_key_moments_save (connection, moment, &error);
  g_assert_no_error (error);
  return moment->id;
}

DiaId
calendar_fixture_add_post (CalendarFixture *fixture,
                           DiaId            content_id,
                           DiaAccount      *account,
                           DiaPostState     state,
                           const char      *wall)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (DiaPost) post = dia_post_new ();
  g_autoptr (GError) error = NULL;
  DiaWallTime time;

  post->content_id = content_id;
  post->account_id = account->id;
  post->state = state;
  dia_field_set_text (&post->text, "Say hello.");
  g_assert_true (dia_wall_time_parse (wall, &time, &error));
  g_assert_true (dia_slot_init_wall (&post->slot, &time, account->zone, &error));
  if (state == DIA_POST_PUBLISHED)
    post->published_at = post->slot.at;
  dia_posts_insert (connection, post, &error);
  g_assert_no_error (error);
  return post->id;
}

DiaPost *
calendar_fixture_load_post (CalendarFixture *fixture,
                            DiaId            post_id)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GError) error = NULL;
  DiaPost *post = dia_posts_load (connection, post_id, &error);

  g_assert_no_error (error);
  return post;
}

DiaCalendarSheet *
calendar_fixture_load (CalendarFixture *fixture,
                       const char      *scope,
                       const char      *first,
                       int              n_days,
                       DiaCalendarTime  time)
{
  g_autoptr (DiaScope) read = scope != NULL ? dia_scope_from_string (scope) : NULL;
  const DiaCalendarSpan span = { calendar_fixture_day (first), n_days, time };
  g_autoptr (GError) error = NULL;
  DiaCalendarSheet *sheet = dia_calendar_load (calendar_fixture_get (fixture), read, &span, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}
