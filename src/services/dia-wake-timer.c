/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wake-timer.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct _DiaWakeTimer
{
  int          file;
  GSource     *source;     /* (owned) */
  DiaWakeFunc  func;
  gpointer     user_data;
};

/* Reading clears it; ECANCELED says that the clock was set, which disarms it. In
 * both cases whoever waits has to look at the clock again. */
static gboolean
on_timer_ready_cb (int          file,
                   GIOCondition condition,
                   gpointer     user_data)
{
  DiaWakeTimer *self = user_data;
  guint64 times;

  if (read (file, &times, sizeof times) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;

  self->func (self->user_data);

  return G_SOURCE_CONTINUE;
}

DiaWakeTimer *
dia_wake_timer_new (DiaWakeFunc   func,
                    gpointer      user_data,
                    GError      **error)
{
  g_autoptr (DiaWakeTimer) self = g_new0 (DiaWakeTimer, 1);

  self->func = func;
  self->user_data = user_data;
  self->file = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->file < 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }

  self->source = g_unix_fd_source_new (self->file, G_IO_IN);
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_timer_ready_cb), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return g_steal_pointer (&self);
}

void
dia_wake_timer_free (DiaWakeTimer *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  if (self->file >= 0)
    close (self->file);
  g_free (self);
}

void
dia_wake_timer_set (DiaWakeTimer *self,
                    DiaInstant    at)
{
  struct itimerspec when = { 0 };

  /* Zero would disarm: what is past is due in the first moment of time. */
  if (at != DIA_INSTANT_NONE)
    {
      at = MAX (at, 1);
      when.it_value.tv_sec = at / DIA_SECOND;
      when.it_value.tv_nsec = (at % DIA_SECOND) * 1000000;
    }

  if (timerfd_settime (self->file, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) < 0 && errno == ECANCELED)
    timerfd_settime (self->file, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}
