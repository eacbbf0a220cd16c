/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-clock.h"
#include "dia-id.h"

G_BEGIN_DECLS

typedef struct _DiaVault      DiaVault;
typedef struct _DiaRoster     DiaRoster;
typedef struct _DiaScopes     DiaScopes;
typedef struct _DiaDrafts     DiaDrafts;
typedef struct _DiaMediaLibrary DiaMediaLibrary;
typedef struct _DiaSignIn     DiaSignIn;
typedef struct _DiaQueue      DiaQueue;
typedef struct _DiaCalendar   DiaCalendar;
typedef struct _DiaMoments    DiaMoments;
typedef struct _DiaImports    DiaImports;
typedef struct _DiaExports    DiaExports;
typedef struct _DiaDispatcher DiaDispatcher;

/* What a write touched: screens reload what they show of it. */
typedef enum
{
  DIA_CHANGE_ROSTER   = 1 << 0,  /* brands, accounts, sign-ins */
  DIA_CHANGE_SCOPES   = 1 << 1,
  DIA_CHANGE_CONTENTS = 1 << 2,
  DIA_CHANGE_POSTS    = 1 << 3,
  DIA_CHANGE_SETTINGS = 1 << 4,
  DIA_CHANGE_METRICS  = 1 << 5,
} DiaChange;

/**
 * DiaWorkspace:
 *
 * An open workspace: one SQLite file with its media beside it, and the services
 * that work on it. It is the context that screens and commands are given; it
 * does nothing itself but open, close and say what changed.
 *
 * Functions named _async belong to the main context they are called in. The
 * blocking forms are for the command line and for tests.
 *
 * Signals:
 *   changed (DiaChange flags): in the main context, after a commit; writes that
 *   follow each other closely are told once.
 */
#define DIA_TYPE_WORKSPACE (dia_workspace_get_type ())
G_DECLARE_FINAL_TYPE (DiaWorkspace, dia_workspace, DIA, WORKSPACE, GObject)

/* Opens @path, or creates it when @create is TRUE and there is nothing; @vault
 * keeps the secrets. Errors are those of the store: a newer schema, another
 * kind of file, a full disk. A workspace that was open before the _async form was
 * cancelled is handed out all the same, for its caller to close.
 * (transfer full) (nullable) */
DiaWorkspace *dia_workspace_open        (const char *path, gboolean create, DiaVault *vault, DiaClock *clock,
                                         GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_workspace_open_async  (const char *path, gboolean create, DiaVault *vault, DiaClock *clock,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DiaWorkspace *dia_workspace_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Stops sending, waits for running work, closes the file. Idempotent. */
void          dia_workspace_close       (DiaWorkspace *self);

const char   *dia_workspace_get_path    (DiaWorkspace *self);
/* What the side bar calls it, "Groupe Rosace". (transfer none) */
const char   *dia_workspace_get_name    (DiaWorkspace *self);
void          dia_workspace_set_name    (DiaWorkspace *self, const char *name);
DiaClock     *dia_workspace_get_clock   (DiaWorkspace *self);

/* The services. (transfer none) */
DiaRoster       *dia_workspace_get_roster     (DiaWorkspace *self);
DiaScopes       *dia_workspace_get_scopes     (DiaWorkspace *self);
DiaDrafts       *dia_workspace_get_drafts     (DiaWorkspace *self);
DiaMediaLibrary *dia_workspace_get_media      (DiaWorkspace *self);
DiaSignIn       *dia_workspace_get_sign_in    (DiaWorkspace *self);
DiaQueue        *dia_workspace_get_queue      (DiaWorkspace *self);
DiaCalendar     *dia_workspace_get_calendar   (DiaWorkspace *self);
DiaMoments      *dia_workspace_get_moments    (DiaWorkspace *self);
DiaImports      *dia_workspace_get_imports    (DiaWorkspace *self);
DiaExports      *dia_workspace_get_exports    (DiaWorkspace *self);
DiaDispatcher   *dia_workspace_get_dispatcher (DiaWorkspace *self);

/* Copies the workspace, media included, to the new file @path while work goes on. */
gboolean      dia_workspace_backup        (DiaWorkspace *self, const char *path, GCancellable *cancellable, GError **error);
void          dia_workspace_backup_async  (DiaWorkspace *self, const char *path, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean      dia_workspace_backup_finish (DiaWorkspace *self, GAsyncResult *result, GError **error);

/* "~/.local/share/diapason/workspace.diapason": where the first workspace goes.
 * (transfer full) */
char         *dia_workspace_dup_default_path (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
