/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-clock.h"

G_BEGIN_DECLS

/* A status as DiaFakeMastodon keeps it. */
typedef struct
{
  char       *id;
  char       *user;
  char       *text;
  DiaInstant  at;
  JsonObject *body;   /* as it was sent */
  GPtrArray  *alts;   /* (element-type utf8): of its pictures */
} DiaFakeStatus;

/* @alts: media id → alternative text. (transfer full) */
DiaFakeStatus *dia_fake_status_new            (const char *id, const char *user, JsonObject *body, GHashTable *alts,
                                               DiaInstant at) G_GNUC_WARN_UNUSED_RESULT;
void           dia_fake_status_free           (DiaFakeStatus *self);
/* (transfer none) */
const char    *dia_fake_status_get_account_id (const DiaFakeStatus *self);
/* The entity Status, with the text as HTML. (transfer full) */
JsonNode      *dia_fake_status_to_json        (const DiaFakeStatus *self, const char *origin) G_GNUC_WARN_UNUSED_RESULT;
/* The entity StatusSource. (transfer full) */
JsonNode      *dia_fake_status_to_source      (const DiaFakeStatus *self) G_GNUC_WARN_UNUSED_RESULT;
/* What a test wants to know. (transfer full) */
JsonNode      *dia_fake_status_to_ledger      (const DiaFakeStatus *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
