/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher-parts.h"

#include "dia-claim-owner.h"
#include "dia-send-batch.h"
#include "dia-sign-in-private.h"
#include "dia-silence-private.h"

/* Claimed at a time: more than are sent at a time, so that one slow server does
 * not keep the others waiting. */
#define MAX_CLAIMED 12
/* Few, so that posts that are due find a worker. */
#define MAX_HAND_OVERS 2
/* After an error of the store it is asked again so much later. */
#define RETRY_MS    (30 * DIA_SECOND)

enum
{
  PROP_RUNNING = 1,
  PROP_FOLLOWING,
  PROP_PAUSED,
  PROP_NEXT_DUE,
  PROP_SILENT_SCOPES,
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
  DiaSendBatchRequest request;
  DiaWorkspaceCore   *core;     /* (owned) */
  char               *owner;    /* (owned) */
} Look;

G_DEFINE_FINAL_TYPE (DiaDispatcher, dia_dispatcher, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
free_look (gpointer data)
{
  Look *work = data;

  g_object_unref (work->core);
  g_free (work->owner);
  g_free (work);
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
  gboolean idle = dia_send_queue_get_length (self->queue) < MAX_CLAIMED && !self->paused && self->spread_wait == 0;

  DiaInstant at = idle ? self->next_due : DIA_INSTANT_NONE;

  if (dia_hand_over_queue_get_length (self->hand_overs) < MAX_HAND_OVERS && self->next_hand_over != DIA_INSTANT_NONE &&
      (at == DIA_INSTANT_NONE || self->next_hand_over < at))
    at = self->next_hand_over;
  if (self->timer != NULL)
    dia_wake_timer_set (self->timer, at);
}

static void
open_queue (DiaDispatcher *self)
{
  dia_send_queue_set_open (self->queue, dia_dispatcher_may_send (self));
}

static void
fail (DiaDispatcher *self,
      const GError  *problem)
{
  if (self->failure == NULL && self->dispatched != NULL)
    self->failure = g_error_copy (problem);
  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_message ("Sending has to wait: %s", problem->message);
}

static void
tell_ending (DiaDispatcher           *self,
             const DiaOutgoing       *outgoing,
             const DiaDeliveryReport *report)
{
  if (report->state == DIA_POST_SCHEDULED && outgoing->post->not_before != DIA_INSTANT_NONE &&
      (self->retry_at == DIA_INSTANT_NONE || outgoing->post->not_before < self->retry_at))
    self->retry_at = outgoing->post->not_before;
  if (report->keyring_closed)
    dia_dispatcher_note_keyring (self);
  if (self->dispatched != NULL)
    self->dispatched (outgoing->post, report->sentence, self->dispatched_data);
  if (report->state != DIA_POST_SCHEDULED)
    g_signal_emit (self, signals[POST_FINISHED], 0, outgoing->post->id, report->state);
  if (report->state == DIA_POST_AWAITING_PERSON || report->state == DIA_POST_UNCONFIRMED)
    g_signal_emit (self, signals[PERSON_NEEDED], 0, outgoing->post->id);
}

static void
on_send_ended_cb (GObject                 *owner,
                  const DiaOutgoing       *outgoing,
                  const DiaDeliveryReport *report,
                  const GError            *error)
{
  DiaDispatcher *self = DIA_DISPATCHER (owner);

  if (report != NULL)
    tell_ending (self, outgoing, report);
  else if (error != NULL)
    fail (self, error);

  dia_dispatcher_hasten (self);
  dia_dispatcher_look (self);
  dia_dispatcher_settle_sleep (self);
}

/* What a server has published, or lost, while it kept it. */
static void
tell_hand_over (DiaDispatcher        *self,
                const DiaHandOverJob *job)
{
  if (job->keyring_closed)
    dia_dispatcher_note_keyring (self);
  if (!job->settled || job->post == NULL)
    return;

  if (self->dispatched != NULL)
    self->dispatched (job->post, job->sentence, self->dispatched_data);
  g_signal_emit (self, signals[POST_FINISHED], 0, job->post->id, job->state);
  if (job->state == DIA_POST_UNCONFIRMED)
    g_signal_emit (self, signals[PERSON_NEEDED], 0, job->post->id);
}

static void
on_hand_over_ended_cb (GObject              *owner,
                       const DiaHandOverJob *job,
                       const GError         *error)
{
  DiaDispatcher *self = DIA_DISPATCHER (owner);

  if (error != NULL)
    fail (self, error);
  else
    tell_hand_over (self, job);

  dia_dispatcher_look (self);
  dia_dispatcher_settle_sleep (self);
}

static void
adopt_paused (DiaDispatcher *self,
              gboolean       paused)
{
  if (self->n_pausing > 0 || self->paused == paused)
    return;

  self->paused = paused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

static gboolean
is_same_list (GPtrArray *one,
              GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!dia_scope_equal (one->pdata[i], other->pdata[i]))
      return FALSE;

  return TRUE;
}

/* What waits in a scope that is silent now is given back. */
static void
adopt_silence (DiaDispatcher *self,
               DiaSendBatch  *batch)
{
  dia_send_queue_set_silent (self->queue, batch->silent_accounts);
  if (is_same_list (self->silent_scopes, batch->silent_scopes))
    return;

  g_ptr_array_unref (self->silent_scopes);
  self->silent_scopes = g_ptr_array_ref (batch->silent_scopes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SILENT_SCOPES]);
}

