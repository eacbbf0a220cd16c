/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-charter.h"
#include "dia-command.h"

G_BEGIN_DECLS

/* What the commands about the voice of a text have in common. */
typedef struct
{
  char    *language;   /* (owned) (nullable): --lang */
  char   **charters;   /* (owned) (nullable): --charter */
  gboolean no_packs;   /* --no-packs */
} DiaVoiceChoice;

/* The options, ended; they point into @self. @more: (nullable): those of the command
 * itself, ended. (transfer full) */
GOptionEntry *dia_voice_choice_make_entries (DiaVoiceChoice *self, const GOptionEntry *more) G_GNUC_WARN_UNUSED_RESULT;
void          dia_voice_choice_clear        (DiaVoiceChoice *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiaVoiceChoice, dia_voice_choice_clear)

/* The rules that were chosen, with the language that is used filled in; what could
 * not be used of them is told on standard error. (transfer full) (nullable) */
DiaCharter   *dia_voice_choice_load         (DiaVoiceChoice *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
