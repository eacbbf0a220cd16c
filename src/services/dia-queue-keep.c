/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-keep.h"

#include "dia-accounts.h"
#include "dia-hand-overs.h"
#include "dia-posts.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DiaId    post_id;
  gboolean wish;
} KeepWrite;

/* What can still be planned can also be handed over. */
static gboolean
check_post (const DiaPost  *post,
            GError        **error)
{
  DiaPostState next;

  if (post->state == DIA_POST_IN_REVIEW || post->state == DIA_POST_CHANGES_REQUESTED ||
      (post->state != DIA_POST_CANCELLED && dia_post_state_after (post->state, DIA_POST_EVENT_SCHEDULE, &next)))
    return TRUE;

  g_set_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE,
               _("This cannot be done while the post is in the state “%s”."), dia_post_state_get_label (post->state));
  return FALSE;
}

static gboolean
check_account (DiaConnection  *connection,
               const DiaPost  *post,
               GError        **error)
{
  g_autoptr (DiaAccount) account = dia_accounts_load (connection, post->account_id, error);
  g_autofree char *handle = NULL;

  if (account == NULL)
    return FALSE;
  if (dia_account_may_keep (account))
    return TRUE;

  handle = dia_account_dup_handle (account);
  g_set_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE,
               _("The server of %s does not keep posts until their time."), handle);
  return FALSE;
}

static gboolean
write_wish (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  KeepWrite *write = user_data;
  g_autoptr (DiaPost) post = dia_posts_load (connection, write->post_id, error);

  if (post == NULL || !check_post (post, error) || (write->wish && !check_account (connection, post, error)))
    return FALSE;
  if (!write->wish && post->kept == DIA_KEPT_NOT)
    return TRUE;

  return dia_hand_overs_wish (connection, write->post_id, write->wish, error);
}

gboolean
dia_queue_keep_run (DiaWorkspaceCore  *core,
                    DiaId              post_id,
                    gboolean           wish,
                    GCancellable      *cancellable,
                    GError           **error)
{
  KeepWrite write = { post_id, wish };

  if (!dia_store_write (core->store, write_wish, &write, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_POSTS);
  return TRUE;
}
