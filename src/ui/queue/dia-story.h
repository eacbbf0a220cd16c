/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaStory:
 *
 * The journal of a post in plain words: time, a dot on a line, a sentence. The
 * last one, if it is where things stand, is a diamond.
 */
#define DIA_TYPE_STORY (dia_story_get_type ())
G_DECLARE_FINAL_TYPE (DiaStory, dia_story, DIA, STORY, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_story_new         (void);
/* @journal: (element-type DiaJournalEntry), oldest first; the newest eight are
 * shown. @zone: whose clock the times are of. @settled: nothing is open. */
void       dia_story_set_journal (DiaStory *self, GPtrArray *journal, const char *zone, gboolean settled);

G_END_DECLS
