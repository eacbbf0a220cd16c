/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-journal-entry.h"
#include "dia-post.h"
#include "dia-publisher.h"

G_BEGIN_DECLS

/* How long after a request of unknown outcome "it is not there" can be believed:
 * a slow server may still be working on it (networks.md 1.4). */
#define DIA_SETTLE_MS       (60 * DIA_SECOND)
/* How much earlier than the server itself we call its memory of a key ended. */
#define DIA_KEY_MARGIN_MS   (5 * DIA_MINUTE)
/* After this long and so many looks without an answer a person is asked. */
#define DIA_LOOK_PATIENCE_MS (15 * DIA_MINUTE)
#define DIA_LOOK_PATIENCE    3
#define DIA_RECORD_LOOK_PATIENCE 20

/**
 * DiaPartHistory:
 *
 * What the journal says about one part of a post. The entries stay the
 * caller's.
 */
typedef struct
{
  const DiaJournalEntry *there;        /* (nullable): the entry that says that the part is out */
  const DiaJournalEntry *pending;      /* (nullable): the commit whose outcome is not known */
  const DiaJournalEntry *record;       /* (nullable): newest entry with a key that may be used again */
  gboolean               prepared;     /* record was prepared, not committed */
  DiaInstant             first_commit_at; /* of the pending key; DIA_INSTANT_NONE */
  guint                  failed_looks; /* since the pending commit */
  guint                  holds;        /* for want of an answer, since a commit that may have arrived */
  guint                  commits;      /* that may have reached the network */
} DiaPartHistory;

/* Reads the story of @part. @journal: (element-type DiaJournalEntry), oldest
 * first, of all parts. */
void dia_part_history_init (DiaPartHistory *self, GPtrArray *journal, int part);

/* Whether of any part of @journal it is not known if it is out. Who changes such
 * a post would hide the question. */
gboolean dia_part_history_has_question (GPtrArray *journal);

/* The same of @post, whose story is read where there can be a question: it was
 * tried, and waits for a look. *open (out). Thread: of @connection. */
gboolean dia_part_history_find_question (DiaConnection *connection, const DiaPost *post, gboolean *open, GError **error);

/* (nullable): the picture that is with the network already, by its key; only
 * those younger than an hour: networks throw unused ones away. */
const DiaJournalEntry *dia_part_history_find_upload (GPtrArray *journal, int part, int item, const char *key,
                                                     DiaInstant now);

/* What may be done about a part. */
typedef enum
{
  DIA_VERDICT_THERE,    /* it is out */
  DIA_VERDICT_SEND,     /* nothing of it is out: all steps, with the key of the journal if there is one */
  DIA_VERDICT_LOOK,     /* find out first */
  DIA_VERDICT_REPEAT,   /* the very same request again, with its key */
  DIA_VERDICT_WAIT,     /* look again later */
  DIA_VERDICT_ASK,      /* nobody can know: a person decides */
} DiaVerdict;

/* How a network can be trusted. */
typedef struct
{
  DiaMeans means;
  gint64   window_ms;      /* how long it remembers a client key */
  gboolean rival;          /* another sender of this post may be asleep with its request unsent */
} DiaTrust;

/* Before anything is done. */
DiaVerdict dia_part_history_judge       (const DiaPartHistory *self);
/* After looking, with what was found (never DIA_LOOK_FOUND). */
DiaVerdict dia_part_history_judge_look  (const DiaPartHistory *self, const DiaTrust *trust, DiaLook look, DiaInstant now);
/* After looking was not possible. */
DiaVerdict dia_part_history_judge_blind (const DiaPartHistory *self, const DiaTrust *trust, DiaInstant now);
/* When the next look makes sense. */
DiaInstant dia_part_history_settles_at  (const DiaPartHistory *self);

G_END_DECLS
