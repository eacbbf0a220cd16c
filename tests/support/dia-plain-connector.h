/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"
#include "dia-fake-plain.h"

G_BEGIN_DECLS

/**
 * DiaPlainConnector:
 *
 * A network that has neither keys nor client ids, and whose repeats are told
 * apart by reading back only: the other half of #DiaFakePlain. The accounts need
 * no sign-in; their server is the fake's.
 */
#define DIA_TYPE_PLAIN_CONNECTOR (dia_plain_connector_get_type ())
G_DECLARE_FINAL_TYPE (DiaPlainConnector, dia_plain_connector, DIA, PLAIN_CONNECTOR, DiaConnector)

/* In the place of @network (DIA_NETWORK_*, a constant). (transfer full) */
DiaConnector *dia_plain_connector_new (const char *network, DiaPlainKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
