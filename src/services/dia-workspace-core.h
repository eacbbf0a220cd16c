/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rate-limit.h"
#include "dia-registry.h"
#include "dia-vault.h"
#include "dia-worker-pool.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

typedef struct _DiaStore DiaStore;

/**
 * DiaWorkspaceCore:
 *
 * What the services of one open workspace share, and no more: where things are
 * kept, who works, what time it is, and how to say that something changed.
 * Internal to this layer. The fields are set by dia_workspace_core_new() and
 * never change; each is safe to use from any thread. #DiaWorkspace makes it,
 * makes the services with it (each keeps a reference), and closes it last.
 *
 * Signals:
 *   changed (DiaChange flags): as #DiaWorkspace::changed; services that hold
 *   lists connect to this one.
 */
#define DIA_TYPE_WORKSPACE_CORE (dia_workspace_core_get_type ())
G_DECLARE_FINAL_TYPE (DiaWorkspaceCore, dia_workspace_core, DIA, WORKSPACE_CORE, GObject)

struct _DiaWorkspaceCore
{
  GObject            parent_instance;

  /*< public, constant >*/
  char              *path;      /* the workspace file, absolute */
  char              *media_dir; /* "…/workspace.diapason-media": need not exist yet */
  DiaStore          *store;
  DiaVault          *vault;
  DiaClock          *clock;
  DiaPracticeLedger *ledger;    /* over the store */
  DiaRegistry       *registry;
  DiaRateLimit      *limits;    /* what servers allow, as they said in this session */
  DiaWorkerPool     *desk;      /* short work: database, files; the resource is NULL */
  DiaWorkerPool     *network;   /* long work: servers, keyring, pictures; the resource is the worker's #DiaHttp */
  GCancellable      *closing;   /* cancelled when the workspace closes */

  /*< private >*/
  GMainContext      *context;
  GMutex             lock;
  DiaChange          pending;   /* (locked): told with the next signal */
  GSource           *telling;   /* (locked) (nullable) (owned) */
};

/* Opens or creates the workspace file at @path with all that works on it.
 * Blocking. The thread-default main context of the caller is where "changed" is
 * told. (transfer full) (nullable) */
DiaWorkspaceCore *dia_workspace_core_new   (const char *path, gboolean create, DiaVault *vault, DiaClock *clock,
                                            GMainContext *context, GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* To be called after each commit by whoever wrote, from any thread: "changed" is
 * emitted in the main context, once for all that is touched within 30 ms. */
void              dia_workspace_core_touch (DiaWorkspaceCore *self, DiaChange flags);

/* Ends @task as the write of the store has ended: with the error in @result, or with
 * TRUE after @flags were touched. For the callback of dia_store_write_async(), in
 * its main context. */
void              dia_workspace_core_end_write (DiaWorkspaceCore *self, GTask *task, GAsyncResult *result,
                                                DiaChange flags);

/* Cancels @closing, waits for both pools, closes the store. Idempotent. */
void              dia_workspace_core_close (DiaWorkspaceCore *self);

/* "Diapason/0.1.0": what the desk calls itself on the network. (transfer none) */
const char       *dia_workspace_core_get_user_agent (void);

G_END_DECLS
