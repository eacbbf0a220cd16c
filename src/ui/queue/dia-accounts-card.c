/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts-card.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-counts.h"
#include "dia-format.h"
#include "dia-health-words.h"
#include "dia-health.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"
#include "dia-scopes.h"
#include "dia-state-sign.h"
#include "dia-wrap-box.h"

/* The list of the health of all accounts shows the others. */
#define MAX_ROWS 8

struct _DiaAccountsCard
{
  GObject       parent_instance;

  DiaWorkspace *workspace;   /* (owned) */
  GtkListBox   *list;        /* (owned) */
  GtkLabel     *summary;     /* (owned) */
  DiaScope     *scope;       /* (owned) (nullable): what is being read */
  GCancellable *reading;     /* (owned) (nullable) */
  gboolean      again;       /* something changed while it was being read, or not seen */
  char         *shown;       /* (owned) (nullable): what the rows stand for */
};

G_DEFINE_FINAL_TYPE (DiaAccountsCard, dia_accounts_card, G_TYPE_OBJECT)

static const char *
get_tone (const DiaHealthRow *row)
{
  switch (row->level)
    {
    case DIA_HEALTH_ERROR:
      return "error";
    case DIA_HEALTH_WARNING:
      return "warn";
    case DIA_HEALTH_WELL:
    case DIA_HEALTH_NOTE:
      return row->failed > 0 ? "error" : row->unconfirmed > 0 ? "unknown" : "neutral";
    }

  g_return_val_if_reached ("neutral");
}

static GtkWidget *
make_text (const DiaHealthRow *row)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (row->title);
  g_autofree char *words = dia_health_words_brief (row);
  GtkWidget *detail = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (top), dia_network_sign_new (row->network));
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_lines (GTK_LABEL (detail), 3);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (detail, words);
  gtk_widget_add_css_class (detail, "small");
  dia_tone_set (detail, get_tone (row));
  gtk_box_append (GTK_BOX (text), top);
  gtk_box_append (GTK_BOX (text), detail);
  gtk_widget_set_hexpand (text, TRUE);
  return text;
}

/* Only a sign-in is mended right here. (transfer floating) (nullable) */
static GtkWidget *
make_button (const DiaHealthRow *row)
{
  DiaSignInState sign_in = row->account->sign_in;
  GtkWidget *button;

  if (sign_in != DIA_SIGN_IN_NEEDED && sign_in != DIA_SIGN_IN_EXPIRES)
    return NULL;
  button = gtk_button_new_with_label (sign_in == DIA_SIGN_IN_EXPIRES ? C_("sign-in", "Renew") : _("Sign in…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "compact");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.edit-account");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", row->account->id);
  return button;
}

static void
append_account (DiaAccountsCard    *self,
                const DiaHealthRow *row)
{
  GtkWidget *place = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *tile = dia_brand_tile_new (22);
  GtkWidget *parts = g_object_new (DIA_TYPE_WRAP_BOX, "shrink-to", 130, "hexpand", TRUE, NULL);
  GtkWidget *button = make_button (row);
  g_autofree char *spoken = dia_health_words_spoken (row);

  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), row->brand);
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tile);
  dia_wrap_box_append (DIA_WRAP_BOX (parts), make_text (row));
  if (button != NULL)
    dia_wrap_box_append (DIA_WRAP_BOX (parts), button);
  gtk_box_append (GTK_BOX (box), parts);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (place), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (place), "queue.show-health");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (place), "s", row->account->handle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, place);
}

static void
append_others (DiaAccountsCard *self,
               guint            n_listed,
               guint            n_others)
{
  g_autofree char *text = n_listed > 0 ? g_strdup_printf (ngettext ("%u other account", "%u other accounts", n_others), n_others)
                                       : dia_counts_dup_accounts (n_others);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dia_icon_paint_new_image ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "card-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "queue.show-list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "health");
  gtk_list_box_append (self->list, row);
}

/* What asks most of a person first; late posts ask nothing, and come last.
 * (transfer full) (element-type DiaHealthRow) */
