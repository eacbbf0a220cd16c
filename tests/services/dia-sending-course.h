/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector-error.h"
#include "dia-sending-fixture.h"

G_BEGIN_DECLS

/* What goes out, and how, in a course of events that a test disturbs at each of its
 * steps in turn. */
typedef struct
{
  const char     *name;
  DiaScriptedKind kind;
  gboolean        guarded;   /* the network wants a token, which ends and is renewed before the first request */
  gboolean        thread;    /* of two parts; else one */
  gboolean        picture;
  const char     *lost;      /* (nullable): at this moment the first request, or its answer, is lost */
  const char     *late;      /* (nullable): the post is late, and this is the workspace's policy: "ask", "drop" */
} DiaSendingCourse;

/* What a request meets. */
typedef struct
{
  GQuark      domain;     /* 0: DIA_CONNECTOR_ERROR */
  int         code;
  DiaThrottle throttle;
  gint64      retry_ms;   /* from now; 0: the network does not say */
  gboolean    spares_refresh;  /* a token can be renewed all the same */
} DiaSendingFault;

/* A workspace in which a course is run again and again, each time with a post and
 * an account of its own. */
typedef struct
{
  const DiaSendingCourse *course;
  DiaSendingFixture       fixture;
  guint                   number;    /* of the run */
  DiaId                   account;
  DiaId                   post;

  GMutex                  lock;
  gboolean                lost;      /* (locked): the course's own loss has happened */
  guint                   n_calls;   /* (locked): of the network in this run */
  guint                   fail_at;   /* (locked): which of them fail: from this one, counted from 1… */
  guint                   n_fail;    /* (locked): …so many */
  gboolean                failed;    /* (locked): at least one did */
  DiaSendingFault         fault;     /* (locked) */
} DiaSendingRun;

void         dia_sending_run_init    (DiaSendingRun *self, const DiaSendingCourse *course);
void         dia_sending_run_clear   (DiaSendingRun *self);

/* A new post that is due now. From now on the @fail_at-th request and those after
 * it, @n_fail in all, meet @fault; 0 for none. */
void         dia_sending_run_begin   (DiaSendingRun *self, guint fail_at, guint n_fail, const DiaSendingFault *fault);
/* Sends what is due, whatever becomes of it. */
void         dia_sending_run_send    (DiaSendingRun *self);
/* Lets time pass and sends until the post is at its end, signs in if that is what it
 * waits for, and asserts what has to be true of it: no part is out twice, and the desk says "published" exactly when
 * all of them are. Returns its state. */
DiaPostState dia_sending_run_end     (DiaSendingRun *self);
/* Whether a request met the fault. */
gboolean     dia_sending_run_has_failed (DiaSendingRun *self);

G_END_DECLS
