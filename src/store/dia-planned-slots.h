/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post.h"

G_BEGIN_DECLS

/* Says whether a slot is one that is looked for. */
typedef gboolean (*DiaSlotTest) (const DiaSlot *slot, gpointer user_data);

/* The posts that have not begun to go out, whose slot is at @since or later and
 * passes @test. Reads every planned post: not for each start of the program.
 * (transfer full) (element-type DiaPost) */
GPtrArray *dia_planned_slots_find (DiaConnection *connection, DiaInstant since, DiaSlotTest test, gpointer user_data,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
