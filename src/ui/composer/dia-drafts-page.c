/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-drafts-page.h"

#include "dia-draft-row.h"
#include "dia-draft-undo.h"
#include "dia-drafts.h"
#include "dia-empty-state.h"
#include "dia-format.h"
#include "dia-scopes.h"
#include "dia-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DRAFTS 500
#define RELOAD_DELAY_MS 60

struct _DiaDraftsPage
{
  GtkWidget       parent_instance;

  GtkSearchEntry *search;
  GtkStack       *stack;
  GtkGridView    *list;
  DiaEmptyState  *empty;

  DiaWorkspace   *workspace;     /* (owned) */
  DiaNotices     *notices;       /* (owned) */
  GPtrArray      *read;          /* (owned) (nullable) (element-type DiaDraftItem): all that was read */
  GListStore     *items;         /* (owned) (element-type DiaDraftItem): what is shown of it */
  GCancellable   *reading;       /* (owned) (nullable) */
  guint           reload_timer;
  gboolean        stale;         /* something changed since the last reading */
};

G_DEFINE_FINAL_TYPE (DiaDraftsPage, dia_drafts_page, GTK_TYPE_WIDGET)

static gboolean
is_shown (DiaDraftsPage *self,
          DiaDraftItem  *item,
          const char    *words)
{
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (!dia_draft_item_is_in (item, dia_workspace_get_roster (self->workspace), scope))
    return FALSE;
  if (*words == '\0')
    return TRUE;
  text = g_strjoin (" ", item->content->title, item->content->text, NULL);
  folded = dia_format_fold (text);
  return strstr (folded, words) != NULL;
}

static void
show_items (DiaDraftsPage *self)
{
  g_autofree char *words = dia_format_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr(GPtrArray) shown = g_ptr_array_new ();

  if (self->read == NULL)
    return;
  g_strstrip (words);
  for (guint i = 0; i < self->read->len; i++)
    if (is_shown (self, g_ptr_array_index (self->read, i), words))
      g_ptr_array_add (shown, g_ptr_array_index (self->read, i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), shown->pdata, shown->len);
  gtk_stack_set_visible_child_name (self->stack, shown->len > 0 ? "list" : *words != '\0' ? "nothing" : "empty");
}

static void
on_drafts_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = dia_drafts_list_finish (DIA_DRAFTS (source), result, &error);
  DiaDraftsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DIA_DRAFTS_PAGE (user_data);
  g_clear_object (&self->reading);
  if (items == NULL)
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  g_clear_pointer (&self->read, g_ptr_array_unref);
  self->read = g_steal_pointer (&items);
  show_items (self);
}

static void
reload (DiaDraftsPage *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dia_drafts_list_async (dia_workspace_get_drafts (self->workspace), MAX_DRAFTS, self->reading, on_drafts_read_cb, self);
}

static gboolean
on_reload_timeout_cb (gpointer user_data)
{
  DiaDraftsPage *self = user_data;

  self->reload_timer = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* Posts end by the dozen, and most of the time nobody looks at this page. */
static void
on_workspace_changed_cb (DiaWorkspace  *workspace,
                         guint          change,
                         DiaDraftsPage *self)
{
  if ((change & (DIA_CHANGE_POSTS | DIA_CHANGE_CONTENTS | DIA_CHANGE_ROSTER)) == 0)
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->reload_timer == 0)
    self->reload_timer = g_timeout_add (RELOAD_DELAY_MS, on_reload_timeout_cb, self);
}

static void
on_scope_changed_cb (DiaDraftsPage *self)
{
  show_items (self);
}

static void
on_search_changed_cb (GtkSearchEntry *search,
                      DiaDraftsPage  *self)
{
  show_items (self);
}

