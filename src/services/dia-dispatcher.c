/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher.h"

#include "dia-claim-owner.h"
#include "dia-delivery.h"
#include "dia-dispatcher-private.h"
#include "dia-send-batch.h"
#include "dia-send-gate.h"
#include "dia-settings.h"
#include "dia-sign-in-private.h"
#include "dia-store.h"
#include "dia-wake-timer.h"

#include <glib/gi18n-lib.h>

/* Claimed at a time: more than are sent at a time, so that one slow server does
 * not keep the others waiting. */
#define MAX_CLAIMED    12
#define MAX_PER_SERVER 3
/* After an error of the store it is asked again so much later. */
#define RETRY_MS       (30 * DIA_SECOND)
/* A wall clock that moved this much more or less than time did was set. */
#define STEP_MS        (2 * DIA_SECOND)

struct _DiaDispatcher
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;        /* (owned) */
  DiaMediaLibrary  *media;       /* (owned) */
  DiaSignIn        *sign_in;     /* (owned) */
  char             *owner;       /* (owned): our name on claims */
  DiaSendGate      *gate;        /* (owned) */
  DiaWakeTimer     *timer;       /* (owned) (nullable): while it runs in the background */
  gulong            changed_id;

  GQueue            waiting;     /* (element-type DiaOutgoing): claimed, no place at its server yet */
  guint             n_claimed;   /* waiting ones included */
  gboolean          running;     /* in the background */
  gboolean          busy;        /* may claim: running, or in dia_dispatcher_run() */
  gboolean          looking;     /* a batch is being taken */
  gboolean          look_again;  /* something changed meanwhile */
  gboolean          recover;     /* the next look is also for what the dead left */
  gboolean          paused;
  guint             n_pausing;   /* writes of @paused under way: what was read before does not count */
  DiaInstant        next_due;
  DiaInstant        retry_at;    /* when the first of those put off in this run may go again */
  gint64            grace_ms;
  gint64            pace_ms;
  gint64            clock_offset; /* wall clock minus boot clock at the last look */

  DiaDispatched     dispatched;  /* (nullable): of dia_dispatcher_run() */
  gpointer          dispatched_data;
  GError           *failure;     /* (owned) (nullable): of dia_dispatcher_run() */

  DiaDeliveryProbe  probe;       /* (nullable) */
  gpointer          probe_data;
};

enum
{
  PROP_RUNNING = 1,
  PROP_PAUSED,
  PROP_NEXT_DUE,
  N_PROPS
};

enum
{
  POST_FINISHED,
  PERSON_NEEDED,
  N_SIGNALS
};

/* One look into the workspace, on a worker. */
typedef struct
{
  DiaWorkspaceCore *core;     /* (owned) */
  char             *owner;    /* (owned) */
  gboolean          recover;
  guint             limit;
} Look;

/* One post on a worker. */
typedef struct
{
  DiaDelivery       with;
  DiaMediaLibrary  *media;    /* (owned) */
  DiaOutgoing      *outgoing; /* (owned) */
  DiaInstant        put_off_until;  /* DIA_INSTANT_NONE: send it */
  DiaDeliveryReport report;
} Sending;

G_DEFINE_FINAL_TYPE (DiaDispatcher, dia_dispatcher, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void look (DiaDispatcher *self);

static void
free_look (gpointer data)
{
  Look *work = data;

  g_object_unref (work->core);
  g_free (work->owner);
  g_free (work);
}

static void
free_sending (gpointer data)
{
  Sending *sending = data;

  dia_delivery_report_clear (&sending->report);
  dia_outgoing_free (sending->outgoing);
  g_clear_object (&sending->media);
  g_free (sending);
}

static void
set_next_due (DiaDispatcher *self,
              DiaInstant     next_due)
{
  if (self->next_due == next_due)
    return;

  self->next_due = next_due;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_DUE]);
}

static void
arm_timer (DiaDispatcher *self)
{
  gboolean idle = self->timer != NULL && self->n_claimed < MAX_CLAIMED && !self->paused;

  if (self->timer != NULL)
    dia_wake_timer_set (self->timer, idle ? self->next_due : DIA_INSTANT_NONE);
}

static void
fail (DiaDispatcher *self,
      GError        *problem)
{
  if (self->failure == NULL && self->dispatched != NULL)
    self->failure = g_error_copy (problem);
  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_message ("Sending has to wait: %s", problem->message);
}

static void
put_off_in_thread (Sending *sending)
{
  DiaPost *post = sending->outgoing->post;
  g_autoptr (GError) error = NULL;

  post->not_before = sending->put_off_until;
  if (!dia_outgoing_settle (sending->outgoing, DIA_POST_EVENT_RELEASE, NULL, &error))
    g_message ("A post could not be put off: %s", error->message);
}

