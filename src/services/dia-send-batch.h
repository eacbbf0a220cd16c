/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-outgoing.h"

G_BEGIN_DECLS

/* The settings of a workspace that sending obeys. */
#define DIA_SETTING_PAUSED  "sending.paused"   /* "1": nothing is claimed */
#define DIA_SETTING_GRACE   "sending.grace"    /* minutes a post may be late; 60 */
#define DIA_SETTING_PACE    "sending.pace"     /* seconds between two posts of an account; 0 */

/* What one look into the workspace yields. */
typedef struct
{
  GPtrArray *outgoing;   /* (element-type DiaOutgoing): claimed for us */
  DiaInstant next_due;   /* DIA_INSTANT_NONE: nothing is planned */
  gboolean   paused;
  gint64     grace_ms;
  gint64     pace_ms;
} DiaSendBatch;

/**
 * dia_send_batch_take:
 * @owner: who claims, see dia_claim_owner_make()
 * @recover: also look for what dead senders left, whenever it is due
 * @limit: at most so many (what dead senders left is taken whole)
 *
 * Takes over what dead senders left, then what is due. Writes nothing when there
 * is neither. Blocking. (transfer full) (nullable)
 */
DiaSendBatch *dia_send_batch_take (DiaWorkspaceCore *core, const char *owner, gboolean recover, guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_send_batch_free (DiaSendBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSendBatch, dia_send_batch_free)

G_END_DECLS
