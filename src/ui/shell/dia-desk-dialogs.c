/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-desk-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dia-account-dialog.h"
#include "dia-brand-dialog.h"
#include "dia-roster.h"
#include "dia-scopes.h"

#define WORKSPACE_KEY "dia-workspace"
#define NAME_KEY      "dia-name"
#define SCOPE_KEY     "dia-scope"

static void
on_rename_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       gpointer          user_data)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), NAME_KEY);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (response, "rename") && *name != '\0')
    dia_workspace_set_name (g_object_get_data (G_OBJECT (dialog), WORKSPACE_KEY), name);
}

/* A question for a name, with the one that is; the entry is its NAME_KEY. */
static GtkWidget *
make_name_dialog (GtkWidget  *desk,
                  const char *heading,
                  const char *label,
                  const char *name)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (desk)), heading, NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 60);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  g_object_set_data (G_OBJECT (dialog), NAME_KEY, entry);
  return dialog;
}

static void
present_rename (GtkWidget    *desk,
                DiaWorkspace *workspace)
{
  GtkWidget *dialog = make_name_dialog (desk, _("Rename the workspace"), _("Name of the workspace"),
                                        dia_workspace_get_name (workspace));

  g_object_set_data_full (G_OBJECT (dialog), WORKSPACE_KEY, g_object_ref (workspace), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_rename_response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  DiaWorkspace *workspace;   /* (owned) */
  DiaNotices   *notices;     /* (owned) */
} BackUp;

static void
back_up_free (BackUp *self)
{
  g_object_unref (self->workspace);
  g_object_unref (self->notices);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackUp, back_up_free)

static void
on_backed_up_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (BackUp) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dia_workspace_backup_finish (self->workspace, result, &error))
    dia_notices_show (self->notices, _("The workspace is backed up. Sign-ins stay in the keyring."));
  else
    dia_notices_show_error (self->notices, error);
}

static void
on_back_up_response_cb (GtkNativeDialog *dialog,
                        int              response,
                        gpointer         user_data)
{
  g_autoptr (BackUp) self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (path == NULL)
    return;
  dia_workspace_backup_async (self->workspace, path, NULL, on_backed_up_cb, self);
  g_steal_pointer (&self);
}

static void
present_back_up (GtkWidget    *desk,
                 DiaWorkspace *workspace,
                 DiaNotices   *notices)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Back up the workspace"),
                                                               GTK_WINDOW (gtk_widget_get_root (desk)),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back Up"), _("_Cancel"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("%s %s.diapason", dia_workspace_get_name (workspace), day);
  BackUp *self = g_new0 (BackUp, 1);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  g_strdelimit (name, "/", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_back_up_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
activate_edit_brand (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);
  DiaId id = parameter != NULL ? g_variant_get_int64 (parameter) : DIA_ID_NONE;
  DiaBrand *brand = dia_roster_find_brand (dia_workspace_get_roster (dia_desk_get_workspace (self)), id);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (GTK_WINDOW (dia_brand_dialog_new (parent, dia_desk_get_workspace (self), dia_desk_get_notices (self), brand)));
}

static void
activate_edit_account (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);
  DiaId id = g_variant_get_int64 (parameter);
  gboolean add = g_str_equal (action_name, "desk.add-account");
  DiaAccount *account = add ? NULL : dia_roster_find_account (dia_workspace_get_roster (dia_desk_get_workspace (self)), id);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));

  if (add || account != NULL)
    gtk_window_present (GTK_WINDOW (dia_account_dialog_new (parent, dia_desk_get_workspace (self), dia_desk_get_notices (self), account,
                                                            add ? id : account->brand_id)));
}

static void
activate_rename (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  present_rename (widget, dia_desk_get_workspace (DIA_DESK (widget)));
}

static void
activate_back_up (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);

  present_back_up (widget, dia_desk_get_workspace (self), dia_desk_get_notices (self));
}

/* (transfer full) (nullable) */
static DiaSavedScope *
find_saved_scope (DiaDesk *self,
                  DiaId    id)
{
  GListModel *list = dia_scopes_get_saved (dia_workspace_get_scopes (dia_desk_get_workspace (self)));
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaSavedScope) saved = g_list_model_get_item (list, i);

      if (saved->id == id)
        return g_steal_pointer (&saved);
    }
  return NULL;
}

/* What has to be known to bring a scope back. */
typedef struct
{
  DiaScopes     *scopes;   /* (owned) */
  DiaSavedScope *saved;    /* (owned) */
} Forgotten;

static void
free_forgotten (gpointer data)
{
  Forgotten *self = data;

  g_object_unref (self->scopes);
  g_object_unref (self->saved);
  g_free (self);
}

static void
undo_forget (gpointer data)
{
  Forgotten *self = data;

  dia_scopes_put_saved (self->scopes, self->saved);
}

static void
activate_forget_scope (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);
  g_autoptr (DiaSavedScope) saved = find_saved_scope (self, g_variant_get_int64 (parameter));
  g_autofree char *title = NULL;
  Forgotten *forgotten;

  if (saved == NULL)
    return;
  forgotten = g_new0 (Forgotten, 1);
  forgotten->scopes = g_object_ref (dia_workspace_get_scopes (dia_desk_get_workspace (self)));
  forgotten->saved = g_object_ref (saved);
  title = g_strdup_printf (_("Forgot the scope “%s”"), saved->name);
  dia_scopes_remove_saved (forgotten->scopes, saved->id);
  dia_notices_show_undo (dia_desk_get_notices (self), title, undo_forget, forgotten, free_forgotten);
}

static void
on_rename_scope_response_cb (AdwMessageDialog *dialog,
                             const char       *response,
                             gpointer          user_data)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), NAME_KEY);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  DiaSavedScope *saved = g_object_get_data (G_OBJECT (dialog), SCOPE_KEY);
  g_autoptr (DiaSavedScope) renamed = NULL;

  if (!g_str_equal (response, "rename") || *name == '\0')
    return;
  renamed = dia_saved_scope_new (saved->id, name, saved->scope);
  dia_scopes_put_saved (dia_workspace_get_scopes (g_object_get_data (G_OBJECT (dialog), WORKSPACE_KEY)), renamed);
}

static void
activate_rename_scope (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);
  DiaSavedScope *saved = find_saved_scope (self, g_variant_get_int64 (parameter));
  GtkWidget *dialog;

  if (saved == NULL)
    return;
  dialog = make_name_dialog (widget, _("Rename the scope"), _("Name of the scope"), saved->name);
  g_object_set_data_full (G_OBJECT (dialog), WORKSPACE_KEY, g_object_ref (dia_desk_get_workspace (self)), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), SCOPE_KEY, saved, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_rename_scope_response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dia_desk_install_dialogs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.add-brand", NULL, activate_edit_brand);
  gtk_widget_class_install_action (widget_class, "desk.edit-brand", "x", activate_edit_brand);
  gtk_widget_class_install_action (widget_class, "desk.add-account", "x", activate_edit_account);
  gtk_widget_class_install_action (widget_class, "desk.edit-account", "x", activate_edit_account);
  gtk_widget_class_install_action (widget_class, "desk.rename-workspace", NULL, activate_rename);
  gtk_widget_class_install_action (widget_class, "desk.forget-scope", "x", activate_forget_scope);
  gtk_widget_class_install_action (widget_class, "desk.rename-scope", "x", activate_rename_scope);
  gtk_widget_class_install_action (widget_class, "desk.back-up", NULL, activate_back_up);
}
