/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-page-private.h"

#include "dia-drafts.h"

#include <glib/gi18n-lib.h>

/* What taking posts back needs, after the page is gone. The notices own the undo
 * that owns this: a reference of its own would keep all three. */
typedef struct
{
  DiaWorkspace *workspace;  /* (owned) */
  DiaNotices   *notices;
  GArray       *posts;      /* (owned) (element-type DiaId) (nullable) */
  DiaId         content_id;
} Taken;

static Taken *
create_taken (DiaComposerPage *self,
              GArray          *posts)
{
  Taken *taken = g_new0 (Taken, 1);

  taken->workspace = g_object_ref (self->workspace);
  taken->notices = self->notices;
  taken->posts = posts;
  taken->content_id = dia_draft_get_content (self->draft)->id;
  return taken;
}

static void
free_taken (gpointer data)
{
  Taken *taken = data;

  g_object_unref (taken->workspace);
  g_clear_pointer (&taken->posts, g_array_unref);
  g_free (taken);
}

static void
on_posts_unscheduled_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr(DiaNotices) notices = user_data;
  g_autoptr(GError) error = NULL;
  guint n_taken_back = 0;
  g_autofree char *text = NULL;

  if (!dia_drafts_unschedule_finish (DIA_DRAFTS (source), result, &n_taken_back, &error))
    {
      dia_notices_show_error (notices, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u post is a draft again", "%u posts are drafts again", n_taken_back), n_taken_back);
  dia_notices_show (notices, text);
}

static void
unschedule (gpointer data)
{
  Taken *taken = data;

  dia_drafts_unschedule_async (dia_workspace_get_drafts (taken->workspace), taken->posts, NULL,
                               on_posts_unscheduled_cb, g_object_ref (taken->notices));
}

static void
on_draft_restored_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(DiaNotices) notices = user_data;
  g_autoptr(GError) error = NULL;

  if (!dia_drafts_restore_finish (DIA_DRAFTS (source), result, &error))
    dia_notices_show_error (notices, error);
}

static void
restore_draft (gpointer data)
{
  Taken *taken = data;

  dia_drafts_restore_async (dia_workspace_get_drafts (taken->workspace), taken->content_id, NULL,
                            on_draft_restored_cb, g_object_ref (taken->notices));
}

static void
on_posts_made_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(DiaComposerPage) self = user_data;
  g_autoptr(GError) error = NULL;
  GArray *posts = dia_draft_schedule_finish (DIA_DRAFT (source), result, &error);
  g_autofree char *text = NULL;
  gboolean now = dia_composer_page_get_timing (self) == DIA_TIMING_NOW;

  self->scheduling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->schedule_button), TRUE);
  if (posts == NULL)
    {
      if (!g_error_matches (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED)
          || !dia_problem_list_settle_first (self->problems))
        dia_notices_show_error (self->notices, error);
      return;
    }
  text = g_strdup_printf (now ? ngettext ("%u post goes out now", "%u posts go out now", posts->len)
                              : ngettext ("%u post scheduled", "%u posts scheduled", posts->len), posts->len);
  dia_notices_show_undo (self->notices, text, unschedule, create_taken (self, posts), free_taken);
  dia_composer_page_close (self);
}

static void
on_draft_removed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(DiaComposerPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!dia_drafts_remove_finish (DIA_DRAFTS (source), result, &error))
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  dia_notices_show_undo (self->notices, _("Draft deleted"), restore_draft, create_taken (self, NULL), free_taken);
  dia_composer_page_close (self);
}

static void
on_saved_before_removal_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data)
{
  DiaComposerPage *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!dia_draft_save_finish (DIA_DRAFT (source), result, &error))
    {
      dia_notices_show_error (self->notices, error);
      g_object_unref (self);
      return;
    }
  dia_drafts_remove_async (dia_workspace_get_drafts (self->workspace), dia_draft_get_content (self->draft)->id,
                           self->cancellable, on_draft_removed_cb, self);
}

void
dia_composer_page_withdraw (DiaComposerPage *self)
{
  g_autoptr(GArray) posts = dia_past_rows_list_scheduled (self->past);

  dia_drafts_unschedule_async (dia_workspace_get_drafts (self->workspace), posts, NULL,
                               on_posts_unscheduled_cb, g_object_ref (self->notices));
}

/* While something blocks, scheduling leads to what blocks. */
void
dia_composer_page_schedule (DiaComposerPage *self)
{
  if (self->scheduling)
    return;
  if (dia_draft_is_blocked (self->draft) && dia_problem_list_settle_first (self->problems))
    return;
  self->scheduling = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->schedule_button), FALSE);
  dia_draft_schedule_async (self->draft, self->cancellable, on_posts_made_cb, g_object_ref (self));
}

void
dia_composer_page_delete (DiaComposerPage *self)
{
  dia_draft_save_async (self->draft, self->cancellable, on_saved_before_removal_cb, g_object_ref (self));
}
