/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-send-batch.h"

#include "dia-claim-owner.h"
#include "dia-settings.h"
#include "dia-slot-renewal.h"
#include "dia-store.h"

#define DEFAULT_GRACE_MINUTES 60

typedef struct
{
  DiaWorkspaceCore *core;
  const char       *owner;
  guint             limit;
  DiaSendBatch     *batch;
} BatchWrite;

static gboolean
is_gone (const char *owner,
         gpointer    user_data)
{
  return dia_claim_owner_check (owner) == DIA_OWNER_DEAD;
}

/* A sender that cannot be proven dead may wake up in the middle of a step, even
 * after its time. Our own claims never do: their delivery has ended. */
static gboolean
is_rival (const DiaClaim *claim,
          const char     *owner)
{
  return claim->taken_from != NULL && !g_str_equal (claim->taken_from, owner) &&
         dia_claim_owner_check (claim->taken_from) != DIA_OWNER_DEAD;
}

static gboolean
read_number (DiaConnection  *connection,
             const char     *key,
             gint64          fallback,
             gint64         *value,
             GError        **error)
{
  g_autofree char *text = NULL;

  if (!dia_settings_get (connection, key, &text, error))
    return FALSE;
  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT, value, NULL))
    *value = fallback;

  return TRUE;
}

static gboolean
read_settings (DiaConnection  *connection,
               DiaSendBatch   *batch,
               GError        **error)
{
  gint64 paused, grace, pace;

  if (!read_number (connection, DIA_SETTING_PAUSED, 0, &paused, error) ||
      !read_number (connection, DIA_SETTING_GRACE, DEFAULT_GRACE_MINUTES, &grace, error) ||
      !read_number (connection, DIA_SETTING_PACE, 0, &pace, error))
    return FALSE;

  batch->paused = paused != 0;
  batch->grace_ms = grace * DIA_MINUTE;
  batch->pace_ms = pace * DIA_SECOND;

  return TRUE;
}

/* A post whose content or account cannot be read stays claimed until its time is
 * over; the others must not wait for it. */
static void
load_outgoing (DiaConnection *connection,
               BatchWrite    *write,
               GPtrArray     *claims)
{
  while (claims->len > 0)
    {
      DiaClaim *claim = g_ptr_array_steal_index (claims, 0);
      g_autoptr (GError) error = NULL;
      DiaOutgoing *outgoing = dia_outgoing_load (write->core, connection, claim, is_rival (claim, write->owner), &error);

      if (outgoing != NULL)
        g_ptr_array_add (write->batch->outgoing, outgoing);
      else
        g_warning ("A post that is due cannot be read: %s", error->message);
    }
}

static gboolean
take_claims (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  BatchWrite *write = user_data;
  DiaInstant now = dia_clock_now (write->core->clock);
  g_autoptr (GPtrArray) orphans = NULL;
  g_autoptr (GPtrArray) due = NULL;
  guint limit;

  orphans = dia_claims_take_over (connection, write->owner, now, DIA_OUTGOING_LEASE_MS, is_gone, NULL, error);
  if (orphans == NULL)
    return FALSE;
  limit = write->limit - MIN (orphans->len, write->limit);
  load_outgoing (connection, write, orphans);
  if (limit == 0)
    return TRUE;

  due = dia_claims_take_due (connection, write->owner, now, DIA_OUTGOING_LEASE_MS, limit, error);
  if (due == NULL)
    return FALSE;
  load_outgoing (connection, write, due);

  return TRUE;
}

static gboolean
look_ahead (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  BatchWrite *write = user_data;

  return read_settings (connection, write->batch, error) &&
         dia_claims_next_due (connection, &write->batch->next_due, error);
}

static gboolean
is_worth_claiming (const DiaSendBatch *batch,
                   DiaInstant          now,
                   guint               limit)
{
  return !batch->paused && limit > 0 && batch->next_due != DIA_INSTANT_NONE && batch->next_due <= now;
}

DiaSendBatch *
dia_send_batch_take (DiaWorkspaceCore  *core,
                     const char        *owner,
                     gboolean           recover,
                     guint              limit,
                     GError           **error)
{
  g_autoptr (DiaSendBatch) batch = g_new0 (DiaSendBatch, 1);
  BatchWrite write = { .core = core, .owner = owner, .limit = limit, .batch = batch };

  batch->outgoing = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_outgoing_free);
  if (!dia_store_read (core->store, look_ahead, &write, NULL, error))
    return NULL;
  if (!recover && !is_worth_claiming (batch, dia_clock_now (core->clock), limit))
    return g_steal_pointer (&batch);
  if (batch->paused)
    return g_steal_pointer (&batch);

  if (recover && !dia_slot_renewal_run (core, error))
    return NULL;
  if (!dia_store_write (core->store, take_claims, &write, NULL, error))
    return NULL;
  if (!dia_store_read (core->store, look_ahead, &write, NULL, error))
    return NULL;

  return g_steal_pointer (&batch);
}

void
dia_send_batch_free (DiaSendBatch *self)
{
  g_clear_pointer (&self->outgoing, g_ptr_array_unref);
  g_free (self);
}
