/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaVaultWait:
 *
 * Turns asynchronous calls into blocking ones that end in time: the keyring is
 * another program and may never answer. Its main context is the thread's default
 * from dia_vault_wait_new() to dia_vault_wait_free(), both in one thread.
 */
typedef struct _DiaVaultWait DiaVaultWait;

/* @milliseconds: for all calls together. @outer: (nullable): the caller's. */
DiaVaultWait *dia_vault_wait_new  (guint milliseconds, GCancellable *outer) G_GNUC_WARN_UNUSED_RESULT;
void          dia_vault_wait_free (DiaVaultWait *self);

/* What each call is to be started with; cancelled when the time is over or the
 * caller wants no more. (transfer none) */
GCancellable *dia_vault_wait_get_cancellable (DiaVaultWait *self);
/* The #GAsyncReadyCallback of each call, with @self as its data. */
void          dia_vault_wait_on_ready_cb     (GObject *source, GAsyncResult *result, gpointer self);
/* Blocks until the call that was started last has ended. (transfer none): its
 * result, good until the next call is awaited. */
GAsyncResult *dia_vault_wait_for_result      (DiaVaultWait *self);
/* Whether the time is over. */
gboolean      dia_vault_wait_is_expired      (DiaVaultWait *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaVaultWait, dia_vault_wait_free)

G_END_DECLS
