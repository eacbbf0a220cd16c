/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-delivery.h"
#include "dia-media-library.h"
#include "dia-outgoing.h"

G_BEGIN_DECLS

/**
 * DiaSendQueue:
 *
 * Claimed posts on their way: they wait for a place at their server, are sent
 * on a worker, and their end is told. A part of its owner; one main context.
 */
typedef struct _DiaSendQueue DiaSendQueue;

/* Told of each post that left the queue. @report is NULL when there was nothing
 * to report: the post was put off, or @error (borrowed) says what failed. */
typedef void (*DiaSendEnded) (GObject *owner, const DiaOutgoing *outgoing, const DiaDeliveryReport *report,
                              const GError *error);

/* @media: (nullable). @owner is told, and kept alive while posts are under way;
 * the queue holds no reference to it otherwise. (transfer full) */
DiaSendQueue *dia_send_queue_new        (DiaWorkspaceCore *core, DiaMediaLibrary *media, GObject *owner,
                                         DiaSendEnded ended) G_GNUC_WARN_UNUSED_RESULT;
/* What still waits stays claimed. */
void          dia_send_queue_free       (DiaSendQueue *self);

/* Has each step of sending told to @probe, in the worker that does it. */
void          dia_send_queue_set_probe  (DiaSendQueue *self, DiaDeliveryProbe probe, gpointer user_data);
/* What becomes of late ones. */
void          dia_send_queue_set_late   (DiaSendQueue *self, const DiaLateTerms *late);
/* While it is not open, posts that wait are given back; those under way end. */
void          dia_send_queue_set_open   (DiaSendQueue *self, gboolean open);

/* The posts of @accounts (nullable) (element-type DiaId) that wait are given back,
 * and so is each that comes. */
void          dia_send_queue_set_silent (DiaSendQueue *self, GArray *accounts);

/* Takes all of @batch (element-type DiaOutgoing) out of the array. */
void          dia_send_queue_take       (DiaSendQueue *self, GPtrArray *batch);
/* The network is back: servers that could not be reached may be tried at once. */
void          dia_send_queue_reconnect  (DiaSendQueue *self);
/* The posts that were put off for such a server, also by a try that began before
 * the network was back and ended after. Each is given once.
 * (transfer full) (element-type DiaId) */
GArray       *dia_send_queue_steal_hurried (DiaSendQueue *self) G_GNUC_WARN_UNUSED_RESULT;
/* How many are in it, waiting ones included. */
guint         dia_send_queue_get_length (DiaSendQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSendQueue, dia_send_queue_free)

G_END_DECLS
