/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-home.h"

#include "dia-backoff.h"
#include "dia-dispatcher.h"

#include <glib/gi18n-lib.h>

/* A publisher that was started opens the workspace first, which may have to wait
 * for a slow disk. */
#define PATIENCE_MS (20 * DIA_SECOND)

struct _DiaPublishingHome
{
  GObject             parent_instance;

  DiaWorkspace       *workspace;    /* (owned) */
  DiaPublishingWatch *watch;        /* (owned) */
  DiaPublishingList  *list;         /* (owned) */
  GCancellable       *cancellable;  /* (owned) */

  gboolean            started;
  gboolean            elsewhere;
  gboolean            background;
  gboolean            starting;     /* the bus was asked to start the publisher */
  guint               n_starts;     /* in vain, in a row */
  guint               restart;      /* a source */
  char               *asked;        /* (owned) (nullable): the version that was asked to make room */

  GTask              *waiting;      /* (owned) (nullable): of set_background_async() */
  guint               patience;     /* a source */
};

enum
{
  PROP_ELSEWHERE = 1,
  PROP_BACKGROUND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DiaPublishingHome, dia_publishing_home, G_TYPE_OBJECT)

static const char *
get_path (DiaPublishingHome *self)
{
  return dia_workspace_get_path (self->workspace);
}

static void
hand_over (DiaPublishingHome *self,
           gboolean           elsewhere)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (self->workspace);

  if (elsewhere)
    dia_dispatcher_follow (dispatcher);
  else
    dia_dispatcher_start (dispatcher);
  if (self->elsewhere == elsewhere)
    return;

  self->elsewhere = elsewhere;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELSEWHERE]);
}

static void
answer (DiaPublishingHome *self,
        GError            *error)   /* (transfer full) (nullable) */
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (task == NULL)
    g_clear_error (&error);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
set_background (DiaPublishingHome *self,
                gboolean           background)
{
  if (self->background == background)
    return;

  self->background = background;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKGROUND]);
}

/* Takes the wish back: a switch that says "on" must be true. */
static void
give_up (DiaPublishingHome *self,
         GError            *error)   /* (transfer full) */
{
  dia_publishing_list_set (self->list, get_path (self), FALSE, NULL);
  set_background (self, FALSE);
  answer (self, error);
}

static void start_publisher (DiaPublishingHome *self);

static gboolean
on_restart_cb (gpointer user_data)
{
  DiaPublishingHome *self = user_data;

  self->restart = 0;
  start_publisher (self);

  return G_SOURCE_REMOVE;
}

/* One that ends again and again is started less and less often. */
static void
restart_later (DiaPublishingHome *self)
{
  if (self->restart == 0)
    self->restart = g_timeout_add (dia_backoff_delay (++self->n_starts, 0), on_restart_cb, self);
}

static void
on_started_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean started = dia_publishing_watch_start_finish (DIA_PUBLISHING_WATCH (source), result, &error);
  DiaPublishingHome *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->starting = FALSE;
  if (started)
    return;
  if (self->waiting != NULL)
    give_up (self, g_steal_pointer (&error));
  else
    g_message ("%s", error->message);
}

static void
start_publisher (DiaPublishingHome *self)
{
  if (self->starting || !self->background || dia_publishing_watch_get_version (self->watch)[0] != '\0')
    return;

  self->starting = TRUE;
  dia_publishing_watch_start_async (self->watch, self->cancellable, on_started_cb, self);
}

/* After an update the old publisher may still run; it does not know what a newer
 * desk has made of the workspace. Each version is asked once. */
static void
make_room (DiaPublishingHome *self)
{
  const char *version = dia_publishing_watch_get_version (self->watch);

  if (version[0] == '\0' || g_str_equal (version, DIA_VERSION) || g_strcmp0 (version, self->asked) == 0)
    return;

  g_free (self->asked);
  self->asked = g_strdup (version);
  dia_publishing_watch_quit (self->watch);
}

static gboolean
is_settled (DiaPublishingHome *self)
{
  return self->waiting != NULL && self->elsewhere == self->background;
}

static void
tell_problem (DiaPublishingHome *self)
{
  g_autofree char *problem = dia_publishing_watch_dup_problem (self->watch, get_path (self));

  if (self->waiting != NULL && self->background && problem != NULL)
    give_up (self, g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, _("The publisher cannot serve this workspace: %s"),
                                problem));
}

