/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-dispatcher-private.h"
#include "dia-scripted-network.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* When the tests of sending take place: 2027-02-08T11:00:00Z. */
#define DIA_SENDING_NOW G_GINT64_CONSTANT (1802084400000)

/* A workspace in a directory of its own with one brand, whose Mastodon accounts
 * post to a scripted network. Late posts keep no distance unless a test says so. */
typedef struct
{
  char               *dir;
  char               *ledger_path;
  DiaClock           *clock;
  DiaVault           *vault;
  DiaWorkspaceCore   *core;
  DiaScriptedNetwork *network;
  DiaDispatcher      *dispatcher;
  DiaId               brand_id;
} DiaSendingFixture;

void         dia_sending_fixture_init         (DiaSendingFixture *self, DiaScriptedKind kind);
/* In @dir, which other processes use too: @create for the first of them. */
void         dia_sending_fixture_init_in      (DiaSendingFixture *self, DiaScriptedKind kind, const char *dir,
                                               DiaInstant now, gboolean create);
/* Closes it and asserts that nothing is left. */
void         dia_sending_fixture_close        (DiaSendingFixture *self);
/* The same, and removes the directory. */
void         dia_sending_fixture_clear        (DiaSendingFixture *self);

DiaId        dia_sending_fixture_add_account  (DiaSendingFixture *self, const char *network, const char *handle);
/* From now on its network wants a token, and who has none signs in: before the
 * first account is added. */
void         dia_sending_fixture_guard        (DiaSendingFixture *self, DiaScriptedKind kind);
/* Signs in: a token that ends at @expires_at is in the keyring. */
void         dia_sending_fixture_sign_in      (DiaSendingFixture *self, DiaId account_id, DiaInstant expires_at);
/* A post that is due at @at. */
DiaId        dia_sending_fixture_add_post     (DiaSendingFixture *self, DiaId account_id, const char *text, DiaInstant at);
/* The same with a picture. */
DiaId        dia_sending_fixture_add_picture  (DiaSendingFixture *self, DiaId account_id, const char *text, DiaInstant at);
DiaPost     *dia_sending_fixture_load_post    (DiaSendingFixture *self, DiaId post_id) G_GNUC_WARN_UNUSED_RESULT;
DiaPostState dia_sending_fixture_get_state    (DiaSendingFixture *self, DiaId post_id);
/* (transfer full) (element-type DiaJournalEntry) */
GPtrArray   *dia_sending_fixture_load_journal (DiaSendingFixture *self, DiaId post_id) G_GNUC_WARN_UNUSED_RESULT;
/* Writes a setting of the workspace. */
void         dia_sending_fixture_set          (DiaSendingFixture *self, const char *key, const char *value);
/* Sends what is due now; asserts that the store did not fail. */
void         dia_sending_fixture_run          (DiaSendingFixture *self);
void         dia_sending_fixture_advance      (DiaSendingFixture *self, gint64 ms);

G_END_DECLS
