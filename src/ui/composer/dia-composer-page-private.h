/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account-picker.h"
#include "dia-composer-page.h"
#include "dia-composer-panes.h"
#include "dia-draft-title.h"
#include "dia-past-rows.h"
#include "dia-problem-list.h"
#include "dia-schedule-card.h"
#include "dia-source-editor.h"
#include "dia-variant-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page is in three files: what it shows (dia-composer-page.c), what sends or
 * drops the draft (dia-composer-sending.c), and how each problem is settled
 * (dia-composer-settling.c). */
struct _DiaComposerPage
{
  GtkWidget         parent_instance;

  AdwToastOverlay  *toasts;
  AdwHeaderBar     *bar;
  GtkLabel         *back_label;
  DiaDraftTitle    *title;
  DiaDraftTitle    *narrow_title;  /* the same, on a line of its own */
  AdwSplitButton   *schedule_button;
  DiaComposerPanes *panes;
  GtkWidget        *undo_button;

  DiaAccountPicker *picker;
  DiaPastRows      *past;
  DiaSourceEditor  *editor;
  DiaVariantList   *variants;
  DiaScheduleCard  *schedule;
  DiaProblemList   *problems;

  DiaWorkspace     *workspace;    /* (owned) */
  DiaNotices       *notices;      /* (owned): of the desk, for what outlives the page */
  DiaNotices       *own_notices;  /* (owned): of what is done to the draft while it is open */
  DiaDraft         *draft;        /* (owned) */
  GCancellable     *cancellable;  /* (owned): cancelled when the page goes */
  gboolean          committing;   /* a request is on its way */
};

/* Shows the step where there is one at a time. */
void      dia_composer_page_go_to_step  (DiaComposerPage *self, const char *step);
/* Emits "closed". */
void      dia_composer_page_close       (DiaComposerPage *self);
DiaTiming dia_composer_page_get_timing  (DiaComposerPage *self);

/* Names the primary after what it commits, and offers what there is to do. */
void      dia_composer_page_show_primary (DiaComposerPage *self);
/* Does what the primary says: schedules or updates. */
void      dia_composer_page_commit      (DiaComposerPage *self);
/* Makes posts of the draft, or leads to what blocks. */
void      dia_composer_page_schedule    (DiaComposerPage *self);
/* Lets planned posts say what is written, with undo. */
void      dia_composer_page_update      (DiaComposerPage *self);
/* Goes back to what planned posts say, with undo. */
void      dia_composer_page_discard     (DiaComposerPage *self);
/* Deletes the draft, with undo. */
void      dia_composer_page_delete      (DiaComposerPage *self);
/* Takes what is scheduled back to draft. */
void      dia_composer_page_withdraw    (DiaComposerPage *self);
/* Leads to the text that was refused for that account. */
void      dia_composer_page_open_text   (DiaComposerPage *self, DiaId account_id);
/* Leads to where @problem can be settled. */
void      dia_composer_page_settle      (DiaComposerPage *self, DiaProblem *problem);

G_END_DECLS