static gboolean
on_spread_over_cb (gpointer user_data)
{
  DiaDispatcher *self = user_data;

  self->spread_wait = 0;
  dia_dispatcher_look (self);

  return G_SOURCE_REMOVE;
}

static void
wait_for_sisters (DiaDispatcher *self,
                  guint          wait_ms)
{
  g_clear_handle_id (&self->spread_wait, g_source_remove);
  if (wait_ms > 0 && self->running)
    self->spread_wait = g_timeout_add (wait_ms, on_spread_over_cb, self);
}

/* What is due is always what the wall clock says now; the log says why that may
 * be a surprise. */
static void
ask_clock (DiaDispatcher *self)
{
  DiaClockNews news = dia_clock_watch_ask (&self->clock_watch, self->core->clock);

  if (news & DIA_CLOCK_STEPPED)
    g_message ("The clock was set.");
  if (news & DIA_CLOCK_SLEPT)
    g_message ("The computer slept.");
}

/* The computer may have slept since the batch was asked for. */
static void
set_late (DiaDispatcher            *self,
          const DiaPublishingRules *rules)
{
  DiaLateTerms late = {
    .patience_ms = dia_publishing_rules_get_patience (rules),
    .drops = rules->late == DIA_LATE_DROP,
  };

  ask_clock (self);
  late.awake_since = self->clock_watch.awake_since;
  late.slept = self->clock_watch.slept;
  dia_send_queue_set_late (self->queue, &late);
}

static void
adopt_batch (DiaDispatcher *self,
             DiaSendBatch  *batch)
{
  set_late (self, &batch->rules);
  wait_for_sisters (self, batch->wait_ms);
  adopt_paused (self, batch->paused);
  adopt_silence (self, batch);
  /* What the dead left was not looked for in a silence. */
  self->recover = self->recover || batch->paused;
  set_next_due (self, batch->next_due);
  self->next_hand_over = batch->next_hand_over;
  open_queue (self);
  dia_hand_over_queue_take (self->hand_overs, batch->hand_overs);
  dia_send_queue_take (self->queue, batch->outgoing);
}

static void
look_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Look *work = work_data;
  GError *error = NULL;
  DiaSendBatch *batch = dia_send_batch_take (&work->request, &error);

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
    dia_dispatcher_look (self);
  dia_dispatcher_settle_sleep (self);
  arm_timer (self);
}

static void
on_timer_wake_cb (gpointer user_data)
{
  dia_dispatcher_look (user_data);
}

/* A sign-in, a new slot, a pause of another program: all can change what is due. */
static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             flags,
                    gpointer          user_data)
{
  if (flags & (DIA_CHANGE_POSTS | DIA_CHANGE_ROSTER | DIA_CHANGE_SETTINGS))
    dia_dispatcher_look (user_data);
}

static void
on_silence_written_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  DiaDispatcher *self = DIA_DISPATCHER (source);

  self->n_pausing--;
  dia_dispatcher_look (self);
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
    case PROP_FOLLOWING:
      g_value_set_boolean (value, self->following);
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_NEXT_DUE:
      g_value_set_int64 (value, self->next_due);
      break;
    case PROP_SILENT_SCOPES:
      g_value_set_boxed (value, self->silent_scopes);
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
  g_clear_handle_id (&self->spread_wait, g_source_remove);
  dia_dispatcher_end_watching (self);
  g_clear_signal_handler (&self->changed_id, self->core);

  G_OBJECT_CLASS (dia_dispatcher_parent_class)->dispose (object);
}

static void
dia_dispatcher_finalize (GObject *object)
{
  DiaDispatcher *self = DIA_DISPATCHER (object);

  g_clear_pointer (&self->queue, dia_send_queue_free);
  g_clear_pointer (&self->hand_overs, dia_hand_over_queue_free);
  g_clear_pointer (&self->spread, dia_sister_spread_free);
  g_clear_object (&self->monitor);
  g_clear_object (&self->sleep_bus);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->silent_scopes, g_ptr_array_unref);
  g_clear_pointer (&self->owner, g_free);
  g_clear_object (&self->sign_in);
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
  properties[PROP_FOLLOWING] = g_param_spec_boolean ("following", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  properties[PROP_NEXT_DUE] = g_param_spec_int64 ("next-due", NULL, NULL, G_MININT64, G_MAXINT64, DIA_INSTANT_NONE,
                                                  G_PARAM_READABLE | flags);
  properties[PROP_SILENT_SCOPES] = g_param_spec_boxed ("silent-scopes", NULL, NULL, G_TYPE_PTR_ARRAY,
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
  self->owner = dia_claim_owner_make ();
  self->silent_scopes = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_scope_unref);
  self->spread = dia_sister_spread_new ();
  self->next_due = DIA_INSTANT_NONE;
  self->next_hand_over = DIA_INSTANT_NONE;
  self->retry_at = DIA_INSTANT_NONE;
}

