/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-state.h"

#include <glib/gi18n-lib.h>

/* Cells hold the next state plus one, so that those which are not named mean
 * "cannot happen". */
#define TO(state) ((state) + 1)

/* - An unconfirmed post cannot be given another slot: that would hide the
 *   question whether it is there. "It is not there" is RETRY, and then it can.
 * - A post that is being sent cannot be cancelled, changed or missed: only the
 *   sender that holds the claim decides, and gives it back first (RELEASE).
 * - WITHDRAW leads to a draft from every state in which nothing went out, so
 *   that a refused text can be mended; a cancelled one comes back by RESTORE.
 * - What a server kept and published is published, also when it was taken back
 *   too late.
 * - What is published stays published. */
static const guint8 transitions[DIA_POST_N_STATES][DIA_POST_N_EVENTS] = {
  [DIA_POST_DRAFT] = {
    [DIA_POST_EVENT_SUBMIT] = TO (DIA_POST_IN_REVIEW),
    [DIA_POST_EVENT_SCHEDULE] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_IN_REVIEW] = {
    [DIA_POST_EVENT_REQUEST_CHANGES] = TO (DIA_POST_CHANGES_REQUESTED),
    [DIA_POST_EVENT_APPROVE] = TO (DIA_POST_APPROVED),
    [DIA_POST_EVENT_WITHDRAW] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_CHANGES_REQUESTED] = {
    [DIA_POST_EVENT_SUBMIT] = TO (DIA_POST_IN_REVIEW),
    [DIA_POST_EVENT_WITHDRAW] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_APPROVED] = {
    [DIA_POST_EVENT_REQUEST_CHANGES] = TO (DIA_POST_CHANGES_REQUESTED),
    [DIA_POST_EVENT_WITHDRAW] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_SCHEDULE] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_SCHEDULED] = {
    [DIA_POST_EVENT_WITHDRAW] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_SCHEDULE] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CLAIM] = TO (DIA_POST_SENDING),
    [DIA_POST_EVENT_HAND_TO_PERSON] = TO (DIA_POST_AWAITING_PERSON),
    [DIA_POST_EVENT_MISS] = TO (DIA_POST_MISSED),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
    [DIA_POST_EVENT_VANISH] = TO (DIA_POST_UNCONFIRMED),
  },
  [DIA_POST_SENDING] = {
    [DIA_POST_EVENT_RELEASE] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_HAND_TO_PERSON] = TO (DIA_POST_AWAITING_PERSON),
    [DIA_POST_EVENT_CONFIRM] = TO (DIA_POST_PUBLISHED),
    [DIA_POST_EVENT_REFUSE] = TO (DIA_POST_FAILED),
    [DIA_POST_EVENT_LOSE] = TO (DIA_POST_UNCONFIRMED),
  },
  [DIA_POST_FAILED] = {
    [DIA_POST_EVENT_WITHDRAW] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_SCHEDULE] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CONFIRM] = TO (DIA_POST_PUBLISHED),
    [DIA_POST_EVENT_RETRY] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_AWAITING_PERSON] = {
    [DIA_POST_EVENT_WITHDRAW] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_SCHEDULE] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CONFIRM] = TO (DIA_POST_PUBLISHED),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_UNCONFIRMED] = {
    [DIA_POST_EVENT_CONFIRM] = TO (DIA_POST_PUBLISHED),
    [DIA_POST_EVENT_RETRY] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_MISSED] = {
    [DIA_POST_EVENT_WITHDRAW] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_SCHEDULE] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CONFIRM] = TO (DIA_POST_PUBLISHED),
    [DIA_POST_EVENT_RETRY] = TO (DIA_POST_SCHEDULED),
    [DIA_POST_EVENT_CANCEL] = TO (DIA_POST_CANCELLED),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
  [DIA_POST_CANCELLED] = {
    [DIA_POST_EVENT_RESTORE] = TO (DIA_POST_DRAFT),
    [DIA_POST_EVENT_APPEAR] = TO (DIA_POST_PUBLISHED),
  },
};

#undef TO

static const struct
{
  const char *name;
  const char *label;
} names[] = {
  [DIA_POST_DRAFT] = { "draft", NC_("post state", "Draft") },
  [DIA_POST_IN_REVIEW] = { "in-review", NC_("post state", "To review") },
  [DIA_POST_CHANGES_REQUESTED] = { "changes-requested", NC_("post state", "Changes asked") },
  [DIA_POST_APPROVED] = { "approved", NC_("post state", "Approved") },
  [DIA_POST_SCHEDULED] = { "scheduled", NC_("post state", "Scheduled") },
  [DIA_POST_SENDING] = { "sending", NC_("post state", "Sending") },
  [DIA_POST_PUBLISHED] = { "published", NC_("post state", "Published") },
  [DIA_POST_FAILED] = { "failed", NC_("post state", "Failed") },
  [DIA_POST_AWAITING_PERSON] = { "awaiting-person", NC_("post state", "To post by hand") },
  [DIA_POST_UNCONFIRMED] = { "unconfirmed", NC_("post state", "Unconfirmed") },
  [DIA_POST_MISSED] = { "missed", NC_("post state", "Missed") },
  [DIA_POST_CANCELLED] = { "cancelled", NC_("post state", "Cancelled") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == DIA_POST_N_STATES);

gboolean
dia_post_state_after (DiaPostState  state,
                      DiaPostEvent  event,
                      DiaPostState *next)
{
  g_return_val_if_fail (state < DIA_POST_N_STATES, FALSE);
  g_return_val_if_fail (event < DIA_POST_N_EVENTS, FALSE);

  if (transitions[state][event] == 0)
    return FALSE;

  *next = transitions[state][event] - 1;
  return TRUE;
}

const char *
dia_post_state_to_string (DiaPostState state)
{
  g_return_val_if_fail (state < DIA_POST_N_STATES, NULL);

  return names[state].name;
}

gboolean
dia_post_state_from_string (const char   *text,
                            DiaPostState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (text, names[i].name) == 0)
        {
          *state = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
dia_post_state_get_label (DiaPostState state)
{
  g_return_val_if_fail (state < DIA_POST_N_STATES, NULL);

  return g_dpgettext2 (NULL, "post state", names[state].label);
}

gboolean
dia_post_state_needs_person (DiaPostState state)
{
  return state == DIA_POST_FAILED || state == DIA_POST_AWAITING_PERSON ||
         state == DIA_POST_UNCONFIRMED || state == DIA_POST_MISSED;
}

int
dia_post_state_get_urgency (DiaPostState state)
{
  /* From what nobody has to look at to what only a person can solve. */
  static const guint8 urgencies[] = {
    [DIA_POST_CANCELLED] = 0,
    [DIA_POST_PUBLISHED] = 1,
    [DIA_POST_SCHEDULED] = 2,
    [DIA_POST_SENDING] = 3,
    [DIA_POST_APPROVED] = 4,
    [DIA_POST_DRAFT] = 5,
    [DIA_POST_IN_REVIEW] = 6,
    [DIA_POST_CHANGES_REQUESTED] = 7,
    [DIA_POST_AWAITING_PERSON] = 8,
    [DIA_POST_MISSED] = 9,
    [DIA_POST_FAILED] = 10,
    [DIA_POST_UNCONFIRMED] = 11,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (urgencies) == DIA_POST_N_STATES);
  g_return_val_if_fail (state < DIA_POST_N_STATES, 0);

  return urgencies[state];
}
