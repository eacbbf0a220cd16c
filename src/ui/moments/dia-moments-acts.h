/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-acts.h"
#include "dia-notices.h"

G_BEGIN_DECLS

/**
 * DiaMomentsActs:
 *
 * What a person does to cells of a roll-out: nothing is asked, what was done is
 * said, with Undo. Main thread.
 *
 * Signals:
 *   message-wanted: drafts were to be made from a toolkit that has no message.
 */
#define DIA_TYPE_MOMENTS_ACTS (dia_moments_acts_get_type ())
G_DECLARE_FINAL_TYPE (DiaMomentsActs, dia_moments_acts, DIA, MOMENTS_ACTS, GObject)

/* (transfer full) */
DiaMomentsActs *dia_moments_acts_new     (DiaMoments *moments, DiaNotices *notices) G_GNUC_WARN_UNUSED_RESULT;
/* Gives each of @cells (element-type DiaCellName) a draft. */
void            dia_moments_acts_make    (DiaMomentsActs *self, GArray *cells);
void            dia_moments_acts_waive   (DiaMomentsActs *self, GArray *cells, const char *reason);
/* @reasons: (element-type utf8): of each of @cells, to be put back by Undo. */
void            dia_moments_acts_unwaive (DiaMomentsActs *self, GArray *cells, GPtrArray *reasons);

G_END_DECLS
