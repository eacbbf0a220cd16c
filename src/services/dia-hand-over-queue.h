/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-hand-over-job.h"

G_BEGIN_DECLS

/**
 * DiaHandOverQueue:
 *
 * Claimed hand-overs on their way: each is dealt with on a worker, and its end is
 * told. A part of its owner, like #DiaSendQueue; one main context.
 */
typedef struct _DiaHandOverQueue DiaHandOverQueue;

/* Told of each that has ended; @error (borrowed) (nullable) says what failed. */
typedef void (*DiaHandOverEnded) (GObject *owner, const DiaHandOverJob *job, const GError *error);

/* @media: (nullable). @owner is told, and kept alive while some are under way.
 * (transfer full) */
DiaHandOverQueue *dia_hand_over_queue_new        (DiaWorkspaceCore *core, DiaMediaLibrary *media, GObject *owner,
                                                  DiaHandOverEnded ended) G_GNUC_WARN_UNUSED_RESULT;
void              dia_hand_over_queue_free       (DiaHandOverQueue *self);
/* Has each step told to @probe, in the worker that does it. */
void              dia_hand_over_queue_set_probe  (DiaHandOverQueue *self, DiaDeliveryProbe probe, gpointer user_data);
/* Takes all of @jobs (element-type DiaHandOverJob) out of the array. */
void              dia_hand_over_queue_take       (DiaHandOverQueue *self, GPtrArray *jobs);
guint             dia_hand_over_queue_get_length (DiaHandOverQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaHandOverQueue, dia_hand_over_queue_free)

G_END_DECLS
