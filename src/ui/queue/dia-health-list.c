/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-health-list.h"

#include <glib/gi18n-lib.h>

#include "dia-choice-chip.h"
#include "dia-empty-state.h"
#include "dia-format.h"
#include "dia-health-line.h"
#include "dia-health-words.h"
#include "dia-scopes.h"
#include "dia-skeleton.h"
#include "dia-template.h"
#include "dia-toggle-group.h"
#include "dia-wrap-box.h"

struct _DiaHealthList
{
  GtkWidget        parent_instance;

  DiaWorkspace    *workspace;   /* (owned) */
  DiaNotices      *notices;     /* (owned) */
  DiaHealthReport *report;      /* (owned) (nullable) */
  DiaScope        *scope;       /* (owned) (nullable): what is being read */
  GCancellable    *reading;     /* (owned) (nullable) */
  gboolean         again;       /* something changed while it was being read */
  char           **words;       /* (owned): folded */
  GListStore      *rows;        /* (owned) (element-type DiaHealthRow) */
  GtkSizeGroup    *times;       /* (owned): columns of rows */
  GtkSizeGroup    *acts;        /* (owned) */

  GtkWidget       *by;
  DiaChoiceChip   *order;
  GtkBox          *by_box;
  GtkLabel        *summary;
  GtkStack        *stack;
  GtkGridView     *view;
};

enum
{
  POSTS_WANTED,
  WORDS_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaHealthList, dia_health_list, GTK_TYPE_WIDGET)

static DiaHealthBy
get_by (DiaHealthList *self)
{
  const char *by = dia_toggle_group_get_active (DIA_TOGGLE_GROUP (self->by));

  if (g_str_equal (by, "networks"))
    return DIA_HEALTH_OF_NETWORKS;
  return g_str_equal (by, "servers") ? DIA_HEALTH_OF_SERVERS : DIA_HEALTH_OF_ACCOUNTS;
}

static DiaHealthOrder
get_order (DiaHealthList *self)
{
  const char *order = dia_choice_chip_get_value (self->order);

  if (g_str_equal (order, "name"))
    return DIA_HEALTH_ORDER_NAME;
  if (g_str_equal (order, "failed"))
    return DIA_HEALTH_ORDER_FAILED;
  if (g_str_equal (order, "lateness"))
    return DIA_HEALTH_ORDER_LATENESS;
  return g_str_equal (order, "next") ? DIA_HEALTH_ORDER_NEXT : DIA_HEALTH_ORDER_TROUBLE;
}

/* What is shown of a row, so that one that did not change is left alone. */
static gboolean
rows_equal (DiaHealthRow *first,
            DiaHealthRow *second)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (first == second)
    return TRUE;
  if (first->by != second->by || first->level != second->level || g_strcmp0 (first->title, second->title) != 0 ||
      (first->account == NULL) != (second->account == NULL) ||
      (first->account != NULL && (first->account->id != second->account->id ||
                                  first->account->sign_in != second->account->sign_in)))
    return FALSE;

  one = dia_health_words_spoken (first);
  other = dia_health_words_spoken (second);
  return g_str_equal (one, other);
}

/* (transfer full) (element-type DiaHealthRow): what is to be shown */
static GPtrArray *
choose_rows (DiaHealthList *self)
{
  GPtrArray *all = dia_health_report_get_rows (self->report, get_by (self));
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (dia_health_row_matches (g_ptr_array_index (all, i), (const char *const *) self->words))
      g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort_with_data (chosen, dia_health_compare, GINT_TO_POINTER (get_order (self)));
  return chosen;
}

/* Only the middle that differs is put anew: the list stays where it was scrolled to,
 * and the focus where it was. */
static void
put_rows (DiaHealthList *self,
          GPtrArray     *rows)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_common = MIN (n_before, rows->len);
  guint head = 0, tail = 0;

  for (; head < n_common; head++)
    {
      g_autoptr (DiaHealthRow) shown = g_list_model_get_item (G_LIST_MODEL (self->rows), head);

      if (!rows_equal (shown, g_ptr_array_index (rows, head)))
        break;
    }
  for (; tail < n_common - head; tail++)
    {
      g_autoptr (DiaHealthRow) shown = g_list_model_get_item (G_LIST_MODEL (self->rows), n_before - 1 - tail);

      if (!rows_equal (shown, g_ptr_array_index (rows, rows->len - 1 - tail)))
        break;
    }
  if (n_before > head + tail || rows->len > head + tail)
    g_list_store_splice (self->rows, head, n_before - head - tail, rows->pdata + head, rows->len - head - tail);
}

