/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The dictionary of one language, through enchant, with the words it was asked
 * before. Read when it is first asked. One thread at a time: a dictionary that
 * several use crashes. */
typedef struct _DiaSpeller DiaSpeller;

/* (transfer full) */
DiaSpeller *dia_speller_new              (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void        dia_speller_free             (DiaSpeller *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSpeller, dia_speller_free)

/* Whether the system has a dictionary of the language. Without one each word is
 * known. */
gboolean    dia_speller_is_available     (DiaSpeller *self);
/* @word: valid UTF-8, @length bytes of it. */
gboolean    dia_speller_knows            (DiaSpeller *self, const char *word, gsize length);
/* What could be meant, the likeliest first, at most five. Takes a tenth of a second.
 * (transfer full) (nullable) */
char      **dia_speller_dup_suggestions  (DiaSpeller *self, const char *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