static GPtrArray *
choose_rows (DiaHealthReport *report,
             guint           *n_look_at)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  *n_look_at = 0;
  for (guint i = 0; i < report->accounts->len; i++)
    {
      DiaHealthRow *row = g_ptr_array_index (report->accounts, i);

      *n_look_at += row->n_to_look_at;
      if (row->n_to_look_at > 0 || row->late > 0)
        g_ptr_array_add (rows, g_object_ref (row));
    }
  g_ptr_array_sort_with_data (rows, dia_health_compare, GINT_TO_POINTER (DIA_HEALTH_ORDER_TROUBLE));
  if (rows->len > MAX_ROWS)
    g_ptr_array_remove_range (rows, MAX_ROWS, rows->len - MAX_ROWS);
  return rows;
}

static void
show_summary (DiaAccountsCard *self,
              guint            n_accounts,
              guint            n_look_at)
{
  guint n_well = n_accounts - n_look_at;
  g_autofree char *well = g_strdup_printf (ngettext ("%u well", "%u well", n_well), n_well);
  g_autofree char *look_at = g_strdup_printf (ngettext ("%u to look at", "%u to look at", n_look_at), n_look_at);
  g_autofree char *summary = n_look_at > 0 ? g_strdup_printf (C_("list", "%s, %s"), well, look_at) : g_strdup (well);

  gtk_label_set_label (self->summary, summary);
}

/* (transfer full) */
static char *
describe_rows (GPtrArray *rows,
               guint      n_accounts)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u\n", n_accounts);
  for (guint i = 0; i < rows->len; i++)
    {
      const DiaHealthRow *row = g_ptr_array_index (rows, i);
      g_autofree char *spoken = dia_health_words_spoken (row);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %d %s %s %s\n", row->account->id, row->account->sign_in,
                              row->level, row->brand != NULL ? row->brand->color : "",
                              row->brand != NULL ? row->brand->mark : "", spoken);
    }
  return g_string_free (text, FALSE);
}

/* Rows that say what they said are left alone: one of them may have the focus. */
static void
show_report (DiaAccountsCard *self,
             DiaHealthReport *report)
{
  guint n_accounts = report->accounts->len, n_look_at;
  g_autoptr (GPtrArray) rows = choose_rows (report, &n_look_at);
  g_autofree char *text = describe_rows (rows, n_accounts);
  GtkListBoxRow *row;

  show_summary (self, n_accounts, n_look_at);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < rows->len; i++)
    append_account (self, g_ptr_array_index (rows, i));
  append_others (self, rows->len, n_accounts - rows->len);
}

static void read_report (DiaAccountsCard *self);

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaHealthReport) report = dia_health_load_finish (DIA_WORKSPACE (source), result, &error);
  DiaAccountsCard *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  /* What cannot be read is told by the queue, which reads the same file. */
  if (report != NULL)
    show_report (self, report);
  if (self->again && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    read_report (self);
}

static void
read_report (DiaAccountsCard *self)
{
  self->again = FALSE;
  self->reading = g_cancellable_new ();
  g_clear_pointer (&self->scope, dia_scope_unref);
  self->scope = dia_scope_ref (dia_scopes_get_current (dia_workspace_get_scopes (self->workspace)));
  dia_health_load_async (self->workspace, self->scope, self->reading, on_loaded_cb, self);
}

/* Posts that go out while nobody looks are counted once somebody does. */
static void
on_list_map_cb (GtkWidget       *list,
                DiaAccountsCard *self)
{
  if (self->again && self->reading == NULL)
    read_report (self);
}

static void
dia_accounts_card_dispose (GObject *object)
{
  DiaAccountsCard *self = DIA_ACCOUNTS_CARD (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->scope, dia_scope_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->summary);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_accounts_card_parent_class)->dispose (object);
}

static void
dia_accounts_card_class_init (DiaAccountsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_accounts_card_dispose;
}

static void
dia_accounts_card_init (DiaAccountsCard *self)
{
}

DiaAccountsCard *
dia_accounts_card_new (DiaWorkspace *workspace,
                       GtkListBox   *list,
                       GtkLabel     *summary)
{
  DiaAccountsCard *self = g_object_new (DIA_TYPE_ACCOUNTS_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = g_object_ref (list);
  self->summary = g_object_ref (summary);
  g_signal_connect_object (list, "map", G_CALLBACK (on_list_map_cb), self, 0);
  return self;
}

void
dia_accounts_card_reload (DiaAccountsCard *self)
{
  DiaScope *scope;

  g_return_if_fail (DIA_IS_ACCOUNTS_CARD (self));

  scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)) || (self->reading != NULL && dia_scope_equal (scope, self->scope)))
    {
      self->again = TRUE;
      return;
    }
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  read_report (self);
}
