/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Applies the language that the person chose ("" for the system's) before
 * anything is translated: LANGUAGE and the locale. Top of main(), before any
 * thread, since the environment is not safe to write later. */
void dia_language_apply   (GSettings *settings);

/* Keeps @language and starts the program again in it: translated windows cannot
 * be changed in place. Does not return unless the start fails. */
void dia_language_restart (GSettings *settings, const char *language);

G_END_DECLS
