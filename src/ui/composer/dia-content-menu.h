/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaContentMenu:
 *
 * What a content seldom needs, behind one button: to answer a post, to go on in
 * the next part of a thread, and who sees it on networks that can tell. Main
 * thread.
 *
 * Signals:
 * answer-requested: the address of a post to answer is to be written;
 * part-requested: the next part of a thread begins at the cursor.
 */
#define DIA_TYPE_CONTENT_MENU (dia_content_menu_get_type ())
G_DECLARE_FINAL_TYPE (DiaContentMenu, dia_content_menu, DIA, CONTENT_MENU, GtkWidget)

/* A template makes the menu, so this comes once. */
void        dia_content_menu_set_draft        (DiaContentMenu *self, DiaDraft *draft);

/* "Followers only". (transfer none) */
const char *dia_visibility_get_label          (DiaVisibility visibility);

G_END_DECLS
