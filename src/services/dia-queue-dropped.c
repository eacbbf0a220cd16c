/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-dropped.h"

#include "dia-field.h"
#include "dia-journal.h"
#include "dia-store.h"

typedef struct
{
  DiaWorkspaceCore *core;    /* (owned) */
  GArray           *posts;   /* (owned) (element-type DiaId) */
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->core);
  g_array_unref (writing->posts);
  g_free (writing);
}

static gboolean
write_entry (DiaConnection  *connection,
             DiaId           post_id,
             DiaInstant      now,
             GError        **error)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

  entry->post_id = post_id;
  entry->step = DIA_STEP_PERSON;
  entry->outcome = DIA_OUTCOME_REFUSED;
  entry->started_at = entry->ended_at = now;
  dia_field_set_text (&entry->key, DIA_PERSON_TOLD);

  return dia_journal_begin (connection, entry, 0, error);
}

static gboolean
write_entries (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  const Writing *writing = user_data;
  DiaInstant now = dia_clock_now (writing->core->clock);

  for (guint i = 0; i < writing->posts->len; i++)
    if (!write_entry (connection, g_array_index (writing->posts, DiaId, i), now, error))
      return FALSE;

  return TRUE;
}

static void
write_in_thread (GTask        *task,
                 gpointer      resource,
                 gpointer      work_data,
                 GCancellable *cancellable)
{
  Writing *writing = work_data;
  GError *error = NULL;

  if (!dia_store_write (writing->core->store, write_entries, writing, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  dia_workspace_core_touch (writing->core, DIA_CHANGE_POSTS);
  g_task_return_boolean (task, TRUE);
}

void
dia_queue_dropped_settle (DiaWorkspaceCore *core,
                          GArray           *posts,
                          GTask            *task)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->core = g_object_ref (core);
  writing->posts = g_array_copy (posts);
  dia_worker_pool_push (core->desk, task, write_in_thread, writing, free_writing);
}
