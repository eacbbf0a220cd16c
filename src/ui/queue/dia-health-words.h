/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-health.h"

G_BEGIN_DECLS

/* How the health of accounts is put into words. All (transfer full). */

/* "1.4 s", "2 min" */
char *dia_health_words_span     (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;
/* "half within 1.4 s  ·  99% within 2 min", with or without markup; "nothing sent
 * yet" when nothing went out. */
char *dia_health_words_lateness (guint n_sent, gint64 p50, gint64 p99, gboolean markup) G_GNUC_WARN_UNUSED_RESULT;
/* "Next: 12 Feb, 11:30" by the clock of the account that it is for, "Nothing
 * planned". */
char *dia_health_words_next     (const DiaHealthRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* "@alize_fr · mastodon.social", "14 accounts, 2 to look at": what stands below the
 * title. */
char *dia_health_words_detail   (const DiaHealthRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* All of its troubles, the gravest first; "" for none. */
char *dia_health_words_troubles (const DiaHealthRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* What of it asks for a person, or went wrong in the last 30 days: "Needs a sign-in
 * · 2 posts failed in 30 days"; "" for nothing. */
char *dia_health_words_brief    (const DiaHealthRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* Everything, for assistive technology. */
char *dia_health_words_spoken   (const DiaHealthRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
