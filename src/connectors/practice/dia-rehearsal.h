/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/**
 * DiaRehearsal:
 *
 * What a person may rehearse on the practice network by writing a marker into a
 * text, wherever it stands and in any case:
 *
 * `#practice-refuse`     the network says no, for good
 * `#practice-slow`       the answer takes four seconds
 * `#practice-offline`    not reachable for two minutes after the first attempt
 * `#practice-throttle`   asks to wait one minute after the first attempt
 * `#practice-sign-in`    the sign-in is refused
 * `#practice-no-answer`  it is published, but the answer is lost
 * `#practice-lost`       neither published nor answered for a minute
 */
typedef enum
{
  DIA_REHEARSAL_NONE,
  DIA_REHEARSAL_REFUSE,
  DIA_REHEARSAL_SLOW,
  DIA_REHEARSAL_OFFLINE,
  DIA_REHEARSAL_THROTTLE,
  DIA_REHEARSAL_SIGN_IN,
  DIA_REHEARSAL_NO_ANSWER,
  DIA_REHEARSAL_LOST,
} DiaRehearsal;

#define DIA_REHEARSAL_OFFLINE_MS  (2 * DIA_MINUTE)
#define DIA_REHEARSAL_THROTTLE_MS DIA_MINUTE
#define DIA_REHEARSAL_LOST_MS     DIA_MINUTE
#define DIA_REHEARSAL_SLOW_MS     4000

/* The first marker of @text in the order above, DIA_REHEARSAL_NONE without one. */
DiaRehearsal dia_rehearsal_detect (const char *text);

G_END_DECLS
