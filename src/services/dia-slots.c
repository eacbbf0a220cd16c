/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-slots.h"

#include "dia-account-times.h"
#include "dia-accounts.h"
#include "dia-next-slots.h"
#include "dia-store.h"
#include "dia-workspace-private.h"

G_DEFINE_QUARK (dia-slots-error-quark, dia_slots_error)

typedef struct
{
  DiaId         account_id;
  DiaTimetable *timetable;   /* (owned) (nullable) */
} Loading;

typedef struct
{
  GArray             *account_ids;   /* (unowned) */
  const DiaTimetable *timetable;     /* (unowned) */
} Saving;

typedef struct
{
  DiaId      account_id;
  DiaInstant now;
  guint      n;
  GArray    *slots;   /* (owned) */
} Listing;

static gboolean
read_times (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  Loading *loading = user_data;

  loading->timetable = dia_account_times_load (connection, loading->account_id, error);
  return loading->timetable != NULL;
}

static gboolean
write_times (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  const Saving *saving = user_data;

  for (guint i = 0; i < saving->account_ids->len; i++)
    if (!dia_account_times_save (connection, g_array_index (saving->account_ids, DiaId, i), saving->timetable, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_free (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Listing *listing = user_data;
  g_autoptr (DiaAccount) account = dia_accounts_load (connection, listing->account_id, error);
  g_autoptr (DiaTimetable) timetable = account != NULL ? dia_account_times_load (connection, account->id, error) : NULL;
  DiaInstant after = listing->now;

  if (timetable == NULL)
    return FALSE;
  while (listing->slots->len < listing->n)
    {
      DiaSlot slot;

      if (!dia_next_slots_find (connection, account, timetable, after, DIA_ID_NONE, &slot, error))
        return FALSE;
      if (!dia_slot_is_set (&slot))
        break;
      g_array_append_val (listing->slots, slot);
      after = slot.at;
    }

  return TRUE;
}

static gpointer
read_times_for_task (DiaConnection  *connection,
                     gpointer        query_data,
                     GError        **error)
{
  const DiaId *account_id = query_data;

  return dia_account_times_load (connection, *account_id, error);
}

static void
on_times_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DiaTimetable *timetable = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (timetable != NULL)
    g_task_return_pointer (task, timetable, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

DiaTimetable *
dia_slots_load (DiaWorkspace  *workspace,
                DiaId          account_id,
                GCancellable  *cancellable,
                GError       **error)
{
  Loading loading = { .account_id = account_id };

  if (!dia_store_read (dia_workspace_get_core (workspace)->store, read_times, &loading, cancellable, error))
    g_clear_pointer (&loading.timetable, g_array_unref);

  return loading.timetable;
}

void
dia_slots_load_async (DiaWorkspace        *workspace,
                      DiaId                account_id,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_slots_load_async);
  dia_store_read_async (dia_workspace_get_core (workspace)->store, read_times_for_task,
                        g_memdup2 (&account_id, sizeof account_id), g_free, (GDestroyNotify) g_array_unref, cancellable,
                        on_times_read_cb, task);
}

DiaTimetable *
dia_slots_load_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dia_slots_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
dia_slots_save (DiaWorkspace        *workspace,
                GArray              *account_ids,
                const DiaTimetable  *timetable,
                GCancellable        *cancellable,
                GError             **error)
{
  DiaWorkspaceCore *core = dia_workspace_get_core (workspace);
  Saving saving = { account_ids, timetable };

  if (!dia_store_write (core->store, write_times, &saving, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_ROSTER);
  return TRUE;
}

GArray *
dia_slots_list_free (DiaWorkspace  *workspace,
                     DiaId          account_id,
                     guint          n,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DiaWorkspaceCore *core = dia_workspace_get_core (workspace);
  Listing listing = { account_id, dia_clock_now (core->clock), n, g_array_new (FALSE, FALSE, sizeof (DiaSlot)) };

  if (!dia_store_read (core->store, read_free, &listing, cancellable, error))
    g_clear_pointer (&listing.slots, g_array_unref);

  return listing.slots;
}