static void
send_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Sending *sending = work_data;
  GError *error = NULL;

  if (sending->put_off_until != DIA_INSTANT_NONE)
    {
      put_off_in_thread (sending);
      g_task_return_boolean (task, FALSE);
      return;
    }

  sending->with.http = resource;
  if (dia_delivery_run (&sending->with, sending->outgoing, &sending->report, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start_waiting (DiaDispatcher *self);

static void
tell_ending (DiaDispatcher           *self,
             const DiaOutgoing       *outgoing,
             const DiaDeliveryReport *report)
{
  DiaInstant now = dia_clock_now (self->core->clock);

  if (report->throttled_until != DIA_INSTANT_NONE)
    dia_send_gate_silence (self->gate, outgoing->account, report->throttled_until);
  if (report->state == DIA_POST_PUBLISHED && self->pace_ms > 0)
    dia_send_gate_pace (self->gate, outgoing->account, now + self->pace_ms);

  if (report->state == DIA_POST_SCHEDULED && outgoing->post->not_before != DIA_INSTANT_NONE &&
      (self->retry_at == DIA_INSTANT_NONE || outgoing->post->not_before < self->retry_at))
    self->retry_at = outgoing->post->not_before;
  if (self->dispatched != NULL)
    self->dispatched (outgoing->post, report->sentence, self->dispatched_data);
  if (report->state != DIA_POST_SCHEDULED)
    g_signal_emit (self, signals[POST_FINISHED], 0, outgoing->post->id, report->state);
  if (report->state == DIA_POST_AWAITING_PERSON || report->state == DIA_POST_UNCONFIRMED)
    g_signal_emit (self, signals[PERSON_NEEDED], 0, outgoing->post->id);
}

static void
on_post_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  DiaDispatcher *self = DIA_DISPATCHER (source);
  Sending *sending = user_data;
  g_autoptr (GError) error = NULL;

  dia_send_gate_leave (self->gate, sending->outgoing->account);
  self->n_claimed--;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell_ending (self, sending->outgoing, &sending->report);
  else if (error != NULL)
    fail (self, error);
  free_sending (sending);

  start_waiting (self);
  look (self);
}

/* Takes @outgoing over. It has its place at the gate. */
static void
push_post (DiaDispatcher *self,
           DiaOutgoing   *outgoing,
           DiaInstant     put_off_until)
{
  Sending *sending = g_new0 (Sending, 1);
  GTask *task;

  sending->outgoing = outgoing;
  sending->media = self->media != NULL ? g_object_ref (self->media) : NULL;
  sending->put_off_until = put_off_until;
  sending->with = (DiaDelivery) {
    .core = self->core,
    .media = self->media,
    .grace_ms = self->grace_ms,
    .probe = self->probe,
    .probe_data = self->probe_data,
  };

  /* The callback frees it, since a task that never ran has to be told too. What
   * was done counts, also when the workspace is closing meanwhile. */
  task = g_task_new (self, self->core->closing, on_post_sent_cb, sending);
  g_task_set_check_cancellable (task, FALSE);
  dia_worker_pool_push (self->core->network, task, send_in_thread, sending, NULL);
}

static void
start_waiting (DiaDispatcher *self)
{
  DiaInstant now = dia_clock_now (self->core->clock);
  guint n = g_queue_get_length (&self->waiting);

  for (guint i = 0; i < n; i++)
    {
      DiaOutgoing *outgoing = g_queue_pop_head (&self->waiting);
      DiaInstant ready_at = dia_send_gate_get_ready_at (self->gate, outgoing->account);

      if (!dia_send_gate_enter (self->gate, outgoing->account))
        g_queue_push_tail (&self->waiting, outgoing);
      else if (!self->busy || self->paused || ready_at > now)
        push_post (self, outgoing, MAX (ready_at, now));
      else
        push_post (self, outgoing, DIA_INSTANT_NONE);
    }
}

static void
adopt_batch (DiaDispatcher *self,
             DiaSendBatch  *batch)
{
  self->grace_ms = batch->grace_ms;
  self->pace_ms = batch->pace_ms;
  if (self->n_pausing == 0 && self->paused != batch->paused)
    {
      self->paused = batch->paused;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
    }
  set_next_due (self, batch->next_due);

  self->n_claimed += batch->outgoing->len;
  while (batch->outgoing->len > 0)
    g_queue_push_tail (&self->waiting, g_ptr_array_steal_index (batch->outgoing, 0));
  start_waiting (self);
}

static void
look_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Look *work = work_data;
  GError *error = NULL;
  DiaSendBatch *batch = dia_send_batch_take (work->core, work->owner, work->recover, work->limit, &error);

  if (batch != NULL)
    g_task_return_pointer (task, batch, (GDestroyNotify) dia_send_batch_free);
  else
    g_task_return_error (task, error);
}

