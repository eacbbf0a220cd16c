/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"
#include "dia-practice-ledger.h"

G_BEGIN_DECLS

/**
 * DiaRegistry:
 *
 * The connectors of this version, in a static table: a new network is a folder
 * and one line here. Made once by the composition root.
 */
#define DIA_TYPE_REGISTRY (dia_registry_get_type ())
G_DECLARE_FINAL_TYPE (DiaRegistry, dia_registry, DIA, REGISTRY, GObject)

/* @ledger: where the practice network keeps its posts. (transfer full) */
DiaRegistry  *dia_registry_new  (DiaPracticeLedger *ledger) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable): NULL for a network without a connector. Any thread. */
DiaConnector *dia_registry_find (DiaRegistry *self, const char *network);
/* Puts @connector in the place of its network's, before anybody else uses the
 * registry: how tests bring a network that does as it is told. */
void          dia_registry_replace (DiaRegistry *self, DiaConnector *connector);

G_END_DECLS