DiaDispatcher *
dia_dispatcher_new (DiaWorkspaceCore *core,
                    DiaMediaLibrary  *media,
                    DiaSignIn        *sign_in)
{
  DiaDispatcher *self = g_object_new (DIA_TYPE_DISPATCHER, NULL);

  self->core = g_object_ref (core);
  dia_clock_watch_init (&self->clock_watch, core->clock);
  self->sign_in = sign_in != NULL ? g_object_ref (sign_in) : NULL;
  self->queue = dia_send_queue_new (core, media, G_OBJECT (self), on_send_ended_cb);
  self->hand_overs = dia_hand_over_queue_new (core, media, G_OBJECT (self), on_hand_over_ended_cb);

  return self;
}

void
dia_dispatcher_set_probe (DiaDispatcher    *self,
                          DiaDeliveryProbe  probe,
                          gpointer          user_data)
{
  dia_send_queue_set_probe (self->queue, probe, user_data);
  dia_hand_over_queue_set_probe (self->hand_overs, probe, user_data);
}

/* What running and following share: to be told of changes. */
static void
follow_changes (DiaDispatcher *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_signal_connect (self->core, "changed", G_CALLBACK (on_core_changed_cb), self);
}

static void
set_running (DiaDispatcher *self,
             gboolean       running)
{
  self->busy = running;
  open_queue (self);
  if (!running)
    {
      g_clear_pointer (&self->timer, dia_wake_timer_free);
      g_clear_handle_id (&self->spread_wait, g_source_remove);
      dia_dispatcher_end_watching (self);
    }
  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
set_following (DiaDispatcher *self,
               gboolean       following)
{
  if (self->following == following)
    return;

  self->following = following;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLLOWING]);
}

void
dia_dispatcher_start (DiaDispatcher *self)
{
  g_autoptr (GError) error = NULL;

  if (self->running)
    return;
  g_return_if_fail (!self->busy);

  self->timer = dia_wake_timer_new (on_timer_wake_cb, self, &error);
  if (self->timer == NULL)
    g_warning ("Posts go out only when something changes: %s", error->message);
  set_following (self, FALSE);
  self->recover = TRUE;
  dia_clock_watch_init (&self->clock_watch, self->core->clock);
  follow_changes (self);
  set_running (self, TRUE);
  dia_dispatcher_begin_watching (self);
  dia_dispatcher_look (self);
}

void
dia_dispatcher_follow (DiaDispatcher *self)
{
  if (self->following)
    return;
  g_return_if_fail (self->running || !self->busy);

  set_following (self, TRUE);
  follow_changes (self);
  set_running (self, FALSE);
  dia_dispatcher_look (self);
}

void
dia_dispatcher_stop (DiaDispatcher *self)
{
  if (!self->running && !self->following)
    return;

  set_following (self, FALSE);
  g_clear_signal_handler (&self->changed_id, self->core);
  set_running (self, FALSE);
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
  open_queue (self);
  dia_silence_write_async (self->core, G_OBJECT (self), paused, on_silence_written_cb, NULL);
}

gboolean
dia_dispatcher_get_paused (DiaDispatcher *self)
{
  return self->paused;
}

gboolean
dia_dispatcher_get_following (DiaDispatcher *self)
{
  return self->following;
}

GPtrArray *
dia_dispatcher_get_silent_scopes (DiaDispatcher *self)
{
  return self->silent_scopes;
}

DiaInstant
dia_dispatcher_get_next_due (DiaDispatcher *self)
{
  return self->next_due;
}

void
dia_dispatcher_look (DiaDispatcher *self)
{
  guint n_claimed = dia_send_queue_get_length (self->queue);
  guint n_hand_overs = dia_hand_over_queue_get_length (self->hand_overs);
  Look *work;

  self->look_again = self->looking;
  if ((!self->busy && !self->following) || self->looking || self->asleep)
    return;

  ask_clock (self);
  work = g_new0 (Look, 1);
  work->core = g_object_ref (self->core);
  work->owner = g_strdup (self->owner);
  work->request = (DiaSendBatchRequest) {
    .core = work->core,
    .owner = work->owner,
    .recover = self->busy && self->recover && n_claimed < MAX_CLAIMED,
    .n_hand_overs = self->busy ? MAX_HAND_OVERS - MIN (n_hand_overs, MAX_HAND_OVERS) : 0,
    /* With all that it may have in hand it looks all the same: somebody may ask for silence. */
    .limit = self->busy ? MAX_CLAIMED - MIN (n_claimed, MAX_CLAIMED) : 0,
    .keyring_closed = self->keyring_closed,
    .spread = self->running ? self->spread : NULL,
  };
  self->recover = self->recover && !work->request.recover;
  self->looking = TRUE;
  dia_worker_pool_push (self->core->desk, g_task_new (self, NULL, on_batch_taken_cb, NULL),
                        look_in_thread, work, free_look);
}
