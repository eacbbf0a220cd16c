/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-undo.h"

#include "dia-posts.h"
#include "dia-store.h"

static gboolean
put_back (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  DiaQueueUndo *self = user_data;

  return dia_posts_put_back (connection, self->before, self->version, error);
}

DiaQueueUndo *
dia_queue_undo_from_act (const DiaQueueActRequest  *request,
                         DiaHttp                   *http,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  g_autoptr (DiaPost) before = NULL;
  DiaQueueUndo *self;
  int version;

  if (!dia_queue_act_run (request, http, &before, &version, cancellable, error))
    return NULL;

  self = g_new0 (DiaQueueUndo, 1);
  self->post_id = request->post_id;
  self->before = g_steal_pointer (&before);
  self->version = version;

  return self;
}

gboolean
dia_queue_undo_put_back (DiaQueueUndo      *self,
                         DiaWorkspaceCore  *core,
                         GCancellable      *cancellable,
                         GError           **error)
{
  if (!dia_store_write (core->store, put_back, self, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_POSTS);
  return TRUE;
}

void
dia_queue_undo_free (DiaQueueUndo *self)
{
  g_clear_object (&self->before);
  g_free (self);
}