static void
on_batch_taken_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DiaDispatcher *self = DIA_DISPATCHER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaSendBatch) batch = g_task_propagate_pointer (G_TASK (result), &error);

  self->looking = FALSE;
  if (batch != NULL)
    adopt_batch (self, batch);
  else
    {
      fail (self, error);
      set_next_due (self, dia_clock_now (self->core->clock) + RETRY_MS);
    }

  if (self->look_again)
    look (self);
  arm_timer (self);
}

/* Says in the log when the wall clock was set or the computer slept: what is due
 * is always what the wall clock says now. */
static void
note_clock (DiaDispatcher *self)
{
  gint64 offset = dia_clock_now (self->core->clock) - dia_clock_boot_time (self->core->clock);

  if (self->clock_offset != 0 && ABS (offset - self->clock_offset) > STEP_MS)
    g_message ("The clock was set by %" G_GINT64_FORMAT " s.", (offset - self->clock_offset) / DIA_SECOND);
  self->clock_offset = offset;
}

/* Asks for what is due; one question at a time. */
static void
look (DiaDispatcher *self)
{
  Look *work;

  self->look_again = self->looking;
  if (!self->busy || self->looking || self->n_claimed >= MAX_CLAIMED)
    return;

  note_clock (self);
  work = g_new0 (Look, 1);
  work->core = g_object_ref (self->core);
  work->owner = g_strdup (self->owner);
  work->recover = self->recover;
  work->limit = MAX_CLAIMED - self->n_claimed;
  self->recover = FALSE;
  self->looking = TRUE;
  dia_worker_pool_push (self->core->desk, g_task_new (self, NULL, on_batch_taken_cb, NULL),
                        look_in_thread, work, free_look);
}

static void
on_timer_wake_cb (gpointer user_data)
{
  look (user_data);
}

/* A sign-in, a new slot, a pause of another program: all can change what is due. */
static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             flags,
                    gpointer          user_data)
{
  if (flags & (DIA_CHANGE_POSTS | DIA_CHANGE_ROSTER | DIA_CHANGE_SETTINGS))
    look (user_data);
}

static gboolean
write_paused (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  return dia_settings_set (connection, DIA_SETTING_PAUSED, user_data != NULL ? "1" : NULL, error);
}

static void
set_paused_in_thread (GTask        *task,
                      gpointer      resource,
                      gpointer      work_data,
                      GCancellable *cancellable)
{
  DiaDispatcher *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!dia_store_write (self->core->store, write_paused, work_data, NULL, &error))
    g_warning ("The silence could not be kept: %s", error->message);
  dia_workspace_core_touch (self->core, DIA_CHANGE_SETTINGS);
  g_task_return_boolean (task, TRUE);
}

static void
on_paused_written_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  DiaDispatcher *self = DIA_DISPATCHER (source);

  self->n_pausing--;
  look (self);
}

static void
dia_dispatcher_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DiaDispatcher *self = DIA_DISPATCHER (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_NEXT_DUE:
      g_value_set_int64 (value, self->next_due);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dia_dispatcher_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DiaDispatcher *self = DIA_DISPATCHER (object);

  switch (prop_id)
    {
    case PROP_PAUSED:
      dia_dispatcher_set_paused (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dia_dispatcher_dispose (GObject *object)
{
  DiaDispatcher *self = DIA_DISPATCHER (object);

  g_clear_pointer (&self->timer, dia_wake_timer_free);
  if (self->core != NULL)
    g_clear_signal_handler (&self->changed_id, self->core);

  G_OBJECT_CLASS (dia_dispatcher_parent_class)->dispose (object);
}

static void
dia_dispatcher_finalize (GObject *object)
{
  DiaDispatcher *self = DIA_DISPATCHER (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) dia_outgoing_free);
  g_clear_pointer (&self->gate, dia_send_gate_free);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->owner, g_free);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->media);
  g_clear_object (&self->core);

  G_OBJECT_CLASS (dia_dispatcher_parent_class)->finalize (object);
}

