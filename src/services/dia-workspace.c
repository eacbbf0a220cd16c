/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-workspace-private.h"

#include "dia-calendar-private.h"
#include "dia-moments-private.h"
#include "dia-dispatcher-private.h"
#include "dia-drafts-private.h"
#include "dia-exports-private.h"
#include "dia-imports-private.h"
#include "dia-media-copy.h"
#include "dia-media-library-private.h"
#include "dia-queue-private.h"
#include "dia-roster-private.h"
#include "dia-scopes-private.h"
#include "dia-settings.h"
#include "dia-sign-in-private.h"
#include "dia-store-watch.h"

#include <glib/gi18n-lib.h>

/* What another program wrote can be anything. */
#define EVERYTHING \
  (DIA_CHANGE_ROSTER | DIA_CHANGE_SCOPES | DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS | DIA_CHANGE_SETTINGS | DIA_CHANGE_METRICS)

struct _DiaWorkspace
{
  GObject            parent_instance;

  DiaWorkspaceCore  *core;        /* (owned) */
  DiaStoreWatch     *watch;       /* (owned) (nullable): until it is closed */
  char              *name;        /* (owned) */

  DiaRoster         *roster;      /* (owned) */
  DiaScopes         *scopes;      /* (owned) */
  DiaDrafts         *drafts;      /* (owned) */
  DiaMediaLibrary   *media;       /* (owned) */
  DiaSignIn         *sign_in;     /* (owned) */
  DiaQueue          *queue;       /* (owned) */
  DiaCalendar       *calendar;    /* (owned) */
  DiaMoments        *moments;     /* (owned) */
  DiaImports        *imports;     /* (owned) */
  DiaExports        *exports;     /* (owned) */
  DiaDispatcher     *dispatcher;  /* (owned) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaWorkspace, dia_workspace, G_TYPE_OBJECT)

typedef struct
{
  char         *path;     /* (owned) */
  gboolean      create;
  DiaVault     *vault;    /* (owned) */
  DiaClock     *clock;    /* (owned) */
  GMainContext *context;  /* (owned) */
} OpenWork;

static void
free_open_work (OpenWork *work)
{
  g_free (work->path);
  g_object_unref (work->vault);
  g_object_unref (work->clock);
  g_main_context_unref (work->context);
  g_free (work);
}

/* What the side bar says before anybody has named the workspace. (transfer full) */
static char *
make_name (const char *stored,
           const char *path)
{
  g_autofree char *base = NULL;

  if (stored != NULL && stored[0] != '\0')
    return g_strdup (stored);

  base = g_path_get_basename (path);
  if (g_str_equal (base, "workspace.diapason"))
    return g_strdup (_("My workspace"));
  if (g_str_has_suffix (base, ".diapason"))
    base[strlen (base) - strlen (".diapason")] = '\0';

  return g_steal_pointer (&base);
}

/* (transfer full) */
static gpointer
read_name (DiaConnection  *connection,
           gpointer        query_data,
           GError        **error)
{
  g_autofree char *stored = NULL;

  if (!dia_settings_get (connection, DIA_SETTING_NAME, &stored, error))
    return NULL;

  return make_name (stored, dia_connection_get_path (connection));
}

static gboolean
read_first_name (DiaConnection  *connection,
                 gpointer        user_data,
                 GError        **error)
{
  DiaWorkspace *self = user_data;

  self->name = read_name (connection, NULL, error);

  return self->name != NULL;
}

static gpointer
write_name (DiaConnection  *connection,
            gpointer        query_data,
            GError        **error)
{
  dia_settings_set (connection, DIA_SETTING_NAME, query_data, error);

  return NULL;
}

static gboolean
write_backup_time (DiaConnection  *connection,
                   gpointer        user_data,
                   GError        **error)
{
  const DiaInstant *now = user_data;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, *now);

  return dia_settings_set (connection, DIA_SETTING_BACKUP_AT, text, error);
}

static void
on_name_written_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (DiaWorkspaceCore) core = user_data;
  g_autoptr (GError) error = NULL;

  dia_store_write_finish (DIA_STORE (source), result, &error);
  if (error == NULL)
    dia_workspace_core_touch (core, DIA_CHANGE_SETTINGS);
  else
    g_warning ("The name of the workspace could not be kept: %s", error->message);
}

