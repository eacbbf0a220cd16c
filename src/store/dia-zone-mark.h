/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* The zone data by which the instants of the planned posts were worked out, as
 * dia_zone_data_get_stamp() names them. While the mark is there and the same, no
 * post has to be looked at for new rules of its zone. Blocking, on a #DiaStore's
 * connection. */

/* *same (out): whether all is worked out by the zone data of @stamp; FALSE
 * without a mark, and always for the stamp "". */
gboolean dia_zone_mark_check (DiaConnection *connection, const char *stamp, gboolean *same, GError **error);

/* Says that all is; in the transaction that has seen to it. */
gboolean dia_zone_mark_set   (DiaConnection *connection, const char *stamp, GError **error);

/* Before an instant worked out by the zone data of @stamp is written: takes away
 * the mark of any other. A program that was started before an update of the zone
 * data goes by the old ones for as long as it runs. */
gboolean dia_zone_mark_doubt (DiaConnection *connection, const char *stamp, GError **error);

G_END_DECLS
