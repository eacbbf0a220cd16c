/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journey.h"

G_BEGIN_DECLS

/**
 * JourneyWords:
 *
 * Every text of the program beside its translation, read from a compiled
 * catalogue: what a screen shows can be held against the texts that it should
 * have translated.
 */
typedef struct _JourneyWords JourneyWords;

/* Reads @folder/@language/LC_MESSAGES/diapason.mo. (transfer full) */
JourneyWords *journey_words_new  (const char *folder,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* Frees the texts. */
void          journey_words_free (JourneyWords *self);

/* The text of the program that @shown is, untranslated; NULL when it is none.
 * Texts that are the same in both languages do not count. (transfer none) */
const char   *journey_words_find_untranslated (JourneyWords *self,
                                               const char   *shown);

/* The translation of a text of the program, for tests that speak two
 * languages; the text itself when that is empty. Ends the test when the program
 * has no such text. (transfer none) */
const char   *journey_words_get (JourneyWords *self,
                                 const char   *text);

/* Like journey_words_get(), of a text with a context. */
const char   *journey_words_get_in (JourneyWords *self,
                                    const char   *context,
                                    const char   *text);

/* The translation of a text that depends on a number, with the number in it:
 * "%u post" and 12 give "12 posts". @text is the singular. (transfer full) */
char         *journey_words_dup_count (JourneyWords *self,
                                       const char   *text,
                                       guint         number) G_GNUC_WARN_UNUSED_RESULT;

/* Fails when a shown node has a name that is an untranslated text, or when a
 * button, a text, a list, a table or a combo box has no name but that of its
 * class. */
void          journey_check_names (Journey      *journey,
                                   JourneyWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyWords, journey_words_free)

G_END_DECLS
