/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaToggleGroup:
 *
 * A few choices side by side, one of them taken: "Now | Gone out | Held back".
 * Left and Right move between them. Where there is no room beside each other, they
 * lie below each other. Main thread.
 *
 * Properties: "active" (string, the name of the taken choice, NULL while there
 * is none).
 */
#define DIA_TYPE_TOGGLE_GROUP (dia_toggle_group_get_type ())
G_DECLARE_FINAL_TYPE (DiaToggleGroup, dia_toggle_group, DIA, TOGGLE_GROUP, GtkWidget)

/* (transfer floating). @label is what assistive technology calls the group. */
GtkWidget  *dia_toggle_group_new        (const char *label);
/* Adds a choice at the end; the first one added is taken. @icon_name: (nullable) */
void        dia_toggle_group_add        (DiaToggleGroup *self, const char *name, const char *icon_name, const char *label);
/* The same with a sign alone, where there is no room; @label is its name. */
void        dia_toggle_group_add_icon   (DiaToggleGroup *self, const char *name, const char *icon_name, const char *label);
/* Takes all choices away. */
void        dia_toggle_group_clear      (DiaToggleGroup *self);
/* (transfer none) (nullable) */
const char *dia_toggle_group_get_active (DiaToggleGroup *self);
/* Does nothing when there is no choice of that name. */
void        dia_toggle_group_set_active (DiaToggleGroup *self, const char *name);

G_END_DECLS
