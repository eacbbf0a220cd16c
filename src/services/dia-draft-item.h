/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-content-plan.h"
#include "dia-content.h"
#include "dia-post-state.h"
#include "dia-roster.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* A content that is not planned yet, or is planned and has changes that wait, with
 * what a row shows of it. Read only for all but who makes it. */
#define DIA_TYPE_DRAFT_ITEM (dia_draft_item_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftItem, dia_draft_item, DIA, DRAFT_ITEM, GObject)

struct _DiaDraftItem
{
  GObject       parent_instance;

  /*< public >*/
  DiaContent   *content;
  GArray       *accounts;   /* (element-type DiaId): whom it is for, perhaps nobody */
  DiaPostState  state;      /* of its posts, the one that most needs a person */
  DiaWaiting    waiting;    /* DIA_WAITING_NOTHING for one that is not planned */
};

/* @posts: (element-type DiaPost). (transfer full) */
DiaDraftItem *dia_draft_item_new      (DiaContent *content, GPtrArray *posts) G_GNUC_WARN_UNUSED_RESULT;
/* Whether one of its accounts is in @scope; one that is for nobody is in every
 * scope, so that it is never out of sight. */
gboolean      dia_draft_item_is_in    (DiaDraftItem *self, DiaRoster *roster, const DiaScope *scope);
/* The first of its accounts that the roster knows. (transfer none) (nullable) */
DiaAccount   *dia_draft_item_get_first_account (DiaDraftItem *self, DiaRoster *roster);

G_END_DECLS
