/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"
#include "dia-practice-ledger.h"

G_BEGIN_DECLS

/**
 * DiaPracticeConnector:
 *
 * The practice network: a network inside the program, to learn and rehearse
 * without any account elsewhere. Keeps what it publishes in a
 * #DiaPracticeLedger, idempotent by record key; its audience is
 * dia-practice-audience.h, what can be rehearsed is #DiaRehearsal.
 */
#define DIA_TYPE_PRACTICE_CONNECTOR (dia_practice_connector_get_type ())
G_DECLARE_FINAL_TYPE (DiaPracticeConnector, dia_practice_connector, DIA, PRACTICE_CONNECTOR, DiaConnector)

/* @ledger: (transfer none) */
DiaConnector *dia_practice_connector_new (DiaPracticeLedger *ledger) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
