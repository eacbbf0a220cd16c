/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-row.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-state-pill.h"
#include "dia-template.h"

struct _DiaRosterRow
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  DiaBrandTile   *tile;
  DiaNetworkSign *network;
  GtkLabel       *title;
  GtkLabel       *subtitle;
  DiaStatePill   *pill;
  GtkButton      *act;
  GtkMenuButton  *menu;
};

G_DEFINE_FINAL_TYPE (DiaRosterRow, dia_roster_row, GTK_TYPE_WIDGET)

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             DiaId       id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (DiaAccountEntry *entry)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  gboolean brand = entry->account == NULL;
  DiaId id = brand ? entry->brand->id : entry->account->id;

  append_item (menu, _("_Edit…"), brand ? "desk.edit-brand" : "desk.edit-account", id);
  if (!brand && entry->account->sign_in != DIA_SIGN_IN_NOT_NEEDED)
    append_item (menu, _("_Check the sign-in"), "roster.check", id);
  if (!entry->first)
    append_item (order, _("Move _Up"), "roster.move-up", id);
  if (!entry->last)
    append_item (order, _("Move _Down"), "roster.move-down", id);
  append_item (end, _("_Remove"), "roster.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static void
set_act (DiaRosterRow *self,
         const char   *label,
         const char   *action,
         DiaId         id)
{
  gtk_widget_set_visible (GTK_WIDGET (self->act), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (self->act, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), action);
}

static void
show_brand (DiaRosterRow   *self,
            DiaAccountEntry *entry)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u account", "%u accounts", entry->n_accounts), entry->n_accounts);

  dia_brand_tile_set_brand (self->tile, entry->brand);
  gtk_label_set_label (self->title, entry->brand->name);
  gtk_label_set_label (self->subtitle, count);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), FALSE);
  set_act (self, _("Add an account…"), "desk.add-account", entry->brand->id);
}

static void
show_sign_in (DiaRosterRow     *self,
              const DiaAccount *account)
{
  gtk_widget_set_visible (GTK_WIDGET (self->pill), account->sign_in != DIA_SIGN_IN_NOT_NEEDED);
  switch (account->sign_in)
    {
    case DIA_SIGN_IN_OK:
      dia_state_pill_set_fact (self->pill, "dia-state-published-symbolic", "ok", _("Signed in"));
      break;
    case DIA_SIGN_IN_EXPIRES:
      dia_state_pill_set_fact (self->pill, "alarm-symbolic", "warn", _("Ends soon"));
      break;
    case DIA_SIGN_IN_NEEDED:
      dia_state_pill_set_fact (self->pill, "dia-late-symbolic", "error", _("Signed out"));
      break;
    case DIA_SIGN_IN_NOT_NEEDED:
      break;
    }
  set_act (self, account->sign_in == DIA_SIGN_IN_NEEDED ? _("Sign in…") : NULL, "desk.edit-account", account->id);
}

static void
show_account (DiaRosterRow   *self,
              DiaAccountEntry *entry)
{
  const DiaAccount *account = entry->account;
  g_autofree char *handle = dia_account_dup_handle (account);
  g_autofree char *market = dia_format_market_name (account->market);
  g_autofree char *language = dia_format_language_name (account->language);
  g_autofree char *subtitle = g_strjoin (" · ", handle, market, language, account->zone, NULL);

  dia_network_sign_set_network (self->network, account->network);
  gtk_label_set_label (self->title, account->name);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), subtitle);
  show_sign_in (self, account);
}

static void
dia_roster_row_dispose (GObject *object)
{
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_ROSTER_ROW);
  G_OBJECT_CLASS (dia_roster_row_parent_class)->dispose (object);
}

static void
dia_roster_row_class_init (DiaRosterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_roster_row_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/accounts/dia-roster-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, box);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, title);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, pill);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, act);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, menu);
  gtk_widget_class_set_css_name (widget_class, "rosterrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_roster_row_init (DiaRosterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_roster_row_new (void)
{
  return g_object_new (DIA_TYPE_ROSTER_ROW, NULL);
}

void
dia_roster_row_set_entry (DiaRosterRow   *self,
                          DiaAccountEntry *entry)
{
  gboolean brand = entry->account == NULL;
  const char *name = brand ? entry->brand->name : entry->account->name;
  g_autoptr (GMenuModel) menu = make_menu (entry);
  g_autofree char *acts = g_strdup_printf (_("Acts for %s"), name);

  g_return_if_fail (DIA_IS_ROSTER_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->tile), brand);
  gtk_widget_set_visible (GTK_WIDGET (self->network), !brand);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]) { brand ? "roster-brand" : "roster-account", NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->title), (const char *[]) { brand ? "card-title" : "", NULL });
  if (brand)
    show_brand (self, entry);
  else
    show_account (self, entry);
  gtk_menu_button_set_menu_model (self->menu, menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), acts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, acts, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
