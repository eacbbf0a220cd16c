/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-keeper.h"

G_DEFINE_INTERFACE (DiaKeeper, dia_keeper, DIA_TYPE_CONNECTOR)

static void
dia_keeper_default_init (DiaKeeperInterface *iface)
{
}

DiaKeptPost *
dia_kept_post_new (const char *id,
                   DiaInstant  at)
{
  DiaKeptPost *self = g_new0 (DiaKeptPost, 1);

  self->id = g_strdup (id);
  self->at = at;

  return self;
}

void
dia_kept_post_free (DiaKeptPost *self)
{
  g_free (self->id);
  g_free (self);
}

gboolean
dia_keeper_probe (DiaKeeper         *self,
                  const DiaSession  *session,
                  DiaKeeps          *keeps,
                  GCancellable      *cancellable,
                  GError           **error)
{
  *keeps = DIA_KEEPS_UNKNOWN;

  return DIA_KEEPER_GET_IFACE (self)->probe (self, session, keeps, cancellable, error);
}

gboolean
dia_keeper_hand_over (DiaKeeper                *self,
                      const DiaSession         *session,
                      const DiaPublishRequest  *request,
                      DiaInstant                at,
                      DiaKeptPost             **kept,
                      DiaRemotePost           **published,
                      GCancellable             *cancellable,
                      GError                  **error)
{
  *kept = NULL;
  *published = NULL;
  /* As with a commit: later than here, cancelling would leave a question. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return DIA_KEEPER_GET_IFACE (self)->hand_over (self, session, request, at, kept, published, cancellable, error);
}

gboolean
dia_keeper_find (DiaKeeper                *self,
                 const DiaSession         *session,
                 const DiaPublishRequest  *request,
                 DiaInstant                at,
                 GPtrArray                *others,
                 DiaLook                  *look,
                 DiaKeptPost             **kept,
                 GCancellable             *cancellable,
                 GError                  **error)
{
  *look = DIA_LOOK_UNSURE;
  *kept = NULL;

  return DIA_KEEPER_GET_IFACE (self)->find (self, session, request, at, others, look, kept, cancellable, error);
}

gboolean
dia_keeper_check (DiaKeeper         *self,
                  const DiaSession  *session,
                  const char        *id,
                  DiaKeptPost      **kept,
                  GCancellable      *cancellable,
                  GError           **error)
{
  *kept = NULL;

  return DIA_KEEPER_GET_IFACE (self)->check (self, session, id, kept, cancellable, error);
}

gboolean
dia_keeper_move (DiaKeeper         *self,
                 const DiaSession  *session,
                 const char        *id,
                 DiaInstant         at,
                 DiaKeptPost      **kept,
                 GCancellable      *cancellable,
                 GError           **error)
{
  *kept = NULL;

  return DIA_KEEPER_GET_IFACE (self)->move (self, session, id, at, kept, cancellable, error);
}

gboolean
dia_keeper_take_back (DiaKeeper         *self,
                      const DiaSession  *session,
                      const char        *id,
                      gboolean          *there,
                      GCancellable      *cancellable,
                      GError           **error)
{
  *there = FALSE;

  return DIA_KEEPER_GET_IFACE (self)->take_back (self, session, id, there, cancellable, error);
}
