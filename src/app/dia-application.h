/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DiaApplication:
 *
 * The program: one window, the workspace that is open, and the composition root
 * (the clock and the keyring are made here and nowhere else).
 */
#define DIA_TYPE_APPLICATION (dia_application_get_type ())
G_DECLARE_FINAL_TYPE (DiaApplication, dia_application, DIA, APPLICATION, AdwApplication)

/* @settings: the program's own. @opens_last: no file is named, so that the
 * workspace that was open last is opened, and can be while GTK prepares itself.
 * (transfer full) */
DiaApplication *dia_application_new (GSettings *settings, gboolean opens_last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
