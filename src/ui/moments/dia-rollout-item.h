/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-acts.h"

G_BEGIN_DECLS

typedef enum
{
  DIA_ROLLOUT_ITEM_MOMENT,    /* a key moment, open or not */
  DIA_ROLLOUT_ITEM_CONTENT,   /* one of its contents */
  DIA_ROLLOUT_ITEM_CELL,      /* how far an account has come with it */
} DiaRolloutItemKind;

/**
 * DiaRolloutItem:
 *
 * A line of a roll-out that is read from top to bottom. A value: nobody writes it
 * after it is made.
 */
#define DIA_TYPE_ROLLOUT_ITEM (dia_rollout_item_get_type ())
G_DECLARE_FINAL_TYPE (DiaRolloutItem, dia_rollout_item, DIA, ROLLOUT_ITEM, GObject)

struct _DiaRolloutItem
{
  GObject             parent_instance;

  /*< public >*/
  DiaRolloutItemKind  kind;
  DiaCellName         name;       /* account_id: DIA_ID_NONE but for a cell */
  gboolean            open;       /* of a key moment */
  DiaCellState        state;      /* of a cell */
  gboolean            behind;     /* of a cell */
  char               *color;      /* "#rrggbb": of a key moment, "" for others */
  char               *title;
  char               *subtitle;   /* "" for none */
  char               *note;       /* at the end: coverage, or the state in words */
};

DiaRolloutItem *dia_rollout_item_new   (DiaRolloutItemKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both say the same. */
gboolean        dia_rollout_item_equal (const DiaRolloutItem *a, const DiaRolloutItem *b);

/* The lines of @rollout: key moments with what is in those of @open (element-type
 * DiaId), cells of which @filter holds (see dia_rollout_filter_holds()); what is not
 * expected is left out. (transfer full) (element-type DiaRolloutItem) */
GPtrArray      *dia_rollout_item_list  (DiaRollout *rollout, GHashTable *open, guint filter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
