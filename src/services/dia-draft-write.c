/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-write-private.h"

#include "dia-content-edits.h"
#include "dia-contents.h"
#include "dia-draft-slots.h"

/* Whether a post that says the earlier text would be sent with something else
 * than what belonged to it. */
static gboolean
changes_more_than_words (const DiaContent *content,
                         const DiaContent *committed)
{
  if (content->media->len != committed->media->len || content->visibility != committed->visibility ||
      !g_str_equal (content->link, committed->link) || !g_str_equal (content->reply_to, committed->reply_to) ||
      !g_str_equal (content->language, committed->language))
    return TRUE;

  for (guint i = 0; i < content->media->len; i++)
    {
      const DiaMedia *media = content->media->pdata[i], *other = committed->media->pdata[i];

      if (!g_str_equal (media->sha256, other->sha256) || !g_str_equal (media->alt, other->alt))
        return TRUE;
    }

  return FALSE;
}

/* What a person commits takes the place of what was kept beside it. */
static gboolean
commit_content (DiaConnection  *connection,
                DiaDraftWrite  *self,
                GError        **error)
{
  DiaContent *content = self->plan->content;

  if (self->depth == DIA_WRITE_UPDATE)
    {
      g_autoptr (DiaContent) committed = dia_contents_load (connection, content->id, error);

      if (committed == NULL)
        return FALSE;
      self->more_than_words = changes_more_than_words (content, committed);
    }

  return dia_contents_save (connection, content, error) &&
         dia_content_edits_drop (connection, content->id, error) &&
         (self->edit == NULL || dia_content_edits_save (connection, self->edit, error));
}

/* Keeps the words beside the content, and goes on with the content as it stands:
 * that is what posts say. */
static gboolean
keep_beside (DiaConnection  *connection,
             DiaDraftWrite  *self,
             GError        **error)
{
  DiaContent *content = self->plan->content;
  g_autoptr (DiaContent) committed = dia_contents_load (connection, content->id, error);
  gboolean kept;

  if (committed == NULL)
    return FALSE;
  kept = dia_content_says_same (content, committed) ? dia_content_edits_drop (connection, content->id, error)
                                                    : dia_content_edits_save (connection, content, error);
  g_set_object (&self->plan->content, committed);
  dia_draft_plan_forget_texts (self->plan);

  return kept;
}

static gboolean
write_content (DiaConnection  *connection,
               DiaDraftWrite  *self,
               GError        **error)
{
  if (!dia_contents_is_planned (connection, self->plan->content->id, &self->planned, error))
    return FALSE;

  return self->planned && self->depth < DIA_WRITE_UPDATE ? keep_beside (connection, self, error)
                                                         : commit_content (connection, self, error);
}

/* Nobody may have looked for the slots yet that were chosen. Those that were shown
 * are the ones that are taken. */
static gboolean
find_slots (DiaConnection  *connection,
            DiaDraftWrite  *self,
            GError        **error)
{
  GHashTable *slots;

  if (self->plan->timing != DIA_TIMING_SLOTS || self->depth == DIA_WRITE_WORDS)
    return TRUE;
  slots = dia_draft_slots_find (connection, self->plan, self->plan->slots, self->now, error);
  if (slots == NULL)
    return FALSE;
  dia_draft_plan_set_slots (self->plan, slots);

  return TRUE;
}

DiaDraftWrite *
dia_draft_write_new (DiaDraftPlan  *plan,
                     DiaInstant     now,
                     DiaWriteDepth  depth)
{
  DiaDraftWrite *self = g_new0 (DiaDraftWrite, 1);

  self->plan = plan;
  self->now = now;
  self->depth = depth;
  self->kept = dia_content_plan_new ();

  return self;
}

void
dia_draft_write_free (DiaDraftWrite *self)
{
  dia_draft_plan_free (self->plan);
  g_clear_object (&self->edit);
  g_clear_pointer (&self->before, dia_content_plan_free);
  dia_content_plan_free (self->kept);
  g_free (self);
}

gpointer
dia_draft_write_run (DiaConnection  *connection,
                     gpointer        write,
                     GError        **error)
{
  DiaDraftWrite *self = write;
  DiaContent *content = self->plan->content;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  content->changed_at = self->now;
  if (content->created_at == DIA_INSTANT_NONE)
    content->created_at = self->now;

  if (!write_content (connection, self, error) || !find_slots (connection, self, error))
    return NULL;
  if (self->depth != DIA_WRITE_WORDS && !dia_draft_write_posts (connection, self, ids, error))
    return NULL;

  return g_steal_pointer (&ids);
}
