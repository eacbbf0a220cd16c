/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-clock.h"

G_BEGIN_DECLS

/* Who may send now, in this process: few at a time to one server, nobody to a
 * server that asked for silence or cannot be reached, and no account faster than it should. One
 * thread. */
typedef struct _DiaSendGate DiaSendGate;

/* @per_server: at most so many posts of one server under way. */
DiaSendGate *dia_send_gate_new          (guint per_server) G_GNUC_WARN_UNUSED_RESULT;
void         dia_send_gate_free         (DiaSendGate *self);

/* From when on @account may send; a moment that is past means now. */
DiaInstant   dia_send_gate_get_ready_at (DiaSendGate *self, const DiaAccount *account);
/* Takes a place at the server of @account: FALSE when all are taken. Each TRUE
 * is given back by dia_send_gate_leave(). */
gboolean     dia_send_gate_enter        (DiaSendGate *self, const DiaAccount *account);
void         dia_send_gate_leave        (DiaSendGate *self, const DiaAccount *account);
/* The server of @account could not be reached: until then nobody tries, and then
 * one at a time until one has reached it. */
void         dia_send_gate_cut          (DiaSendGate *self, const DiaAccount *account, DiaInstant until);
void         dia_send_gate_reached      (DiaSendGate *self, const DiaAccount *account);
/* Whether that is why @account has to wait. */
gboolean     dia_send_gate_is_cut       (DiaSendGate *self, const DiaAccount *account);
/* The network is back: each server may be tried now, still one at a time. */
void         dia_send_gate_reconnect    (DiaSendGate *self);
/* The server of @account asked to be left alone until then. */
void         dia_send_gate_silence      (DiaSendGate *self, const DiaAccount *account, DiaInstant until);
/* @account alone shall not send before then. */
void         dia_send_gate_pace         (DiaSendGate *self, const DiaAccount *account, DiaInstant until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSendGate, dia_send_gate_free)

G_END_DECLS
