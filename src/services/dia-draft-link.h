/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DiaDraftLink:
 *
 * The link of a content on networks that show no card beside a text: there it
 * stands at the end of the text, of the first part of a thread, unless the text
 * names it already. Keeps what it made. One thread.
 */
typedef struct _DiaDraftLink DiaDraftLink;

/* (transfer full) */
DiaDraftLink *dia_draft_link_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void          dia_draft_link_free   (DiaDraftLink *self);

/* @text with @link; @text itself where there is no link to add. (transfer none):
 * valid until @text changes or dia_draft_link_forget(). */
const char   *dia_draft_link_put_in (DiaDraftLink *self, const char *text, const char *link);
/* Forgets what was made: texts have changed. */
void          dia_draft_link_forget (DiaDraftLink *self);

G_END_DECLS
