/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts-page.h"

#include <glib/gi18n-lib.h>

#include "dia-account-entries.h"
#include "dia-empty-state.h"
#include "dia-look.h"
#include "dia-roster-drag.h"
#include "dia-roster-edits.h"
#include "dia-roster-menu.h"
#include "dia-roster-row.h"
#include "dia-sign-in.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaAccountsPage
{
  GtkWidget          parent_instance;

  DiaWorkspace      *workspace;    /* (owned) */
  DiaNotices        *notices;      /* (owned) */
  DiaAccountEntries *entries;      /* (owned) */
  DiaRosterDrag     *drag;         /* (owned) */
  GCancellable      *cancellable;  /* (owned) */
  DiaId              followed;     /* was moved by the keyboard: the focus goes with it */

  GtkSearchEntry    *search;
  GtkStack          *stack;
  GtkGridView       *list;
  GtkWidget         *empty;
  GtkPopover        *menu;         /* of the row it was asked for at */
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

/* (nullable) */
static DiaRosterRow *
find_row (DiaAccountsPage *self,
          DiaId            id)
{
  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self->list)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      DiaRosterRow *row = DIA_ROSTER_ROW (gtk_widget_get_first_child (cell));
      DiaAccountEntry *entry = row != NULL ? dia_roster_row_get_entry (row) : NULL;

      if (entry != NULL && (entry->account != NULL ? entry->account->id : entry->brand->id) == id)
        return row;
    }
  return NULL;
}

static gboolean
on_follow_idle_cb (gpointer user_data)
{
  DiaAccountsPage *self = user_data;
  DiaRosterRow *row = self->entries != NULL ? find_row (self, self->followed) : NULL;

  self->followed = DIA_ID_NONE;
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  return G_SOURCE_REMOVE;
}

/* The list has to be laid out before its cells can take the focus. */
static void
follow (DiaAccountsPage *self)
{
  guint position = 0;

  if (self->followed == DIA_ID_NONE || !dia_account_entries_find (self->entries, self->followed, &position))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  g_idle_add_full (G_PRIORITY_LOW, on_follow_idle_cb, g_object_ref (self), g_object_unref);
}

static void
on_entries_items_changed_cb (GListModel      *list,
                             guint            position,
                             guint            removed,
                             guint            added,
                             DiaAccountsPage *self)
{
  show_list_or_empty (self);
  follow (self);
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
show_menu (DiaAccountsPage *self,
           DiaRosterRow    *row)
{
  DiaAccountEntry *entry = dia_roster_row_get_entry (row);
  g_autoptr (GMenuModel) model = entry != NULL ? dia_roster_menu_new (entry) : NULL;
  graphene_rect_t bounds;

  if (model == NULL || !gtk_widget_compute_bounds (dia_roster_row_get_menu_button (row), GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                             (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (self->menu);
}

static void
on_row_menu_requested_cb (DiaRosterRow    *row,
                          DiaAccountsPage *self)
{
  show_menu (self, row);
}

static void
on_row_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 DiaAccountsPage          *self)
{
  GtkWidget *row = dia_roster_row_new ();

  g_signal_connect_object (row, "menu-requested", G_CALLBACK (on_row_menu_requested_cb), self, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
on_row_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  dia_roster_row_set_entry (DIA_ROSTER_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_row_unbind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *list_item,
                  gpointer                  user_data)
{
  dia_roster_row_set_entry (DIA_ROSTER_ROW (gtk_list_item_get_child (list_item)), NULL);
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
  gboolean moved = FALSE;

  if (brand != NULL)
    moved = dia_roster_edits_move_brand (self->workspace, self->notices, brand, step);
  else if (account != NULL)
    moved = dia_roster_edits_move_account (self->workspace, self->notices, account, step);
  if (moved)
    self->followed = id;
}

static void
on_dropped_cb (const DiaAccountEntry *moved,
               const DiaAccountEntry *target,
               gboolean               after,
               gpointer               user_data)
{
  DiaAccountsPage *self = user_data;

  if (moved->account != NULL)
    dia_roster_edits_drop_account (self->workspace, self->notices, moved->account, target->account, after);
  else
    dia_roster_edits_drop_brand (self->workspace, self->notices, moved->brand, target->brand, after);
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

/* The row that has the focus, or one of whose buttons has it. (nullable) */
static DiaRosterRow *
find_focused_row (DiaAccountsPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, DIA_TYPE_ROSTER_ROW) : NULL;

  if (row == NULL && focus != NULL && DIA_IS_ROSTER_ROW (gtk_widget_get_first_child (focus)))
    row = gtk_widget_get_first_child (focus);
  return row != NULL ? DIA_ROSTER_ROW (row) : NULL;
}

static gboolean
on_row_key_cb (GtkWidget *list,
               GVariant  *action,
               gpointer   user_data)
{
  DiaAccountsPage *self = user_data;
  DiaRosterRow *row = find_focused_row (self);
  DiaAccountEntry *entry = row != NULL ? dia_roster_row_get_entry (row) : NULL;
  const char *name = g_variant_get_string (action, NULL);

  if (entry == NULL)
    return FALSE;
  if (*name == '\0')
    show_menu (self, row);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), name, "x", entry->account != NULL ? entry->account->id : entry->brand->id);
  return TRUE;
}

static void
add_key (DiaAccountsPage    *self,
         GtkEventController *controller,
         const char         *trigger,
         const char         *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (on_row_key_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_keys (DiaAccountsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (self, controller, "<Alt>Up", "roster.move-up");
  add_key (self, controller, "<Alt>Down", "roster.move-down");
  add_key (self, controller, "Delete", "roster.remove");
  add_key (self, controller, "Menu|<Shift>F10", "");
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static void
on_secondary_pressed_cb (GtkGestureClick *gesture,
                         int              n_press,
                         double           x,
                         double           y,
                         DiaAccountsPage *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, DIA_TYPE_ROSTER_ROW) : NULL;

  if (row != NULL)
    show_menu (self, DIA_ROSTER_ROW (row));
}

static void
add_menu (DiaAccountsPage *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (secondary));
}

static void
dia_accounts_page_dispose (GObject *object)
{
  DiaAccountsPage *self = DIA_ACCOUNTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->drag);
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
  g_type_ensure (DIA_TYPE_WRAP_BOX);
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
  dia_look_shorten_search (self->search, _("Find accounts"));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  g_signal_connect (self->empty, "button-clicked", G_CALLBACK (on_empty_clicked_cb), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_list_activate_cb), self);
  self->drag = dia_roster_drag_new (GTK_WIDGET (self->list), on_dropped_cb, self);
  add_keys (self);
  add_menu (self);
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
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbind_cb), NULL);
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
