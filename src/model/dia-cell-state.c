/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-cell-state.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
} names[] = {
  [DIA_CELL_MISSING] = { "missing", NC_ ("cell state", "Missing") },
  [DIA_CELL_DRAFT] = { "draft", NC_ ("cell state", "Draft") },
  [DIA_CELL_IN_REVIEW] = { "in-review", NC_ ("cell state", "To review") },
  [DIA_CELL_APPROVED] = { "approved", NC_ ("cell state", "Approved") },
  [DIA_CELL_SCHEDULED] = { "scheduled", NC_ ("cell state", "Scheduled") },
  [DIA_CELL_PUBLISHED] = { "published", NC_ ("cell state", "Published") },
  [DIA_CELL_LATE] = { "late", NC_ ("cell state", "Late") },
  [DIA_CELL_UNCONFIRMED] = { "unconfirmed", NC_ ("cell state", "Unconfirmed") },
  [DIA_CELL_WAIVED] = { "waived", NC_ ("cell state", "Waived") },
  [DIA_CELL_OUTSIDE] = { "outside", NC_ ("cell state", "Not concerned") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == DIA_CELL_N_STATES);

static DiaCellState
find_of_post (DiaPostState state)
{
  switch (state)
    {
    case DIA_POST_DRAFT:
    case DIA_POST_CANCELLED:
      return DIA_CELL_DRAFT;
    case DIA_POST_IN_REVIEW:
    case DIA_POST_CHANGES_REQUESTED:
      return DIA_CELL_IN_REVIEW;
    case DIA_POST_APPROVED:
      return DIA_CELL_APPROVED;
    case DIA_POST_SCHEDULED:
    case DIA_POST_SENDING:
      return DIA_CELL_SCHEDULED;
    case DIA_POST_PUBLISHED:
      return DIA_CELL_PUBLISHED;
    case DIA_POST_UNCONFIRMED:
      return DIA_CELL_UNCONFIRMED;
    case DIA_POST_FAILED:
    case DIA_POST_AWAITING_PERSON:
    case DIA_POST_MISSED:
    case DIA_POST_N_STATES:
      break;
    }

  return DIA_CELL_LATE;
}

DiaCellState
dia_cell_state_find (const DiaCellFacts *facts)
{
  DiaCellState state = facts->has_post ? find_of_post (facts->post_state) : DIA_CELL_MISSING;

  if (dia_cell_state_is_ready (state) || state == DIA_CELL_UNCONFIRMED)
    return state;
  if (facts->waived)
    return DIA_CELL_WAIVED;
  if (!facts->expected && !facts->has_post)
    return DIA_CELL_OUTSIDE;
  if (facts->past_deadline || (facts->has_post && facts->past_slot))
    return DIA_CELL_LATE;

  return state;
}

const char *
dia_cell_state_to_string (DiaCellState state)
{
  return names[state].word;
}

const char *
dia_cell_state_get_label (DiaCellState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "cell state", names[state].label);
}

gboolean
dia_cell_state_is_ready (DiaCellState state)
{
  return state == DIA_CELL_APPROVED || state == DIA_CELL_SCHEDULED || state == DIA_CELL_PUBLISHED;
}
