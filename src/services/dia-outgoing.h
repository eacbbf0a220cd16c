/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-claims.h"
#include "dia-content.h"
#include "dia-journal-entry.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* How long a claim holds without a sign of life. Each step renews it, and no
 * step takes so long. */
#define DIA_OUTGOING_LEASE_MS (20 * DIA_MINUTE)

/**
 * DiaOutgoing:
 *
 * A claimed post with all that sending it needs to know. Every write through it
 * is one durable transaction that the store refuses with
 * DIA_STORE_ERROR_CONFLICT once the claim is lost: a sender that slept through
 * the end of its claim can write nothing, and so sends nothing. For one thread
 * at a time.
 */
typedef struct
{
  DiaWorkspaceCore *core;      /* (owned) */
  DiaClaim         *claim;     /* (owned) */
  DiaPost          *post;      /* (borrowed) of the claim */
  DiaContent       *content;   /* (owned) */
  DiaAccount       *account;   /* (owned) */
  GPtrArray        *journal;   /* (owned) (element-type DiaJournalEntry): oldest first, with what is written here */
  gboolean          rival;     /* taken from a sender that may still live, perhaps asleep in the middle of a step */
} DiaOutgoing;

/* Reads what belongs to the post of @claim, on the connection and in the
 * transaction that claimed it: text, link and pictures are of one version then,
 * the last that was committed. (transfer full) (nullable): @claim is taken over
 * in any case. */
DiaOutgoing *dia_outgoing_load   (DiaWorkspaceCore *core, DiaConnection *connection, DiaClaim *claim, gboolean rival,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Does not give the claim back: that is dia_outgoing_settle(). */
void         dia_outgoing_free   (DiaOutgoing *self);

/* Adds a step to the journal, durable when this returns TRUE, and renews the
 * claim. Gives @entry its id, post and time. */
gboolean     dia_outgoing_begin  (DiaOutgoing *self, DiaJournalEntry *entry, GError **error);
/* Writes the outcome of a step that was begun, and its time of end. */
gboolean     dia_outgoing_end    (DiaOutgoing *self, DiaJournalEntry *entry, GError **error);

/* Ends the claim by @event, writing what self->post says. MISS and CANCEL give
 * the post back first, as the state machine asks. @sign_in_note: (nullable): the account
 * needs a sign-in, in these words; kept with it in the same transaction. */
gboolean     dia_outgoing_settle (DiaOutgoing *self, DiaPostEvent event, const char *sign_in_note, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaOutgoing, dia_outgoing_free)

G_END_DECLS
