/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-clock.h"
#include "dia-id.h"

G_BEGIN_DECLS

/* The steps of sending that are journalled before they begin. */
typedef enum
{
  DIA_STEP_UPLOAD,    /* a picture, to the network */
  DIA_STEP_PREPARE,   /* a container of a two-step network */
  DIA_STEP_COMMIT,    /* the one request that makes it public */
  DIA_STEP_LOOK,      /* read-back */
  DIA_STEP_PERSON,    /* a person said what happened */
  DIA_STEP_HOLD,      /* put off, or too late: the key says why */
} DiaStep;

/* Why a post was put off or given up: the key of a DIA_STEP_HOLD, "" in older
 * journals. */
#define DIA_HOLD_UNREACHABLE "unreachable"  /* no network, or no answer: back-off */
#define DIA_HOLD_THROTTLED   "throttled"    /* the server said when */
#define DIA_HOLD_SIGN_IN     "sign-in"      /* until somebody has signed in */
#define DIA_HOLD_SETTLING    "settling"     /* until a look can be believed */
#define DIA_HOLD_KEYRING     "keyring"      /* until the keyring is open */
#define DIA_HOLD_MOVED       "moved"        /* only its instant has changed, with the rules of its zone */
/* Of a post that its server keeps until its time. The first three are requests,
 * with an answer. */
#define DIA_HOLD_HAND_OVER   "hand-over"    /* handed over */
#define DIA_HOLD_MOVE_KEPT   "move-kept"    /* asked to send it at another time */
#define DIA_HOLD_TAKE_BACK   "take-back"    /* asked back */
#define DIA_HOLD_FOUND_KEPT  "found-kept"   /* looked: the server has it */
#define DIA_HOLD_GIVEN_BACK  "given-back"   /* looked: the server has it no more */
#define DIA_HOLD_NOT_KEPT    "not-kept"     /* the server does not keep it: the desk sends it */
/* Too late to send unasked, because… */
#define DIA_HOLD_LATE_SLEPT  "late-slept"   /* …the computer slept at its time */
#define DIA_HOLD_LATE_CLOSED "late-closed"  /* …nothing ran that could send it */
#define DIA_HOLD_LATE_WAITED "late-waited"  /* …it had to wait, for the network or for others */
/* The key of a DIA_STEP_PERSON who was told that it was dropped, "" for all else. */
#define DIA_PERSON_TOLD      "told"

typedef enum
{
  DIA_OUTCOME_OPEN,       /* begun; after a crash this is all that is known */
  DIA_OUTCOME_DONE,
  DIA_OUTCOME_REFUSED,    /* the network said no */
  DIA_OUTCOME_NOT_SENT,   /* surely nothing reached the network */
  DIA_OUTCOME_UNKNOWN,    /* no answer, or half of one */
  DIA_OUTCOME_ABSENT,     /* looked: it is surely not there */
} DiaOutcome;

/**
 * DiaJournalEntry:
 *
 * One step of sending one part of a post: committed before the request, closed
 * after it. Together they are the story that a person reads.
 */
#define DIA_TYPE_JOURNAL_ENTRY (dia_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (DiaJournalEntry, dia_journal_entry, DIA, JOURNAL_ENTRY, GObject)

struct _DiaJournalEntry
{
  GObject    parent_instance;

  /*< public >*/
  DiaId      id;
  DiaId      post_id;
  int        attempt;        /* from 1 */
  int        part;           /* of the thread, from 0 */
  DiaStep    step;
  int        item;           /* which picture, from 0 */
  char      *key;            /* idempotency key or record key, "" for none; of a hold: why, in one word */
  char      *payload;        /* the exact record or handle that a repeat must send again, "" */
  DiaInstant started_at;
  DiaInstant ended_at;       /* DIA_INSTANT_NONE while open */
  DiaOutcome outcome;
  char      *remote_id;      /* "" */
  char      *remote_url;     /* "" */
  char      *detail;         /* the network's words, for people; no secrets */
};

DiaJournalEntry *dia_journal_entry_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaJournalEntry *dia_journal_entry_copy (const DiaJournalEntry *self) G_GNUC_WARN_UNUSED_RESULT;

/* The words that are stored and stand in JSON, "commit" and "not-sent", and
 * back; FALSE, with the result untouched, for any other word. */
const char *dia_step_to_string      (DiaStep step);
gboolean    dia_step_from_string    (const char *text, DiaStep *step);
const char *dia_outcome_to_string   (DiaOutcome outcome);
gboolean    dia_outcome_from_string (const char *text, DiaOutcome *outcome);

/* "Sent, attempt 1, with its own record key" or "Looked on the server: not there":
 * the first line of this entry in the story, translated; shown with
 * @started_at, except that a look is shown with @ended_at. (transfer full) */
char       *dia_journal_entry_dup_sentence (const DiaJournalEntry *self) G_GNUC_WARN_UNUSED_RESULT;
/* "No answer after 30 s": the second line, shown with @ended_at; NULL when the
 * first says it all (only requests that change something have a second one).
 * (transfer full) (nullable) */
char       *dia_journal_entry_dup_answer   (const DiaJournalEntry *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
