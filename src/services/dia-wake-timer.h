/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/* Wakes the thread-default main context at an instant of the wall clock: also
 * after a sleep of the computer, and at once when the clock is set. Costs
 * nothing while it waits (timerfd, no polling). */
typedef struct _DiaWakeTimer DiaWakeTimer;

typedef void (*DiaWakeFunc) (gpointer user_data);

/* (transfer full) (nullable): NULL when the system has no such timer. */
DiaWakeTimer *dia_wake_timer_new  (DiaWakeFunc func, gpointer user_data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_wake_timer_free (DiaWakeTimer *self);
/* Replaces the instant; DIA_INSTANT_NONE disarms. */
void          dia_wake_timer_set  (DiaWakeTimer *self, DiaInstant at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaWakeTimer, dia_wake_timer_free)

G_END_DECLS
