/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-fake-keeper.h"
#include "dia-ledger-file.h"
#include "dia-test-server.h"

G_BEGIN_DECLS

/**
 * DiaFakeMastodon:
 *
 * A server with Mastodon's API on a loopback port: sign-in by OAuth with PKCE,
 * instance, media, statuses with Idempotency-Key (remembered for one hour by its
 * clock), own statuses, source, deletion, search. It keeps what was published
 * and can be told to fail before or after it published. For odd answers, give
 * its test server a rule: the last one wins.
 *
 * It has one account, "alize" with the id "7", whose token is
 * %DIA_FAKE_MASTODON_TOKEN; more can be added.
 */
#define DIA_TYPE_FAKE_MASTODON (dia_fake_mastodon_get_type ())
G_DECLARE_FINAL_TYPE (DiaFakeMastodon, dia_fake_mastodon, DIA, FAKE_MASTODON, GObject)

#define DIA_FAKE_MASTODON_TOKEN "canary-mastodon-token-5b1e"
/* What the sign-in in the browser yields. */
#define DIA_FAKE_MASTODON_OAUTH_TOKEN "canary-mastodon-oauth-9c40"

/* How the next requests to publish go wrong. */
typedef enum
{
  DIA_FAKE_MOOD_REFUSE,        /* 422, not published */
  DIA_FAKE_MOOD_SIGN_IN,       /* 401, not published */
  DIA_FAKE_MOOD_THROTTLE,      /* 429 until a minute from now, not published */
  DIA_FAKE_MOOD_TROUBLE,       /* 503, not published */
  DIA_FAKE_MOOD_LATE_TROUBLE,  /* published, then 502 */
  DIA_FAKE_MOOD_LOSE_REQUEST,  /* connection cut, not published */
  DIA_FAKE_MOOD_LOSE_ANSWER,   /* published, connection cut before the answer */
  DIA_FAKE_MOOD_HALF_ANSWER,   /* published, connection cut in the answer */
} DiaFakeMood;

/* @clock: (nullable): what "one hour" is measured by. (transfer full) */
DiaFakeMastodon *dia_fake_mastodon_new            (DiaClock *clock) G_GNUC_WARN_UNUSED_RESULT;
/* Where the rules live. (transfer none) */
DiaTestServer   *dia_fake_mastodon_get_server     (DiaFakeMastodon *self);
/* The same on a server that others use too. (transfer full) */
DiaFakeMastodon *dia_fake_mastodon_new_on         (DiaTestServer *server, DiaClock *clock) G_GNUC_WARN_UNUSED_RESULT;
/* Has each new status told to @witness, as network "mastodon". */
void             dia_fake_mastodon_set_witness    (DiaFakeMastodon *self, DiaWitness witness, gpointer user_data);
/* Loses what it knows of idempotency keys, as a server does that is restarted. */
void             dia_fake_mastodon_forget_keys    (DiaFakeMastodon *self);
/* "http://127.0.0.1:PORT". (transfer none) */
const char      *dia_fake_mastodon_get_origin     (DiaFakeMastodon *self);
/* One more account: user name and id are @user. */
void             dia_fake_mastodon_add_account    (DiaFakeMastodon *self, const char *user, const char *token);
/* What the sign-in in the browser yields from now on. */
void             dia_fake_mastodon_set_oauth_token (DiaFakeMastodon *self, const char *token);
/* The next @times requests to publish go wrong like this. */
void             dia_fake_mastodon_set_mood       (DiaFakeMastodon *self, DiaFakeMood mood, guint times);
/* From now on each account may publish @posts in five minutes, as the headers of
 * each answer say; more are refused with 429. */
void             dia_fake_mastodon_set_budget     (DiaFakeMastodon *self, guint posts);
/* How many requests to publish were beyond the budget. */
guint            dia_fake_mastodon_count_refused  (DiaFakeMastodon *self);
/* What it does with a status that has a time; it keeps them unless told. */
void             dia_fake_mastodon_set_keeping    (DiaFakeMastodon *self, DiaFakeKeeping keeping);
/* How many wait for their time, with this text or %NULL for any. */
guint            dia_fake_mastodon_count_kept     (DiaFakeMastodon *self, const char *text);
/* Somebody else deletes all that wait, or the server loses them. */
void             dia_fake_mastodon_lose_kept      (DiaFakeMastodon *self);
/* The account, elsewhere, has it keep @text until @at. */
void             dia_fake_mastodon_plan           (DiaFakeMastodon *self, const char *user, const char *text, DiaInstant at);
/* The next pictures need that many questions until they are ready. */
void             dia_fake_mastodon_set_processing (DiaFakeMastodon *self, guint questions);
/* Somebody else, or the account elsewhere, publishes @text: not in the ledger. */
void             dia_fake_mastodon_publish        (DiaFakeMastodon *self, const char *user, const char *text, DiaInstant at);
/* How many statuses with this text there are, %NULL for any. */
guint            dia_fake_mastodon_count_statuses (DiaFakeMastodon *self, const char *text);
/* The most statuses that any one text has: 1 where nothing came out twice. */
guint            dia_fake_mastodon_count_doubles  (DiaFakeMastodon *self);
/* The JSON body of the last request to publish, "" before the first. (transfer full) */
char            *dia_fake_mastodon_dup_last_body  (DiaFakeMastodon *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @token still opens the door. */
gboolean         dia_fake_mastodon_accepts        (DiaFakeMastodon *self, const char *token);

G_END_DECLS
