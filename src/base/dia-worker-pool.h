/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaWorkerPool:
 *
 * A bounded set of threads for straight-line blocking work (network calls,
 * pictures, back-ups). Each worker owns one per-thread resource, made in the
 * worker and freed there: an HTTP session, see dia_worker_pool_new(). The last
 * reference is never dropped by work that runs in the pool. A worker lets go of
 * its task a moment after the task has answered: tests close the pool before
 * they assert that the task's source is finalized.
 */
#define DIA_TYPE_WORKER_POOL (dia_worker_pool_get_type ())
G_DECLARE_FINAL_TYPE (DiaWorkerPool, dia_worker_pool, DIA, WORKER_POOL, GObject)

/* Makes and frees what each worker keeps for itself; both run in the worker. */
typedef gpointer (*DiaWorkerSetup) (gpointer setup_data);

/* Work to do: runs in a worker; answers through @task exactly once.
 * @resource is what this worker's #DiaWorkerSetup made. */
typedef void (*DiaWorkerFunc) (GTask *task, gpointer resource, gpointer work_data, GCancellable *cancellable);

/* @n_workers: how many threads at most (they start when first needed).
 * (transfer full) */
DiaWorkerPool *dia_worker_pool_new (guint          n_workers,
                                    DiaWorkerSetup setup,
                                    gpointer       setup_data,
                                    GDestroyNotify free_resource) G_GNUC_WARN_UNUSED_RESULT;

/* Queues @func; first come, first served. @task is taken over; its callback
 * runs in the main context it was made in. A task that is cancelled while it
 * waits returns G_IO_ERROR_CANCELLED without running. */
void dia_worker_pool_push  (DiaWorkerPool *self,
                            GTask         *task,   /* (transfer full) */
                            DiaWorkerFunc  func,
                            gpointer       work_data,
                            GDestroyNotify free_work_data);

/* Waits until running work has ended. Work that still waits and all new work is
 * refused: its tasks return G_IO_ERROR_CLOSED. Never called by work. Called by the composition root before it exits. */
void dia_worker_pool_close (DiaWorkerPool *self);

G_END_DECLS
