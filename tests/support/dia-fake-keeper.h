/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-clock.h"

G_BEGIN_DECLS

/* What a server does with `scheduled_at`. */
typedef enum
{
  DIA_FAKE_KEEPS,           /* as Mastodon does */
  DIA_FAKE_KEEPS_NEAR,      /* the same, but what is nearer than five minutes is published at once */
  DIA_FAKE_IGNORES,         /* publishes at once; has no list of waiting ones */
  DIA_FAKE_IGNORES_LISTING, /* publishes at once; lists none */
  DIA_FAKE_LIES,            /* looks at the time, and publishes at once all the same */
  DIA_FAKE_LIES_SOFTLY,     /* publishes at once, and says that it keeps it */
  DIA_FAKE_LOSES,           /* says that it keeps it, and never publishes it */
  DIA_FAKE_LATE,            /* keeps it, and is not in a hurry */
  DIA_FAKE_KEEPS_EMPTY,     /* keeps what has no text as well, as Pleroma does */
} DiaFakeKeeping;

/* Statuses of DiaFakeMastodon that wait for their time. */
typedef struct _DiaFakeKeeper DiaFakeKeeper;

DiaFakeKeeper *dia_fake_keeper_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void           dia_fake_keeper_free      (DiaFakeKeeper *self);
/* Keeps a request to publish. (transfer none): its id */
const char    *dia_fake_keeper_add       (DiaFakeKeeper *self, const char *user, JsonObject *body, DiaInstant at);
/* The entity ScheduledStatus; %NULL when it does not wait for that user. (transfer full) */
JsonNode      *dia_fake_keeper_to_json   (DiaFakeKeeper *self, const char *user, const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* Newest first, older than @before (nullable). (transfer full) */
JsonNode      *dia_fake_keeper_list      (DiaFakeKeeper *self, const char *user, const char *before, guint limit) G_GNUC_WARN_UNUSED_RESULT;
gboolean       dia_fake_keeper_move      (DiaFakeKeeper *self, const char *user, const char *id, DiaInstant at);
gboolean       dia_fake_keeper_remove    (DiaFakeKeeper *self, const char *user, const char *id);
/* How many wait, with the text @text or %NULL for any. */
guint          dia_fake_keeper_count     (DiaFakeKeeper *self, const char *text);
/* Takes the first that is due by @now out. FALSE when there is none. */
gboolean       dia_fake_keeper_take_due  (DiaFakeKeeper *self, DiaInstant now, char **user, JsonObject **body, DiaInstant *at);

G_END_DECLS
