/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sending-course.h"

#include "dia-publishing-rules-private.h"

/* So many lives a post has to find its end, and when each of them begins after the
 * one before: so late at last that the longest wait a network may ask for is over. */
#define LIVES 16

static const gint64 pauses[] = { 2 * DIA_MINUTE, DIA_HOUR, 6 * DIA_HOUR };

/* A network that says "nothing happened" after it published lies: nobody could keep
 * it from having it twice. */
static gboolean
is_honest (const char            *moment,
           const DiaSendingFault *fault)
{
  return !g_str_equal (moment, "after-commit") || fault->domain != DIA_CONNECTOR_ERROR ||
         fault->code == DIA_CONNECTOR_ERROR_UNKNOWN || fault->code == DIA_CONNECTOR_ERROR_MALFORMED;
}

/* With the lock. */
static gboolean
fails_now (DiaSendingRun *self,
           const char    *moment)
{
  guint call = self->n_calls + 1;

  if (self->fault.spares_refresh && g_str_equal (moment, "refresh"))
    return FALSE;

  self->n_calls = call;
  return self->n_fail > 0 && call >= self->fail_at && call < self->fail_at + self->n_fail &&
         is_honest (moment, &self->fault);
}

static void
set_fault (DiaSendingRun  *self,
           GError        **error)
{
  const DiaSendingFault *fault = &self->fault;
  DiaInstant retry_at = DIA_INSTANT_NONE;

  if (fault->retry_ms != 0)
    retry_at = dia_clock_now (self->fixture.clock) + fault->retry_ms;
  if (fault->domain == DIA_CONNECTOR_ERROR && fault->code == DIA_CONNECTOR_ERROR_THROTTLED)
    g_propagate_error (error, dia_connector_error_new_throttled (fault->throttle, retry_at, "Too many posts."));
  else
    g_set_error_literal (error, fault->domain, fault->code, "The network’s own words.");
}

static gboolean
play_network (const char  *moment,
              gpointer     user_data,
              GError     **error)
{
  DiaSendingRun *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!self->lost && g_strcmp0 (moment, self->course->lost) == 0)
    {
      self->lost = TRUE;
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN, "No answer.");
      return FALSE;
    }
  if (!fails_now (self, moment))
    return TRUE;

  self->failed = TRUE;
  set_fault (self, error);
  return FALSE;
}

/* Of a person too. */
static gboolean
is_at_end (DiaPostState state)
{
  return state != DIA_POST_SCHEDULED && state != DIA_POST_SENDING;
}

static char *
dup_part (DiaSendingRun *self,
          guint          part)
{
  return g_strdup_printf ("Message %u, partie %u", self->number, part);
}

static void
check_ledger (DiaSendingRun *self,
              DiaPostState   state)
{
  guint n_parts = self->course->thread ? 2 : 1;

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *text = dup_part (self, i);
      guint n_out = dia_scripted_ledger_count (self->fixture.ledger_path, text);

      g_assert_cmpuint (n_out, <=, 1);
      if (state == DIA_POST_PUBLISHED)
        g_assert_cmpuint (n_out, ==, 1);
      else if (i == n_parts - 1 && state != DIA_POST_UNCONFIRMED)
        g_assert_cmpuint (n_out, ==, 0);
    }
}

void
dia_sending_run_init (DiaSendingRun          *self,
                      const DiaSendingCourse *course)
{
  *self = (DiaSendingRun) { .course = course };
  g_mutex_init (&self->lock);
  dia_sending_fixture_init (&self->fixture, course->kind);
  if (course->guarded)
    dia_sending_fixture_guard (&self->fixture, course->kind);
  dia_scripted_network_set_hook (self->fixture.network, play_network, self);
  /* However long a failure keeps it waiting, it goes out. */
  dia_sending_fixture_set (&self->fixture, DIA_SETTING_GRACE, "10080");
  if (course->late != NULL)
    dia_sending_fixture_set (&self->fixture, DIA_SETTING_LATE, course->late);
}

void
dia_sending_run_clear (DiaSendingRun *self)
{
  dia_sending_fixture_clear (&self->fixture);
  g_mutex_clear (&self->lock);
}

void
dia_sending_run_begin (DiaSendingRun         *self,
                       guint                  fail_at,
                       guint                  n_fail,
                       const DiaSendingFault *fault)
{
  g_autofree char *handle = g_strdup_printf ("compte%u", ++self->number);
  g_autofree char *head = dup_part (self, 0);
  g_autofree char *tail = dup_part (self, 1);
  g_autofree char *text = self->course->thread ? g_strconcat (head, "\n---\n", tail, NULL) : g_strdup (head);
  DiaInstant now = dia_clock_now (self->fixture.clock);
  DiaInstant at = self->course->late != NULL ? now - DIA_DAY : now;

  self->account = dia_sending_fixture_add_account (&self->fixture, DIA_NETWORK_MASTODON, handle);
  if (self->course->guarded)
    dia_sending_fixture_sign_in (&self->fixture, self->account, now);
  self->post = self->course->picture ? dia_sending_fixture_add_picture (&self->fixture, self->account, text, at)
                                     : dia_sending_fixture_add_post (&self->fixture, self->account, text, at);
  g_mutex_lock (&self->lock);
  self->lost = self->failed = FALSE;
  self->n_calls = 0;
  self->fail_at = fail_at;
  self->n_fail = n_fail;
  if (fault != NULL)
    self->fault = *fault;
  if (self->fault.domain == 0)
    self->fault.domain = DIA_CONNECTOR_ERROR;
  g_mutex_unlock (&self->lock);
}

static void
note_ending (const DiaPost *post,
             const char    *sentence,
             gpointer       user_data)
{
  g_assert_cmpstr (sentence, !=, "");
}

void
dia_sending_run_send (DiaSendingRun *self)
{
  g_autoptr (GError) error = NULL;

  /* Whether the workspace failed is for the post to show. */
  dia_dispatcher_run (self->fixture.dispatcher, FALSE, 0, note_ending, NULL, NULL, &error);
}

DiaPostState
dia_sending_run_end (DiaSendingRun *self)
{
  DiaPostState state = dia_sending_fixture_get_state (&self->fixture, self->post);

  for (guint life = 0; life < LIVES && !is_at_end (state); life++)
    {
      if (life % 5 == 4)
        dia_sending_fixture_sign_in (&self->fixture, self->account, DIA_INSTANT_NONE);
      dia_sending_fixture_advance (&self->fixture, pauses[MIN (life, G_N_ELEMENTS (pauses) - 1)]);
      dia_sending_run_send (self);
      state = dia_sending_fixture_get_state (&self->fixture, self->post);
    }
  check_ledger (self, state);

  return state;
}

gboolean
dia_sending_run_has_failed (DiaSendingRun *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->failed;
}
