/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JourneyVocabulary:
 *
 * The single words of two languages, so that a word can be told to be of the
 * wrong one even where a text was put together from parts or comes from the
 * toolkit: a word that stands in texts to be translated and in no translation
 * does not belong on a screen in that language.
 */
typedef struct _JourneyVocabulary JourneyVocabulary;

/* Reads the desk's catalogue of @language in @folder, and those of the toolkit
 * as the system has them. Ends the test when the desk's is not there. (transfer full) */
JourneyVocabulary *journey_vocabulary_new  (const char *folder,
                                            const char *language) G_GNUC_WARN_UNUSED_RESULT;
void               journey_vocabulary_free (JourneyVocabulary *self);

/* The words of @text that are foreign, with spaces between them; NULL when all
 * are at home. (transfer full) (nullable) */
char              *journey_vocabulary_dup_foreign (JourneyVocabulary *self,
                                                   const char        *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyVocabulary, journey_vocabulary_free)

G_END_DECLS
