/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaComposerPanes:
 *
 * Accounts, text and checks beside each other or, where there is no room for
 * that, as three steps of which one is shown. Main thread.
 *
 * Properties (boolean, read only): "folded": one step is shown at a time;
 * "narrow": the window is too narrow for anything but the text; changes between
 * two layouts, so that parts may change with it. Narrow at first: the first
 * layout may be in a small window, which must not grow for it.
 */
#define DIA_TYPE_COMPOSER_PANES (dia_composer_panes_get_type ())
G_DECLARE_FINAL_TYPE (DiaComposerPanes, dia_composer_panes, DIA, COMPOSER_PANES, GtkWidget)

/* The steps. */
#define DIA_STEP_ACCOUNTS "accounts"
#define DIA_STEP_WRITING  "writing"
#define DIA_STEP_CHECKING "checking"

/* Puts @part below what the step has. */
void     dia_composer_panes_append     (DiaComposerPanes *self, const char *step, GtkWidget *part);
/* Shows the step, where there is one at a time. */
void     dia_composer_panes_go_to      (DiaComposerPanes *self, const char *step);
gboolean dia_composer_panes_is_folded  (DiaComposerPanes *self);
gboolean dia_composer_panes_is_narrow  (DiaComposerPanes *self);

G_END_DECLS
