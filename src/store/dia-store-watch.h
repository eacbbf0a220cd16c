/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-store.h"

G_BEGIN_DECLS

/**
 * DiaStoreWatch:
 *
 * Notices what another program commits to a workspace. It is woken by the file
 * system, never by a timer of its own, and is silent about this program's own
 * writes. One thread, whose thread-default main context it uses.
 *
 * Signals:
 *   changed (): somebody else has committed something since the last time.
 */
#define DIA_TYPE_STORE_WATCH (dia_store_watch_get_type ())
G_DECLARE_FINAL_TYPE (DiaStoreWatch, dia_store_watch, DIA, STORE_WATCH, GObject)

/* (transfer full): holds a reference to @store until it is stopped. */
DiaStoreWatch *dia_store_watch_new  (DiaStore      *store) G_GNUC_WARN_UNUSED_RESULT;

/* Nothing is told from here on. Idempotent. */
void           dia_store_watch_stop (DiaStoreWatch *self);

G_END_DECLS
