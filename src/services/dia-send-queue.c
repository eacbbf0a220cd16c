/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-send-queue.h"

#include "dia-send-gate.h"

#define MAX_PER_SERVER 3

struct _DiaSendQueue
{
  DiaWorkspaceCore *core;       /* (owned) */
  DiaMediaLibrary  *media;      /* (owned) (nullable) */
  GObject          *owner;      /* (unowned) */
  DiaSendEnded      ended;
  DiaSendGate      *gate;       /* (owned) */

  GQueue            waiting;    /* (element-type DiaOutgoing): no place at their server yet */
  guint             length;     /* waiting ones included */
  gboolean          open;
  GArray           *silent;     /* (owned) (nullable) (element-type DiaId): accounts that send nothing */
  DiaLateTerms      late;
  GHashTable       *cut_off;    /* (owned) (element-type DiaId): put off until their server can be reached */
  GArray           *hurried;    /* (owned) (element-type DiaId): put off, but the network is back since */
  guint             n_returns;  /* of the network */

  DiaDeliveryProbe  probe;      /* (nullable) */
  gpointer          probe_data;
};

/* One post on a worker. */
typedef struct
{
  DiaSendQueue     *queue;      /* (unowned): the task keeps its owner */
  DiaDelivery       with;
  DiaMediaLibrary  *media;      /* (owned) (nullable) */
  DiaOutgoing      *outgoing;   /* (owned) */
  gboolean          give_back;  /* it is not sent, but put off */
  DiaInstant        put_off_until;  /* DIA_INSTANT_NONE: only given back */
  guint             n_returns;  /* of the network, when it began */
  DiaDeliveryReport report;
} Sending;

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

  if (sending->give_back)
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

/* Whether the server said something, be it no. */
static gboolean
has_answered (const DiaDeliveryReport *report)
{
  return report->state == DIA_POST_PUBLISHED || report->state == DIA_POST_FAILED || report->roster_changed ||
         report->throttled_until != DIA_INSTANT_NONE;
}

/* What did not reach its server before the network came back says nothing about
 * the server now: the others need not wait for it. */
static void
note_unreachable (DiaSendQueue  *self,
                  const Sending *sending)
{
  gboolean stale = sending->n_returns != self->n_returns;

  dia_send_gate_cut (self->gate, sending->outgoing->account,
                     stale ? DIA_INSTANT_NONE : sending->outgoing->post->not_before);
}

static void
obey_report (DiaSendQueue  *self,
             const Sending *sending)
{
  const DiaDeliveryReport *report = &sending->report;
  const DiaOutgoing *outgoing = sending->outgoing;

  if (report->throttled_until != DIA_INSTANT_NONE && report->throttle == DIA_THROTTLE_SERVER)
    dia_send_gate_silence (self->gate, outgoing->account, report->throttled_until);
  if (report->throttled_until != DIA_INSTANT_NONE && report->throttle == DIA_THROTTLE_ACCOUNT)
    dia_send_gate_pace (self->gate, outgoing->account, report->throttled_until);

  if (report->unreachable)
    note_unreachable (self, sending);
  else if (has_answered (report))
    dia_send_gate_reached (self->gate, outgoing->account);
}

static gboolean
is_cut_off (DiaSendQueue  *self,
            const Sending *sending)
{
  return sending->report.unreachable ||
         (sending->give_back && dia_send_gate_is_cut (self->gate, sending->outgoing->account));
}

/* Only what waits for a server is remembered: when the network is back it need
 * not wait to the end. If it came back meanwhile, nobody will say so again. */
static void
note_cut_off (DiaSendQueue  *self,
              const Sending *sending)
{
  const DiaId *id = &sending->outgoing->post->id;

  g_hash_table_remove (self->cut_off, id);
  if (!is_cut_off (self, sending))
    return;

  if (sending->n_returns != self->n_returns)
    g_array_append_vals (self->hurried, id, 1);
  else
    g_hash_table_add (self->cut_off, g_memdup2 (id, sizeof *id));
}

static void start_waiting (DiaSendQueue *self);

static void
on_post_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Sending *sending = user_data;
  DiaSendQueue *self = sending->queue;
  g_autoptr (GError) error = NULL;
  gboolean reported = g_task_propagate_boolean (G_TASK (result), &error);

  dia_send_gate_leave (self->gate, sending->outgoing->account);
  self->length--;
  if (reported)
    obey_report (self, sending);
  note_cut_off (self, sending);
  start_waiting (self);
  self->ended (source, sending->outgoing, reported ? &sending->report : NULL, error);
  free_sending (sending);
}

