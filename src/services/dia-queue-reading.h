/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-queue.h"
#include "dia-store.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* One reading of the workspace for the queue, with the brands and accounts met
 * so far. A reader embeds it as its first field, so that the function it gives
 * to dia_queue_reading_run() finds its own. */
typedef struct
{
  DiaWorkspaceCore *core;
  const DiaScope   *scope;        /* (nullable): every account */
  DiaConnection    *connection;   /* while the reading runs */
  GHashTable       *brands;       /* (owned) (element-type DiaId DiaBrand) */
  GHashTable       *accounts;     /* (owned) (element-type DiaId DiaAccount) */
  gboolean          paused;       /* nothing goes out at all */
  GArray           *silent;       /* (owned) (element-type DiaId): accounts of which nothing goes out */
} DiaQueueReading;

/* Runs @func with @reading as its data, in one read transaction. Blocking. */
gboolean      dia_queue_reading_run          (DiaQueueReading *reading, DiaStoreFunc func,
                                              GCancellable *cancellable, GError **error);

/* While it runs. (transfer none) (nullable) */
DiaAccount   *dia_queue_reading_find_account (DiaQueueReading *reading, DiaId id, GError **error);
DiaBrand     *dia_queue_reading_find_brand   (DiaQueueReading *reading, DiaId id, GError **error);

/* Whether a silence holds the posts of that account back. */
gboolean      dia_queue_reading_is_silent    (const DiaQueueReading *reading, DiaId account_id);

/* @post with its account, its brand and its title; with its journal where that
 * is asked for. (transfer full) (nullable) */
DiaQueueItem *dia_queue_reading_make_item    (DiaQueueReading *reading, DiaPost *post, gboolean with_journal,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Appends an item for each of @posts (transfer full) (nullable: a query failed)
 * to @items. */
gboolean      dia_queue_reading_add_items    (DiaQueueReading *reading, GPtrArray *posts, gboolean with_journal,
                                              GPtrArray *items, GError **error);

G_END_DECLS
