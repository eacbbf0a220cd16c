/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-options.h"

#include "dia-combo-words.h"
#include "dia-field.h"
#include "dia-roster.h"

#include <glib/gi18n-lib.h>

struct _DiaImportOptions
{
  AdwExpanderRow  parent_instance;

  GArray         *accounts;      /* (owned) (element-type DiaId): as in @account, after the first */
  gboolean        filling;
  gboolean        mapped;        /* a person has said which column is which */
  gboolean        listed;        /* the columns are those of the file */

  AdwComboRow    *account;
  AdwComboRow    *order;
  GtkSwitch      *drafts;
  AdwComboRow    *columns[DIA_IMPORT_N_FIELDS];
};

G_DEFINE_FINAL_TYPE (DiaImportOptions, dia_import_options, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_choice_cb (DiaImportOptions *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_column_cb (DiaImportOptions *self)
{
  self->mapped |= !self->filling;
  on_choice_cb (self);
}

/* What was chosen changes under a list that is replaced: nobody has said that. */
static void
set_choices (AdwComboRow *row,
             GtkStringList *list,
             guint          selected)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

/* The columns of the file, after “none”. */
static void
list_columns (DiaImportOptions      *self,
              const DiaImportReport *report)
{
  self->filling = TRUE;
  for (guint field = 0; field < DIA_IMPORT_N_FIELDS; field++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      gtk_string_list_append (names, C_("column", "None"));
      for (guint i = 0; report->names[i] != NULL; i++)
        gtk_string_list_append (names, report->names[i]);
      set_choices (self->columns[field], names, report->layout.columns[field] + 1);
    }
  self->filling = FALSE;
  self->listed = TRUE;
}

static void
add_column_rows (DiaImportOptions *self)
{
  for (guint field = 0; field < DIA_IMPORT_N_FIELDS; field++)
    {
      AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
      /* Translators: which column of a file holds the dates, the texts… */
      g_autofree char *title = g_strdup_printf (C_("import", "Column: %s"), dia_import_field_get_label (field));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_column_cb), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (row));
      self->columns[field] = row;
    }
}

static void
list_orders (DiaImportOptions *self)
{
  const char *const orders[] = { _("As the dates tell"), _("Day first: 31/12/2027"), _("Month first: 12/31/2027"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (orders);

  set_choices (self->order, list, 0);
}

static void
dia_import_options_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_IMPORT_OPTIONS);
  G_OBJECT_CLASS (dia_import_options_parent_class)->dispose (object);
}

static void
dia_import_options_finalize (GObject *object)
{
  g_array_unref (DIA_IMPORT_OPTIONS (object)->accounts);
  G_OBJECT_CLASS (dia_import_options_parent_class)->finalize (object);
}

static void
dia_import_options_class_init (DiaImportOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_import_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_import_options_finalize;
  signals[CHANGED] = g_signal_new ("changed", DIA_TYPE_IMPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diapason/Diapason/ui/transfer/dia-import-options.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaImportOptions, account);
  gtk_widget_class_bind_template_child (widget_class, DiaImportOptions, order);
  gtk_widget_class_bind_template_child (widget_class, DiaImportOptions, drafts);
}

static void
dia_import_options_init (DiaImportOptions *self)
{
  self->accounts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  gtk_widget_init_template (GTK_WIDGET (self));
  list_orders (self);
  add_column_rows (self);
  dia_combo_words_give_way (GTK_WIDGET (self));
  g_signal_connect_object (self->account, "notify::selected", G_CALLBACK (on_choice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (on_choice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "notify::active", G_CALLBACK (on_choice_cb), self, G_CONNECT_SWAPPED);
}

void
dia_import_options_set_workspace (DiaImportOptions *self,
                                  DiaWorkspace     *workspace)
{
  GListModel *accounts = dia_roster_get_accounts (dia_workspace_get_roster (workspace));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Those that each row names"));
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *name = dia_account_dup_full_name (account);

      gtk_string_list_append (names, name);
      g_array_append_val (self->accounts, account->id);
    }
  self->filling = TRUE;
  set_choices (self->account, names, 0);
  self->filling = FALSE;
}

/* A table without a column of accounts is for one that a person chooses. */
void
dia_import_options_show (DiaImportOptions      *self,
                         const DiaImportReport *report)
{
  gboolean asks_account = report->layout.columns[DIA_IMPORT_ACCOUNT] < 0 && adw_combo_row_get_selected (self->account) == 0;

  if (!self->listed || !self->mapped)
    list_columns (self, report);
  gtk_widget_set_visible (GTK_WIDGET (self->order), report->ambiguous || adw_combo_row_get_selected (self->order) != 0);
  if (report->ambiguous || asks_account || report->layout.kind == DIA_IMPORT_LAYOUT_UNKNOWN)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

/* (transfer full): see dia_import_layout_read() */
static char *
dup_columns (DiaImportOptions *self)
{
  GString *text = g_string_new (NULL);

  for (guint field = 0; field < DIA_IMPORT_N_FIELDS; field++)
    {
      guint selected = adw_combo_row_get_selected (self->columns[field]);
      g_autofree char *column = selected > 0 ? g_strdup_printf ("%u", selected) : g_strdup ("-");

      g_string_append_printf (text, "%s%s=%s", field > 0 ? "," : "", dia_import_field_to_string (field), column);
    }

  return g_string_free (text, FALSE);
}

void
dia_import_options_fill (DiaImportOptions *self,
                         DiaImportRequest *request)
{
  static const DiaDateOrder orders[] = { 0, DIA_DATE_DAY_FIRST, DIA_DATE_MONTH_FIRST };
  guint account = adw_combo_row_get_selected (self->account);

  if (account > 0 && account <= self->accounts->len)
    g_array_append_val (request->accounts, g_array_index (self->accounts, DiaId, account - 1));
  request->order = orders[MIN (adw_combo_row_get_selected (self->order), 2)];
  request->drafts = gtk_switch_get_active (self->drafts);
  if (self->mapped)
    dia_field_take_text (&request->columns, dup_columns (self));
}
