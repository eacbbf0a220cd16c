/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"
#include "dia-notices.h"

G_BEGIN_DECLS

/**
 * DiaCalendarActs:
 *
 * What a person does to the selected contents of a calendar: nothing is asked,
 * what was done is said, with Undo. Main thread.
 */
#define DIA_TYPE_CALENDAR_ACTS (dia_calendar_acts_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarActs, dia_calendar_acts, DIA, CALENDAR_ACTS, GObject)

/* (transfer full) */
DiaCalendarActs *dia_calendar_acts_new   (DiaCalendarModel *model, DiaNotices *notices) G_GNUC_WARN_UNUSED_RESULT;
/* So much later, or earlier, by the wall clock of each account. */
void             dia_calendar_acts_move  (DiaCalendarActs *self, int days, int minutes);
/* SUBMIT, APPROVE, WITHDRAW or CANCEL, to those posts that it can happen to. */
void             dia_calendar_acts_apply (DiaCalendarActs *self, DiaPostEvent event);

G_END_DECLS