static void
on_draft_removed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  DiaDraftsPage *self = g_task_get_source_object (task);
  const DiaId *id = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!dia_drafts_remove_finish (DIA_DRAFTS (source), result, &error))
    {
      if (self->notices != NULL)
        dia_notices_show_error (self->notices, error);
    }
  else if (self->notices != NULL)
    dia_draft_undo_offer_restore (self->workspace, self->notices, *id);
  g_task_return_boolean (task, error == NULL);
}

/* What is planned stays; the draft is kept by the undo. */
static void
on_draft_opened_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(DiaDraftsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DiaDraft) draft = dia_drafts_open_finish (DIA_DRAFTS (source), result, &error);
  DiaDraftEdits *edits = draft != NULL ? dia_draft_discard_edits (draft) : NULL;

  if (edits != NULL && self->notices != NULL)
    dia_draft_undo_offer_edits (self->notices, draft, edits);
  else if (edits != NULL)
    dia_draft_edits_free (edits);
  if (draft == NULL && self->notices != NULL)
    dia_notices_show_error (self->notices, error);
}

static void
on_delete_requested_cb (DiaDraftRow   *row,
                        DiaDraftItem  *item,
                        DiaDraftsPage *self)
{
  GTask *task;

  if (item->waiting != DIA_WAITING_NOTHING)
    {
      dia_drafts_open_async (dia_workspace_get_drafts (self->workspace), item->content->id, NULL, on_draft_opened_cb,
                             g_object_ref (self));
      return;
    }

  task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_task_data (task, g_memdup2 (&item->content->id, sizeof item->content->id), g_free);
  dia_drafts_remove_async (dia_workspace_get_drafts (self->workspace), item->content->id, NULL, on_draft_removed_cb, task);
}

static void
on_row_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 DiaDraftsPage            *self)
{
  GtkWidget *row = dia_draft_row_new (dia_workspace_get_roster (self->workspace), dia_workspace_get_clock (self->workspace));

  g_signal_connect_object (row, "delete-requested", G_CALLBACK (on_delete_requested_cb), self, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
on_row_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                DiaDraftsPage            *self)
{
  dia_draft_row_set_item (DIA_DRAFT_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_list_activate_cb (GtkGridView   *list,
                     guint          position,
                     DiaDraftsPage *self)
{
  g_autoptr(DiaDraftItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-content", "x", item->content->id);
}

static void
on_empty_clicked_cb (DiaEmptyState *empty,
                     DiaDraftsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.new-content", NULL);
}

static void
dia_drafts_page_map (GtkWidget *widget)
{
  DiaDraftsPage *self = DIA_DRAFTS_PAGE (widget);

  GTK_WIDGET_CLASS (dia_drafts_page_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
dia_drafts_page_dispose (GObject *object)
{
  DiaDraftsPage *self = DIA_DRAFTS_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->reload_timer, g_source_remove);
  dia_template_dispose (GTK_WIDGET (self), DIA_TYPE_DRAFTS_PAGE);
  g_clear_pointer (&self->read, g_ptr_array_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_drafts_page_parent_class)->dispose (object);
}

static void
dia_drafts_page_class_init (DiaDraftsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_drafts_page_dispose;
  widget_class->map = dia_drafts_page_map;
  g_type_ensure (DIA_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-drafts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaDraftsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftsPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "drafts-page");
}

static void
dia_drafts_page_init (DiaDraftsPage *self)
{
  self->items = g_list_store_new (DIA_TYPE_DRAFT_ITEM);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (DiaDraftsPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind_cb), self, 0);
  gtk_grid_view_set_factory (self->list, factory);
  gtk_grid_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

GtkWidget *
dia_drafts_page_new (DiaWorkspace *workspace,
                     DiaNotices   *notices)
{
  DiaDraftsPage *self = g_object_new (DIA_TYPE_DRAFTS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  set_up_list (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  g_signal_connect_object (dia_workspace_get_scopes (workspace), "notify::current",
                           G_CALLBACK (on_scope_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dia_drafts_page_search (DiaDraftsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
