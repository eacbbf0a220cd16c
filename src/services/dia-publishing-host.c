/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-host.h"

#include "dia-dispatcher.h"
#include "dia-publishing-list.h"
#include "dia-sign-out-retry.h"

#include <glib/gi18n-lib.h>

/* A workspace on a disk that is not there now may be there later. */
#define RETRY_SECONDS (10 * 60)

/* One workspace, by the name under which it was asked for. */
typedef struct
{
  DiaPublishingHost *host;        /* (unowned) */
  char              *path;        /* (owned): canonical */
  DiaWorkspace      *workspace;   /* (owned) (nullable) */
  DiaSignOutRetry   *sign_outs;   /* (owned) (nullable): while it is served */
  GCancellable      *opening;     /* (owned) (nullable) */
  char              *problem;     /* (owned) */
} Place;

struct _DiaPublishingHost
{
  GObject    parent_instance;

  DiaVault  *vault;      /* (owned) */
  DiaClock  *clock;      /* (owned) */
  GPtrArray *places;     /* (owned) (element-type Place) */
  GSource   *retry;      /* (owned) (nullable): while a workspace could not be opened */
  gboolean   stopped;
};

enum
{
  CHANGED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPublishingHost, dia_publishing_host, G_TYPE_OBJECT)

static void
free_place (gpointer data)
{
  Place *place = data;

  g_cancellable_cancel (place->opening);
  g_clear_object (&place->opening);
  g_clear_object (&place->sign_outs);
  if (place->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (dia_workspace_get_dispatcher (place->workspace), place);
      dia_workspace_close (place->workspace);
    }
  g_clear_object (&place->workspace);
  g_free (place->problem);
  g_free (place->path);
  g_free (place);
}

static void
tell_changed (DiaPublishingHost *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_dispatcher_notify_cb (DiaDispatcher *dispatcher,
                         GParamSpec    *pspec,
                         Place         *place)
{
  tell_changed (place->host);
}

static void
take_workspace (Place        *place,
                DiaWorkspace *workspace)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (workspace);

  place->workspace = g_object_ref (workspace);
  g_free (place->problem);
  place->problem = g_strdup ("");
  g_signal_emit (place->host, signals[OPENED], 0, workspace);
  g_signal_connect (dispatcher, "notify", G_CALLBACK (on_dispatcher_notify_cb), place);
  dia_dispatcher_start (dispatcher);
  /* Whoever closes the window may have removed an account without a network. */
  place->sign_outs = dia_sign_out_retry_new (workspace);
}

static void retry_later (DiaPublishingHost *self);

static void
note_problem (Place        *place,
              const GError *error)
{
  g_message ("%s is not served: %s", place->path, error->message);
  g_free (place->problem);
  place->problem = g_strdup (error->message);
  retry_later (place->host);
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaWorkspace) workspace = dia_workspace_open_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  Place *place = user_data;

  /* The place is gone when it was cancelled; the file may be open all the same. */
  if (g_cancellable_is_cancelled (cancellable))
    {
      if (workspace != NULL)
        dia_workspace_close (workspace);
      return;
    }

  g_clear_object (&place->opening);
  if (workspace != NULL)
    take_workspace (place, workspace);
  else
    note_problem (place, error);
  tell_changed (place->host);
}

static void
open_place (DiaPublishingHost *self,
            Place             *place)
{
  place->opening = g_cancellable_new ();
  dia_workspace_open_async (place->path, FALSE, self->vault, self->clock, place->opening, on_opened_cb, place);
}

static gboolean
on_retry_cb (gpointer user_data)
{
  DiaPublishingHost *self = user_data;

  g_clear_pointer (&self->retry, g_source_unref);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (place->workspace == NULL && place->opening == NULL)
        open_place (self, place);
    }

  return G_SOURCE_REMOVE;
}

static void
forget_retry (DiaPublishingHost *self)
{
  if (self->retry != NULL)
    g_source_destroy (self->retry);
  g_clear_pointer (&self->retry, g_source_unref);
}

static void
retry_later (DiaPublishingHost *self)
{
  if (self->retry != NULL || self->stopped)
    return;

  self->retry = g_timeout_source_new_seconds (RETRY_SECONDS);
  g_source_set_static_name (self->retry, "[diapason] open workspaces again");
  g_source_set_callback (self->retry, on_retry_cb, self, NULL);
  g_source_attach (self->retry, g_main_context_get_thread_default ());
}

