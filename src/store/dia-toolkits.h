/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-moment-toolkit.h"

G_BEGIN_DECLS

/* The toolkits of key moments. Blocking, on a #DiaStore's connection. */

/* That of a key moment, perhaps empty. (transfer full) (nullable) */
DiaMomentToolkit *dia_toolkits_load (DiaConnection *connection, DiaId moment_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes over that of a key moment that exists, in several statements: call it
 * within a transaction. */
gboolean          dia_toolkits_save (DiaConnection *connection, DiaId moment_id, const DiaMomentToolkit *toolkit,
                                     GError **error);

G_END_DECLS
