/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-undo.h"

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
create_taken (DiaWorkspace *workspace,
              DiaNotices   *notices,
              GArray       *posts,
              DiaId         content_id)
{
  Taken *taken = g_new0 (Taken, 1);

  taken->workspace = g_object_ref (workspace);
  taken->notices = notices;
  taken->posts = posts;
  taken->content_id = content_id;
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

  dia_draft_undo_unschedule (taken->workspace, taken->notices, taken->posts);
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

/* What taking words back needs; the notices own it, too. */
typedef struct
{
  DiaNotices *notices;
  DiaDraft   *draft;    /* (owned) */
  DiaDraftEdits *edits; /* (owned) (nullable) */
} Words;

static Words *
create_words (DiaNotices    *notices,
              DiaDraft      *draft,
              DiaDraftEdits *edits)
{
  Words *words = g_new0 (Words, 1);

  words->notices = notices;
  words->draft = g_object_ref (draft);
  words->edits = edits;
  return words;
}

static void
free_words (gpointer data)
{
  Words *words = data;

  g_object_unref (words->draft);
  g_clear_pointer (&words->edits, dia_draft_edits_free);
  g_free (words);
}

static void
on_update_reverted_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(DiaNotices) notices = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) posts = dia_draft_revert_update_finish (DIA_DRAFT (source), result, &error);
  g_autofree char *text = NULL;

  if (posts == NULL)
    {
      dia_notices_show_error (notices, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u post has its earlier text again; your changes are kept",
                                    "%u posts have their earlier text again; your changes are kept", posts->len),
                          posts->len);
  dia_notices_show (notices, text);
}

static void
revert_update (gpointer data)
{
  Words *words = data;

  dia_draft_revert_update_async (words->draft, NULL, on_update_reverted_cb, g_object_ref (words->notices));
}

static void
put_edits_back (gpointer data)
{
  Words *words = data;
  dia_draft_restore_edits (words->draft, words->edits);
}

void
dia_draft_undo_offer_update (DiaNotices *notices,
                             DiaDraft   *draft,
                             const char *title)
{
  dia_draft_leave (draft);
  dia_notices_show_undo (notices, title, revert_update, create_words (notices, draft, NULL), free_words);
}

void
dia_draft_undo_offer_edits (DiaNotices    *notices,
                            DiaDraft      *draft,
                            DiaDraftEdits *edits)
{
  dia_notices_show_undo (notices, _("Changes discarded"), put_edits_back, create_words (notices, draft, edits), free_words);
}

void
dia_draft_undo_offer_restore (DiaWorkspace *workspace,
                              DiaNotices   *notices,
                              DiaId         content_id)
{
  dia_notices_show_undo (notices, _("Draft deleted"), restore_draft,
                         create_taken (workspace, notices, NULL, content_id), free_taken);
}

void
dia_draft_undo_offer_unschedule (DiaWorkspace *workspace,
                                 DiaNotices   *notices,
                                 GArray       *posts,
                                 const char   *title)
{
  dia_notices_show_undo (notices, title, unschedule, create_taken (workspace, notices, posts, DIA_ID_NONE), free_taken);
}

void
dia_draft_undo_unschedule (DiaWorkspace *workspace,
                           DiaNotices   *notices,
                           GArray       *posts)
{
  dia_drafts_unschedule_async (dia_workspace_get_drafts (workspace), posts, NULL,
                               on_posts_unscheduled_cb, g_object_ref (notices));
}
