/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-media-library.h"
#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaPostPreview:
 *
 * One post on a card as its network would show it, after #DiaPreviewStyle: who
 * speaks, the text with what is linked in the colour of links, folded where the
 * network folds and cut into parts where it has threads, pictures; link card and
 * content warning where it has them. Main thread.
 */
#define DIA_TYPE_POST_PREVIEW (dia_post_preview_get_type ())
G_DECLARE_FINAL_TYPE (DiaPostPreview, dia_post_preview, DIA, POST_PREVIEW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_post_preview_new  (DiaRoster *roster, DiaMediaLibrary *library);
/* Shows what @account would send of @draft. */
void       dia_post_preview_show (DiaPostPreview *self, DiaDraft *draft, DiaAccount *account);

/* Shows a post as it is written: its own text, the pictures and the link of
 * @content. @when: (nullable): what stands beside the name. */
void       dia_post_preview_show_post (DiaPostPreview *self, const DiaContent *content, const DiaPost *post,
                                       DiaAccount *account, const char *when);

/* Cuts texts after so many lines; 0, as it is made, shows all of them. */
void       dia_post_preview_set_max_lines (DiaPostPreview *self, int max_lines);

G_END_DECLS
