/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-export-dialog.h"

#include "dia-button-words.h"
#include "dia-combo-words.h"
#include "dia-exports.h"
#include "dia-roster.h"
#include "dia-scopes.h"
#include "dia-spare-title.h"

#include <glib/gi18n-lib.h>

struct _DiaExportDialog
{
  AdwWindow             parent_instance;

  DiaWorkspace         *workspace;   /* (owned) */
  DiaNotices           *notices;     /* (owned) */
  GtkFileChooserNative *chooser;     /* (owned) (nullable): while it is open */

  AdwComboRow          *format;
  AdwComboRow          *days;
  AdwActionRow         *scope;
};

G_DEFINE_FINAL_TYPE (DiaExportDialog, dia_export_dialog, ADW_TYPE_WINDOW)

/* In the order of the rows of the template. */
static const char *const suffixes[] = { "csv", "json", "ics" };

static void
find_days (DiaExportDialog *self,
           DiaDay          *first,
           DiaDay          *last)
{
  g_autofree char *zone = dia_zone_dup_local ();
  DiaDay today = dia_day_from_instant (dia_clock_now (dia_workspace_get_clock (self->workspace)), zone);
  DiaDay month = dia_day_get_month (today);
  static const struct
  {
    int from;   /* months from this one */
    int n;
  } spans[] = { { 0, 1 }, { 1, 1 }, { 0, 3 }, { 0, 12 }, { -12, 12 } };
  guint chosen = MIN (adw_combo_row_get_selected (self->days), G_N_ELEMENTS (spans) - 1);

  *first = dia_day_add_months (month, spans[chosen].from);
  *last = dia_day_add (dia_day_add_months (*first, spans[chosen].n), -1);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;

  if (dia_exports_save_finish (DIA_EXPORTS (source), result, &error))
    dia_notices_show (notices, _("Exported"));
  else
    dia_notices_show_error (notices, error);
}

static void
on_chooser_response_cb (GtkNativeDialog *chooser,
                        int              response,
                        DiaExportDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  gtk_native_dialog_hide (chooser);
  g_clear_object (&self->chooser);
  if (file != NULL)
    dia_export_dialog_save (self, file);
}

/* "Groupe Rosace 2027-02-01 – 2027-02-28.csv". (transfer full) */
static char *
make_name (DiaExportDialog *self)
{
  DiaDay first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  char *name;

  find_days (self, &first, &last);
  from = dia_day_to_string (first);
  to = dia_day_to_string (last);
  name = g_strdup_printf ("%s %s – %s.%s", dia_workspace_get_name (self->workspace), from, to,
                          suffixes[MIN (adw_combo_row_get_selected (self->format), 2)]);

  return g_strdelimit (name, "/", '-');
}

static void
on_save_clicked_cb (GtkButton       *button,
                    DiaExportDialog *self)
{
  g_autofree char *name = make_name (self);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
show_scope (DiaExportDialog *self)
{
  GListModel *accounts = dia_roster_get_accounts (dia_workspace_get_roster (self->workspace));
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      n += dia_scope_holds (scope, account) ? 1 : 0;
    }
  text = g_strdup_printf (ngettext ("%u account", "%u accounts", n), n);
  adw_action_row_set_subtitle (self->scope, text);
}

static void
dia_export_dialog_dispose (GObject *object)
{
  DiaExportDialog *self = DIA_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->chooser);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_export_dialog_parent_class)->dispose (object);
}

static void
dia_export_dialog_class_init (DiaExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_export_dialog_dispose;
  g_type_ensure (DIA_TYPE_SPARE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/transfer/dia-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, DiaExportDialog, days);
  gtk_widget_class_bind_template_child (widget_class, DiaExportDialog, scope);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dia_export_dialog_init (DiaExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  dia_combo_words_give_way (GTK_WIDGET (self));
}

GtkWidget *
dia_export_dialog_new (GtkWindow    *parent,
                       DiaWorkspace *workspace,
                       DiaNotices   *notices)
{
  DiaExportDialog *self = g_object_new (DIA_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  show_scope (self);
  return GTK_WIDGET (self);
}

void
dia_export_dialog_save (DiaExportDialog *self,
                        GFile           *file)
{
  DiaExports *exports = dia_workspace_get_exports (self->workspace);
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  DiaDay first, last;

  find_days (self, &first, &last);
  dia_exports_save_async (exports, MIN (adw_combo_row_get_selected (self->format), 2), scope, first, last, file, NULL,
                          on_saved_cb, g_object_ref (self->notices));
  gtk_window_close (GTK_WINDOW (self));
}
