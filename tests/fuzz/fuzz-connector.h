/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"

G_BEGIN_DECLS

/* Calls one function of @connector, chosen by the first byte of @data, and has
 * the rest answer its requests: see fuzz-wire.h; "F" is the first one, so that an
 * input can be typed. Whatever comes: a result or an
 * error, never both and never neither. */
void fuzz_connector_feed (DiaConnector *connector, const char *server, const guint8 *data, gsize size);

G_END_DECLS