static void
adapt (DiaPublishingHome *self)
{
  gboolean was_elsewhere = self->elsewhere;

  if (!self->started || !dia_publishing_watch_is_ready (self->watch))
    return;

  hand_over (self, dia_publishing_watch_serves (self->watch, get_path (self)));
  make_room (self);
  if (self->elsewhere)
    self->n_starts = 0;
  else if (self->background && was_elsewhere)
    restart_later (self);
  if (is_settled (self))
    answer (self, NULL);
  else
    tell_problem (self);
}

static void
on_list_changed_cb (DiaPublishingList *list,
                    gpointer           user_data)
{
  DiaPublishingHome *self = user_data;

  set_background (self, dia_publishing_list_contains (list, get_path (self)));
  start_publisher (self);
}

static gboolean
on_patience_over_cb (gpointer user_data)
{
  DiaPublishingHome *self = user_data;

  self->patience = 0;
  give_up (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                      self->background
                                        ? _("The publisher was started, but does not take the workspace over.")
                                        : _("The publisher does not let go of the workspace.")));

  return G_SOURCE_REMOVE;
}

static void
dia_publishing_home_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  DiaPublishingHome *self = DIA_PUBLISHING_HOME (object);

  if (prop_id == PROP_ELSEWHERE)
    g_value_set_boolean (value, self->elsewhere);
  else if (prop_id == PROP_BACKGROUND)
    g_value_set_boolean (value, self->background);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dia_publishing_home_dispose (GObject *object)
{
  DiaPublishingHome *self = DIA_PUBLISHING_HOME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->restart, g_source_remove);
  answer (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _("The workspace is closed.")));
  g_clear_object (&self->list);
  g_clear_object (&self->watch);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dia_publishing_home_parent_class)->dispose (object);
}

static void
dia_publishing_home_finalize (GObject *object)
{
  DiaPublishingHome *self = DIA_PUBLISHING_HOME (object);

  g_object_unref (self->cancellable);
  g_free (self->asked);

  G_OBJECT_CLASS (dia_publishing_home_parent_class)->finalize (object);
}

static void
dia_publishing_home_class_init (DiaPublishingHomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dia_publishing_home_get_property;
  object_class->dispose = dia_publishing_home_dispose;
  object_class->finalize = dia_publishing_home_finalize;

  properties[PROP_ELSEWHERE] = g_param_spec_boolean ("elsewhere", NULL, NULL, FALSE, flags);
  properties[PROP_BACKGROUND] = g_param_spec_boolean ("background", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dia_publishing_home_init (DiaPublishingHome *self)
{
  self->cancellable = g_cancellable_new ();
}

DiaPublishingHome *
dia_publishing_home_new (DiaWorkspace       *workspace,
                         DiaPublishingWatch *watch,
                         DiaPublishingList  *list)
{
  DiaPublishingHome *self = g_object_new (DIA_TYPE_PUBLISHING_HOME, NULL);

  self->workspace = g_object_ref (workspace);
  self->watch = g_object_ref (watch);
  self->list = g_object_ref (list);
  self->background = dia_publishing_list_contains (list, dia_workspace_get_path (workspace));
  g_signal_connect_object (watch, "changed", G_CALLBACK (adapt), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (on_list_changed_cb), self, 0);

  return self;
}

void
dia_publishing_home_start (DiaPublishingHome *self)
{
  g_return_if_fail (!self->started);

  /* Until the bus has said that another one sends, this one does: no moment is
   * without a sender. */
  self->started = TRUE;
  hand_over (self, FALSE);
  adapt (self);
  start_publisher (self);
}

gboolean
dia_publishing_home_is_elsewhere (DiaPublishingHome *self)
{
  return self->elsewhere;
}

gboolean
dia_publishing_home_get_background (DiaPublishingHome *self)
{
  return self->background;
}

void
dia_publishing_home_set_background_async (DiaPublishingHome   *self,
                                          gboolean             background,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  answer (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
  self->waiting = task;
  if (!dia_publishing_list_set (self->list, get_path (self), background, &error))
    {
      answer (self, error);
      return;
    }

  set_background (self, background);
  if (is_settled (self))
    answer (self, NULL);
  else
    self->patience = g_timeout_add (PATIENCE_MS, on_patience_over_cb, self);
  start_publisher (self);
}

gboolean
dia_publishing_home_set_background_finish (DiaPublishingHome  *self,
                                           GAsyncResult       *result,
                                           GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
