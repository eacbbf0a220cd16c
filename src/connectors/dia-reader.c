/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-reader.h"

G_DEFINE_INTERFACE (DiaReader, dia_reader, DIA_TYPE_CONNECTOR)

static void
dia_reader_default_init (DiaReaderInterface *iface)
{
}

void
dia_counts_init (DiaCounts *counts)
{
  *counts = (DiaCounts) { -1, -1, -1, -1, -1 };
}

DiaOwnPost *
dia_own_post_new (const char *id,
                  const char *url,
                  const char *text,
                  DiaInstant  at)
{
  DiaOwnPost *self = g_new0 (DiaOwnPost, 1);

  self->id = g_strdup (id);
  self->url = g_strdup (url != NULL ? url : "");
  self->text = g_strdup (text != NULL ? text : "");
  self->at = at;
  dia_counts_init (&self->counts);

  return self;
}

void
dia_own_post_free (DiaOwnPost *self)
{
  g_free (self->id);
  g_free (self->url);
  g_free (self->text);
  g_free (self);
}

gboolean
dia_reader_read_account (DiaReader         *self,
                         const DiaSession  *session,
                         DiaCounts         *counts,
                         GCancellable      *cancellable,
                         GError           **error)
{
  dia_counts_init (counts);

  return DIA_READER_GET_IFACE (self)->read_account (self, session, counts, cancellable, error);
}

gboolean
dia_reader_read_post (DiaReader         *self,
                      const DiaSession  *session,
                      const char        *remote_id,
                      DiaCounts         *counts,
                      GCancellable      *cancellable,
                      GError           **error)
{
  dia_counts_init (counts);

  return DIA_READER_GET_IFACE (self)->read_post (self, session, remote_id, counts, cancellable, error);
}

GPtrArray *
dia_reader_list_own (DiaReader         *self,
                     const DiaSession  *session,
                     const char        *before,
                     guint              limit,
                     GCancellable      *cancellable,
                     GError           **error)
{
  return DIA_READER_GET_IFACE (self)->list_own (self, session, before, limit, cancellable, error);
}
