/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-ledger-file.h"
#include "dia-test-server.h"

G_BEGIN_DECLS

/**
 * DiaFakeBluesky:
 *
 * An account's own server of the AT Protocol: records under keys that the client
 * chooses (putRecord, createRecord, getRecord, listRecords, deleteRecord,
 * uploadBlob), and sessions whose refresh tokens are used up. What it does with
 * a record that is there already was copied from the real server, which
 * tests/peers/pds asks.
 *
 * Tokens have a generation: account "did:plc:x" begins with "access-0" and
 * "refresh-0", see dia_fake_bluesky_make_token().
 */
#define DIA_TYPE_FAKE_BLUESKY (dia_fake_bluesky_get_type ())
G_DECLARE_FINAL_TYPE (DiaFakeBluesky, dia_fake_bluesky, DIA, FAKE_BLUESKY, GObject)

/* What a server tells its owner about a refresh token that was used. */
typedef enum
{
  DIA_FAKE_REFRESH_FIRST,   /* new tokens were made */
  DIA_FAKE_REFRESH_GRACE,   /* used a moment ago: the new ones were given once more */
  DIA_FAKE_REFRESH_REUSE,   /* used up: the account is signed out everywhere */
} DiaFakeRefresh;

typedef void (*DiaFakeRefreshFunc) (DiaFakeRefresh what, gpointer user_data);

/* On a server that others may use too. (transfer full) */
DiaFakeBluesky *dia_fake_bluesky_new_on        (DiaTestServer *server, DiaClock *clock) G_GNUC_WARN_UNUSED_RESULT;
/* Has each new record told to @witness, as network "bluesky". */
void            dia_fake_bluesky_set_witness   (DiaFakeBluesky *self, DiaWitness witness, gpointer user_data);
/* @life_ms: how long an access token is good, 0 for ever; @grace_ms: how long a
 * used refresh token is still answered with what it brought. @func (nullable)
 * is told of each use. */
void            dia_fake_bluesky_set_tokens    (DiaFakeBluesky *self, gint64 life_ms, gint64 grace_ms,
                                                DiaFakeRefreshFunc func, gpointer user_data);
void            dia_fake_bluesky_add_account   (DiaFakeBluesky *self, const char *did);
/* The token of @kind ("access", "refresh") and @generation that the server gives
 * @did; an access token says when it ends unless that is DIA_INSTANT_NONE.
 * (transfer full) */
char           *dia_fake_bluesky_make_token    (const char *did, const char *kind, guint generation, DiaInstant ends)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
