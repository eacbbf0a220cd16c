/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-calendar-sheet.h"
#include "dia-post-state.h"

G_BEGIN_DECLS

/* What a person does to posts of a calendar in one go. */
typedef struct
{
  DiaPostEvent event;     /* SUBMIT, APPROVE, WITHDRAW, CANCEL; DIA_POST_N_EVENTS for another time alone */
  int          days;      /* so much later, or earlier, by the wall clock of each post's own zone: a change */
  int          minutes;   /* of daylight-saving time on the way does not move 10:00 */
} DiaCalendarEdit;

/* Two posts of one account so close to each other are a clash. */
#define DIA_CALENDAR_CLASH_WITHIN (10 * DIA_MINUTE)

/**
 * DiaCalendarDone:
 *
 * What was done, and what it takes to take it back. Immutable; any thread.
 */
#define DIA_TYPE_CALENDAR_DONE (dia_calendar_done_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarDone, dia_calendar_done, DIA, CALENDAR_DONE, GObject)

struct _DiaCalendarDone
{
  GObject    parent_instance;

  /*< public >*/
  guint      n_done;
  guint      n_kept;      /* posts that this cannot happen to: out already, being sent… */
  guint      n_past;      /* of them, posts that would have to go out in the past */
  guint      n_clashes;   /* done ones that have another post of their account close by now */

  /*< private >*/
  GPtrArray *before;      /* (owned) (element-type DiaPost): of the done ones */
  GArray    *versions;    /* (owned) (element-type int): that they have now */
};

G_END_DECLS
