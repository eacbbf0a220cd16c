/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-fake-mastodon.h"
#include "dia-fake-status.h"

G_BEGIN_DECLS

/* What the files of #DiaFakeMastodon share. All of it under the lock. */
struct _DiaFakeMastodon
{
  GObject        parent_instance;

  DiaTestServer *server;
  DiaClock      *clock;
  DiaWitness     witness;      /* (nullable) */
  gpointer       witness_data;

  GMutex         lock;         /* over all below */
  GHashTable    *tokens;       /* token → user */
  GHashTable    *keys;         /* user and key → KeptKey */
  GPtrArray     *statuses;     /* (element-type DiaFakeStatus), oldest first */
  GHashTable    *alts;         /* media id → alternative text */
  char          *last_body;
  char          *challenge;    /* of the sign-in that is under way */
  char          *redirect_uri;
  char          *oauth_token;  /* what a sign-in in the browser yields */
  DiaFakeMood    mood;
  guint          n_moods;
  guint          n_questions;  /* until the next picture is ready */
  guint          budget;       /* posts of an account in one window; 0: any number */
  GHashTable    *spent;        /* user and window → number of posts */
  guint          n_refused;
  guint64        next_id;
  DiaFakeKeeper *keeper;       /* statuses that wait for their time */
  DiaFakeKeeping keeping;
};

void           dia_fake_mastodon_answer_error   (DiaTestReply *reply, guint status, const char *words);
void           dia_fake_mastodon_answer_json    (DiaTestReply *reply, JsonNode *node);
/* The user whose token the request carries; %NULL, and 401 answered, for none. */
const char    *dia_fake_mastodon_find_user      (DiaFakeMastodon *self, const DiaTestRequest *request, DiaTestReply *reply);
/* (transfer full) */
char          *dia_fake_mastodon_dup_id_of_path (const DiaTestRequest *request, const char *prefix, const char *suffix);
/* Publishes, and tells the witness. */
DiaFakeStatus *dia_fake_mastodon_add_status     (DiaFakeMastodon *self, const char *user, JsonObject *body, DiaInstant at);
/* Publishes what has waited for its time. */
void           dia_fake_mastodon_publish_due    (DiaFakeMastodon *self);
/* Deals with a request to publish at a time: TRUE when it is answered, FALSE when
 * it is published like any other. *kept_id: (out) (transfer full) (nullable) */
gboolean       dia_fake_mastodon_keep           (DiaFakeMastodon *self, const char *user, JsonObject *body,
                                                 DiaTestReply *reply, char **kept_id);
/* The rules of the list of waiting ones. */
void           dia_fake_mastodon_add_keeping    (DiaFakeMastodon *self);

G_END_DECLS
