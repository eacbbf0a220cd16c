/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar.h"
#include "dia-connection.h"
#include "dia-office-fixture.h"
#include "dia-post.h"

G_BEGIN_DECLS

/* An office with accounts in three zones, whose file the test itself fills. */
typedef struct
{
  OfficeFixture  office;
  DiaBrand      *alize;     /* (unowned) */
  DiaBrand      *bruine;    /* (unowned) */
  DiaAccount    *paris;     /* (unowned): Alizé */
  DiaAccount    *london;    /* (unowned): Alizé */
  DiaAccount    *new_york;  /* (unowned): Bruine */
} CalendarFixture;

void             calendar_fixture_set_up      (CalendarFixture *fixture, gconstpointer data);
void             calendar_fixture_tear_down   (CalendarFixture *fixture, gconstpointer data);
DiaCalendar     *calendar_fixture_get         (CalendarFixture *fixture);
/* The day that @text names. */
DiaDay           calendar_fixture_day         (const char *text);

/* Writes a content of that title, in a key moment or none. */
DiaId            calendar_fixture_add_content (CalendarFixture *fixture, const char *title, DiaId moment_id);
DiaId            calendar_fixture_add_moment  (CalendarFixture *fixture, const char *title,
                                               const char *first_day, const char *last_day);
/* Writes a post of @account at the wall time @wall of its zone. */
DiaId            calendar_fixture_add_post    (CalendarFixture *fixture, DiaId content_id, DiaAccount *account,
                                               DiaPostState state, const char *wall);
/* The post as it lies in the workspace. (transfer full) */
DiaPost         *calendar_fixture_load_post   (CalendarFixture *fixture, DiaId post_id);
/* Reads @n_days from the day @first on. (transfer full) */
DiaCalendarSheet *calendar_fixture_load        (CalendarFixture *fixture, const char *scope, const char *first,
                                               int n_days, DiaCalendarTime time);

G_END_DECLS
