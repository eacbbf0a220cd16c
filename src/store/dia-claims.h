/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post.h"

G_BEGIN_DECLS

/**
 * DiaClaim:
 *
 * The right to send one post, for a while. Of two running programs one gets it.
 * Each claim has a token of its own: whoever lost the claim (it expired and
 * another took over) finds that his writes fail with DIA_STORE_ERROR_CONFLICT.
 */
typedef struct
{
  DiaPost   *post;         /* (owned): sending */
  char      *owner;        /* who holds it */
  gint64     token;
  DiaInstant expires_at;
  char      *taken_from;   /* (nullable): who held it before, for a claim that was taken over */
} DiaClaim;

void       dia_claim_free       (DiaClaim *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaClaim, dia_claim_free)

/* A post is late from so long after its slot on, as dia_punctuality_measure()
 * counts. */
#define DIA_CLAIMS_LATE_MS (60 * DIA_SECOND)

/* What may be claimed. */
typedef struct
{
  DiaInstant now;             /* what is due by now, back-off included */
  gint64     pace_ms;         /* so long an account rests after a post; 0 */
  gint64     late_pace_ms;    /* the same before a post that is late; 0. The longer of the two counts */
  gboolean   keyring_closed;  /* only accounts that need no secret */
  GArray    *silent;          /* (nullable) (element-type DiaId): accounts that send nothing */
} DiaClaimTerms;

/* A post that may be claimed. */
typedef struct
{
  DiaId      post_id;
  DiaId      brand_id;
  gint64     text_hash;   /* the same for texts that differ in case and white space only */
} DiaDuePost;

/**
 * dia_claims_list_due:
 *
 * Posts that are due, oldest first, at most @limit. An account sends one post at
 * a time and in order: its oldest scheduled post goes first, and while that one
 * is put off or being sent the others wait. Posts of removed accounts and of
 * those that need a sign-in wait too. (transfer full) (element-type DiaDuePost)
 */
GArray    *dia_claims_list_due  (DiaConnection *connection, const DiaClaimTerms *terms, guint limit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_claims_take:
 * @posts: (element-type DiaDuePost): as listed in the same transaction
 * @owner: names this program as nobody else is named
 * @expires_at: until when they have to be finished or renewed
 *
 * Takes them. (transfer full) (element-type DiaClaim): in the order of @posts
 */
GPtrArray *dia_claims_take      (DiaConnection *connection, GArray *posts, const char *owner, DiaInstant expires_at,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Both at once, without any pace. */
GPtrArray *dia_claims_take_due  (DiaConnection *connection, const char *owner, DiaInstant now, gint64 lease_ms,
                                 guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Tells whether a program is surely gone, so that its claims need not expire. */
typedef gboolean (*DiaOwnerIsGone) (const char *owner, gpointer user_data);

/* Takes the claims that expired or whose owner is gone; @is_gone may be NULL, and
 * so may @silent, the accounts (element-type DiaId) whose claims stay. Their journal says what may have happened already. (transfer full)
 * (element-type DiaClaim) */
GPtrArray *dia_claims_take_over (DiaConnection *connection, GArray *silent, const char *owner, DiaInstant now,
                                 gint64 lease_ms, DiaOwnerIsGone is_gone, gpointer user_data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps the claim until @expires_at. */
gboolean   dia_claims_renew     (DiaConnection *connection, DiaClaim *claim, DiaInstant expires_at, GError **error);
/* Writes what changed of claim->post, which stays sending. */
gboolean   dia_claims_save      (DiaConnection *connection, DiaClaim *claim, GError **error);
/* Writes claim->post and ends the claim by one of RELEASE, HAND_TO_PERSON,
 * CONFIRM, REFUSE and LOSE. */
gboolean   dia_claims_finish    (DiaConnection *connection, DiaClaim *claim, DiaPostEvent event, GError **error);

/* Lets go those of @ids (element-type DiaId) that are put off: they may be tried
 * now. */
gboolean   dia_claims_hasten    (DiaConnection *connection, GArray *ids, GError **error);

/* When there is something to do next: the earliest instant, now included, at
 * which dia_claims_list_due() would yield a post or a claim expires;
 * DIA_INSTANT_NONE for never. */
gboolean   dia_claims_next_due  (DiaConnection *connection, const DiaClaimTerms *terms, DiaInstant *at, GError **error);
/* Scheduled posts whose slot was before @instant, oldest first, at most @limit:
 * for MISS. Posts that are put off, or whose account waits for a sign-in, are
 * among them. (transfer full) (element-type DiaPost) */
GPtrArray *dia_claims_list_late (DiaConnection *connection, DiaInstant instant, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
