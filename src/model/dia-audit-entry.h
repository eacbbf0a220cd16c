/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-account.h"

G_BEGIN_DECLS

/* What has to be accounted for. */
typedef enum
{
  DIA_AUDIT_SIGNED_IN,
  DIA_AUDIT_SIGN_IN_ENDED,
} DiaAuditEvent;

typedef enum
{
  DIA_AUDIT_DONE,         /* signed in; or ended here and at the server */
  DIA_AUDIT_PERSON,       /* ended here; the server takes the rest from the person only */
  DIA_AUDIT_NOT_REACHED,  /* ended here; the server could not be told */
  DIA_AUDIT_NOTHING,      /* there was no secret to end */
} DiaAuditOutcome;

/**
 * DiaAuditEntry:
 *
 * That something was done, with as much of its account as makes sense when the
 * account is gone. Immutable once it is written.
 */
#define DIA_TYPE_AUDIT_ENTRY (dia_audit_entry_get_type ())
G_DECLARE_FINAL_TYPE (DiaAuditEntry, dia_audit_entry, DIA, AUDIT_ENTRY, GObject)

struct _DiaAuditEntry
{
  GObject         parent_instance;

  /*< public >*/
  DiaId           id;
  DiaInstant      at;
  DiaAuditEvent   event;
  DiaAuditOutcome outcome;
  DiaId           account_id;
  char           *network;
  char           *server;      /* "" */
  char           *handle;
  char           *detail;      /* for people, "" for none; no secrets */
};

DiaAuditEntry *dia_audit_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* One about @account as it is. (transfer full) */
DiaAuditEntry *dia_audit_entry_new_for_account (const DiaAccount *account, DiaInstant at, DiaAuditEvent event,
                                                DiaAuditOutcome outcome, const char *detail) G_GNUC_WARN_UNUSED_RESULT;

/* The words that are stored and stand in JSON, "signed-in" and "not-reached", and
 * back; FALSE, with the result untouched, for any other word. */
const char *dia_audit_event_to_string     (DiaAuditEvent event);
gboolean    dia_audit_event_from_string   (const char *text, DiaAuditEvent *event);
const char *dia_audit_outcome_to_string   (DiaAuditOutcome outcome);
gboolean    dia_audit_outcome_from_string (const char *text, DiaAuditOutcome *outcome);

/* "Signed in", "Sign-in ended, here and at the server": for people, translated.
 * (transfer none) */
const char *dia_audit_entry_get_sentence  (const DiaAuditEntry *self);

G_END_DECLS
