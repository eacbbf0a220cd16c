/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaSilence:
 *
 * A quiet period: nothing of the accounts in a scope goes out, whichever program
 * sends for the workspace, until the silence is lifted. What was held back is then
 * late, and the workspace's rule for late posts decides. Servers give back what
 * they keep. An empty scope holds every account.
 */
typedef struct
{
  DiaScope  *scope;        /* (owned) */
  guint      n_accounts;   /* that it holds now */
  guint      n_posts;      /* planned, and held back; at most DIA_POSTS_COUNT_CAP */
  DiaInstant first_at;     /* when the first of them was or is due; DIA_INSTANT_NONE for none */
} DiaSilence;

void       dia_silence_free        (DiaSilence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSilence, dia_silence_free)

/* Begins the silence of @scope, or lifts it; @scope (nullable): every account. To
 * lift that one lifts all others too. DIA_SILENCE_ERROR_NONE when @scope is not
 * silent and is to be lifted. Blocking. */
gboolean   dia_silence_set         (DiaWorkspace *workspace, DiaScope *scope, gboolean silent, GCancellable *cancellable,
                                    GError **error);
void       dia_silence_set_async   (DiaWorkspace *workspace, DiaScope *scope, gboolean silent, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean   dia_silence_set_finish  (GAsyncResult *result, GError **error);

/* What is silent now; that of every account comes first. Blocking. (transfer full)
 * (element-type DiaSilence) (nullable) */
GPtrArray *dia_silence_list        (DiaWorkspace *workspace, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void       dia_silence_list_async  (DiaWorkspace *workspace, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *dia_silence_list_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_SILENCE_ERROR (dia_silence_error_quark ())
GQuark     dia_silence_error_quark (void);

typedef enum
{
  DIA_SILENCE_ERROR_NONE,   /* there is no such silence */
} DiaSilenceError;

G_END_DECLS
