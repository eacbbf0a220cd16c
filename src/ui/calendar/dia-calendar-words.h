/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"
#include "dia-roster.h"

G_BEGIN_DECLS

/* What a calendar says of its things to those who do not see it, and where a
 * line of text stands for a drawing. Main thread. All (transfer full). */

/* "10:00, Three first messages, 12 posts, Scheduled, Alizé". */
char *dia_calendar_words_dup_chip  (const DiaCalendarChip *chip, DiaRoster *roster) G_GNUC_WARN_UNUSED_RESULT;
/* What it clashes with; NULL for nothing. (transfer none) */
const char *dia_calendar_words_get_clash (const DiaCalendarChip *chip);
/* The sign of its state; in place of the clock that of a pause where a silence holds
 * back what is planned, or some of it, else that of a server where servers send it.
 * (transfer none) */
const char *dia_calendar_words_get_sign (const DiaCalendarChip *chip);
/* "held back by a silence", "on the server", "3 on the server"; NULL where the desk
 * sends all of it. */
char *dia_calendar_words_dup_kept  (const DiaCalendarChip *chip) G_GNUC_WARN_UNUSED_RESULT;
/* "Friday 12 February, today, 3 contents, Valentine’s Day". */
char *dia_calendar_words_dup_day   (DiaCalendarModel *model, DiaDay day) G_GNUC_WARN_UNUSED_RESULT;
/* "Valentine’s Day, Verified profiles": the key moments of a day, "" for none. */
char *dia_calendar_words_dup_moments (DiaCalendarSheet *sheet, DiaDay day) G_GNUC_WARN_UNUSED_RESULT;
/* "12 posts". */
char *dia_calendar_words_dup_posts (guint n_posts) G_GNUC_WARN_UNUSED_RESULT;
/* "10:00", as the user's language writes it. */
char *dia_calendar_words_dup_time  (int minute) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
