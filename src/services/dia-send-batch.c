/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-send-batch.h"

#include "dia-claim-owner.h"
#include "dia-publishing-rules-private.h"
#include "dia-settings.h"
#include "dia-silent-accounts.h"
#include "dia-slot-renewal.h"
#include "dia-store.h"

/* So many of those that are due are looked through for some that may begin. */
#define MAX_LOOKED_THROUGH 500

typedef struct
{
  const DiaSendBatchRequest *request;
  DiaSendBatch              *batch;
  DiaClaimTerms              terms;
  DiaHandOverTerms           hand_over_terms;
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
read_settings (DiaConnection  *connection,
               DiaSendBatch   *batch,
               GError        **error)
{
  g_autofree char *paused = NULL;

  if (!dia_settings_get (connection, DIA_SETTING_PAUSED, &paused, error))
    return FALSE;
  batch->paused = g_strcmp0 (paused, "1") == 0;
  g_clear_pointer (&batch->silent_scopes, g_ptr_array_unref);
  g_clear_pointer (&batch->silent_accounts, g_array_unref);
  batch->silent_scopes = dia_silent_scopes_load (connection, error);
  if (batch->silent_scopes == NULL)
    return FALSE;
  batch->silent_accounts = dia_silent_accounts_list (connection, batch->silent_scopes, error);
  if (batch->silent_accounts == NULL)
    return FALSE;

  return dia_publishing_rules_read (connection, &batch->rules, error);
}

static void
set_terms (BatchWrite *write)
{
  const DiaPublishingRules *rules = &write->batch->rules;

  write->terms = (DiaClaimTerms) {
    .now = dia_clock_now (write->request->core->clock),
    .pace_ms = rules->pace_seconds * DIA_SECOND,
    .late_pace_ms = rules->late_pace_minutes * DIA_MINUTE,
    .keyring_closed = write->request->keyring_closed,
    .silent = write->batch->silent_accounts,
  };
  write->hand_over_terms = (DiaHandOverTerms) {
    .now = write->terms.now,
    .silent = write->batch->paused,
    .silent_accounts = write->batch->silent_accounts,
    .keyring_closed = write->request->keyring_closed,
    .owner = write->request->owner,
    .expires_at = write->terms.now + DIA_OUTGOING_LEASE_MS,
    .is_gone = is_gone,
  };
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
      DiaOutgoing *outgoing = dia_outgoing_load (write->request->core, connection, claim,
                                                 is_rival (claim, write->request->owner), &error);

      if (outgoing != NULL)
        g_ptr_array_add (write->batch->outgoing, outgoing);
      else
        g_warning ("A post that is due cannot be read: %s", error->message);
    }
}

static gboolean
take_over (DiaConnection  *connection,
           BatchWrite     *write,
           GError        **error)
{
  const char *owner = write->request->owner;
  g_autoptr (GPtrArray) orphans = NULL;

  orphans = dia_claims_take_over (connection, write->terms.silent, owner, write->terms.now, DIA_OUTGOING_LEASE_MS, is_gone,
                                  NULL, error);
  if (orphans == NULL)
    return FALSE;
  load_outgoing (connection, write, orphans);

  return TRUE;
}

static gboolean
take_due (DiaConnection  *connection,
          BatchWrite     *write,
          guint           limit,
          GError        **error)
{
  const DiaSendBatchRequest *request = write->request;
  DiaInstant expires_at = write->terms.now + DIA_OUTGOING_LEASE_MS;
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GArray) due = dia_claims_list_due (connection, &write->terms,
                                                request->spread != NULL ? MAX_LOOKED_THROUGH : limit, error);

  if (due == NULL)
    return FALSE;
  if (request->spread != NULL)
    chosen = dia_sister_spread_choose (request->spread, due, limit, g_get_monotonic_time ());
  claims = dia_claims_take (connection, chosen != NULL ? chosen : due, request->owner, expires_at, error);
  if (claims == NULL)
    return FALSE;
  load_outgoing (connection, write, claims);

  return TRUE;
}

