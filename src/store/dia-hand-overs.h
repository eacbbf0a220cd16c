/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-connection.h"
#include "dia-claims.h"

G_BEGIN_DECLS

/* How far a post is on its way to a server that keeps it. But for the first,
 * the server may have it: the desk does not send it then. */
typedef enum
{
  DIA_HAND_OVER_WANTED,   /* the server has nothing */
  DIA_HAND_OVER_ASKING,   /* it was asked to keep it: nobody knows whether it does */
  DIA_HAND_OVER_KEPT,     /* it said that it keeps it */
  DIA_HAND_OVER_MOVING,   /* it was asked to keep it for another time */
  DIA_HAND_OVER_TAKING,   /* it was asked to give it back */
} DiaHandOverPhase;

/**
 * DiaHandOver:
 *
 * What is known of a post that a server keeps, or shall keep, under a claim: of
 * two running programs one deals with it. Like #DiaClaim it has a token, and who
 * lost it cannot write any more.
 */
typedef struct
{
  DiaId            post_id;
  DiaId            account_id;
  DiaHandOverPhase phase;
  gboolean         wish;        /* a person wants the server to keep it */
  char            *remote_id;   /* of the waiting one, "" */
  DiaInstant       at;          /* for when; DIA_INSTANT_NONE */
  char            *key;         /* against doubles; the same for the same record */
  char            *record;      /* a #DiaPartRecord: what was sent, "" */
  char            *print;       /* of what it was made of: another one needs another record */
  DiaInstant       asked_at;    /* when the request that is in question began */
  guint            tries;       /* that failed, one after the other */

  char            *owner;
  gint64           token;
} DiaHandOver;

/* Does not give the claim back. */
void       dia_hand_over_free        (DiaHandOver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaHandOver, dia_hand_over_free)

/* What may be dealt with. */
typedef struct
{
  DiaInstant     now;
  gboolean       silent;          /* nothing goes out in this workspace: servers give back what they keep */
  GArray        *silent_accounts; /* (nullable) (element-type DiaId): the same for these alone */
  gboolean       keyring_closed;
  const char    *owner;           /* who claims */
  DiaInstant     expires_at;      /* until when it is to be dealt with */
  DiaOwnerIsGone is_gone;         /* (nullable): whose claims need not expire */
  gpointer       is_gone_data;
} DiaHandOverTerms;

/* A person wants the server to keep the post, or the desk to send it. Whether
 * that can be is seen later. */
gboolean   dia_hand_overs_wish       (DiaConnection *connection, DiaId post_id, gboolean wish, GError **error);

/* Takes those that are due, at most @limit. Those of accounts that need a sign-in
 * wait. (transfer full) (element-type DiaHandOver) */
GPtrArray *dia_hand_overs_take       (DiaConnection *connection, const DiaHandOverTerms *terms, guint limit,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* When dia_hand_overs_take() has something next, now included; DIA_INSTANT_NONE
 * for never. */
gboolean   dia_hand_overs_next_due   (DiaConnection *connection, const DiaHandOverTerms *terms, DiaInstant *at,
                                      GError **error);

/* Writes what changed and keeps the claim until @expires_at. All writes are
 * refused with DIA_STORE_ERROR_CONFLICT once the claim is lost. */
gboolean   dia_hand_overs_save       (DiaConnection *connection, const DiaHandOver *self, DiaInstant expires_at, GError **error);
/* The step from "wanted" to "asking": only while the desk has not taken the post
 * itself and it is still as it was at @version. */
gboolean   dia_hand_overs_begin      (DiaConnection *connection, const DiaHandOver *self, int version, DiaInstant expires_at,
                                      GError **error);
/* Writes it and gives it back until @due_at; earlier when it changed meanwhile. */
/* G_MAXINT64: until it changes. */
gboolean   dia_hand_overs_release    (DiaConnection *connection, const DiaHandOver *self, DiaInstant due_at, GError **error);
/* The server has nothing of it, and nobody wants that it should. */
gboolean   dia_hand_overs_forget     (DiaConnection *connection, const DiaHandOver *self, GError **error);

/* Ids of what the server keeps for the account as other posts. (transfer full)
 * (element-type utf8) */
GPtrArray *dia_hand_overs_list_others (DiaConnection *connection, const DiaHandOver *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many posts of the account a server keeps, and how many from @from until
 * before @until. */
gboolean   dia_hand_overs_count      (DiaConnection *connection, DiaId account_id, DiaInstant from, DiaInstant until,
                                      guint *n_kept, guint *n_within, GError **error);

G_END_DECLS
