/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-connection.h"
#include "dia-slot.h"
#include "dia-timetable.h"

G_BEGIN_DECLS

/* A time of a timetable is taken by a post within so many milliseconds of it. */
#define DIA_SLOT_TAKEN_WITHIN (10 * DIA_MINUTE)
/* So far ahead a free time is looked for. */
#define DIA_SLOT_HORIZON_DAYS 730

/**
 * dia_next_slots_find:
 * @account: whose clock counts
 * @timetable: of @account
 * @after: the slot is later than this
 * @except_content: whose own posts take nothing, or DIA_ID_NONE
 * @slot: (out): DIA_SLOT_NONE for a timetable without times, or without a free one
 *   within DIA_SLOT_HORIZON_DAYS
 *
 * The next free time of @timetable. A time that a change of clocks skips is the
 * later one, as dia_wall_time_resolve() has it. Blocking.
 *
 * Returns: FALSE with a store error, or for a zone that is not known
 */
gboolean dia_next_slots_find (DiaConnection *connection, const DiaAccount *account, const DiaTimetable *timetable,
                              DiaInstant after, DiaId except_content, DiaSlot *slot, GError **error);

G_END_DECLS
