/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-hand-over-job.h"

G_BEGIN_DECLS

/**
 * dia_hand_over_run:
 * @with: its probe is told of "hand-over-begun", "hand-over-answered", …
 *
 * Brings what the server keeps and what the desk wants into step, straight line,
 * on a worker: hands over, moves, takes back, or finds out what became of it. How
 * it ended is in @job. @error: DIA_STORE_ERROR_CONFLICT, or an error of the store.
 */
gboolean dia_hand_over_run (DiaHandOverJob *job, const DiaDelivery *with, GCancellable *cancellable, GError **error);

/* Private to the files of dia_hand_over_run(). */

/* What is passed to a call of the connector. */
void     dia_hand_over_session (DiaHandOverJob *job, DiaSession *session);
/* TRUE when @error was about the token and a new one is there: try again. */
gboolean dia_hand_over_renew   (DiaHandOverJob *job, GError **error);
/* Looks for the post among those that are out, from @since on. FALSE: the job has
 * ended. */
gboolean dia_hand_over_look_for_published (DiaHandOverJob *job, DiaInstant since, DiaLook *look, DiaRemotePost **found);
/* Looks for it among those that wait. */
gboolean dia_hand_over_look_for_kept (DiaHandOverJob *job, DiaLook *look, DiaKeptPost **found);
/* The one of the row. *kept is %NULL when it does not wait any more. */
gboolean dia_hand_over_check   (DiaHandOverJob *job, DiaKeptPost **kept);
/* From "wanted" on. */
void     dia_hand_over_ask     (DiaHandOverJob *job);
/* Each of these deals with one phase, and may leave the row in another. */
void     dia_hand_over_resolve (DiaHandOverJob *job);
void     dia_hand_over_keep    (DiaHandOverJob *job);
void     dia_hand_over_see_moved (DiaHandOverJob *job);
void     dia_hand_over_take    (DiaHandOverJob *job);

G_END_DECLS
