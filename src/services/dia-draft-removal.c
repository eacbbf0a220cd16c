/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-removal.h"

#include "dia-content-edits.h"
#include "dia-contents.h"
#include "dia-posts.h"

gpointer
dia_draft_removal_run (DiaConnection  *connection,
                       gpointer        removal,
                       GError        **error)
{
  const DiaDraftRemoval *self = removal;

  if (self->restore)
    dia_contents_restore (connection, self->content_id, error);
  else
    dia_contents_remove (connection, self->content_id, self->now, error);

  return NULL;
}

/* Once nothing of it is planned, a content is what was last written. Its posts
 * follow when it is opened. */
static gboolean
take_edit (DiaConnection  *connection,
           DiaId           content_id,
           GError        **error)
{
  g_autoptr (DiaContent) edit = NULL;
  gboolean planned;

  if (!dia_contents_is_planned (connection, content_id, &planned, error) ||
      !dia_content_edits_load (connection, content_id, &edit, error))
    return FALSE;

  return planned || edit == NULL ||
         (dia_contents_save (connection, edit, error) && dia_content_edits_drop (connection, content_id, error));
}

gpointer
dia_draft_unschedule_run (DiaConnection  *connection,
                          gpointer        posts,
                          GError        **error)
{
  const GArray *ids = posts;
  g_autofree guint *n_taken_back = g_new0 (guint, 1);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DiaPost) post = dia_posts_load (connection, g_array_index (ids, DiaId, i), error);

      if (post == NULL)
        return NULL;
      if (post->state != DIA_POST_SCHEDULED)
        continue;
      if (!dia_posts_apply (connection, post, DIA_POST_EVENT_WITHDRAW, error) ||
          !take_edit (connection, post->content_id, error))
        return NULL;
      (*n_taken_back)++;
    }

  return g_steal_pointer (&n_taken_back);
}
