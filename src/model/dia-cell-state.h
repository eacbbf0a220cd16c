/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-post-state.h"

G_BEGIN_DECLS

/* How far an account has come with one content of a key moment, or with the key
 * moment itself as long as it has no content: a cell of the roll-out. */
typedef enum
{
  DIA_CELL_MISSING,      /* expected, and there is no post */
  DIA_CELL_DRAFT,
  DIA_CELL_IN_REVIEW,    /* or sent back with changes to make */
  DIA_CELL_APPROVED,
  DIA_CELL_SCHEDULED,    /* or being sent right now */
  DIA_CELL_PUBLISHED,
  DIA_CELL_LATE,         /* not ready after the deadline, or not out after its time */
  DIA_CELL_UNCONFIRMED,  /* nobody knows whether it went out */
  DIA_CELL_WAIVED,       /* not expected, and somebody said why */
  DIA_CELL_OUTSIDE,      /* not expected: another brand or market; counts nowhere */
  DIA_CELL_N_STATES
} DiaCellState;

/* What a cell's state follows from. */
typedef struct
{
  gboolean     expected;       /* of this account */
  gboolean     waived;
  gboolean     has_post;       /* one that is not cancelled */
  DiaPostState post_state;     /* of that post */
  gboolean     past_deadline;
  gboolean     past_slot;      /* its own time is over */
} DiaCellFacts;

/* The one table. What is on its way counts, whether it is expected or not. */
DiaCellState dia_cell_state_find      (const DiaCellFacts *facts);
/* "in-review": in JSON. (transfer none) */
const char  *dia_cell_state_to_string (DiaCellState state);
/* "To review" · "À valider": translated. (transfer none) */
const char  *dia_cell_state_get_label (DiaCellState state);
/* Whether it counts as covered: approved, scheduled, published. */
gboolean     dia_cell_state_is_ready  (DiaCellState state);

G_END_DECLS
