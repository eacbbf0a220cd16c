/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sidebar-row.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-template.h"

struct _DiaSidebarRow
{
  GtkWidget       parent_instance;

  DiaSidebarItem *item;     /* (owned) (nullable) */
  DiaSidebarKind  kind;     /* what the parts are laid out for */
  gboolean        bold;

  GtkButton      *arrow;
  DiaBrandTile   *tile;
  DiaNetworkSign *network;
  /* A change of a label has the whole window measured anew; an inscription
   * keeps its size. */
  GtkInscription *label;
  GtkImage       *health;
  GtkLabel       *count;
};

G_DEFINE_FINAL_TYPE (DiaSidebarRow, dia_sidebar_row, GTK_TYPE_WIDGET)

enum
{
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
describe_sign_in (DiaSignInState state)
{
  switch (state)
    {
    case DIA_SIGN_IN_NEEDED:
      return _("needs a sign-in");
    case DIA_SIGN_IN_EXPIRES:
      return _("sign-in ends soon");
    case DIA_SIGN_IN_NOT_NEEDED:
    case DIA_SIGN_IN_OK:
      break;
    }
  return NULL;
}

static void
show_health (DiaSidebarRow *self,
             const char    *icon,
             const char    *tooltip)
{
  gtk_widget_set_visible (GTK_WIDGET (self->health), icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (self->health, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->health), tooltip);
}

/* The cell of the list that holds the row has no name of its own. */
static void
name_row (DiaSidebarRow *self,
          const char    *name)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_brand (DiaSidebarRow *self)
{
  DiaSidebarItem *item = self->item;
  g_autofree char *count = dia_format_integer (item->n_accounts);
  g_autofree char *name = NULL;
  g_autofree char *trouble = NULL;

  if (item->n_sign_in > 0)
    trouble = g_strdup_printf (ngettext ("%u account needs a sign-in", "%u accounts need a sign-in", item->n_sign_in),
                               item->n_sign_in);
  gtk_button_set_icon_name (self->arrow, item->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->expanded ? _("Hide the accounts") : _("Show the accounts"), -1);
  dia_brand_tile_set_brand (self->tile, item->brand);
  gtk_inscription_set_text (self->label, item->brand->name);
  gtk_label_set_label (self->count, count);
  show_health (self, item->n_sign_in > 0 && !item->expanded ? "dia-late-symbolic" : NULL, trouble);
  name = g_strjoin (", ", item->brand->name, count, trouble, NULL);
  name_row (self, name);
}

static void
show_account (DiaSidebarRow *self)
{
  DiaAccount *account = self->item->account;
  const char *trouble = describe_sign_in (account->sign_in);
  g_autofree char *handle = dia_account_dup_handle (account);
  g_autofree char *name = g_strjoin (", ", handle, dia_network_sign_get_name (account->network), trouble, NULL);

  dia_network_sign_set_network (self->network, account->network);
  gtk_inscription_set_text (self->label, handle);
  show_health (self, trouble == NULL ? NULL : account->sign_in == DIA_SIGN_IN_NEEDED ? "dia-late-symbolic" : "alarm-symbolic", trouble);
  name_row (self, name);
}

static void
show_more (DiaSidebarRow *self)
{
  guint n = self->item->n_accounts;
  g_autofree char *text = g_strdup_printf (ngettext ("%u more account", "%u more accounts", n), n);

  gtk_inscription_set_text (self->label, text);
  show_health (self, NULL, NULL);
  name_row (self, text);
}

static void
lay_out (DiaSidebarRow *self)
{
  static const char *const classes[] = { "brand-row", "account-row", "more-row" };
  DiaSidebarKind kind = self->kind;

  gtk_widget_set_visible (GTK_WIDGET (self->arrow), kind == DIA_SIDEBAR_BRAND);
  gtk_widget_set_visible (GTK_WIDGET (self->tile), kind == DIA_SIDEBAR_BRAND);
  gtk_widget_set_visible (GTK_WIDGET (self->count), kind == DIA_SIDEBAR_BRAND);
  gtk_widget_set_visible (GTK_WIDGET (self->network), kind == DIA_SIDEBAR_ACCOUNT);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]) { classes[kind], NULL });
}

static void
set_bold (DiaSidebarRow *self,
          gboolean       bold)
{
  self->bold = bold;
  if (bold)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "heading");
}

/* A change of classes or of what is visible costs more than all the rest, and a
 * list that scrolls gives a row mostly others of its kind. */
static void
show_parts (DiaSidebarRow *self)
{
  gboolean bold = self->item->kind == DIA_SIDEBAR_BRAND && self->item->expanded;

  if (self->kind != self->item->kind)
    {
      self->kind = self->item->kind;
      lay_out (self);
    }
  if (self->bold != bold)
    set_bold (self, bold);
}

static void
on_arrow_clicked_cb (GtkButton     *button,
                     DiaSidebarRow *self)
{
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
dia_sidebar_row_dispose (GObject *object)
{
  g_clear_object (&DIA_SIDEBAR_ROW (object)->item);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_SIDEBAR_ROW);
  G_OBJECT_CLASS (dia_sidebar_row_parent_class)->dispose (object);
}

static void
dia_sidebar_row_class_init (DiaSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_sidebar_row_dispose;
  signals[TOGGLED] = g_signal_new ("toggled", DIA_TYPE_SIDEBAR_ROW, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/shell/dia-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaSidebarRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebarRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebarRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebarRow, label);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebarRow, health);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebarRow, count);
  gtk_widget_class_set_css_name (widget_class, "sidebarrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_sidebar_row_init (DiaSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lay_out (self);
  g_signal_connect (self->arrow, "clicked", G_CALLBACK (on_arrow_clicked_cb), self);
}

GtkWidget *
dia_sidebar_row_new (void)
{
  return g_object_new (DIA_TYPE_SIDEBAR_ROW, NULL);
}

void
dia_sidebar_row_set_item (DiaSidebarRow  *self,
                          DiaSidebarItem *item)
{
  g_return_if_fail (DIA_IS_SIDEBAR_ROW (self));

  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  show_parts (self);
  switch (item->kind)
    {
    case DIA_SIDEBAR_BRAND:
      show_brand (self);
      break;
    case DIA_SIDEBAR_ACCOUNT:
      show_account (self);
      break;
    case DIA_SIDEBAR_MORE:
      show_more (self);
      break;
    }
}

DiaSidebarItem *
dia_sidebar_row_get_item (DiaSidebarRow *self)
{
  g_return_val_if_fail (DIA_IS_SIDEBAR_ROW (self), NULL);

  return self->item;
}
