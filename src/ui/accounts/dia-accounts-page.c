/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts-page.h"

#include <glib/gi18n-lib.h>

#include "dia-empty-state.h"
#include "dia-roster-edits.h"
#include "dia-account-entries.h"
#include "dia-roster-row.h"
#include "dia-sign-in.h"
#include "dia-template.h"

struct _DiaAccountsPage
{
  GtkWidget       parent_instance;

  DiaWorkspace   *workspace;    /* (owned) */
  DiaNotices     *notices;      /* (owned) */
  DiaAccountEntries  *entries;      /* (owned) */
  GCancellable   *cancellable;  /* (owned) */

  GtkSearchEntry *search;
  GtkStack       *stack;
  GtkGridView    *list;
  GtkWidget      *empty;
};

G_DEFINE_FINAL_TYPE (DiaAccountsPage, dia_accounts_page, GTK_TYPE_WIDGET)

static DiaRoster *
get_roster (DiaAccountsPage *self)
{
  return dia_workspace_get_roster (self->workspace);
}

static void
show_list_or_empty (DiaAccountsPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0;
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : searching ? "not-found" : "empty");
}

static void
on_entries_items_changed_cb (GListModel      *list,
                             guint            position,
                             guint            removed,
                             guint            added,
                             DiaAccountsPage *self)
{
  show_list_or_empty (self);
}

static void
on_search_changed_cb (GtkSearchEntry  *entry,
                      DiaAccountsPage *self)
{
  dia_account_entries_set_search (self->entries, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_empty_clicked_cb (GtkWidget       *empty,
                     DiaAccountsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.add-brand", NULL);
}

static void
on_row_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 gpointer                  user_data)
{
  gtk_list_item_set_child (list_item, dia_roster_row_new ());
}

static void
on_row_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  dia_roster_row_set_entry (DIA_ROSTER_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_list_activate_cb (GtkGridView     *view,
                     guint            position,
                     DiaAccountsPage *self)
{
  g_autoptr (DiaAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  if (entry->account != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-account", "x", entry->account->id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-brand", "x", entry->brand->id);
}

static void
on_checked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_sign_in_finish (DIA_SIGN_IN (source), result, &error);
  g_autofree char *title = NULL;

  if (account == NULL)
    {
      dia_notices_show_error (notices, error);
      return;
    }
  title = g_strdup_printf (_("%s is signed in"), account->name);
  dia_notices_show (notices, title);
}

static void
activate_check (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DiaAccountsPage *self = DIA_ACCOUNTS_PAGE (widget);
  DiaAccount *account = dia_roster_find_account (get_roster (self), g_variant_get_int64 (parameter));

  if (account != NULL)
    dia_sign_in_check_async (dia_workspace_get_sign_in (self->workspace), account, self->cancellable,
                             on_checked_cb, g_object_ref (self->notices));
}

static void
activate_move (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  DiaAccountsPage *self = DIA_ACCOUNTS_PAGE (widget);
  DiaId id = g_variant_get_int64 (parameter);
  DiaBrand *brand = dia_roster_find_brand (get_roster (self), id);
  DiaAccount *account = dia_roster_find_account (get_roster (self), id);
  int step = g_str_equal (action_name, "roster.move-up") ? -1 : 1;

  if (brand != NULL)
    dia_roster_edits_move_brand (self->workspace, self->notices, brand, step);
  else if (account != NULL)
    dia_roster_edits_move_account (self->workspace, self->notices, account, step);
}

static void
activate_remove (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  DiaAccountsPage *self = DIA_ACCOUNTS_PAGE (widget);
  DiaId id = g_variant_get_int64 (parameter);
  DiaBrand *brand = dia_roster_find_brand (get_roster (self), id);
  DiaAccount *account = dia_roster_find_account (get_roster (self), id);
  g_autofree char *title = NULL;

  if (brand != NULL)
    title = g_strdup_printf (_("Removed %s and its accounts"), brand->name);
  else if (account != NULL)
    title = g_strdup_printf (_("Removed %s"), account->name);
  if (title != NULL)
    dia_roster_edits_remove (self->workspace, self->notices, title, id);
}

static void
dia_accounts_page_dispose (GObject *object)
{
  DiaAccountsPage *self = DIA_ACCOUNTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_ACCOUNTS_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->entries);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_accounts_page_parent_class)->dispose (object);
}

static void
dia_accounts_page_class_init (DiaAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_accounts_page_dispose;
  g_type_ensure (DIA_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/accounts/dia-accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaAccountsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountsPage, empty);
  gtk_widget_class_install_action (widget_class, "roster.check", "x", activate_check);
  gtk_widget_class_install_action (widget_class, "roster.move-up", "x", activate_move);
  gtk_widget_class_install_action (widget_class, "roster.move-down", "x", activate_move);
  gtk_widget_class_install_action (widget_class, "roster.remove", "x", activate_remove);
  gtk_widget_class_set_css_name (widget_class, "accountspage");
}

static void
dia_accounts_page_init (DiaAccountsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  g_signal_connect (self->empty, "button-clicked", G_CALLBACK (on_empty_clicked_cb), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_list_activate_cb), self);
}

GtkWidget *
dia_accounts_page_new (DiaWorkspace *workspace,
                       DiaNotices   *notices)
{
  DiaAccountsPage *self = g_object_new (DIA_TYPE_ACCOUNTS_PAGE, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  self->entries = dia_account_entries_new (get_roster (self));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind_cb), NULL);
  gtk_grid_view_set_factory (self->list, factory);
  gtk_grid_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (on_entries_items_changed_cb), self, 0);
  show_list_or_empty (self);
  return GTK_WIDGET (self);
}

void
dia_accounts_page_search (DiaAccountsPage *self)
{
  g_return_if_fail (DIA_IS_ACCOUNTS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
