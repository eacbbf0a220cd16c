/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DiaId:
 *
 * The key of every row: made by the program, never by the database, so that
 * two desks may write without asking each other. 42 bits of milliseconds since
 * 2020 above 21 random bits: ids sort by age and are never 0 or negative.
 */
typedef gint64 DiaId;

#define DIA_ID_NONE ((DiaId) 0)

/* Makes a new id; any thread. Two ids of one process are never equal. */
DiaId    dia_id_new          (void);

/* The smallest id that can have been made within the last @age_ms milliseconds, by
 * the clock that ids are made with: what is younger is found by the key alone. */
DiaId    dia_id_find_floor   (gint64 age_ms);

/* The id as 13 characters of Crockford's base 32, lower case: how people and
 * JSON see it. (transfer full) */
char    *dia_id_to_string    (DiaId id) G_GNUC_WARN_UNUSED_RESULT;

/* Reads what dia_id_to_string() wrote (case does not matter; O reads as 0, I
 * and L as 1). FALSE, and *id untouched, for anything else. */
gboolean dia_id_from_string  (const char *text, DiaId *id);

G_END_DECLS
