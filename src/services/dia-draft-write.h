/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-draft-plan.h"

G_BEGIN_DECLS

/* How much of a draft is written. */
typedef enum
{
  DIA_WRITE_WORDS,      /* the content: quick, however many accounts there are */
  DIA_WRITE_DRAFT,      /* the content and its posts */
  DIA_WRITE_UPDATE,     /* and planned posts say it from now on, at the time that they have */
  DIA_WRITE_SCHEDULE,   /* and the posts get their slots and are sent when due */
} DiaWriteDepth;

/* A draft on its way into the workspace: all of it, or nothing. */
typedef struct
{
  DiaDraftPlan   *plan;    /* (owned) */
  DiaContent     *edit;    /* (owned) (nullable): to be kept beside what an update says */
  DiaInstant      now;
  DiaWriteDepth   depth;

  /*< private >*/
  gboolean        planned;         /* something of the content is */
  gboolean        more_than_words;
  gboolean        moves;           /* some planned post has another time than the plan */
  gboolean        sends_otherwise; /* some planned post has another sender than the plan */
  guint           n_planned;       /* planned posts that are chosen */
  DiaContentPlan *before;          /* (owned) (nullable): what was kept of the plan until now */
  DiaContentPlan *kept;            /* (owned): what is kept of it from now on */
} DiaDraftWrite;

/* @plan: (transfer full). (transfer full) */
DiaDraftWrite *dia_draft_write_new  (DiaDraftPlan *plan, DiaInstant now, DiaWriteDepth depth) G_GNUC_WARN_UNUSED_RESULT;
void           dia_draft_write_free (DiaDraftWrite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDraftWrite, dia_draft_write_free)

/**
 * dia_draft_write_run:
 *
 * A #DiaStoreQuery. Writes the content; gives each chosen account a post, a
 * draft unless it has one; brings the text of its drafts up to date; takes the
 * drafts of accounts that are not chosen any more away. While something of the
 * content is planned, its words are only kept beside it, and no post says them,
 * and for whom and when it is meant is kept as well where posts have it
 * otherwise: that is left to the two writes that a person asks for.
 *
 * With %DIA_WRITE_UPDATE, all posts that have not gone out say the content;
 * DIA_DRAFT_ERROR_SENDING when one is on its way, or nobody knows, and more than
 * words changed: it may be sent again, with the content's pictures. With
 * %DIA_WRITE_SCHEDULE, the posts of chosen accounts are scheduled, too, and
 * scheduled ones of others cancelled; DIA_DRAFT_ERROR_SENDING while one of them
 * is being sent. What is being sent or has gone out is never touched.
 *
 * (transfer full) (element-type DiaId): the posts of chosen accounts, with
 * %DIA_WRITE_UPDATE the planned ones that say it now, with %DIA_WRITE_SCHEDULE
 * those that were scheduled, with %DIA_WRITE_WORDS none.
 */
gpointer       dia_draft_write_run  (DiaConnection *connection, gpointer write, GError **error);

G_END_DECLS
