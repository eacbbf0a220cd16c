/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-page-private.h"

#include "dia-button-words.h"
#include "dia-draft-undo.h"
#include "dia-drafts.h"

#include <glib/gi18n-lib.h>

/* "Schedule 12 Posts", or what else the button does. (transfer full) */
static char *
name_primary (DiaComposerPage *self,
              DiaCommitment    commitment,
              guint            n)
{
  gboolean narrow = dia_composer_panes_is_narrow (self->panes);
  gboolean now = dia_composer_page_get_timing (self) == DIA_TIMING_NOW;

  if (commitment == DIA_COMMITMENT_NONE)
    return g_strdup (C_("planned posts", "Up to Date"));
  if (commitment == DIA_COMMITMENT_UPDATE)
    return narrow ? g_strdup (C_("planned posts", "Update"))
                  : g_strdup_printf (ngettext ("Update %u Post", "Update %u Posts", n), n);
  if (narrow && now)
    return g_strdup (_("Publish"));
  if (narrow || n == 0)
    return g_strdup (_("Schedule"));
  return now ? g_strdup_printf (ngettext ("Publish %u Post Now", "Publish %u Posts Now", n), n)
             : g_strdup_printf (ngettext ("Schedule %u Post", "Schedule %u Posts", n), n);
}

void
dia_composer_page_show_primary (DiaComposerPage *self)
{
  guint n = 0;
  DiaCommitment commitment = dia_draft_get_commitment (self->draft, &n);
  gboolean has_edits = dia_draft_has_edits (self->draft);
  g_autofree char *label = name_primary (self, commitment, n);

  adw_split_button_set_label (self->schedule_button, label);
  /* A new label comes with each. */
  dia_button_words_give_way (GTK_WIDGET (self->schedule_button));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.commit", commitment != DIA_COMMITMENT_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.update", has_edits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.discard",
                                 dia_draft_get_waiting (self->draft) != DIA_WAITING_NOTHING);
}

/* What blocks is shown, and why nothing happened where that is not enough. */
static void
end_badly (DiaComposerPage *self,
           const GError    *error)
{
  if (!g_error_matches (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED)
      || !dia_problem_list_settle_first (self->problems))
    dia_notices_show_error (self->notices, error);
}

static void
set_committing (DiaComposerPage *self,
                gboolean         committing)
{
  self->committing = committing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->schedule_button), !committing);
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

  set_committing (self, FALSE);
  if (posts == NULL)
    {
      end_badly (self, error);
      return;
    }
  text = g_strdup_printf (now ? ngettext ("%u post goes out now", "%u posts go out now", posts->len)
                              : ngettext ("%u post scheduled", "%u posts scheduled", posts->len), posts->len);
  dia_draft_undo_offer_unschedule (self->workspace, self->notices, posts, text);
  if (!now)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.offer-publisher", NULL);
  dia_composer_page_close (self);
}

static void
on_posts_updated_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(DiaComposerPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) posts = dia_draft_update_finish (DIA_DRAFT (source), result, &error);
  g_autofree char *text = NULL;

  set_committing (self, FALSE);
  if (posts == NULL)
    {
      end_badly (self, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u post updated", "%u posts updated", posts->len), posts->len);
  dia_draft_undo_offer_update (self->notices, self->draft, text);
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
  if (self->committing)
    return;
  if (dia_draft_is_blocked (self->draft) && dia_problem_list_settle_first (self->problems))
    return;
  set_committing (self, TRUE);
  dia_draft_schedule_async (self->draft, self->cancellable, on_posts_made_cb, g_object_ref (self));
}

void
dia_composer_page_delete (DiaComposerPage *self)
{
  dia_draft_save_async (self->draft, self->cancellable, on_saved_before_removal_cb, g_object_ref (self));
}

void
dia_composer_page_update (DiaComposerPage *self)
{
  if (self->committing)
    return;
  set_committing (self, TRUE);
  dia_draft_update_async (self->draft, self->cancellable, on_posts_updated_cb, g_object_ref (self));
}

void
dia_composer_page_commit (DiaComposerPage *self)
{
  guint n;

  if (dia_draft_get_commitment (self->draft, &n) == DIA_COMMITMENT_UPDATE)
    dia_composer_page_update (self);
  else
    dia_composer_page_schedule (self);
}

void
dia_composer_page_discard (DiaComposerPage *self)
{
  DiaDraftEdits *typed = dia_draft_discard_edits (self->draft);

  if (typed != NULL)
    dia_draft_undo_offer_edits (self->own_notices, self->draft, typed);
}
