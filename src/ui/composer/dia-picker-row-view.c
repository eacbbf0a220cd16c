/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picker-row-view.h"

#include "dia-account-toggle.h"
#include "dia-brand-tile.h"
#include "dia-network-sign.h"

#include <glib/gi18n-lib.h>

struct _DiaPickerRowView
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *arrow;
  GtkWidget      *tile;
  GtkCheckButton *lead_check;     /* before the name: markets, accounts, all shown */
  GtkWidget      *sign;
  GtkLabel       *title;
  GtkBox         *toggles;
  GtkLabel       *count;
  GtkCheckButton *tail_check;     /* at the end: brands */

  char          **networks;       /* (owned) (nullable) */
  DiaPickerRow   *row;            /* (owned) (nullable) */
  gulong          changed_id;
  gboolean        updating;       /* what is shown follows the row: no request */
};

enum
{
  SIGNAL_CHOOSE_REQUESTED,
  SIGNAL_EXPAND_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPickerRowView, dia_picker_row_view, GTK_TYPE_WIDGET)

static void
request_choice (DiaPickerRowView *self,
                GPtrArray        *accounts,
                gboolean          chosen)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHOOSE_REQUESTED], 0, accounts, chosen);
}

/* "Alizé: 12 of 14 accounts chosen" (transfer full) */
static char *
describe_row (DiaPickerRow *row)
{
  const char *title = *row->title != '\0' ? row->title : _("All shown");

  /* Translators: %1$s is a brand, a market or an account. */
  return g_strdup_printf (ngettext ("%1$s: %2$u of %3$u account chosen", "%1$s: %2$u of %3$u accounts chosen",
                                    row->accounts->len),
                          title, row->n_chosen, row->accounts->len);
}

static void
show_check (GtkCheckButton *check,
            DiaPickerRow   *row,
            const char     *description)
{
  gtk_check_button_set_inconsistent (check, row->n_chosen > 0 && row->n_chosen < row->accounts->len);
  gtk_check_button_set_active (check, row->n_chosen == row->accounts->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static void
on_toggle_toggled_cb (GtkToggleButton  *toggle,
                      DiaPickerRowView *self)
{
  g_autoptr(GPtrArray) accounts = g_ptr_array_new ();

  g_ptr_array_add (accounts, dia_account_toggle_get_account (DIA_ACCOUNT_TOGGLE (toggle)));
  request_choice (self, accounts, gtk_toggle_button_get_active (toggle));
}

static void
append_toggle (DiaPickerRowView *self,
               DiaAccount       *account)
{
  GtkWidget *toggle = dia_account_toggle_new (account, self->row->brand);

  g_signal_connect (toggle, "toggled", G_CALLBACK (on_toggle_toggled_cb), self);
  gtk_box_append (self->toggles, toggle);
}

static DiaAccount *
find_only_account (GPtrArray  *accounts,
                   const char *network)
{
  DiaAccount *found = NULL;

  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);

      if (!g_str_equal (account->network, network))
        continue;
      if (found != NULL)
        return NULL;
      found = account;
    }
  return found;
}

static gboolean
append_columns (DiaPickerRowView *self)
{
  GPtrArray *accounts = self->row->accounts;
  guint n_found = 0;

  for (char **network = self->networks; network != NULL && *network != NULL; network++)
    n_found += find_only_account (accounts, *network) != NULL;
  if (n_found != accounts->len)
    return FALSE;
  for (char **network = self->networks; *network != NULL; network++)
    {
      DiaAccount *account = find_only_account (accounts, *network);
      GtkWidget *gap;

      if (account != NULL)
        {
          append_toggle (self, account);
          continue;
        }
      gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (gap, "account-toggle");
      gtk_box_append (self->toggles, gap);
    }
  return TRUE;
}

static void
rebuild_toggles (DiaPickerRowView *self)
{
  GtkWidget *child;
  gboolean inline_accounts = self->row->kind == DIA_PICKER_ROW_MARKET && !self->row->expandable;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->toggles))) != NULL)
    gtk_box_remove (self->toggles, child);
  gtk_widget_set_visible (GTK_WIDGET (self->toggles), inline_accounts);
  if (!inline_accounts || append_columns (self))
    return;
  for (guint i = 0; i < self->row->accounts->len; i++)
    append_toggle (self, g_ptr_array_index (self->row->accounts, i));
}

static void
show_toggles (DiaPickerRowView *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->toggles)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DIA_IS_ACCOUNT_TOGGLE (child))
      {
        DiaId id = dia_account_toggle_get_account (DIA_ACCOUNT_TOGGLE (child))->id;

        dia_account_toggle_set_choice (DIA_ACCOUNT_TOGGLE (child), dia_picker_row_get_choice (self->row, id));
      }
}

