/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-notices.h"
#include "dia-timetable.h"

G_BEGIN_DECLS

/**
 * DiaTimetableGroup:
 *
 * When an account likes to post: a row for each day of the week with its times,
 * which are typed. The times of one day can be copied to others, and that can be
 * taken back. Main thread.
 */
#define DIA_TYPE_TIMETABLE_GROUP (dia_timetable_group_get_type ())
G_DECLARE_FINAL_TYPE (DiaTimetableGroup, dia_timetable_group, DIA, TIMETABLE_GROUP, AdwPreferencesGroup)

/* (transfer floating) */
GtkWidget    *dia_timetable_group_new           (void);
/* Where copies are told and taken back; without it they are not told. */
void          dia_timetable_group_set_notices   (DiaTimetableGroup *self, DiaNotices *notices);
void          dia_timetable_group_set_timetable (DiaTimetableGroup *self, const DiaTimetable *timetable);
/* What is typed. Where that is no time: NULL, and a sentence that names the day
 * (DIA_TIMETABLE_ERROR_MALFORMED); the row has the focus then. (transfer full) (nullable) */
DiaTimetable *dia_timetable_group_read          (DiaTimetableGroup *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
