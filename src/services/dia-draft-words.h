/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-clock.h"
#include "dia-wall-time.h"

G_BEGIN_DECLS

/* Pieces of the sentences that problems are told in. All (transfer full). */

/* "3 accounts" · "3 comptes" */
char *dia_words_count_accounts (guint n) G_GNUC_WARN_UNUSED_RESULT;
/* "@alize_fr", "@alize_fr, @alize_be", and from three on "3 accounts".
 * @accounts: (element-type DiaAccount) */
char *dia_words_name_accounts  (GPtrArray *accounts) G_GNUC_WARN_UNUSED_RESULT;
/* "300 graphemes", "3,000 bytes", "500 characters" */
char *dia_words_count_units    (guint n, DiaUnit unit, gboolean bytes) G_GNUC_WARN_UNUSED_RESULT;
/* The time and the day of a wall time: "02:30", "Sun 28 Mar". */
char *dia_words_format_time    (const DiaWallTime *wall) G_GNUC_WARN_UNUSED_RESULT;
char *dia_words_format_day     (const DiaWallTime *wall) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
