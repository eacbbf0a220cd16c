/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JourneyCatalogue:
 *
 * A compiled catalogue of translations as it lies in memory:
 * https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
 */
typedef struct _JourneyCatalogue JourneyCatalogue;

/* A text that may hold zeros: the forms of a plural follow each other, each
 * ended by one. */
typedef struct
{
  const char *data; /* ended by a zero of its own */
  gsize       size;
} JourneyText;

/* Reads a file; NULL when there is none. (transfer full) (nullable) */
JourneyCatalogue *journey_catalogue_new     (const char *file) G_GNUC_WARN_UNUSED_RESULT;
void              journey_catalogue_free    (JourneyCatalogue *self);

guint             journey_catalogue_get_size (JourneyCatalogue *self);

/* One text with its translation; the texts live as long as the catalogue. A
 * context stands before its text, with "\004" between them. */
void              journey_catalogue_get     (JourneyCatalogue *self,
                                             guint             index,
                                             JourneyText      *text,
                                             JourneyText      *translation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyCatalogue, journey_catalogue_free)

G_END_DECLS
