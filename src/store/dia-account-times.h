/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-timetable.h"

G_BEGIN_DECLS

/* The timetable of an account; one without times is the same as none.
 * (transfer full) (nullable) */
DiaTimetable *dia_account_times_load          (DiaConnection *connection, DiaId account_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* In place of the one that it has. */
gboolean      dia_account_times_save          (DiaConnection *connection, DiaId account_id, const DiaTimetable *timetable,
                                               GError **error);
/* Whether a post of the account has a slot at most @within_ms before or after @at,
 * unless it was refused, dropped or missed, or is one of @except_content. */
gboolean      dia_account_times_find_taken    (DiaConnection *connection, DiaId account_id, DiaInstant at, gint64 within_ms,
                                               DiaId except_content, gboolean *taken, GError **error);

G_END_DECLS
