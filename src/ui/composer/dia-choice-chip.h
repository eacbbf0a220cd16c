/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaChoiceChip:
 *
 * A chip that opens a list and shows what was chosen from it: "Network ▾", then
 * "Mastodon ▾". Main thread.
 *
 * Properties: "title" (string): what it says while nothing is chosen,
 * "required" (boolean): there is no way back to nothing, "icon-name" (NULL for
 * none).
 * Signals: chosen: a person chose something else.
 */
#define DIA_TYPE_CHOICE_CHIP (dia_choice_chip_get_type ())
G_DECLARE_FINAL_TYPE (DiaChoiceChip, dia_choice_chip, DIA, CHOICE_CHIP, GtkWidget)

void        dia_choice_chip_clear     (DiaChoiceChip *self);
void        dia_choice_chip_add       (DiaChoiceChip *self, const char *value, const char *label);
/* "" while nothing is chosen. (transfer none) */
const char *dia_choice_chip_get_value (DiaChoiceChip *self);
/* Does not emit. A value that is not among the choices counts as "". */
void        dia_choice_chip_set_value (DiaChoiceChip *self, const char *value);
/* Sets what the chip says whatever is chosen; NULL lets it say the choice. */
void        dia_choice_chip_set_text  (DiaChoiceChip *self, const char *text);

G_END_DECLS