static Place *
find_place (DiaPublishingHost *self,
            const char        *path)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (g_str_equal (place->path, path))
        return place;
    }

  return NULL;
}

static void
dia_publishing_host_dispose (GObject *object)
{
  DiaPublishingHost *self = DIA_PUBLISHING_HOST (object);

  forget_retry (self);
  g_ptr_array_set_size (self->places, 0);

  G_OBJECT_CLASS (dia_publishing_host_parent_class)->dispose (object);
}

static void
dia_publishing_host_finalize (GObject *object)
{
  DiaPublishingHost *self = DIA_PUBLISHING_HOST (object);

  g_ptr_array_unref (self->places);
  g_clear_object (&self->vault);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (dia_publishing_host_parent_class)->finalize (object);
}

static void
dia_publishing_host_class_init (DiaPublishingHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_publishing_host_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_publishing_host_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, DIA_TYPE_WORKSPACE);
}

static void
dia_publishing_host_init (DiaPublishingHost *self)
{
  self->places = g_ptr_array_new_with_free_func (free_place);
}

void
dia_publishing_status_free (DiaPublishingStatus *self)
{
  g_free (self->path);
  g_free (self->problem);
  g_free (self);
}

DiaPublishingHost *
dia_publishing_host_new (DiaVault *vault,
                         DiaClock *clock)
{
  DiaPublishingHost *self = g_object_new (DIA_TYPE_PUBLISHING_HOST, NULL);

  self->vault = g_object_ref (vault);
  self->clock = g_object_ref (clock);

  return self;
}

/* Takes the place out of the old ones, or makes a new one. */
static Place *
move_or_make (DiaPublishingHost *self,
              GPtrArray         *old,
              char              *path)   /* (transfer full) */
{
  Place *place;

  for (guint i = 0; i < old->len; i++)
    {
      place = g_ptr_array_index (old, i);
      if (g_str_equal (place->path, path))
        {
          g_free (path);
          return g_ptr_array_steal_index (old, i);
        }
    }

  place = g_new0 (Place, 1);
  place->host = self;
  place->path = path;
  place->problem = g_strdup ("");
  open_place (self, place);

  return place;
}

void
dia_publishing_host_serve (DiaPublishingHost *self,
                           const char *const *paths)
{
  g_autoptr (GPtrArray) old = self->places;

  g_return_if_fail (!self->stopped);

  self->places = g_ptr_array_new_with_free_func (free_place);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = dia_publishing_list_canonicalize (paths[i]);

      if (find_place (self, path) == NULL)
        g_ptr_array_add (self->places, move_or_make (self, old, g_steal_pointer (&path)));
    }
  tell_changed (self);
}

GPtrArray *
dia_publishing_host_get_status (DiaPublishingHost *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_publishing_status_free);

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);
      DiaDispatcher *dispatcher = place->workspace != NULL ? dia_workspace_get_dispatcher (place->workspace) : NULL;
      DiaPublishingStatus *status = g_new0 (DiaPublishingStatus, 1);

      status->path = g_strdup (place->path);
      status->served = dispatcher != NULL && !self->stopped;
      status->paused = dispatcher != NULL && dia_dispatcher_get_paused (dispatcher);
      status->next_due = dispatcher != NULL ? dia_dispatcher_get_next_due (dispatcher) : DIA_INSTANT_NONE;
      status->problem = g_strdup (place->problem);
      g_ptr_array_add (all, status);
    }

  return all;
}

gboolean
dia_publishing_host_set_paused (DiaPublishingHost *self,
                                const char        *path,
                                gboolean           paused)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (place->workspace == NULL || (path[0] != '\0' && !g_str_equal (path, place->path)))
        continue;
      dia_dispatcher_set_paused (dia_workspace_get_dispatcher (place->workspace), paused);
      found = TRUE;
    }

  return found;
}

void
dia_publishing_host_stop (DiaPublishingHost *self)
{
  self->stopped = TRUE;
  forget_retry (self);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      g_clear_object (&place->sign_outs);
      if (place->workspace != NULL)
        dia_dispatcher_stop (dia_workspace_get_dispatcher (place->workspace));
    }
  tell_changed (self);
}

void
dia_publishing_host_close (DiaPublishingHost *self)
{
  dia_publishing_host_stop (self);
  g_ptr_array_set_size (self->places, 0);
  tell_changed (self);
}