static void
show_layout (DiaPickerRowView *self)
{
  DiaPickerRow *row = self->row;
  gboolean is_brand = row->kind == DIA_PICKER_ROW_BRAND;

  gtk_widget_set_visible (self->arrow, row->expandable);
  gtk_widget_set_visible (self->tile, is_brand);
  gtk_widget_set_visible (GTK_WIDGET (self->lead_check), !is_brand);
  gtk_widget_set_visible (GTK_WIDGET (self->tail_check), is_brand);
  gtk_widget_set_visible (self->sign, row->kind == DIA_PICKER_ROW_ACCOUNT);
  gtk_widget_set_visible (GTK_WIDGET (self->count), row->kind != DIA_PICKER_ROW_ACCOUNT
                                                    && (row->kind != DIA_PICKER_ROW_MARKET || row->expandable));
  gtk_widget_set_margin_start (self->box, is_brand || row->kind == DIA_PICKER_ROW_SHOWN ? 0
                                          : row->kind == DIA_PICKER_ROW_MARKET && row->expandable ? 0
                                          : row->kind == DIA_PICKER_ROW_MARKET ? 21 : 42);
  if (is_brand)
    gtk_widget_add_css_class (GTK_WIDGET (self), "brand");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "brand");
}

/* The cell of the list that holds the view has no name of its own. */
static void
name_cell (DiaPickerRowView *self,
           const char       *name)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_state (DiaPickerRowView *self)
{
  DiaPickerRow *row = self->row;
  g_autofree char *count = g_strdup_printf ("%u / %u", row->n_chosen, row->accounts->len);
  g_autofree char *description = describe_row (row);

  self->updating = TRUE;
  gtk_label_set_label (self->count, count);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_button_get_child (GTK_BUTTON (self->arrow))),
                                row->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_EXPANDED, row->expanded, -1);
  show_check (self->lead_check, row, description);
  show_check (self->tail_check, row, description);
  show_toggles (self);
  name_cell (self, description);
  self->updating = FALSE;
}

static void
show_row (DiaPickerRowView *self)
{
  DiaPickerRow *row = self->row;

  self->updating = TRUE;
  gtk_label_set_label (self->title, *row->title != '\0' ? row->title : _("All shown"));
  dia_brand_tile_set_brand (DIA_BRAND_TILE (self->tile), row->brand);
  if (row->kind == DIA_PICKER_ROW_ACCOUNT)
    dia_network_sign_set_network (DIA_NETWORK_SIGN (self->sign),
                                  ((DiaAccount *) g_ptr_array_index (row->accounts, 0))->network);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, -1);
  show_layout (self);
  rebuild_toggles (self);
  self->updating = FALSE;
  show_state (self);
}

static void
on_row_changed_cb (DiaPickerRow     *row,
                   DiaPickerRowView *self)
{
  show_state (self);
}

static void
on_check_toggled_cb (GtkCheckButton   *check,
                     DiaPickerRowView *self)
{
  if (self->row == NULL || self->updating)
    return;
  request_choice (self, self->row->accounts, self->row->n_chosen < self->row->accounts->len);
  /* The request may be refused: what is shown is always the row's own state. */
  show_state (self);
}

static void
on_arrow_clicked_cb (GtkButton        *arrow,
                     DiaPickerRowView *self)
{
  g_signal_emit (self, signals[SIGNAL_EXPAND_REQUESTED], 0, self->row, !self->row->expanded);
}

static void
dia_picker_row_view_dispose (GObject *object)
{
  DiaPickerRowView *self = DIA_PICKER_ROW_VIEW (object);

  dia_picker_row_view_set_row (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_picker_row_view_parent_class)->dispose (object);
}

static void
dia_picker_row_view_finalize (GObject *object)
{
  DiaPickerRowView *self = DIA_PICKER_ROW_VIEW (object);

  g_strfreev (self->networks);
  G_OBJECT_CLASS (dia_picker_row_view_parent_class)->finalize (object);
}

static void
dia_picker_row_view_class_init (DiaPickerRowViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_picker_row_view_dispose;
  object_class->finalize = dia_picker_row_view_finalize;

  signals[SIGNAL_CHOOSE_REQUESTED] = g_signal_new ("choose-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_BOOLEAN);
  signals[SIGNAL_EXPAND_REQUESTED] = g_signal_new ("expand-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 2, DIA_TYPE_PICKER_ROW, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-picker-row-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, box);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, arrow);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, lead_check);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, sign);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, title);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, toggles);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, count);
  gtk_widget_class_bind_template_child (widget_class, DiaPickerRowView, tail_check);
  gtk_widget_class_bind_template_callback (widget_class, on_arrow_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_check_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "picker-row");
}

static void
dia_picker_row_view_init (DiaPickerRowView *self)
{
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_picker_row_view_new (const char *const *networks)
{
  DiaPickerRowView *self = g_object_new (DIA_TYPE_PICKER_ROW_VIEW, NULL);

  self->networks = g_strdupv ((char **) networks);
  return GTK_WIDGET (self);
}

void
dia_picker_row_view_set_row (DiaPickerRowView *self,
                             DiaPickerRow     *row)
{
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_id, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->changed_id = g_signal_connect (row, "changed", G_CALLBACK (on_row_changed_cb), self);
  show_row (self);
}

void
dia_picker_row_view_toggle (DiaPickerRowView *self)
{
  if (self->row != NULL)
    request_choice (self, self->row->accounts, self->row->n_chosen < self->row->accounts->len);
}
