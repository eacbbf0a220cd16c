/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-moment-acts.h"

G_BEGIN_DECLS

/**
 * dia_moment_making_run:
 * @cells: (element-type DiaCellName)
 * @now: the time on new contents
 * @posts: (element-type DiaPost): gets the drafts that were written
 * @contents: (element-type DiaId): gets the contents that were made
 *
 * What dia_moments_make() does, within a transaction. Private.
 */
gboolean dia_moment_making_run (DiaConnection *connection, GArray *cells, DiaInstant now, GPtrArray *posts,
                                GArray *contents, GError **error);

G_END_DECLS
