/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-link.h"
#include "dia-draft.h"
#include "dia-network.h"

G_BEGIN_DECLS

/**
 * DiaDraftPlan:
 *
 * What a draft says at one moment: a content, for whom, and when. A value of one
 * thread at a time: copies go to others.
 */
typedef struct
{
  DiaContent *content;    /* (owned) */
  GPtrArray  *accounts;   /* (owned) (element-type DiaAccount): those chosen, by brand and order */
  GArray     *aside;      /* (owned) (element-type DiaId): accounts whose posts stay as they are */
  DiaTiming   timing;
  DiaWallTime wall;
  char       *zone;       /* (owned): for DIA_TIMING_INSTANT */
  GHashTable *slots;      /* (owned) (nullable) (element-type DiaId DiaSlot): for DIA_TIMING_SLOTS; never written to.
                           * No slot is set for an account without preferred times that are free */
  gboolean    hand_over;  /* servers that can shall keep the posts until their time */
  gboolean    hand_over_chosen; /* by a person; else it is what posts have */
  gboolean    timing_chosen; /* by a person; else it is what posts have, or a proposal */

  /*< private >*/
  GHashTable   *networks; /* (owned): id → DiaNetwork */
  DiaDraftLink *linked;   /* (owned) */
} DiaDraftPlan;

/* An empty content for nobody, tomorrow at 10:00 by each account's clock.
 * @networks: (element-type utf8 DiaNetwork): by id. (transfer full) */
DiaDraftPlan *dia_draft_plan_new   (GHashTable *networks, DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
DiaDraftPlan *dia_draft_plan_copy  (const DiaDraftPlan *self) G_GNUC_WARN_UNUSED_RESULT;
void          dia_draft_plan_free  (DiaDraftPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDraftPlan, dia_draft_plan_free)

/* dia_draft_set_timing(); TRUE when that is another one than before. */
gboolean      dia_draft_plan_set_timing  (DiaDraftPlan *self, DiaTiming timing, const DiaWallTime *wall, const char *zone);

/* The content has changed: texts that were made of it are forgotten. */
void          dia_draft_plan_forget_texts (DiaDraftPlan *self);

/* The text, with the link where its network shows no card, and the content
 * warning that @account would send, see dia_draft_get_text_for(). (transfer
 * none) */
const char   *dia_draft_plan_get_text    (const DiaDraftPlan *self, const DiaAccount *account,
                                          gboolean *own, gboolean *behind);
const char   *dia_draft_plan_get_warning (const DiaDraftPlan *self, const DiaAccount *account);

/* Measures @text for @account; where @threads is TRUE its longest part. */
void          dia_draft_plan_measure     (const DiaDraftPlan *self, const DiaAccount *account, const char *text,
                                          gboolean threads, DiaMeasurement *result);

/* When @account would post; for DIA_TIMING_NOW that is @now, for
 * DIA_TIMING_SLOTS the wall time of the plan where it has no slot. FALSE with
 * DIA_WALL_TIME_ERROR_UNKNOWN_ZONE. */
gboolean      dia_draft_plan_find_slot   (const DiaDraftPlan *self, const DiaAccount *account, DiaInstant now,
                                          DiaSlot *slot, GError **error);

/* Whether @account posts at a slot of its own. */
gboolean      dia_draft_plan_has_slot    (const DiaDraftPlan *self, const DiaAccount *account);
/* @slots: (transfer full) (nullable) */
void          dia_draft_plan_set_slots   (DiaDraftPlan *self, GHashTable *slots);

/* Whether the server of @account may keep a post, as far as is known. */
gboolean      dia_draft_plan_may_keep    (const DiaDraftPlan *self, const DiaAccount *account);

/* Whether the server of @account shall send its post, as far as it can. */
gboolean      dia_draft_plan_hands_over  (const DiaDraftPlan *self, const DiaAccount *account);

/* Reads the timing, or who sends, out of the posts that there are.
 * @posts: (element-type DiaPastPost) */
void          dia_draft_plan_take_slots  (DiaDraftPlan *self, GPtrArray *posts);
void          dia_draft_plan_take_sender (DiaDraftPlan *self, GPtrArray *posts);

/* dia_draft_list_slots(). @cities: (owned by the caller) the names of cities
 * found so far, by zone. (transfer full) (element-type DiaSlotGroup) */
GPtrArray    *dia_draft_plan_group_slots (const DiaDraftPlan *self, DiaInstant now, GHashTable *cities) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