/* Takes @outgoing over. It has its place at the gate. */
static void
push_post (DiaSendQueue *self,
           DiaOutgoing  *outgoing,
           gboolean      give_back,
           DiaInstant    put_off_until)
{
  Sending *sending = g_new0 (Sending, 1);
  GTask *task;

  sending->queue = self;
  sending->outgoing = outgoing;
  sending->media = self->media != NULL ? g_object_ref (self->media) : NULL;
  sending->give_back = give_back;
  sending->put_off_until = put_off_until;
  sending->n_returns = self->n_returns;
  sending->with = (DiaDelivery) {
    .core = self->core,
    .media = self->media,
    .late = self->late,
    .probe = self->probe,
    .probe_data = self->probe_data,
  };

  /* The callback frees it, since a task that never ran has to be told too. What
   * was done counts, also when the workspace is closing meanwhile. */
  task = g_task_new (self->owner, self->core->closing, on_post_sent_cb, sending);
  g_task_set_check_cancellable (task, FALSE);
  dia_worker_pool_push (self->core->network, task, send_in_thread, sending, NULL);
}

static gboolean
may_begin (DiaSendQueue      *self,
           const DiaOutgoing *outgoing)
{
  for (guint i = 0; self->silent != NULL && i < self->silent->len; i++)
    if (g_array_index (self->silent, DiaId, i) == outgoing->account->id)
      return FALSE;

  return self->open;
}

static void
start_waiting (DiaSendQueue *self)
{
  DiaInstant now = dia_clock_now (self->core->clock);
  guint n = g_queue_get_length (&self->waiting);

  for (guint i = 0; i < n; i++)
    {
      DiaOutgoing *outgoing = g_queue_pop_head (&self->waiting);
      DiaInstant ready_at = dia_send_gate_get_ready_at (self->gate, outgoing->account);

      if (!dia_send_gate_enter (self->gate, outgoing->account))
        g_queue_push_tail (&self->waiting, outgoing);
      else
        push_post (self, outgoing, !may_begin (self, outgoing) || ready_at > now, ready_at > now ? ready_at : DIA_INSTANT_NONE);
    }
}

DiaSendQueue *
dia_send_queue_new (DiaWorkspaceCore *core,
                    DiaMediaLibrary  *media,
                    GObject          *owner,
                    DiaSendEnded      ended)
{
  DiaSendQueue *self = g_new0 (DiaSendQueue, 1);

  self->core = g_object_ref (core);
  self->media = media != NULL ? g_object_ref (media) : NULL;
  self->owner = owner;
  self->ended = ended;
  self->gate = dia_send_gate_new (MAX_PER_SERVER);
  self->cut_off = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->hurried = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_queue_init (&self->waiting);

  return self;
}

void
dia_send_queue_free (DiaSendQueue *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) dia_outgoing_free);
  dia_send_gate_free (self->gate);
  g_hash_table_unref (self->cut_off);
  g_array_unref (self->hurried);
  g_clear_pointer (&self->silent, g_array_unref);
  g_clear_object (&self->media);
  g_object_unref (self->core);
  g_free (self);
}

void
dia_send_queue_set_probe (DiaSendQueue     *self,
                          DiaDeliveryProbe  probe,
                          gpointer          user_data)
{
  self->probe = probe;
  self->probe_data = user_data;
}

void
dia_send_queue_set_late (DiaSendQueue       *self,
                         const DiaLateTerms *late)
{
  self->late = *late;
}

void
dia_send_queue_reconnect (DiaSendQueue *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->cut_off);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (self->hurried, id, 1);
  g_hash_table_remove_all (self->cut_off);
  self->n_returns++;
  dia_send_gate_reconnect (self->gate);
}

GArray *
dia_send_queue_steal_hurried (DiaSendQueue *self)
{
  GArray *ids = self->hurried;

  self->hurried = g_array_new (FALSE, FALSE, sizeof (DiaId));

  return ids;
}

void
dia_send_queue_set_open (DiaSendQueue *self,
                         gboolean      open)
{
  self->open = open;
  if (!open)
    start_waiting (self);
}

void
dia_send_queue_set_silent (DiaSendQueue *self,
                           GArray       *accounts)
{
  g_clear_pointer (&self->silent, g_array_unref);
  self->silent = accounts != NULL ? g_array_ref (accounts) : NULL;
  start_waiting (self);
}

void
dia_send_queue_take (DiaSendQueue *self,
                     GPtrArray    *batch)
{
  self->length += batch->len;
  while (batch->len > 0)
    g_queue_push_tail (&self->waiting, g_ptr_array_steal_index (batch, 0));
  start_waiting (self);
}

guint
dia_send_queue_get_length (DiaSendQueue *self)
{
  return self->length;
}