static guint
count_to_look_at (GPtrArray *accounts)
{
  guint n = 0;

  for (guint i = 0; i < accounts->len; i++)
    n += ((DiaHealthRow *) g_ptr_array_index (accounts, i))->n_to_look_at;
  return n;
}

static void
show_summary (DiaHealthList *self)
{
  guint n_look_at = count_to_look_at (self->report->accounts);
  guint n_well = self->report->accounts->len - n_look_at;
  g_autofree char *n = dia_format_integer (n_well);
  g_autofree char *n_others = dia_format_integer (n_look_at);
  g_autofree char *well = g_strdup_printf (ngettext ("%s account is well", "%s accounts are well", n_well), n);
  g_autofree char *look_at = g_strdup_printf (ngettext ("%s to look at", "%s to look at", n_look_at), n_others);
  g_autofree char *summary = n_look_at > 0 ? g_strdup_printf (C_("list", "%s, %s"), well, look_at) : g_strdup (well);

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), summary);
}

static const char *
find_state (DiaHealthList *self,
            guint          n_shown)
{
  if (n_shown > 0)
    return "list";
  if (self->words[0] != NULL && dia_health_report_get_rows (self->report, get_by (self))->len > 0)
    return "not-found";
  return get_by (self) == DIA_HEALTH_OF_SERVERS && self->report->accounts->len > 0 ? "no-servers" : "empty";
}

static void
show_report (DiaHealthList *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->report == NULL)
    return;
  rows = choose_rows (self);
  put_rows (self, rows);
  show_summary (self);
  gtk_stack_set_visible_child_name (self->stack, find_state (self, rows->len));
}

static void read_report (DiaHealthList *self);

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaHealthReport) report = dia_health_load_finish (DIA_WORKSPACE (source), result, &error);
  DiaHealthList *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (report != NULL)
    {
      g_set_object (&self->report, report);
      show_report (self);
    }
  else
    dia_notices_show_error (self->notices, error);
  if (self->again)
    read_report (self);
}

static void
read_report (DiaHealthList *self)
{
  self->again = FALSE;
  self->reading = g_cancellable_new ();
  g_clear_pointer (&self->scope, dia_scope_unref);
  self->scope = dia_scope_ref (dia_scopes_get_current (dia_workspace_get_scopes (self->workspace)));
  dia_health_load_async (self->workspace, self->scope, self->reading, on_loaded_cb, self);
}

static void
want_more (DiaHealthList *self,
           DiaHealthRow  *row)
{
  if (row->account != NULL)
    g_signal_emit (self, signals[POSTS_WANTED], 0, row);
  else
    g_signal_emit (self, signals[WORDS_WANTED], 0, row->title);
}

static void
on_line_act_cb (DiaHealthLine *line,
                DiaHealthRow  *row,
                DiaHealthList *self)
{
  want_more (self, row);
}

static void
on_line_setup_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *list_item,
                  DiaHealthList            *self)
{
  GtkWidget *line = dia_health_line_new (self->times, self->acts);

  g_signal_connect_object (line, "act", G_CALLBACK (on_line_act_cb), self, 0);
  gtk_list_item_set_child (list_item, line);
}

static void
on_line_bind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 DiaHealthList            *self)
{
  dia_health_line_set_row (DIA_HEALTH_LINE (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_view_activate_cb (GtkGridView   *view,
                     guint          position,
                     DiaHealthList *self)
{
  g_autoptr (DiaHealthRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  want_more (self, row);
}

static void
set_up_view (DiaHealthList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_line_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_line_bind_cb), self, 0);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_view_activate_cb), self, 0);
  gtk_grid_view_set_factory (self->view, factory);
  gtk_grid_view_set_model (self->view, selection);
}

