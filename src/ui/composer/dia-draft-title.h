/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaDraftTitle:
 *
 * What a draft is about and, below, whether its words are safe: a person must
 * always see that. Main thread.
 */
#define DIA_TYPE_DRAFT_TITLE (dia_draft_title_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftTitle, dia_draft_title, DIA, DRAFT_TITLE, GtkWidget)

/* A template makes the title, so this comes once. */
void        dia_draft_title_set_draft    (DiaDraftTitle *self, DiaDraft *draft, DiaClock *clock);
/* "Draft saved at 10:52", "Changes wait, saved at 10:52", "As planned" (transfer
 * none) */
const char *dia_draft_title_get_saved    (DiaDraftTitle *self);

/* When it was saved, in words: with the day unless that is today in @zone, with
 * the year unless that is this year. @waits: it is beside what is planned and
 * waits for a person to commit it. (transfer full) */
char       *dia_draft_title_format_saved (DiaInstant saved_at, DiaInstant now, const char *zone,
                                          gboolean waits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
