/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-delivery.h"
#include "dia-hand-overs.h"
#include "dia-keeper.h"
#include "dia-part-record.h"

G_BEGIN_DECLS

/* How long a server gets after the time of a post before it is looked for, and
 * after a request of unknown outcome before "it is not there" is believed. */
#define DIA_HAND_OVER_SETTLE_MS   (60 * DIA_SECOND)
/* A server that has not published it so long after its time gives it back. */
#define DIA_HAND_OVER_PATIENCE_MS (15 * DIA_MINUTE)
/* Clocks differ: nothing is handed over later than so much before a server would
 * refuse it, or publish it at once. */
#define DIA_HAND_OVER_MARGIN_MS   (5 * DIA_MINUTE)

/**
 * DiaHandOverJob:
 *
 * One post on its way to a server that keeps it, or back, under a claim, with
 * all that dealing with it needs to know. One thread at a time.
 */
typedef struct
{
  DiaWorkspaceCore *core;        /* (owned) */
  DiaHandOver      *row;         /* (owned): what is known */
  DiaPost          *post;        /* (owned) (nullable): gone when somebody deleted it */
  DiaContent       *content;     /* (owned) (nullable) */
  DiaAccount       *account;     /* (owned) */
  GPtrArray        *others;      /* (owned) (element-type utf8): ids of what the server keeps besides */
  gboolean          silent;      /* nothing goes out in this workspace */

  /* While it runs. */
  const DiaDelivery *with;
  DiaKeeper        *keeper;
  DiaCredentials   *credentials; /* (owned) (nullable) */
  gboolean          renewed;
  GCancellable     *cancellable;

  /* How it ended. */
  gboolean          ended;
  DiaInstant        due_at;      /* when to look again */
  gboolean          needs_sign_in;
  gboolean          keyring_closed;
  DiaPostState      state;       /* what the post is in now, when that changed: PUBLISHED or UNCONFIRMED */
  gboolean          settled;     /* it did */
  char             *sentence;    /* (owned): one line for people, "" */
  GError           *fatal;       /* (owned): the claim is lost or the store fails */
} DiaHandOverJob;

/* Reads what belongs to @row, which is taken over in any case, in the transaction
 * that claimed it. (transfer full) (nullable) */
DiaHandOverJob *dia_hand_over_job_load  (DiaWorkspaceCore *core, DiaConnection *connection, DiaHandOver *row,
                                         gboolean silent, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Does not give the claim back. */
void            dia_hand_over_job_free  (DiaHandOverJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaHandOverJob, dia_hand_over_job_free)

/* Whether the server shall keep the post as things are now. */
gboolean        dia_hand_over_job_wants (const DiaHandOverJob *self);
/* What goes into the post: another value needs another record. (transfer full) */
char           *dia_hand_over_job_print (const DiaHandOverJob *self) G_GNUC_WARN_UNUSED_RESULT;
/* The record of the row; %NULL when there is none. (transfer full) (nullable) */
DiaPartRecord  *dia_hand_over_job_read_record (const DiaHandOverJob *self) G_GNUC_WARN_UNUSED_RESULT;

/* Writes of the job, each one transaction. FALSE: the job has ended. */

/* Durably says what is about to be asked: the row as it stands now and a line of
 * the story, @key being one of DIA_HOLD_HAND_OVER… *entry (out) (transfer full).
 * After it no request begins late. */
gboolean        dia_hand_over_job_begin (DiaHandOverJob *self, const char *key, DiaJournalEntry **entry);
/* The row as it stands, and how the step ended. */
gboolean        dia_hand_over_job_end_step (DiaHandOverJob *self, DiaJournalEntry *entry, DiaOutcome outcome,
                                            const char *detail);
/* The row as it stands, with a line of the story that has no answer. */
gboolean        dia_hand_over_job_note  (DiaHandOverJob *self, const char *key, const char *detail);
/* Keeps in mind what the server was found to do. */
gboolean        dia_hand_over_job_set_keeps (DiaHandOverJob *self, DiaKeeps keeps);

/* Ways to end. */
void            dia_hand_over_job_wait   (DiaHandOverJob *self, DiaInstant due_at);
/* After @error: until when it says, else longer each time. */
void            dia_hand_over_job_wait_after (DiaHandOverJob *self, const GError *error);
/* The server shall not keep it after all: the desk sends it. */
void            dia_hand_over_job_give_up (DiaHandOverJob *self, const char *why);
/* The server has nothing of it any more, and nobody wants that it should. */
void            dia_hand_over_job_forget (DiaHandOverJob *self);
/* It is out. @detail: (nullable): for the story. */
void            dia_hand_over_job_publish (DiaHandOverJob *self, const DiaRemotePost *published, const char *detail);
/* Nobody knows: a person decides. */
void            dia_hand_over_job_lose   (DiaHandOverJob *self, const char *problem);
void            dia_hand_over_job_break  (DiaHandOverJob *self, GError *fatal /* (transfer full) */);

/* Tells a test where the job is. */
void            dia_hand_over_job_probe  (DiaHandOverJob *self, const char *step, const char *moment);

G_END_DECLS
