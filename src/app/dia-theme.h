/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dia_theme_spare:
 *
 * Starts GTK without its own style sheet. GTK parses the one of its settings as
 * soon as these exist; libadwaita (`AdwStyleManager`) then asks for an empty one
 * and brings its own, so that the first was parsed for nothing: a tenth of a
 * start, and six megabytes. A theme that the user asked for by GTK_THEME is kept.
 *
 * Must be called from main(), before any thread, after gtk_disable_setlocale().
 * Without a display it does nothing: the application says so when it starts.
 */
void dia_theme_spare (void);

G_END_DECLS
