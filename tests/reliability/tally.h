/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fire.h"

G_BEGIN_DECLS

/* What became of the posts of one test. */
typedef struct
{
  const char *number;       /* "P1" */
  const char *what;         /* what was tried, in a few words */
  guint       trials;
  guint       posts;        /* parts that should be out, each once */
  guint       duplicates;   /* more than once on the ledger of the network */
  guint       losses;       /* not on the ledger, and the desk says that it is published, or says nothing */
  guint       untold;       /* on the ledger, and the desk says that it is not, or calls it by another's id */
  guint       told;         /* nowhere, and the desk says so: refused, missed, cancelled */
  guint       persons;      /* a person is asked */
  gint64      worst_ms;     /* the longest life after a kill: start, look, finish */
  char       *note;         /* (nullable): what else is to be said */
  gint64      worst_wait;   /* ms by the clock of the test until all was settled */
} Tally;

/* Reads and removes --count N, --tally FILE and --seed N from the arguments. */
void  tally_init      (int *argc, char ***argv);
/* Adds the test /reliability/@name/@variant. */
void  tally_add_test  (const char *name, const char *variant, gconstpointer data, GTestDataFunc func);
/* N if it was given, else @fallback. */
guint tally_get_count (guint fallback);
/* Random numbers that are the same for the same @own and --seed. (transfer full) */
GRand *tally_make_dice (guint32 own) G_GNUC_WARN_UNUSED_RESULT;

/* Lets the program live again, moving the time on, until every post is settled
 * (or 40 lives have passed), and notes how long that took. */
void  tally_recover   (Tally *self, Fire *fire);
/* Compares every post of the workspace with the ledger of the network. The texts
 * of an account's posts must differ. */
void  tally_compare   (Tally *self, Fire *fire);
/* Says how it ended, adds a line of JSON to the tally file, and asserts that
 * nothing is double, lost or untold, and that at most @persons are asked. */
void  tally_finish    (Tally *self, guint persons);

G_END_DECLS
