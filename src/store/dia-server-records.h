/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-connection.h"

G_BEGIN_DECLS

/**
 * DiaServerRecord:
 *
 * How one server behaved towards the desk, as the journal of its posts tells. What
 * a server refuses with a clear word is an answer, and no trouble of the server's.
 */
typedef struct
{
  char      *network;
  char      *server;              /* "" where accounts name none */
  DiaId      account_id;          /* where they name none, each is judged for itself; else DIA_ID_NONE */
  guint      n_throttled;         /* times that it asked for patience */
  guint      n_unreachable;       /* times that a post had to wait because it could not be reached */
  guint      n_unclear;           /* requests without an answer, or with one that says nothing */
  DiaInstant throttled_at;        /* the last one, DIA_INSTANT_NONE */
  DiaInstant unreachable_at;
  DiaInstant unclear_at;
  DiaInstant unreachable_since;   /* the first time after its last answer; DIA_INSTANT_NONE: it answered since */
  DiaInstant answered_at;         /* the last clear answer, DIA_INSTANT_NONE */
  GArray    *answer_times;        /* (element-type gint64): ms from request to answer, of posts that went out */
} DiaServerRecord;

void       dia_server_record_free (DiaServerRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaServerRecord, dia_server_record_free)

/* The servers that were asked for something from @since on, within the last
 * @age_ms by the clock of ids. Costs what was journalled since, whatever the
 * workspace holds. (transfer full) (element-type DiaServerRecord) */
GPtrArray *dia_server_records_list (DiaConnection *connection, DiaInstant since, gint64 age_ms,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
