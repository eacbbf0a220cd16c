/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-edit.h"
#include "dia-calendar-sheet.h"
#include "dia-content-plan.h"
#include "dia-post.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaCalendar:
 *
 * The posts of a workspace by days. Functions named _async belong to the main
 * context they are called in; the others block, for the command line and tests.
 */
#define DIA_TYPE_CALENDAR (dia_calendar_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendar, dia_calendar, DIA, CALENDAR, GObject)

/* Reads what there is in @span for the accounts of @scope (nullable: every
 * account); the cost does not grow with the workspace. (transfer full) (nullable) */
DiaCalendarSheet *dia_calendar_load        (DiaCalendar *self, DiaScope *scope, const DiaCalendarSpan *span,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             dia_calendar_load_async  (DiaCalendar *self, DiaScope *scope, const DiaCalendarSpan *span,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DiaCalendarSheet *dia_calendar_load_finish (DiaCalendar *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What a chip stands for, in full. */
typedef struct
{
  DiaContent *content;   /* (owned) */
  DiaWaiting  waiting;   /* what of it was changed and is not planned yet */
  GPtrArray  *posts;     /* (owned) (element-type DiaPost): those that still exist, in the order of the chip */
} DiaCalendarDetails;

/* Frees details with what they own. */
void                dia_calendar_details_free   (DiaCalendarDetails *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCalendarDetails, dia_calendar_details_free)

/* Posts of one chip that details hold at most. */
#define DIA_CALENDAR_MAX_DETAILS 1000

/* Reads the content and the posts of @chip. (transfer full) (nullable) */
void                dia_calendar_inspect_async  (DiaCalendar *self, const DiaCalendarChip *chip,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DiaCalendarDetails *dia_calendar_inspect_finish (DiaCalendar *self, GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Which contents and which posts of @sheet hold all of @words, the last one as a
 * beginning, in their own texts or in that of their content. (transfer full)
 * (nullable) (element-type DiaId): a set */
void             dia_calendar_search_async    (DiaCalendar *self, DiaCalendarSheet *sheet, const char *words,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GHashTable      *dia_calendar_search_finish   (DiaCalendar *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Does @edit to @posts (element-type DiaId), all at once, as far as it can happen
 * to each. (transfer full) (nullable) */
void             dia_calendar_edit_async      (DiaCalendar *self, GArray *posts, const DiaCalendarEdit *edit,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DiaCalendarDone *dia_calendar_edit_finish     (DiaCalendar *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes back what was done. *n_left by the finish: posts that something else has
 * happened to since, and that stay. */
void             dia_calendar_put_back_async  (DiaCalendar *self, DiaCalendarDone *done, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
gboolean         dia_calendar_put_back_finish (DiaCalendar *self, GAsyncResult *result, guint *n_left, GError **error);

G_END_DECLS
