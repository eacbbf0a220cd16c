/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-audit-entry.h"

#include "dia-field.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DiaAuditEntry, dia_audit_entry, G_TYPE_OBJECT)

static const char *const event_names[] = {
  [DIA_AUDIT_SIGNED_IN] = "signed-in",
  [DIA_AUDIT_SIGN_IN_ENDED] = "sign-in-ended",
};

static const char *const outcome_names[] = {
  [DIA_AUDIT_DONE] = "done",
  [DIA_AUDIT_PERSON] = "person",
  [DIA_AUDIT_NOT_REACHED] = "not-reached",
  [DIA_AUDIT_NOTHING] = "nothing",
};

static void
dia_audit_entry_finalize (GObject *object)
{
  DiaAuditEntry *self = (DiaAuditEntry *) object;

  g_free (self->network);
  g_free (self->server);
  g_free (self->handle);
  g_free (self->detail);

  G_OBJECT_CLASS (dia_audit_entry_parent_class)->finalize (object);
}

static void
dia_audit_entry_class_init (DiaAuditEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_audit_entry_finalize;
}

static void
dia_audit_entry_init (DiaAuditEntry *self)
{
  self->network = g_strdup ("");
  self->server = g_strdup ("");
  self->handle = g_strdup ("");
  self->detail = g_strdup ("");
  self->at = DIA_INSTANT_NONE;
}

DiaAuditEntry *
dia_audit_entry_new (void)
{
  return g_object_new (DIA_TYPE_AUDIT_ENTRY, NULL);
}

DiaAuditEntry *
dia_audit_entry_new_for_account (const DiaAccount *account,
                                 DiaInstant        at,
                                 DiaAuditEvent     event,
                                 DiaAuditOutcome   outcome,
                                 const char       *detail)
{
  DiaAuditEntry *self = dia_audit_entry_new ();

  self->at = at;
  self->event = event;
  self->outcome = outcome;
  self->account_id = account->id;
  dia_field_set_text (&self->network, account->network);
  dia_field_set_text (&self->server, account->server);
  dia_field_set_text (&self->handle, account->handle);
  dia_field_set_text (&self->detail, detail);

  return self;
}

const char *
dia_audit_event_to_string (DiaAuditEvent event)
{
  g_return_val_if_fail (event < G_N_ELEMENTS (event_names), NULL);

  return event_names[event];
}

gboolean
dia_audit_event_from_string (const char    *text,
                             DiaAuditEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (event_names); i++)
    {
      if (g_strcmp0 (text, event_names[i]) == 0)
        {
          *event = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
dia_audit_outcome_to_string (DiaAuditOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcome_names), NULL);

  return outcome_names[outcome];
}

gboolean
dia_audit_outcome_from_string (const char      *text,
                               DiaAuditOutcome *outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcome_names); i++)
    {
      if (g_strcmp0 (text, outcome_names[i]) == 0)
        {
          *outcome = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
dia_audit_entry_get_sentence (const DiaAuditEntry *self)
{
  if (self->event == DIA_AUDIT_SIGNED_IN)
    return _("Signed in");

  switch (self->outcome)
    {
    case DIA_AUDIT_DONE:
      return _("Sign-in ended, here and at the server");
    case DIA_AUDIT_PERSON:
      return _("Sign-in ended here; the rest is for you to do at the server");
    case DIA_AUDIT_NOT_REACHED:
      return _("Sign-in ended here; the server could not be told");
    case DIA_AUDIT_NOTHING:
      return _("Account removed; there was no sign-in to end");
    }

  g_return_val_if_reached ("");
}
