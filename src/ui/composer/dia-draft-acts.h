/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-target.h"
#include "dia-notices.h"

G_BEGIN_DECLS

/**
 * DiaDraftActs:
 *
 * What a person does to a draft apart from typing and may want to take back: each
 * act is done at once and says so, with Undo. Main thread.
 *
 * Signals: done: an act was done.
 */
#define DIA_TYPE_DRAFT_ACTS (dia_draft_acts_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftActs, dia_draft_acts, DIA, DRAFT_ACTS, GObject)

/* Facts of a content that are one line each. */
typedef enum
{
  DIA_FACT_LINK,
  DIA_FACT_WARNING,
  DIA_FACT_REPLY,
} DiaFact;

/* (transfer full). The acts of @notices must not outlive what shows the draft. */
DiaDraftActs *dia_draft_acts_new            (DiaDraft *draft, DiaNotices *notices) G_GNUC_WARN_UNUSED_RESULT;

/* Positions from 0. */
void          dia_draft_acts_remove_picture (DiaDraftActs *self, guint position);
void          dia_draft_acts_move_picture   (DiaDraftActs *self, guint from, guint to);
/* Takes the text of its own away from @target, so that it follows the source. */
void          dia_draft_acts_follow_source  (DiaDraftActs *self, const DiaComposerTarget *target);
/* Takes a fact away; nothing is said when it says nothing. */
void          dia_draft_acts_clear          (DiaDraftActs *self, DiaFact fact);

/* What the content says of @fact. (transfer none) */
const char   *dia_draft_acts_get_fact       (DiaDraftActs *self, DiaFact fact);
/* Says something else; that is typing, and has no undo here. */
void          dia_draft_acts_set_fact       (DiaDraftActs *self, DiaFact fact, const char *text);

/* Takes the last act back; FALSE when there is none that can be. */
gboolean      dia_draft_acts_undo           (DiaDraftActs *self);

G_END_DECLS
