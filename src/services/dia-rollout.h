/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-cell-state.h"
#include "dia-key-moment.h"

G_BEGIN_DECLS

/**
 * DiaRollout:
 *
 * The roll-out (déploiement) of key moments as it was at one moment: rows are the
 * contents of key moments, columns the accounts of a scope by brand, market and
 * order. A key moment without a content has one row without one. A value: nobody
 * writes it after it is made, any thread may read it.
 */
#define DIA_TYPE_ROLLOUT (dia_rollout_get_type ())
G_DECLARE_FINAL_TYPE (DiaRollout, dia_rollout, DIA, ROLLOUT, GObject)

typedef struct
{
  DiaCellState  state;
  gboolean      behind;    /* a text of its own, and the source changed since */
  DiaId         post_id;   /* DIA_ID_NONE where there is none */
  const char   *reason;    /* why it is waived; NULL: it is not, or nobody said why */
  gboolean      whole;     /* waived with all of its key moment, not alone */
} DiaRolloutCell;

typedef struct
{
  DiaId           content_id;   /* DIA_ID_NONE for a key moment without one */
  char           *title;        /* (owned) */
  DiaInstant      first_at;     /* the earliest slot of its posts; DIA_INSTANT_NONE */
  DiaRolloutCell *cells;        /* (owned): one for each column */
} DiaRolloutRow;

/* Frees a row; its cells' reasons are the roll-out's. */
void dia_rollout_row_free (DiaRolloutRow *self);

typedef struct
{
  DiaKeyMoment *moment;      /* (owned): without its toolkit */
  GPtrArray    *rows;        /* (owned) (element-type DiaRolloutRow): at least one, by time */
  guint         n_contents;
} DiaRolloutMoment;

struct _DiaRollout
{
  GObject       parent_instance;

  /*< public >*/
  GPtrArray    *brands;      /* (owned) (element-type DiaBrand): those that have columns, in their order */
  GPtrArray    *accounts;    /* (owned) (element-type DiaAccount): the columns */
  GPtrArray    *moments;     /* (owned) (element-type DiaRolloutMoment): by first day */

  /*< private >*/
  GStringChunk *reasons;     /* (owned) */
};

/* How many cells there are of each kind. */
typedef struct
{
  guint n[DIA_CELL_N_STATES];
  guint n_without_post;   /* expected, not waived, and nothing is made: what "make the missing ones" makes */
  guint n_behind;
} DiaTally;

/* Adds the cells of @row to @tally, columns from @first, @n_columns of them. */
void  dia_tally_add_row     (DiaTally *tally, const DiaRolloutRow *row, guint first, guint n_columns);
/* The same for all rows of a key moment. */
void  dia_tally_add_moment  (DiaTally *tally, const DiaRolloutMoment *moment, guint first, guint n_columns);
/* What something is expected of: all cells but waived ones and those outside. */
guint dia_tally_count_due   (const DiaTally *tally);
/* Approved, scheduled, published. */
guint dia_tally_count_ready (const DiaTally *tally);
/* The coverage: ready among due in per cent, rounded down, so that 100 means all
 * of them; -1 where nothing is due. */
int   dia_tally_get_percent (const DiaTally *tally);

/* One key moment of @self, for some of its accounts (element-type DiaId) (nullable:
 * all). (transfer full) */
DiaRollout *dia_rollout_narrow (DiaRollout *self, DiaId moment_id, GArray *account_ids) G_GNUC_WARN_UNUSED_RESULT;

/* The first column of another brand, or market of one brand, after @column. */
guint dia_rollout_find_brand_end  (DiaRollout *self, guint column);
guint dia_rollout_find_market_end (DiaRollout *self, guint column);

G_END_DECLS