static gboolean
take_claims (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  BatchWrite *write = user_data;
  guint limit = write->request->limit;

  /* Somebody may have asked for silence since the look ahead. */
  if (!read_settings (connection, write->batch, error))
    return FALSE;
  set_terms (write);
  if (write->batch->paused)
    return TRUE;
  if (!take_over (connection, write, error))
    return FALSE;

  limit -= MIN (write->batch->outgoing->len, limit);

  return limit == 0 || take_due (connection, write, limit, error);
}

static gboolean
is_silent (const DiaSendBatch *batch,
           DiaId               account_id)
{
  for (guint i = 0; i < batch->silent_accounts->len; i++)
    if (g_array_index (batch->silent_accounts, DiaId, i) == account_id)
      return TRUE;

  return FALSE;
}

/* As with posts: what cannot be read must not keep the others waiting. */
static gboolean
take_hand_overs (DiaConnection  *connection,
                 gpointer        user_data,
                 GError        **error)
{
  BatchWrite *write = user_data;
  g_autoptr (GPtrArray) rows =
    dia_hand_overs_take (connection, &write->hand_over_terms, write->request->n_hand_overs, error);

  while (rows != NULL && rows->len > 0)
    {
      g_autoptr (GError) problem = NULL;
      DiaHandOver *row = g_ptr_array_steal_index (rows, 0);
      gboolean silent = write->batch->paused || is_silent (write->batch, row->account_id);
      DiaHandOverJob *job = dia_hand_over_job_load (write->request->core, connection, row, silent, &problem);

      if (job != NULL)
        g_ptr_array_add (write->batch->hand_overs, job);
      else
        g_warning ("A post that a server keeps cannot be read: %s", problem->message);
    }

  return rows != NULL;
}

static gboolean
look_ahead (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  BatchWrite *write = user_data;

  if (!read_settings (connection, write->batch, error))
    return FALSE;
  set_terms (write);

  return dia_claims_next_due (connection, &write->terms, &write->batch->next_due, error) &&
         dia_hand_overs_next_due (connection, &write->hand_over_terms, &write->batch->next_hand_over, error);
}

static gboolean
is_worth_handing_over (const BatchWrite *write)
{
  DiaInstant at = write->batch->next_hand_over;

  return write->request->n_hand_overs > 0 && at != DIA_INSTANT_NONE && at <= write->terms.now;
}

static gboolean
is_worth_claiming (const BatchWrite *write)
{
  const DiaSendBatch *batch = write->batch;

  return !batch->paused && write->request->limit > 0 &&
         (write->request->recover || (batch->next_due != DIA_INSTANT_NONE && batch->next_due <= write->terms.now));
}

DiaSendBatch *
dia_send_batch_take (const DiaSendBatchRequest  *request,
                     GError                    **error)
{
  g_autoptr (DiaSendBatch) batch = g_new0 (DiaSendBatch, 1);
  BatchWrite write = { .request = request, .batch = batch };
  DiaStore *store = request->core->store;

  batch->outgoing = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_outgoing_free);
  batch->hand_overs = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_hand_over_job_free);
  if (!dia_store_read (store, look_ahead, &write, NULL, error))
    return NULL;
  if (is_worth_handing_over (&write) &&
      (!dia_store_write (store, take_hand_overs, &write, NULL, error) ||
       !dia_store_read (store, look_ahead, &write, NULL, error)))
    return NULL;
  if (!is_worth_claiming (&write))
    return g_steal_pointer (&batch);

  if (request->recover && !dia_slot_renewal_run (request->core, error))
    return NULL;
  if (!dia_store_write (store, take_claims, &write, NULL, error) ||
      !dia_store_read (store, look_ahead, &write, NULL, error))
    return NULL;
  if (request->spread != NULL)
    batch->wait_ms = dia_sister_spread_get_wait (request->spread);

  return g_steal_pointer (&batch);
}

void
dia_send_batch_free (DiaSendBatch *self)
{
  g_clear_pointer (&self->outgoing, g_ptr_array_unref);
  g_clear_pointer (&self->hand_overs, g_ptr_array_unref);
  g_clear_pointer (&self->silent_scopes, g_ptr_array_unref);
  g_clear_pointer (&self->silent_accounts, g_array_unref);
  g_free (self);
}
