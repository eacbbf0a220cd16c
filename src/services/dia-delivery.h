/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"
#include "dia-media-library.h"
#include "dia-outgoing.h"
#include "dia-publisher.h"

G_BEGIN_DECLS

/* Called as each step of sending is passed, by its name: "claimed",
 * "upload-begun", "upload-answered", "upload-ended", "prepare-…", "commit-…",
 * "look-…", "settling", "settled". So that a test can end the program there. */
typedef void (*DiaDeliveryProbe) (const char *step, gpointer user_data);

/* What becomes of a post that is late. */
typedef struct
{
  gint64     patience_ms;  /* how late it may be sent unasked */
  gboolean   drops;        /* later than that it is dropped; else a person is asked */
  DiaInstant awake_since;  /* since when this sender could have sent: for the story */
  gboolean   slept;        /* before that the computer slept; else nothing ran */
} DiaLateTerms;

/* With what a post is sent: all borrowed for the time of the call. */
typedef struct
{
  DiaWorkspaceCore *core;
  DiaMediaLibrary  *media;
  DiaHttp          *http;
  DiaLateTerms      late;
  DiaDeliveryProbe  probe;      /* (nullable) */
  gpointer          probe_data;
} DiaDelivery;

/* How it ended. */
typedef struct
{
  DiaPostState state;       /* of the post now */
  char        *sentence;    /* one line for people */
  DiaThrottle  throttle;    /* whom the next field concerns */
  DiaInstant   throttled_until; /* the server takes nothing more until then; DIA_INSTANT_NONE */
  gboolean     roster_changed;  /* the account needs a sign-in now */
  gboolean     unreachable;     /* the server could not be reached; the post is put off */
  gboolean     keyring_closed;  /* the keyring keeps its secret; the post is given back at once */
} DiaDeliveryReport;

void     dia_delivery_report_clear (DiaDeliveryReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiaDeliveryReport, dia_delivery_report_clear)

/**
 * dia_delivery_run:
 * @outgoing: the claimed post
 * @report: (out)
 * @error: DIA_STORE_ERROR_CONFLICT, or an error of the store: nothing more was sent
 *
 * Sends one post to its end, straight line, on a worker: finds out first what an
 * earlier try has left, continues a thread where it was cut, and settles the
 * claim. Whatever the network does is told by @report, not by @error.
 */
gboolean dia_delivery_run          (const DiaDelivery *self, DiaOutgoing *outgoing, DiaDeliveryReport *report,
                                    GCancellable *cancellable, GError **error);

/**
 * dia_delivery_look:
 * @journal: (element-type DiaJournalEntry): of a post that is unconfirmed
 * @at: its time
 * @part: (out): of which part it is not known
 * @look: (out)
 * @found: (out) (transfer full) (nullable)
 *
 * Asks the network whether the part is there, for a person who wants to know. What
 * was handed over to its server and lost is looked for among what that still keeps,
 * too: as long as it waits there, nobody can say that it is absent.
 * Writes nothing. FALSE with @error when the network could not be asked.
 */
gboolean dia_delivery_look         (const DiaDelivery *self, const DiaAccount *account, GPtrArray *journal, DiaInstant at,
                                    int *part, DiaLook *look, DiaRemotePost **found,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
