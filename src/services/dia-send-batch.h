/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-hand-over-job.h"
#include "dia-outgoing.h"
#include "dia-publishing-rules.h"
#include "dia-sister-spread.h"

G_BEGIN_DECLS

/* "1": nothing is claimed in this workspace. */
#define DIA_SETTING_PAUSED "sending.paused"

/* What one look into the workspace is for. Borrowed for the time of the call. */
typedef struct
{
  DiaWorkspaceCore *core;
  const char       *owner;          /* who claims, see dia_claim_owner_make() */
  gboolean          recover;        /* also look for what dead senders left, whenever it is due */
  guint             n_hand_overs;   /* at most so many hand-overs, also in a silence */
  guint             limit;          /* at most so many (what dead senders left is taken whole); 0 only looks */
  gboolean          keyring_closed; /* leave those alone that need a secret */
  DiaSisterSpread  *spread;         /* (nullable): %NULL sends sisters together */
} DiaSendBatchRequest;

/* What it yields. */
typedef struct
{
  GPtrArray         *outgoing;   /* (element-type DiaOutgoing): claimed for us */
  GPtrArray         *hand_overs; /* (element-type DiaHandOverJob): claimed for us */
  DiaInstant         next_due;   /* DIA_INSTANT_NONE: nothing is planned */
  DiaInstant         next_hand_over; /* when the next one is to be dealt with; DIA_INSTANT_NONE */
  guint              wait_ms;    /* some wait for their sisters' sake, so long; 0 */
  gboolean           paused;
  GPtrArray         *silent_scopes;   /* (element-type DiaScope): besides, nothing goes out in these */
  GArray            *silent_accounts; /* (element-type DiaId): that these hold */
  DiaPublishingRules rules;
} DiaSendBatch;

/* Takes over what dead senders left, then what is due. Writes nothing when there
 * is neither. Blocking. (transfer full) (nullable) */
DiaSendBatch *dia_send_batch_take (const DiaSendBatchRequest *request, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_send_batch_free (DiaSendBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSendBatch, dia_send_batch_free)

G_END_DECLS
