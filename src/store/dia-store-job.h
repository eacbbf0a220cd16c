/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-store.h"

G_BEGIN_DECLS

/**
 * DiaStoreJob:
 *
 * One piece of work on the workspace on its way to the thread that does it and
 * back. Private to #DiaStore. Either somebody waits for it, or it has a task,
 * which is answered, and let go of, in the main context that it came from: no
 * object of the caller is ever released in a thread of the store.
 */
typedef struct _DiaStoreJob DiaStoreJob;

/* Work that somebody waits for. A NULL @func ends the thread that meets it. */
DiaStoreJob *dia_store_job_new        (DiaStoreFunc     func,
                                       gpointer         user_data,
                                       GCancellable    *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/* Work that @task (transfer full) is told the result of; @data is freed where
 * @query ran. */
DiaStoreJob *dia_store_job_new_task   (GTask           *task,
                                       DiaStoreQuery    query,
                                       gpointer         data,
                                       GDestroyNotify   free_data,
                                       GDestroyNotify   free_result) G_GNUC_WARN_UNUSED_RESULT;

void         dia_store_job_free       (DiaStoreJob     *self);
/* Whether it has no function: the thread that meets it ends. */
gboolean     dia_store_job_is_end     (DiaStoreJob     *self);

/* In the thread that does it: runs it on @connection in a transaction that
 * @begin opens. */
void         dia_store_job_run        (DiaStoreJob     *self,
                                       DiaConnection   *connection,
                                       const char      *begin);
/* Instead of running it. @error: (transfer full) */
void         dia_store_job_fail       (DiaStoreJob     *self,
                                       GError          *error);
/* Hands the result over, and with a task the job as well; not to be touched
 * afterwards. */
void         dia_store_job_hand_over  (DiaStoreJob     *self);

/* Waits until it was handed over. */
gboolean     dia_store_job_wait       (DiaStoreJob     *self,
                                       GError         **error);

/* Runs @func in a transaction: all of it is there afterwards, or nothing. */
gboolean     dia_store_run_transaction (DiaConnection  *connection,
                                        const char     *begin,
                                        DiaStoreFunc    func,
                                        gpointer        user_data,
                                        GCancellable   *cancellable,
                                        GError        **error);

G_END_DECLS
