/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/* Something that a network made public, as it lies in a ledger file. */
typedef struct
{
  char      *network;
  char      *user;
  char      *id;
  DiaInstant at;
  char      *parent;   /* id of what it answers, "" for nothing */
  char      *text;
} DiaLedgerLine;

void       dia_ledger_line_free   (DiaLedgerLine *self);

/* Is told of each thing that a server makes public, before it answers; @line is
 * borrowed. Runs in a thread of the server. */
typedef void (*DiaWitness) (const DiaLedgerLine *line, gpointer user_data);

/* Adds a line with one write, so that it is there as a whole or not at all. */
void       dia_ledger_file_append (const char *path, const DiaLedgerLine *line);
/* All of it, oldest first; empty when there is no file. (transfer full)
 * (element-type DiaLedgerLine) */
GPtrArray *dia_ledger_file_read   (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* How many lines hold this text of this user, %NULL for any. */
guint      dia_ledger_count       (GPtrArray *lines, const char *user, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaLedgerLine, dia_ledger_line_free)

G_END_DECLS
