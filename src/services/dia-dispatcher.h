/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-post.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaDispatcher:
 *
 * Sends what is due, once: claims, journals, sends, and after a crash finds out
 * what happened. It sleeps until the next post is due by the wall clock (and
 * notices when that clock is set or the computer slept) and does nothing in
 * between. design.md, "How a post goes out".
 *
 * Properties, notified: "running", "following", "paused" (boolean), "next-due"
 * (int64 DiaInstant), "silent-scopes" (GPtrArray of DiaScope).
 * Signals, in the main context:
 *   post-finished (DiaId post, DiaPostState state)
 *   person-needed (DiaId post): an assisted post is due, or nobody knows.
 */
#define DIA_TYPE_DISPATCHER (dia_dispatcher_get_type ())
G_DECLARE_FINAL_TYPE (DiaDispatcher, dia_dispatcher, DIA, DISPATCHER, GObject)

/* Begins: takes up what a crash left open, then waits for what is due. */
void       dia_dispatcher_start        (DiaDispatcher *self);
/* Leaves sending to another program: claims nothing more, finishes what is under
 * way, and keeps "paused" and "next-due" true. */
void       dia_dispatcher_follow       (DiaDispatcher *self);
/* Claims nothing more and looks no more; what is under way is finished. */
void       dia_dispatcher_stop         (DiaDispatcher *self);
/* Holds everything back until it is let go; kept in the workspace. */
void       dia_dispatcher_set_paused   (DiaDispatcher *self, gboolean paused);
gboolean   dia_dispatcher_get_paused   (DiaDispatcher *self);
/* The scopes in which nothing goes out, besides: see dia-silence.h. (transfer none)
 * (element-type DiaScope): valid until "silent-scopes" is notified */
GPtrArray *dia_dispatcher_get_silent_scopes (DiaDispatcher *self);
/* Whether it leaves sending to another program. */
gboolean   dia_dispatcher_get_following (DiaDispatcher *self);
/* When the next post is due; DIA_INSTANT_NONE when none is planned. */
DiaInstant dia_dispatcher_get_next_due (DiaDispatcher *self);

/* Told of each post that ends, for the command line. */
typedef void (*DiaDispatched) (const DiaPost *post, const char *sentence, gpointer user_data);

/* Blocking: recovers, then sends what is due now; with @until_empty again until
 * nothing due is left, waits for back-off of up to @patience_ms included. */
gboolean   dia_dispatcher_run          (DiaDispatcher *self, gboolean until_empty, gint64 patience_ms,
                                        DiaDispatched dispatched, gpointer user_data,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