static void
build_tools (DiaHealthList *self)
{
  self->by = dia_toggle_group_new (_("A row for each"));
  dia_toggle_group_add (DIA_TOGGLE_GROUP (self->by), "accounts", NULL, _("Accounts"));
  dia_toggle_group_add (DIA_TOGGLE_GROUP (self->by), "networks", NULL, _("Networks"));
  dia_toggle_group_add (DIA_TOGGLE_GROUP (self->by), "servers", NULL, _("Servers"));
  gtk_box_append (self->by_box, self->by);
  g_signal_connect_object (self->by, "notify::active", G_CALLBACK (show_report), self, G_CONNECT_SWAPPED);
  dia_choice_chip_add (self->order, "trouble", _("To look at first"));
  dia_choice_chip_add (self->order, "name", _("By brand"));
  dia_choice_chip_add (self->order, "failed", _("Most failed first"));
  dia_choice_chip_add (self->order, "lateness", _("Latest first"));
  dia_choice_chip_add (self->order, "next", _("Next due first"));
  dia_choice_chip_set_value (self->order, "trouble");
  g_signal_connect_object (self->order, "chosen", G_CALLBACK (show_report), self, G_CONNECT_SWAPPED);
}

static void
on_add_clicked_cb (GtkWidget     *empty,
                   DiaHealthList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.show-page", "s", "accounts");
}

/* Large text in a low window: what is said of an empty list may be higher than it. */
static void
add_state (DiaHealthList *self,
           const char    *name,
           GtkWidget     *state)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), state);
  gtk_stack_add_named (self->stack, scroller, name);
}

static void
build_states (DiaHealthList *self)
{
  GtkWidget *empty = dia_empty_state_new ("dia-accounts-symbolic", _("No account here"),
                                          _("The accounts of the scope appear here, with how their posts went out."),
                                          _("Accounts"));

  g_signal_connect_object (empty, "button-clicked", G_CALLBACK (on_add_clicked_cb), self, 0);
  add_state (self, "empty", empty);
  add_state (self, "no-servers",
             dia_empty_state_new ("dia-server-symbolic", _("No server of its own"),
                                  _("Servers appear here once an account is on one, as on Mastodon or Bluesky."), NULL));
  add_state (self, "not-found",
             dia_empty_state_new ("system-search-symbolic", _("Nothing found"), _("Try fewer or other words."), NULL));
}

static void
dia_health_list_dispose (GObject *object)
{
  DiaHealthList *self = DIA_HEALTH_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_HEALTH_LIST);
  g_clear_object (&self->report);
  g_clear_pointer (&self->scope, dia_scope_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->times);
  g_clear_object (&self->acts);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (dia_health_list_parent_class)->dispose (object);
}

static void
dia_health_list_class_init (DiaHealthListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_health_list_dispose;
  g_type_ensure (DIA_TYPE_CHOICE_CHIP);
  g_type_ensure (DIA_TYPE_SKELETON);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  signals[POSTS_WANTED] = g_signal_new ("posts-wanted", DIA_TYPE_HEALTH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, DIA_TYPE_HEALTH_ROW);
  signals[WORDS_WANTED] = g_signal_new ("words-wanted", DIA_TYPE_HEALTH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-health-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaHealthList, order);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthList, by_box);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthList, summary);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthList, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthList, view);
  gtk_widget_class_set_css_name (widget_class, "healthlist");
}

static void
dia_health_list_init (DiaHealthList *self)
{
  self->words = g_new0 (char *, 1);
  self->rows = g_list_store_new (DIA_TYPE_HEALTH_ROW);
  self->times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->acts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_health_list_new (DiaWorkspace *workspace,
                     DiaNotices   *notices)
{
  DiaHealthList *self = g_object_new (DIA_TYPE_HEALTH_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  build_tools (self);
  build_states (self);
  set_up_view (self);
  return GTK_WIDGET (self);
}

void
dia_health_list_reload (DiaHealthList *self)
{
  DiaScope *scope;

  g_return_if_fail (DIA_IS_HEALTH_LIST (self));

  scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  if (self->reading != NULL && dia_scope_equal (scope, self->scope))
    {
      /* Posts end faster than tens of thousands of them are counted. */
      self->again = TRUE;
      return;
    }
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  read_report (self);
}

void
dia_health_list_show_accounts (DiaHealthList *self)
{
  g_return_if_fail (DIA_IS_HEALTH_LIST (self));

  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (self->by), "accounts");
}

void
dia_health_list_set_search (DiaHealthList *self,
                            const char    *search)
{
  g_autofree char *folded = dia_format_fold (search);

  g_return_if_fail (DIA_IS_HEALTH_LIST (self));

  g_strfreev (self->words);
  self->words = g_strsplit_set (g_strstrip (folded), " \t", -1);
  show_report (self);
}
