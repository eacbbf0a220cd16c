/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-audience.h"
#include "dia-draft-checker.h"
#include "dia-draft-offer.h"
#include "dia-draft-plan.h"
#include "dia-draft-saver.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* The draft is in three files: what is edited (dia-draft.c), when it goes out
 * (dia-draft-timing.c), and how it becomes what goes out (dia-draft-commit.c). */
struct _DiaDraft
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;       /* (owned) */
  GHashTable       *networks;   /* (owned): id → DiaNetwork */
  GHashTable       *cities;     /* (owned): zone → city */

  DiaDraftPlan     *plan;       /* (owned): the truth */
  DiaDraftAudience *audience;   /* (owned): keeps the plan's accounts */
  DiaDraftSaver    *saver;      /* (owned) */
  DiaDraftChecker  *checker;    /* (owned) */
  DiaDraftOffer    *offer;      /* (owned) */

  gboolean          planned;        /* some of its posts are, so that edits are kept apart */
  DiaContent       *before_update;  /* (owned) (nullable): what posts said before the last update */
};

/* The content has changed: it is saved and looked at again, and told. */
void dia_draft_mark_changed (DiaDraft *self);
/* The same for what only its posts say. */
void dia_draft_mark_posts_changed (DiaDraft *self);
/* Gives accounts without a slot, or whose slot has passed, the one that is
 * offered, for DIA_TIMING_SLOTS. Whether that changed anything. */
gboolean dia_draft_fill_slots (DiaDraft *self);
/* It goes out when and by whom its posts do, whatever was chosen since. */
void dia_draft_take_slots   (DiaDraft *self);

/**
 * dia_draft_new:
 * @networks: (element-type utf8 DiaNetwork): by id
 * @plan: (transfer full): what it begins with, for nobody
 * @posts: (nullable) (element-type DiaPost): those that it has: it is for their
 *   accounts, and goes out at their time
 * @committed: (nullable): what planned posts say, when there are some
 * @kept: (nullable): for whom and when it is meant, as far as posts do not say so
 * @saved_at: since when that is in the workspace; DIA_INSTANT_NONE for a new one
 *
 * (transfer full)
 */
DiaDraft *dia_draft_new (DiaWorkspaceCore *core, DiaRoster *roster, GHashTable *networks, DiaDraftPlan *plan,
                         GPtrArray *posts, DiaContent *committed, const DiaContentPlan *kept,
                         DiaInstant saved_at) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) */
const DiaDraftPlan *dia_draft_get_plan (DiaDraft *self);

G_END_DECLS