/* Another program may have renamed the workspace. */
static void
on_name_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DiaWorkspace) self = user_data;
  g_autofree char *name = dia_store_read_finish (DIA_STORE (source), result, NULL);

  if (name == NULL || g_str_equal (name, self->name))
    return;

  g_free (self->name);
  self->name = g_steal_pointer (&name);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) DIA_CHANGE_SETTINGS);
}

static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             flags,
                    DiaWorkspace     *self)
{
  if (flags & DIA_CHANGE_SETTINGS)
    dia_store_read_async (core->store, read_name, NULL, NULL, g_free, core->closing,
                          on_name_read_cb, g_object_ref (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, flags);
}

/* Makes the services, which may be in a thread: nobody else has them yet. */
static DiaWorkspace *
make_workspace (const OpenWork  *work,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr (DiaWorkspace) self = g_object_new (DIA_TYPE_WORKSPACE, NULL);

  self->core = dia_workspace_core_new (work->path, work->create, work->vault, work->clock, work->context,
                                       cancellable, error);
  if (self->core == NULL)
    return NULL;

  self->media = dia_media_library_new (self->core);
  self->sign_in = dia_sign_in_new (self->core);
  self->roster = dia_roster_new (self->core);
  self->scopes = dia_scopes_new (self->core, self->roster);
  self->drafts = dia_drafts_new (self->core, self->roster);
  self->dispatcher = dia_dispatcher_new (self->core, self->media, self->sign_in);
  self->queue = dia_queue_new (self->core, self->sign_in);
  self->calendar = dia_calendar_new (self->core);
  self->moments = dia_moments_new (self->core);
  self->imports = dia_imports_new (self->core, self->roster);
  self->exports = dia_exports_new (self->core);
  g_signal_connect_object (self->core, "changed", G_CALLBACK (on_core_changed_cb), self, 0);

  if (!dia_roster_reload (self->roster, cancellable, error) ||
      !dia_scopes_reload (self->scopes, cancellable, error) ||
      !dia_store_read (self->core->store, read_first_name, self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  const OpenWork *work = task_data;
  DiaWorkspace *self = make_workspace (work, cancellable, &error);

  /* What is created is filled by somebody else before it is shown. */
  if (self != NULL && !work->create)
    dia_queue_prepare (self->queue, dia_scopes_get_current (self->scopes), cancellable);
  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
backup_in_thread (GTask        *task,
                  gpointer      resource,
                  gpointer      work_data,
                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (dia_workspace_backup (g_task_get_source_object (task), work_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_watch_changed_cb (DiaStoreWatch    *watch,
                     DiaWorkspaceCore *core)
{
  dia_workspace_core_touch (core, EVERYTHING);
}

static void
watch_others (DiaWorkspace *self)
{
  self->watch = dia_store_watch_new (self->core->store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_watch_changed_cb), self->core, 0);
}

static void
dia_workspace_dispose (GObject *object)
{
  DiaWorkspace *self = DIA_WORKSPACE (object);

  dia_workspace_close (self);

  G_OBJECT_CLASS (dia_workspace_parent_class)->dispose (object);
}

static void
dia_workspace_finalize (GObject *object)
{
  DiaWorkspace *self = DIA_WORKSPACE (object);

  g_clear_object (&self->calendar);
  g_clear_object (&self->moments);
  g_clear_object (&self->imports);
  g_clear_object (&self->exports);
  g_clear_object (&self->queue);
  g_clear_object (&self->dispatcher);
  g_clear_object (&self->drafts);
  g_clear_object (&self->scopes);
  g_clear_object (&self->roster);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->media);
  g_clear_object (&self->core);
  g_free (self->name);

  G_OBJECT_CLASS (dia_workspace_parent_class)->finalize (object);
}

static void
dia_workspace_class_init (DiaWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_workspace_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_workspace_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dia_workspace_init (DiaWorkspace *self)
{
}

DiaWorkspace *
dia_workspace_open (const char    *path,
                    gboolean       create,
                    DiaVault      *vault,
                    DiaClock      *clock,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  OpenWork work = { (char *) path, create, vault, clock, context };
  DiaWorkspace *self = make_workspace (&work, cancellable, error);

  if (self != NULL)
    watch_others (self);

  return self;
}

void
dia_workspace_open_async (const char          *path,
                          gboolean             create,
                          DiaVault            *vault,
                          DiaClock            *clock,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenWork *work = g_new0 (OpenWork, 1);

  work->path = g_strdup (path);
  work->create = create;
  work->vault = g_object_ref (vault);
  work->clock = g_object_ref (clock);
  work->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, dia_workspace_open_async);
  /* What was opened is handed out even when it was cancelled meanwhile: whoever
   * asked closes it before he removes its file. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) free_open_work);
  g_task_run_in_thread (task, open_in_thread);
}

DiaWorkspace *
dia_workspace_open_finish (GAsyncResult  *result,
                           GError       **error)
{
  DiaWorkspace *self;

  g_return_val_if_fail (g_async_result_is_tagged (result, dia_workspace_open_async), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    watch_others (self);

  return self;
}

void
dia_workspace_close (DiaWorkspace *self)
{
  if (self->dispatcher != NULL)
    dia_dispatcher_stop (self->dispatcher);
  if (self->watch != NULL)
    dia_store_watch_stop (self->watch);
  g_clear_object (&self->watch);
  if (self->core != NULL)
    dia_workspace_core_close (self->core);
}

const char *
dia_workspace_get_path (DiaWorkspace *self)
{
  return self->core->path;
}

const char *
dia_workspace_get_name (DiaWorkspace *self)
{
  return self->name;
}

void
dia_workspace_set_name (DiaWorkspace *self,
                        const char   *name)
{
  if (g_str_equal (self->name, name))
    return;

  g_free (self->name);
  self->name = make_name (name, self->core->path);
  dia_store_write_async (self->core->store, write_name, g_strdup (name), g_free, NULL, NULL,
                         on_name_written_cb, g_object_ref (self->core));
}

DiaClock *
dia_workspace_get_clock (DiaWorkspace *self)
{
  return self->core->clock;
}

DiaRoster *
dia_workspace_get_roster (DiaWorkspace *self)
{
  return self->roster;
}

DiaScopes *
dia_workspace_get_scopes (DiaWorkspace *self)
{
  return self->scopes;
}

DiaDrafts *
dia_workspace_get_drafts (DiaWorkspace *self)
{
  return self->drafts;
}

DiaMediaLibrary *
dia_workspace_get_media (DiaWorkspace *self)
{
  return self->media;
}

DiaSignIn *
dia_workspace_get_sign_in (DiaWorkspace *self)
{
  return self->sign_in;
}

DiaQueue *
dia_workspace_get_queue (DiaWorkspace *self)
{
  return self->queue;
}

DiaCalendar *
dia_workspace_get_calendar (DiaWorkspace *self)
{
  return self->calendar;
}

DiaMoments *
dia_workspace_get_moments (DiaWorkspace *self)
{
  return self->moments;
}

DiaExports *
dia_workspace_get_exports (DiaWorkspace *self)
{
  return self->exports;
}

DiaImports *
dia_workspace_get_imports (DiaWorkspace *self)
{
  return self->imports;
}

DiaDispatcher *
dia_workspace_get_dispatcher (DiaWorkspace *self)
{
  return self->dispatcher;
}

DiaWorkspaceCore *
dia_workspace_get_core (DiaWorkspace *self)
{
  return self->core;
}

gboolean
dia_workspace_backup (DiaWorkspace  *self,
                      const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *media_dir = g_strconcat (path, "-media", NULL);
  DiaInstant now = dia_clock_now (self->core->clock);

  /* The file first: pictures are only ever added, so that those it speaks of
   * are all there when they are copied after it. */
  if (!dia_store_backup (self->core->store, path, cancellable, error) ||
      !dia_media_copy_all (self->core->media_dir, media_dir, cancellable, error) ||
      !dia_store_write (self->core->store, write_backup_time, &now, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_SETTINGS);
  return TRUE;
}

void
dia_workspace_backup_async (DiaWorkspace        *self,
                            const char          *path,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_workspace_backup_async);
  dia_worker_pool_push (self->core->desk, task, backup_in_thread, g_strdup (path), g_free);
}

gboolean
dia_workspace_backup_finish (DiaWorkspace  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
dia_workspace_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "diapason", "workspace.diapason", NULL);
}
