/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DIA_POST_DRAFT,
  DIA_POST_IN_REVIEW,
  DIA_POST_CHANGES_REQUESTED,
  DIA_POST_APPROVED,
  DIA_POST_SCHEDULED,
  DIA_POST_SENDING,
  DIA_POST_PUBLISHED,
  DIA_POST_FAILED,
  DIA_POST_AWAITING_PERSON,
  DIA_POST_UNCONFIRMED,
  DIA_POST_MISSED,
  DIA_POST_CANCELLED,
  DIA_POST_N_STATES
} DiaPostState;

/* What can happen to a post. */
typedef enum
{
  DIA_POST_EVENT_SUBMIT,        /* ask for review */
  DIA_POST_EVENT_REQUEST_CHANGES,
  DIA_POST_EVENT_APPROVE,
  DIA_POST_EVENT_WITHDRAW,      /* back to draft */
  DIA_POST_EVENT_SCHEDULE,      /* give it a slot, or another one */
  DIA_POST_EVENT_CLAIM,         /* a sender takes it */
  DIA_POST_EVENT_RELEASE,       /* the sender gives it back: try again later */
  DIA_POST_EVENT_HAND_TO_PERSON,/* assisted network: it is due, a person posts it */
  DIA_POST_EVENT_CONFIRM,       /* it is there: the network or a person says so */
  DIA_POST_EVENT_REFUSE,        /* the network said no */
  DIA_POST_EVENT_LOSE,          /* nobody knows whether it went out */
  DIA_POST_EVENT_MISS,          /* too late to send unasked */
  DIA_POST_EVENT_RETRY,         /* a person: send (again) */
  DIA_POST_EVENT_CANCEL,        /* a person: drop it */
  DIA_POST_EVENT_RESTORE,       /* undo of a cancel: back to draft */
  DIA_POST_EVENT_APPEAR,        /* a server that kept it has published it, whatever became of it here */
  DIA_POST_EVENT_VANISH,        /* a server that kept it does so no more, and it is not out */
  DIA_POST_N_EVENTS
} DiaPostEvent;

/**
 * dia_post_state_after:
 *
 * The one table of the state machine. FALSE, with *next untouched, when @event
 * cannot happen in @state. No other code decides about states.
 */
gboolean     dia_post_state_after       (DiaPostState state, DiaPostEvent event, DiaPostState *next);

/* "in-review": stored and in JSON. (transfer none) */
const char  *dia_post_state_to_string   (DiaPostState state);
gboolean     dia_post_state_from_string (const char *text, DiaPostState *state);
/* "To review" · "À valider": translated. (transfer none) */
const char  *dia_post_state_get_label   (DiaPostState state);
/* Whether a person has to do something: failed, unconfirmed, missed, awaiting-person. */
gboolean     dia_post_state_needs_person (DiaPostState state);
/* Orders states by how much they want of a person: of several posts shown as one
 * thing, that of the highest number is told. Distinct for each state. */
int          dia_post_state_get_urgency  (DiaPostState state);

G_END_DECLS
