/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The preferences of the program: style and language. Uses app.language. */
#define DIA_TYPE_PREFERENCES (dia_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DiaPreferences, dia_preferences, DIA, PREFERENCES, AdwPreferencesWindow)

/* (transfer full): a toplevel */
GtkWidget *dia_preferences_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
