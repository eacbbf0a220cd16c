/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-history.h"

#include <glib/gi18n-lib.h>

#include "dia-empty-state.h"
#include "dia-history-row.h"
#include "dia-scopes.h"

#define PAGE_SIZE 100

struct _DiaQueueHistory
{
  GtkWidget      parent_instance;

  DiaWorkspace  *workspace;    /* (owned) */
  DiaNotices    *notices;      /* (owned) */
  DiaQueueList   list;
  char          *search;       /* (owned) */
  GListStore    *items;        /* (owned) (element-type DiaQueueItem) */
  GCancellable  *reading;      /* (owned) (nullable): the page that is being read */
  gboolean       complete;     /* the last page was read */

  GtkWidget     *stack;
  GtkWidget     *scroller;
};

G_DEFINE_FINAL_TYPE (DiaQueueHistory, dia_queue_history, GTK_TYPE_WIDGET)

static DiaInstant
find_last_instant (DiaQueueHistory *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (DiaQueueItem) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->items), n - 1) : NULL;

  if (last == NULL)
    return DIA_INSTANT_NONE;
  return last->post->published_at != DIA_INSTANT_NONE ? last->post->published_at : last->post->slot.at;
}

static void
show_empty_or_list (DiaQueueHistory *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), !empty ? "list" : *self->search != '\0' ? "not-found" : "empty");
}

static void
on_page_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = dia_queue_list_finish (DIA_QUEUE (source), result, &error);
  DiaQueueHistory *self = user_data;
  guint n;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (page == NULL)
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  self->complete = page->len < PAGE_SIZE;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_list_store_splice (self->items, n, 0, page->pdata, page->len);
  show_empty_or_list (self);
}

static void
read_page (DiaQueueHistory *self)
{
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));

  if (self->reading != NULL || self->complete)
    return;
  self->reading = g_cancellable_new ();
  dia_queue_list_async (dia_workspace_get_queue (self->workspace), self->list, scope, self->search,
                        find_last_instant (self), PAGE_SIZE, self->reading, on_page_read_cb, self);
}

static void
on_edge_reached_cb (GtkScrolledWindow *scroller,
                    GtkPositionType    position,
                    DiaQueueHistory   *self)
{
  if (position == GTK_POS_BOTTOM)
    read_page (self);
}

static void
on_scrolled_cb (GtkAdjustment   *adjustment,
                DiaQueueHistory *self)
{
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)
                - gtk_adjustment_get_value (adjustment);

  /* The next page is read a screen before it is needed. */
  if (left < gtk_adjustment_get_page_size (adjustment))
    read_page (self);
}

static void
on_row_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 gpointer                  user_data)
{
  gtk_list_item_set_child (list_item, dia_history_row_new ());
}

static void
on_row_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  dia_history_row_set_item (DIA_HISTORY_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_view_activate_cb (GtkGridView     *view,
                     guint            position,
                     DiaQueueHistory *self)
{
  g_autoptr (DiaQueueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-content", "x", item->post->content_id);
}

static GtkWidget *
make_view (DiaQueueHistory *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  GtkWidget *view = gtk_grid_view_new (selection, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind_cb), NULL);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (view), 1);
  gtk_grid_view_set_single_click_activate (GTK_GRID_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Posts"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (on_view_activate_cb), self);
  return view;
}

static void
dia_queue_history_dispose (GObject *object)
{
  DiaQueueHistory *self = DIA_QUEUE_HISTORY (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->search, g_free);
  G_OBJECT_CLASS (dia_queue_history_parent_class)->dispose (object);
}

static void
dia_queue_history_class_init (DiaQueueHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_queue_history_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "queuehistory");
}

static void
dia_queue_history_init (DiaQueueHistory *self)
{
  self->search = g_strdup ("");
  self->items = g_list_store_new (DIA_TYPE_QUEUE_ITEM);
}

/* Large text in a low window: what is said of an empty list may be higher than it. */
static GtkWidget *
make_empty (const char *icon_name,
            const char *title,
            const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), dia_empty_state_new (icon_name, title, text, NULL));
  return scroller;
}

static void
build (DiaQueueHistory *self)
{
  gboolean gone_out = self->list == DIA_QUEUE_GONE_OUT;

  self->stack = gtk_stack_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_view (self));
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       make_empty ("dia-queue-symbolic",
                                   gone_out ? _("Nothing has gone out yet") : _("Nothing is held back"),
                                   gone_out ? _("What is published appears here, newest first.")
                                            : _("Posts that wait for a sign-in, the network or a decision appear here.")),
                       "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       make_empty ("system-search-symbolic", _("Nothing found"), _("Try fewer or other words.")),
                       "not-found");
  g_signal_connect (self->scroller, "edge-reached", G_CALLBACK (on_edge_reached_cb), self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
                           G_CALLBACK (on_scrolled_cb), self, 0);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
dia_queue_history_new (DiaWorkspace *workspace,
                       DiaNotices   *notices,
                       DiaQueueList  list)
{
  DiaQueueHistory *self = g_object_new (DIA_TYPE_QUEUE_HISTORY, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  self->list = list;
  build (self);
  return GTK_WIDGET (self);
}

void
dia_queue_history_reload (DiaQueueHistory *self)
{
  g_return_if_fail (DIA_IS_QUEUE_HISTORY (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->complete = FALSE;
  g_list_store_remove_all (self->items);
  read_page (self);
}

void
dia_queue_history_set_search (DiaQueueHistory *self,
                              const char      *search)
{
  g_return_if_fail (DIA_IS_QUEUE_HISTORY (self));

  if (g_str_equal (self->search, search))
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  dia_queue_history_reload (self);
}
