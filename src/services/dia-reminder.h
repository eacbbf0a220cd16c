/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout.h"

G_BEGIN_DECLS

/* Who owes what: the cells of a roll-out that are expected and not ready, to be
 * sent to the people who write for these accounts. Words are in the language of
 * the program. */

/* How many cells are owed, and by how many accounts (out) (optional). */
guint  dia_reminder_count      (DiaRollout *rollout, guint *n_accounts);
/* By brand, market and account, each with what is owed and by when; a text to
 * paste. Empty when nothing is owed. (transfer full) */
char  *dia_reminder_dup_text   (DiaRollout *rollout) G_GNUC_WARN_UNUSED_RESULT;
/* The same with a line for each cell, as RFC 4180 has it, with names of columns;
 * a cell that a spreadsheet would run as a formula begins with an apostrophe.
 * (transfer full) */
char  *dia_reminder_dup_csv    (DiaRollout *rollout) G_GNUC_WARN_UNUSED_RESULT;
/* A "mailto:" address (RFC 6068) without a recipient, with subject and text.
 * (transfer full) */
char  *dia_reminder_dup_mailto (DiaRollout *rollout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
