/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-remind-dialog.h"

#include "dia-button-words.h"
#include "dia-reminder.h"
#include "dia-toolkit-names.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Programs that are handed an address cut what is longer, silently. */
#define MAX_MAIL 8000

struct _DiaRemindDialog
{
  AdwWindow             parent_instance;

  DiaNotices           *notices;   /* (owned) */
  DiaRollout           *rollout;   /* (owned) */
  char                 *title;     /* (owned) */
  GtkFileChooserNative *chooser;   /* (owned) (nullable): while it is open */

  GtkLabel             *summary;
  GtkTextView          *text;
};

G_DEFINE_FINAL_TYPE (DiaRemindDialog, dia_remind_dialog, ADW_TYPE_WINDOW)

static void
copy_text (DiaRemindDialog *self)
{
  g_autofree char *text = dia_reminder_dup_text (self->rollout);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
on_copy_clicked_cb (GtkButton       *button,
                    DiaRemindDialog *self)
{
  copy_text (self);
  dia_notices_show (self->notices, _("Copied"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *title = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      dia_notices_show_error (notices, error);
      return;
    }
  title = g_strdup_printf (_("Saved as “%s”"), name);
  dia_notices_show (notices, title);
}

static void
save_csv (DiaRemindDialog *self,
          GFile           *file)
{
  char *csv = dia_reminder_dup_csv (self->rollout);
  g_autoptr (GBytes) bytes = g_bytes_new_take (csv, strlen (csv));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, on_saved_cb,
                                       g_object_ref (self->notices));
}

static void
on_chooser_response_cb (GtkNativeDialog *chooser,
                        int              response,
                        DiaRemindDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  gtk_native_dialog_hide (chooser);
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  save_csv (self, file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_save_clicked_cb (GtkButton       *button,
                    DiaRemindDialog *self)
{
  g_autofree char *name = g_strdup_printf ("%s.csv", self->title);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the reminder"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), g_strdelimit (name, "/", '-'));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_mail_shown_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    dia_notices_show (notices, _("No mail program opened. The text was copied: paste it into a mail."));
}

/* The text is copied in any case: what does not fit, or does not open, is pasted. */
static void
on_mail_clicked_cb (GtkButton       *button,
                    DiaRemindDialog *self)
{
  g_autofree char *mail = dia_reminder_dup_mailto (self->rollout);
  char *body = strstr (mail, "&body=");

  copy_text (self);
  if (strlen (mail) > MAX_MAIL && body != NULL)
    {
      *body = '\0';
      dia_notices_show (self->notices, _("The list is too long for the mail program: it was copied, paste it there."));
    }
  gtk_show_uri_full (gtk_window_get_transient_for (GTK_WINDOW (self)), mail, GDK_CURRENT_TIME, NULL, on_mail_shown_cb,
                     g_object_ref (self->notices));
  gtk_window_close (GTK_WINDOW (self));
}

static void
dia_remind_dialog_dispose (GObject *object)
{
  DiaRemindDialog *self = DIA_REMIND_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_REMIND_DIALOG);
  g_clear_object (&self->chooser);
  g_clear_object (&self->rollout);
  g_clear_object (&self->notices);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (dia_remind_dialog_parent_class)->dispose (object);
}

static void
dia_remind_dialog_class_init (DiaRemindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_remind_dialog_dispose;
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/moments/dia-remind-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaRemindDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DiaRemindDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dia_remind_dialog_init (DiaRemindDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  dia_toolkit_names_complete (GTK_WIDGET (self));
}

GtkWidget *
dia_remind_dialog_new (GtkWindow  *parent,
                       DiaNotices *notices,
                       DiaRollout *rollout,
                       const char *title)
{
  DiaRemindDialog *self = g_object_new (DIA_TYPE_REMIND_DIALOG, "transient-for", parent, NULL);
  guint n_accounts = 0;
  guint n_cells = dia_reminder_count (rollout, &n_accounts);
  g_autofree char *text = dia_reminder_dup_text (rollout);
  g_autofree char *cells = g_strdup_printf (ngettext ("%u cell is not ready", "%u cells are not ready", n_cells), n_cells);
  g_autofree char *accounts = g_strdup_printf (ngettext ("%u account", "%u accounts", n_accounts), n_accounts);
  g_autofree char *summary = g_strjoin (" · ", title, accounts, cells, NULL);

  self->notices = g_object_ref (notices);
  self->rollout = g_object_ref (rollout);
  self->title = g_strdup (title);
  gtk_label_set_label (self->summary, summary);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  return GTK_WIDGET (self);
}
