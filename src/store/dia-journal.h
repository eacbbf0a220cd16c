/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-journal-entry.h"

G_BEGIN_DECLS

/* The journal of sending: a row is committed before the request that it speaks
 * of, and closed after it. */

/* Writes a new entry; an id of DIA_ID_NONE is set. @token: that of the claim
 * under which it happens: DIA_STORE_ERROR_CONFLICT when the claim is lost, and
 * then the request must not be made. 0 for what a person did. */
gboolean   dia_journal_begin (DiaConnection *connection, DiaJournalEntry *entry, gint64 token, GError **error);
/* Writes how it ended. An entry is closed once: DIA_STORE_ERROR_CONFLICT when
 * somebody did so already. Needs no claim: what one knows is not thrown away. */
gboolean   dia_journal_end   (DiaConnection *connection, const DiaJournalEntry *entry, GError **error);
/* The story of a post, oldest first: the last 1,000 entries, and of those before
 * them all that say whether something is out. (transfer full) (element-type
 * DiaJournalEntry) */
GPtrArray *dia_journal_list  (DiaConnection *connection, DiaId post_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
