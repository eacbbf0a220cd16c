/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-desk-private.h"

#include <glib/gi18n-lib.h>

#include "dia-export-dialog.h"
#include "dia-import-dialog.h"

static void
present_import (GtkWidget *desk,
                GFile     *file)
{
  DiaDesk *self = DIA_DESK (desk);

  gtk_window_present (GTK_WINDOW (dia_import_dialog_new (GTK_WINDOW (gtk_widget_get_root (desk)), dia_desk_get_workspace (self),
                                                         dia_desk_get_notices (self), file)));
}

static void
on_chooser_response_cb (GtkNativeDialog *chooser,
                        int              response,
                        GtkWidget       *desk)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
  if (file != NULL)
    present_import (desk, file);
}

static void
activate_import (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Import"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables and calendars"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_filter_add_suffix (filter, "ics");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
activate_export (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);

  gtk_window_present (GTK_WINDOW (dia_export_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), dia_desk_get_workspace (self),
                                                         dia_desk_get_notices (self))));
}

/* The first of the files that can be read; pictures are for the editor that they
 * fall on. */
static gboolean
on_dropped_cb (GtkDropTarget *target,
               const GValue  *value,
               double         x,
               double         y,
               GtkWidget     *desk)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    if (dia_import_dialog_may_read (l->data))
      {
        present_import (desk, l->data);
        return TRUE;
      }

  return FALSE;
}

void
dia_desk_install_transfer (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.import", NULL, activate_import);
  gtk_widget_class_install_action (widget_class, "desk.export", NULL, activate_export);
}

void
dia_desk_take_files (DiaDesk *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
