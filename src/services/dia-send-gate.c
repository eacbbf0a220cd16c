/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-send-gate.h"

typedef struct
{
  guint      n_inside;
  DiaInstant silent_until;
  gboolean   cut;          /* the last one did not reach it */
  DiaInstant cut_until;
} Server;

struct _DiaSendGate
{
  guint       per_server;
  GHashTable *servers;    /* (element-type utf8 Server) */
  GHashTable *accounts;   /* (element-type DiaId DiaInstant) */
};

/* Networks without a choice of servers are one server each. */
static Server *
get_server (DiaSendGate      *self,
            const DiaAccount *account)
{
  g_autofree char *name = g_strconcat (account->network, " ", account->server, NULL);
  Server *server = g_hash_table_lookup (self->servers, name);

  if (server == NULL)
    {
      server = g_new0 (Server, 1);
      server->silent_until = DIA_INSTANT_NONE;
      server->cut_until = DIA_INSTANT_NONE;
      g_hash_table_insert (self->servers, g_steal_pointer (&name), server);
    }

  return server;
}

DiaSendGate *
dia_send_gate_new (guint per_server)
{
  DiaSendGate *self = g_new0 (DiaSendGate, 1);

  self->per_server = per_server;
  self->servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

void
dia_send_gate_free (DiaSendGate *self)
{
  g_hash_table_unref (self->servers);
  g_hash_table_unref (self->accounts);
  g_free (self);
}

DiaInstant
dia_send_gate_get_ready_at (DiaSendGate      *self,
                            const DiaAccount *account)
{
  const DiaInstant *paced_until = g_hash_table_lookup (self->accounts, &account->id);
  const Server *server = get_server (self, account);
  DiaInstant ready_at = MAX (server->silent_until, server->cut_until);

  return paced_until != NULL ? MAX (*paced_until, ready_at) : ready_at;
}

gboolean
dia_send_gate_enter (DiaSendGate      *self,
                     const DiaAccount *account)
{
  Server *server = get_server (self, account);

  if (server->n_inside >= (server->cut ? 1 : self->per_server))
    return FALSE;

  server->n_inside++;

  return TRUE;
}

void
dia_send_gate_leave (DiaSendGate      *self,
                     const DiaAccount *account)
{
  Server *server = get_server (self, account);

  g_return_if_fail (server->n_inside > 0);

  server->n_inside--;
}

void
dia_send_gate_cut (DiaSendGate      *self,
                   const DiaAccount *account,
                   DiaInstant        until)
{
  Server *server = get_server (self, account);

  server->cut = TRUE;
  server->cut_until = until;
}

void
dia_send_gate_reached (DiaSendGate      *self,
                       const DiaAccount *account)
{
  Server *server = get_server (self, account);

  server->cut = FALSE;
  server->cut_until = DIA_INSTANT_NONE;
}

gboolean
dia_send_gate_is_cut (DiaSendGate      *self,
                      const DiaAccount *account)
{
  return get_server (self, account)->cut;
}

void
dia_send_gate_reconnect (DiaSendGate *self)
{
  GHashTableIter iter;
  gpointer server;

  g_hash_table_iter_init (&iter, self->servers);
  while (g_hash_table_iter_next (&iter, NULL, &server))
    ((Server *) server)->cut_until = DIA_INSTANT_NONE;
}

void
dia_send_gate_silence (DiaSendGate      *self,
                       const DiaAccount *account,
                       DiaInstant        until)
{
  Server *server = get_server (self, account);

  server->silent_until = MAX (server->silent_until, until);
}

void
dia_send_gate_pace (DiaSendGate      *self,
                    const DiaAccount *account,
                    DiaInstant        until)
{
  g_hash_table_insert (self->accounts, g_memdup2 (&account->id, sizeof account->id), g_memdup2 (&until, sizeof until));
}
