/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The preferences of the program: style and language, and how planned posts go
 * out. Uses app.language. */
#define DIA_TYPE_PREFERENCES (dia_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DiaPreferences, dia_preferences, DIA, PREFERENCES, AdwPreferencesWindow)

/* @publishing: (nullable) (transfer floating): the #DiaPublishingGroup of the open
 * workspace. (transfer full): a toplevel */
GtkWidget *dia_preferences_new (GtkWindow *parent, GSettings *settings, GtkWidget *publishing);

G_END_DECLS
