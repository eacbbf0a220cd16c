/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-page-private.h"

#include "dia-draft-undo.h"
#include "dia-drafts.h"

#include <glib/gi18n-lib.h>

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
  dia_draft_undo_offer_unschedule (self->workspace, self->notices, posts, text);
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
  dia_draft_undo_offer_restore (self->workspace, self->notices, dia_draft_get_content (self->draft)->id);
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

  dia_draft_undo_unschedule (self->workspace, self->notices, posts);
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
