/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-ledger.h"

G_DEFINE_INTERFACE (DiaPracticeLedger, dia_practice_ledger, G_TYPE_OBJECT)

static void
dia_practice_ledger_default_init (DiaPracticeLedgerInterface *iface)
{
}

DiaPracticePost *
dia_practice_post_new (DiaId       account_id,
                       const char *id,
                       const char *text,
                       const char *record,
                       DiaInstant  at)
{
  DiaPracticePost *self = g_new0 (DiaPracticePost, 1);

  self->account_id = account_id;
  self->id = g_strdup (id);
  self->text = g_strdup (text);
  self->record = g_strdup (record);
  self->at = at;

  return self;
}

void
dia_practice_post_free (DiaPracticePost *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self->record);
  g_free (self);
}

gboolean
dia_practice_ledger_put (DiaPracticeLedger      *self,
                         const DiaPracticePost  *post,
                         GError                **error)
{
  return DIA_PRACTICE_LEDGER_GET_IFACE (self)->put (self, post, error);
}

gboolean
dia_practice_ledger_get (DiaPracticeLedger  *self,
                         DiaId               account_id,
                         const char         *id,
                         DiaPracticePost   **post,
                         GError            **error)
{
  *post = NULL;

  return DIA_PRACTICE_LEDGER_GET_IFACE (self)->get (self, account_id, id, post, error);
}

gboolean
dia_practice_ledger_remove (DiaPracticeLedger  *self,
                            DiaId               account_id,
                            const char         *id,
                            GError            **error)
{
  return DIA_PRACTICE_LEDGER_GET_IFACE (self)->remove (self, account_id, id, error);
}

GPtrArray *
dia_practice_ledger_list (DiaPracticeLedger  *self,
                          DiaId               account_id,
                          const char         *before,
                          guint               limit,
                          GError            **error)
{
  return DIA_PRACTICE_LEDGER_GET_IFACE (self)->list (self, account_id, before, limit, error);
}
