/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-test-server.h"

G_BEGIN_DECLS

/* What a request is for. */
typedef enum
{
  DIA_ROUTE_ANY,
  DIA_ROUTE_READ,      /* changes nothing */
  DIA_ROUTE_UPLOAD,    /* a picture */
  DIA_ROUTE_PREPARE,   /* a container that is not public yet */
  DIA_ROUTE_COMMIT,    /* makes something public */
  DIA_ROUTE_KEPT,      /* moves or takes back what waits at the server */
  DIA_ROUTE_TOKEN,     /* uses up a refresh token */
  DIA_ROUTE_N
} DiaRoute;

/* One way in which a server goes wrong. What is 0 stays as it would be. */
typedef struct
{
  DiaRoute   route;      /* which requests it meets */
  guint      skip;       /* so many go well first */
  guint      times;      /* then so many do not */
  gboolean   effect;     /* the server acts on the request all the same */
  guint      status;     /* another answer than the one it has: its status, */
  const char *header;    /* "Retry-After: 120", a constant, */
  const char *type;      /* the type of its body, a constant, */
  const char *body;      /* and its body, a constant */
  guint      delay_ms;   /* before the answer */
  DiaTestCut cut;
  DiaTestEnd end;
  int        signal;     /* sent to the client at the cut, or before the answer when there is no cut */
} DiaFault;

#define DIA_SHARED_MAX_FAULTS 8

/**
 * DiaSharedPage:
 *
 * What the processes of one test share: the time, the faults to come, and what
 * the server has counted. Memory that is inherited by fork(), so that it
 * outlives whoever is killed. Clients take no lock here.
 */
typedef struct _DiaSharedPage DiaSharedPage;

/* The time stands at @now until it is moved. */
DiaSharedPage *dia_shared_page_new          (DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
void           dia_shared_page_free         (DiaSharedPage *self);

/* A clock over the page's time, for any of the processes. (transfer full) */
DiaClock      *dia_shared_page_make_clock   (DiaSharedPage *self) G_GNUC_WARN_UNUSED_RESULT;
DiaInstant     dia_shared_page_get_now      (DiaSharedPage *self);
/* Time passes for everybody. */
void           dia_shared_page_advance      (DiaSharedPage *self, gint64 ms);
/* The wall clock is set; the boot clock does not move. */
void           dia_shared_page_set_now      (DiaSharedPage *self, DiaInstant now);

/* Adds one; at most %DIA_SHARED_MAX_FAULTS that are not spent. */
void           dia_shared_page_add_fault    (DiaSharedPage *self, const DiaFault *fault);
void           dia_shared_page_clear_faults (DiaSharedPage *self);
/* From now on each request meets with this chance one of @faults (a constant
 * array), drawn with @seed. 0 stops it. */
void           dia_shared_page_set_weather  (DiaSharedPage *self, guint per_mille, const DiaFault *faults, guint n_faults,
                                             guint32 seed);
/* How many faults were met. */
guint          dia_shared_page_count_faults (DiaSharedPage *self);

/* For the server: the fault that a request of @route meets, if any. */
gboolean       dia_shared_page_take_fault   (DiaSharedPage *self, DiaRoute route, DiaFault *fault);

/* Whom the server sends signals to: a client names itself. */
void           dia_shared_page_set_client   (DiaSharedPage *self, int pid);
int            dia_shared_page_get_client   (DiaSharedPage *self);

/* Numbers that any process may raise and read. */
typedef enum
{
  DIA_COUNT_REQUESTS,        /* whole requests of any kind */
  DIA_COUNT_COMMITS,         /* those that make something public */
  DIA_COUNT_EARLY,           /* that came before the server wanted to hear from the client again */
  DIA_COUNT_STRANGER,        /* that went to the host of a redirect */
  DIA_COUNT_LEAKS,           /* those of them with an Authorization */
  DIA_COUNT_REFRESHES,       /* uses of a refresh token */
  DIA_COUNT_OVERLAPS,        /* of them while another one of the account was under way */
  DIA_COUNT_REUSES,          /* of them with a token that was used up */
  DIA_COUNT_STEPS,           /* a client's own */
  DIA_COUNT_N
} DiaCount;

void           dia_shared_page_count        (DiaSharedPage *self, DiaCount which);
guint          dia_shared_page_get_count    (DiaSharedPage *self, DiaCount which);

/* Numbers that one process tells the others. */
typedef enum
{
  DIA_NUMBER_PORT,           /* of the server */
  DIA_NUMBER_STRANGER_PORT,  /* of another host */
  DIA_NUMBER_SILENT_UNTIL,   /* instant before which the server wants no request to publish */
  DIA_NUMBER_ABSENT,         /* whether the server's port is closed now */
  DIA_NUMBER_FORGET_KEYS,    /* not 0: the server has just lost its idempotency keys */
  DIA_NUMBER_TOKEN_LIFE,     /* ms that an access token is good for, 0: for ever */
  DIA_NUMBER_TOKEN_GRACE,    /* ms that a used refresh token is still good for */
  DIA_NUMBER_KEEPING,        /* a #DiaFakeKeeping: what the Mastodon does with a time */
  DIA_NUMBER_STAGE,          /* how far a client has come: its own business */
  DIA_NUMBER_N
} DiaNumber;

void           dia_shared_page_set_number   (DiaSharedPage *self, DiaNumber which, gint64 value);
gint64         dia_shared_page_get_number   (DiaSharedPage *self, DiaNumber which);

G_END_DECLS
