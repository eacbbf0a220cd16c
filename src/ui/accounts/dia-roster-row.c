/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-row.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-button-words.h"
#include "dia-counts.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-state-pill.h"
#include "dia-steady-label.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaRosterRow
{
  GtkWidget        parent_instance;

  DiaAccountEntry *entry;    /* (owned) (nullable) */
  gboolean         brand;    /* what the parts are laid out for */
  gboolean         top;
  gboolean         bottom;
  DiaSignInState   sign_in;  /* what the pill says */

  DiaBrandTile    *tile;
  DiaNetworkSign  *network;
  GtkWidget       *brand_box;
  GtkLabel        *brand_name;
  GtkLabel        *count;
  GtkWidget       *account_box;
  DiaSteadyLabel  *title;
  DiaSteadyLabel  *subtitle;
  GtkWidget       *facts;
  DiaStatePill    *pill;
  GtkButton       *act;
  GtkButton       *menu;
};

G_DEFINE_FINAL_TYPE (DiaRosterRow, dia_roster_row, GTK_TYPE_WIDGET)

enum
{
  MENU_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  dia_button_words_give_way (GTK_WIDGET (self->act));
  gtk_label_set_natural_wrap_mode (GTK_LABEL (gtk_button_get_child (self->act)), GTK_NATURAL_WRAP_NONE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), action);
}

/* An empty line is none. */
static void
show_facts (DiaRosterRow *self)
{
  gtk_widget_set_visible (self->facts, gtk_widget_get_visible (GTK_WIDGET (self->pill)) ||
                                       gtk_widget_get_visible (GTK_WIDGET (self->act)));
}

static void
toggle_class (GtkWidget  *widget,
              const char *name,
              gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
lay_out (DiaRosterRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tile), self->brand);
  gtk_widget_set_visible (self->brand_box, self->brand);
  gtk_widget_set_visible (GTK_WIDGET (self->network), !self->brand);
  gtk_widget_set_visible (self->account_box, !self->brand);
  toggle_class (GTK_WIDGET (self), "roster-brand", self->brand);
  toggle_class (GTK_WIDGET (self), "roster-account", !self->brand);
}

/* A change of classes or of what is visible costs more than all the rest, and a
 * list that scrolls gives a row mostly others of its kind. */
static void
show_parts (DiaRosterRow *self)
{
  gboolean brand = self->entry->account == NULL;

  if (self->brand != brand)
    {
      self->brand = brand;
      lay_out (self);
    }
  if (self->top != self->entry->top)
    toggle_class (GTK_WIDGET (self), "top", self->entry->top);
  if (self->bottom != self->entry->bottom)
    toggle_class (GTK_WIDGET (self), "bottom", self->entry->bottom);
  self->top = self->entry->top;
  self->bottom = self->entry->bottom;
}

static void
show_pill (DiaRosterRow   *self,
           DiaSignInState  sign_in)
{
  gtk_widget_set_visible (GTK_WIDGET (self->pill), sign_in != DIA_SIGN_IN_NOT_NEEDED);
  switch (sign_in)
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
}

static void
show_brand (DiaRosterRow   *self,
            DiaAccountEntry *entry)
{
  g_autofree char *count = dia_counts_dup_accounts (entry->n_accounts);

  dia_brand_tile_set_brand (self->tile, entry->brand);
  gtk_label_set_label (self->brand_name, entry->brand->name);
  gtk_label_set_label (self->count, count);
  if (self->sign_in != DIA_SIGN_IN_NOT_NEEDED)
    show_pill (self, DIA_SIGN_IN_NOT_NEEDED);
  self->sign_in = DIA_SIGN_IN_NOT_NEEDED;
  set_act (self, _("Add an account…"), "desk.add-account", entry->brand->id);
}

static void
show_account (DiaRosterRow    *self,
              DiaAccountEntry *entry)
{
  const DiaAccount *account = entry->account;

  dia_network_sign_set_network (self->network, account->network);
  dia_steady_label_set_text (self->title, account->name);
  dia_steady_label_set_text (self->subtitle, dia_account_entry_get_detail (entry));
  if (self->sign_in != account->sign_in)
    show_pill (self, account->sign_in);
  self->sign_in = account->sign_in;
  set_act (self, account->sign_in == DIA_SIGN_IN_NEEDED ? _("Sign in…") : NULL, "desk.edit-account", account->id);
}

/* The cell of the list that holds the row has no name of its own. */
static void
name_row (DiaRosterRow *self,
          const char   *title)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *detail = self->brand ? gtk_label_get_label (self->count) : dia_steady_label_get_text (self->subtitle);
  const char *health = gtk_widget_get_visible (GTK_WIDGET (self->pill)) ? dia_state_pill_get_text (self->pill) : NULL;
  g_autofree char *name = g_strjoin (", ", title, detail, health, NULL);
  g_autofree char *acts = g_strdup_printf (_("Acts for %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, acts, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_menu_clicked_cb (GtkButton    *button,
                    DiaRosterRow *self)
{
  g_signal_emit (self, signals[MENU_REQUESTED], 0);
}

static void
dia_roster_row_dispose (GObject *object)
{
  g_clear_object (&DIA_ROSTER_ROW (object)->entry);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_ROSTER_ROW);
  G_OBJECT_CLASS (dia_roster_row_parent_class)->dispose (object);
}

static void
dia_roster_row_class_init (DiaRosterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_roster_row_dispose;
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", DIA_TYPE_ROSTER_ROW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  g_type_ensure (DIA_TYPE_STEADY_LABEL);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/accounts/dia-roster-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, brand_box);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, brand_name);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, account_box);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, title);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, count);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DiaRosterRow, facts);
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
  lay_out (self);
  show_pill (self, self->sign_in);
  g_signal_connect (self->menu, "clicked", G_CALLBACK (on_menu_clicked_cb), self);
}

GtkWidget *
dia_roster_row_new (void)
{
  return g_object_new (DIA_TYPE_ROSTER_ROW, NULL);
}

void
dia_roster_row_set_entry (DiaRosterRow    *self,
                          DiaAccountEntry *entry)
{
  g_return_if_fail (DIA_IS_ROSTER_ROW (self));

  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  show_parts (self);
  if (self->brand)
    show_brand (self, entry);
  else
    show_account (self, entry);
  show_facts (self);
  name_row (self, self->brand ? entry->brand->name : entry->account->name);
}

DiaAccountEntry *
dia_roster_row_get_entry (DiaRosterRow *self)
{
  g_return_val_if_fail (DIA_IS_ROSTER_ROW (self), NULL);

  return self->entry;
}

GtkWidget *
dia_roster_row_get_menu_button (DiaRosterRow *self)
{
  g_return_val_if_fail (DIA_IS_ROSTER_ROW (self), NULL);

  return GTK_WIDGET (self->menu);
}
