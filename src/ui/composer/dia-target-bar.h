/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-target.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaTargetBar:
 *
 * Above the text: the language of the source, whose text is shown, and the ways
 * to another one. Main thread.
 *
 * Signals:
 * target-requested (DiaComposerTarget *): that text is to be shown;
 * adapt-requested (DiaComposerTarget *): it is to have a text of its own;
 * follow-requested: the text that is shown is to follow the source again.
 */
#define DIA_TYPE_TARGET_BAR (dia_target_bar_get_type ())
G_DECLARE_FINAL_TYPE (DiaTargetBar, dia_target_bar, DIA, TARGET_BAR, GtkWidget)

/* Edits @draft, whose language may become one of @languages. A template makes
 * the bar, so this comes once, before anything else. */
void dia_target_bar_set_draft (DiaTargetBar *self, DiaDraft *draft, const char *const *languages);
/* Shows whose text that is and what the draft says of it now. */
void dia_target_bar_show      (DiaTargetBar *self, const DiaComposerTarget *target);

G_END_DECLS
