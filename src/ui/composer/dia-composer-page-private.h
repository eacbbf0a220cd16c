/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account-picker.h"
#include "dia-composer-page.h"
#include "dia-problem-list.h"
#include "dia-schedule-card.h"
#include "dia-source-editor.h"
#include "dia-toggle-group.h"
#include "dia-variant-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page is in three files: what it shows (dia-composer-page.c), what sends or
 * drops the draft (dia-composer-sending.c), and how each problem is settled
 * (dia-composer-settling.c). */
struct _DiaComposerPage
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  GtkLabel         *back_label;
  AdwWindowTitle   *title;
  AdwSplitButton   *schedule_button;
  AdwLeaflet       *leaflet;
  GtkBox           *picker_place;
  GtkWidget        *writing_scroller;
  GtkBox           *writing;
  GtkBox           *checking;
  GtkWidget        *steps_bar;
  GtkWidget        *undo_button;
  GtkBox           *steps_place;

  DiaAccountPicker *picker;
  DiaSourceEditor  *editor;
  DiaVariantList   *variants;
  DiaScheduleCard  *schedule;
  DiaProblemList   *problems;
  DiaToggleGroup   *steps;

  DiaWorkspace     *workspace;    /* (owned) */
  DiaNotices       *notices;      /* (owned) */
  DiaDraft         *draft;        /* (owned) */
  GCancellable     *cancellable;  /* (owned): cancelled when the page goes */
  gboolean          scheduling;   /* a request is on its way */
  gboolean          narrow;
  guint             folded_id;    /* the leaflet has folded or opened */
  guint             narrow_id;    /* a change of @narrow is on its way */
};

/* Shows "accounts", "writing" or "checking" where there is one step at a time. */
void      dia_composer_page_go_to_step  (DiaComposerPage *self, const char *step);
/* Emits "closed". */
void      dia_composer_page_close       (DiaComposerPage *self);
DiaTiming dia_composer_page_get_timing  (DiaComposerPage *self);

/* Makes posts of the draft, or leads to what blocks. */
void      dia_composer_page_schedule    (DiaComposerPage *self);
/* Deletes the draft, with undo. */
void      dia_composer_page_delete      (DiaComposerPage *self);
/* Leads to where @problem can be settled. */
void      dia_composer_page_settle      (DiaComposerPage *self, DiaProblem *problem);

G_END_DECLS
