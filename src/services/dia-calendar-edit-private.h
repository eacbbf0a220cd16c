/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-edit.h"
#include "dia-connection.h"

G_BEGIN_DECLS

/* A edit on its way to the writer. */
typedef struct
{
  DiaCalendarEdit  edit;
  GArray          *posts;    /* (owned) (element-type DiaId) */
  DiaInstant       now;
} DiaCalendarRequest;

/* A post that was put back. */
typedef struct
{
  int version;      /* that it has now */
  int stands_for;   /* the one that it is equal to */
} DiaUndoneVersion;

void             dia_calendar_request_free    (DiaCalendarRequest *self);
/* Does it, all in one transaction, to those posts that it can happen to. Blocking,
 * in the writer. (transfer full) (nullable) */
DiaCalendarDone *dia_calendar_edit_run        (DiaConnection *connection, const DiaCalendarRequest *request,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes it back for the posts that nothing has happened to since; *n_left (out):
 * the others. An undo is a write as well: @undone (element-type DiaId
 * DiaUndoneVersion), of the writer's own, says which earlier version a post is
 * again, so that the edit before that one can be taken back next. Blocking, in
 * the writer. */
gboolean         dia_calendar_edit_put_back   (DiaConnection *connection, DiaCalendarDone *done, GHashTable *undone,
                                               guint *n_left, GError **error);

G_END_DECLS
