/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-write.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* Takes a picture of what is to be written; NULL when there is nothing worth
 * keeping yet. (transfer full) (nullable) */
typedef DiaDraftPlan *(*DiaDraftSnapshot) (gpointer user_data);

/**
 * DiaDraftSaver:
 *
 * Keeps a draft. Its words are written at once, so that a crash while somebody
 * types loses none; its posts, which may be thousands, when typing pauses, within
 * half a second. One write follows the other, and again and again until one
 * succeeds. Lives in the main context.
 *
 * Properties: "saved-at" (int64 DiaInstant).
 */
#define DIA_TYPE_DRAFT_SAVER (dia_draft_saver_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftSaver, dia_draft_saver, DIA, DRAFT_SAVER, GObject)

/* (transfer full) */
DiaDraftSaver *dia_draft_saver_new          (DiaWorkspaceCore *core, DiaDraftSnapshot snapshot, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Its words changed. */
void           dia_draft_saver_touch        (DiaDraftSaver *self);
/* Something changed that only its posts say: for whom, or when. */
void           dia_draft_saver_touch_posts  (DiaDraftSaver *self);
/* Everything so far is in the workspace since @at. */
void           dia_draft_saver_set_saved_at (DiaDraftSaver *self, DiaInstant at);
DiaInstant     dia_draft_saver_get_saved_at (DiaDraftSaver *self);

/* Writes now. @task returns TRUE once all that was changed before is written, or
 * the error of the try. @task: (transfer full) */
void           dia_draft_saver_flush        (DiaDraftSaver *self, GTask *task);
/* Writes now as deep as a person asks for; what changes meanwhile is saved as
 * usual. @task returns the posts of that, a GArray of DiaId, or the error.
 * @task: (transfer full) */
void           dia_draft_saver_commit       (DiaDraftSaver *self, DiaWriteDepth depth, GTask *task);
/* The same for any other write of that content. @write: (transfer full) */
void           dia_draft_saver_write        (DiaDraftSaver *self, DiaDraftWrite *write, GTask *task);
/* The last words: starts to write what is left, and forgets the snapshot. */
void           dia_draft_saver_stop         (DiaDraftSaver *self);

G_END_DECLS
