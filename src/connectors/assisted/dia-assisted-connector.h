/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"

G_BEGIN_DECLS

/**
 * DiaAssistedConnector:
 *
 * A network where a person posts by hand, because its API is not open to them:
 * the desk opens the network's own page and asks for the post's address
 * afterwards. One class for all of them; what differs is in #DiaNetwork and in
 * a table of the forms that addresses of posts have.
 */
#define DIA_TYPE_ASSISTED_CONNECTOR (dia_assisted_connector_get_type ())
G_DECLARE_FINAL_TYPE (DiaAssistedConnector, dia_assisted_connector, DIA, ASSISTED_CONNECTOR, DiaConnector)

/* @network: (transfer none): one that is assisted */
DiaConnector *dia_assisted_connector_new (DiaNetwork *network) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