static void
dia_dispatcher_class_init (DiaDispatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dia_dispatcher_get_property;
  object_class->set_property = dia_dispatcher_set_property;
  object_class->dispose = dia_dispatcher_dispose;
  object_class->finalize = dia_dispatcher_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  properties[PROP_NEXT_DUE] = g_param_spec_int64 ("next-due", NULL, NULL, G_MININT64, G_MAXINT64, DIA_INSTANT_NONE,
                                                  G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[POST_FINISHED] = g_signal_new ("post-finished", DIA_TYPE_DISPATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[PERSON_NEEDED] = g_signal_new ("person-needed", DIA_TYPE_DISPATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dia_dispatcher_init (DiaDispatcher *self)
{
  g_queue_init (&self->waiting);
  self->owner = dia_claim_owner_make ();
  self->gate = dia_send_gate_new (MAX_PER_SERVER);
  self->next_due = DIA_INSTANT_NONE;
  self->retry_at = DIA_INSTANT_NONE;
}

DiaDispatcher *
dia_dispatcher_new (DiaWorkspaceCore *core,
                    DiaMediaLibrary  *media,
                    DiaSignIn        *sign_in)
{
  DiaDispatcher *self = g_object_new (DIA_TYPE_DISPATCHER, NULL);

  self->core = g_object_ref (core);
  self->media = media != NULL ? g_object_ref (media) : NULL;
  self->sign_in = sign_in != NULL ? g_object_ref (sign_in) : NULL;

  return self;
}

void
dia_dispatcher_set_probe (DiaDispatcher    *self,
                          DiaDeliveryProbe  probe,
                          gpointer          user_data)
{
  self->probe = probe;
  self->probe_data = user_data;
}

void
dia_dispatcher_start (DiaDispatcher *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (!self->running && !self->busy);

  self->timer = dia_wake_timer_new (on_timer_wake_cb, self, &error);
  if (self->timer == NULL)
    g_warning ("Posts go out only when something changes: %s", error->message);
  self->changed_id = g_signal_connect (self->core, "changed", G_CALLBACK (on_core_changed_cb), self);
  self->running = self->busy = self->recover = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (self->sign_in != NULL)
    dia_sign_in_watch_keyring (self->sign_in);
  look (self);
}

void
dia_dispatcher_stop (DiaDispatcher *self)
{
  if (!self->running)
    return;

  self->running = self->busy = FALSE;
  g_clear_pointer (&self->timer, dia_wake_timer_free);
  g_clear_signal_handler (&self->changed_id, self->core);
  start_waiting (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

void
dia_dispatcher_set_paused (DiaDispatcher *self,
                           gboolean       paused)
{
  if (self->paused == paused)
    return;

  self->paused = paused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
  self->n_pausing++;
  dia_worker_pool_push (self->core->desk, g_task_new (self, NULL, on_paused_written_cb, NULL), set_paused_in_thread,
                        GINT_TO_POINTER (paused), NULL);
}

gboolean
dia_dispatcher_get_paused (DiaDispatcher *self)
{
  return self->paused;
}

DiaInstant
dia_dispatcher_get_next_due (DiaDispatcher *self)
{
  return self->next_due;
}

static gboolean
on_patience_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
iterate_for (GMainContext *context,
             gint64        ms,
             GCancellable *cancellable)
{
  g_autoptr (GSource) source = g_timeout_source_new (ms);
  gboolean over = FALSE;

  g_source_set_callback (source, on_patience_over_cb, &over, NULL);
  g_source_attach (source, context);
  while (!over && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (context, TRUE);
  g_source_destroy (source);
}

/* Sends until nothing is due any more. */
static void
drain (DiaDispatcher *self,
       GMainContext  *context,
       GCancellable  *cancellable)
{
  self->retry_at = DIA_INSTANT_NONE;
  look (self);
  while (self->looking || self->n_claimed > 0)
    {
      g_main_context_iteration (context, TRUE);
      if (g_cancellable_is_cancelled (cancellable) && self->busy)
        {
          self->busy = FALSE;
          start_waiting (self);
        }
    }
}

/* How long to wait for the next one; -1: not at all. */
static gint64
choose_pause (DiaDispatcher *self,
              gint64         patience_ms)
{
  gint64 wait;

  if (self->failure != NULL || self->paused || self->retry_at == DIA_INSTANT_NONE)
    return -1;

  wait = self->retry_at - dia_clock_now (self->core->clock);
  if (wait > patience_ms)
    return -1;

  return CLAMP (wait, 1, DIA_MINUTE);
}

gboolean
dia_dispatcher_run (DiaDispatcher  *self,
                    gboolean        until_empty,
                    gint64          patience_ms,
                    DiaDispatched   dispatched,
                    gpointer        user_data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  gint64 pause = -1;

  g_return_val_if_fail (!self->running && !self->busy, FALSE);

  g_main_context_push_thread_default (context);
  self->dispatched = dispatched;
  self->dispatched_data = user_data;
  self->busy = self->recover = TRUE;
  do
    {
      if (pause > 0)
        iterate_for (context, pause, cancellable);
      drain (self, context, cancellable);
      pause = until_empty && self->busy ? choose_pause (self, patience_ms) : -1;
    }
  while (pause > 0);
  self->busy = FALSE;
  self->dispatched = NULL;
  g_main_context_pop_thread_default (context);

  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
