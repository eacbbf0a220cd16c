/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-errands-dialog.h"

#include <glib/gi18n-lib.h>

#include "dia-errand.h"

/* The sentences are ours, but handles and servers within them are not: nothing of
 * them is markup. */
static char *
make_body (GPtrArray *errands)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < errands->len; i++)
    {
      const DiaErrand *errand = g_ptr_array_index (errands, i);
      g_autofree char *sentence = g_markup_escape_text (errand->sentence, -1);
      g_autofree char *url = g_markup_escape_text (errand->url, -1);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "", sentence);
      if (*url != '\0')
        g_string_append_printf (body, "\n<a href=\"%s\">%s</a>", url, url);
    }

  return g_string_free (body, FALSE);
}

void
dia_errands_dialog_present (GtkWindow *parent,
                            GPtrArray *errands)
{
  g_autofree char *heading = g_strdup (ngettext ("One thing is left for you to do", "Some things are left for you to do",
                                                 errands->len));
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  g_autofree char *body = make_body (errands);

  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), TRUE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
