/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-browser.h"

#include "dia-look.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* An address is long, and the buttons are to stay on the screen: some lines. */
#define ADDRESS_HEIGHT 60

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                char             *url)
{
  if (g_str_equal (response, "copy"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), url);
}

static void
free_url (gpointer  data,
          GClosure *closure)
{
  g_free (data);
}

static void
present_address (GtkWindow  *parent,
                 const char *url)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("No browser opened"),
                                              _("Open this address in a browser on this computer and sign in there."));
  GtkWidget *address = gtk_label_new (url);
  int height = (int) (ADDRESS_HEIGHT * dia_look_get_text_scale (dialog));
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "min-content-height", height, "child", address, NULL);

  gtk_label_set_selectable (GTK_LABEL (address), TRUE);
  gtk_label_set_wrap (GTK_LABEL (address), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (address), PANGO_WRAP_CHAR);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "copy", _("_Copy the Address"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "copy", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), g_strdup (url), free_url, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is being opened, and for whom, while the desktop looks for a browser. */
typedef struct
{
  GtkWindow *parent;    /* (owned) */
  char      *url;       /* (owned) */
} Opening;

static void
on_shown_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Opening *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (self->parent, result, &error) && gtk_widget_get_visible (GTK_WIDGET (self->parent)))
    present_address (self->parent, self->url);
  g_object_unref (self->parent);
  g_free (self->url);
  g_free (self);
}

void
dia_browser_open (GtkWindow  *parent,
                  const char *url)
{
  Opening *self = g_new0 (Opening, 1);

  self->parent = g_object_ref (parent);
  self->url = g_strdup (url);
  gtk_show_uri_full (parent, url, GDK_CURRENT_TIME, NULL, on_shown_cb, self);
}
