/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-waive-dialog.h"

#include "dia-button-words.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

#define MAX_REASONS 5

struct _DiaWaiveDialog
{
  AdwMessageDialog  parent_instance;

  GArray           *cells;    /* (owned) */
  GtkWidget        *reason;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaWaiveDialog, dia_waive_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* (transfer full) */
static char *
dup_reason (DiaWaiveDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
on_reason_changed_cb (DiaWaiveDialog *self)
{
  g_autofree char *reason = dup_reason (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "waive", reason[0] != '\0');
}

static void
on_reason_clicked_cb (GtkButton      *button,
                      DiaWaiveDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->reason), gtk_button_get_label (button));
  gtk_widget_grab_focus (self->reason);
}

static void
dia_waive_dialog_response (AdwMessageDialog *dialog,
                           const char       *response)
{
  DiaWaiveDialog *self = DIA_WAIVE_DIALOG (dialog);
  g_autofree char *reason = dup_reason (self);

  if (g_str_equal (response, "waive") && reason[0] != '\0')
    g_signal_emit (self, signals[CHOSEN], 0, reason);
}

static void
dia_waive_dialog_finalize (GObject *object)
{
  g_clear_pointer (&DIA_WAIVE_DIALOG (object)->cells, g_array_unref);
  G_OBJECT_CLASS (dia_waive_dialog_parent_class)->finalize (object);
}

static void
dia_waive_dialog_class_init (DiaWaiveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_waive_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = dia_waive_dialog_response;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dia_waive_dialog_init (DiaWaiveDialog *self)
{
}

static void
add_reasons (GtkWidget      *box,
             GPtrArray      *reasons,
             DiaWaiveDialog *self)
{
  GtkWidget *wrap = dia_wrap_box_new (6);

  for (guint i = 0; i < MIN (reasons->len, MAX_REASONS); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (reasons->pdata[i]);

      gtk_widget_add_css_class (button, "chip");
      dia_button_words_give_way (button);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_reason_clicked_cb), self, 0);
      dia_wrap_box_append (DIA_WRAP_BOX (wrap), button);
    }
  gtk_widget_set_visible (wrap, reasons->len > 0);
  gtk_box_append (GTK_BOX (box), wrap);
}

GtkWidget *
dia_waive_dialog_new (GtkWindow *parent,
                      GArray    *cells,
                      GPtrArray *reasons)
{
  g_autofree char *heading = g_strdup_printf (ngettext ("Waive %u cell?", "Waive %u cells?", cells->len), cells->len);
  DiaWaiveDialog *self = g_object_new (DIA_TYPE_WAIVE_DIALOG, "transient-for", parent, "heading", heading,
                                       "body", _("What is waived counts nowhere. The reason is shown beside it."), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->cells = g_array_ref (cells);
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("Reason"));
  gtk_entry_set_activates_default (GTK_ENTRY (self->reason), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (on_reason_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->reason);
  add_reasons (box, reasons, self);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self), "cancel", _("_Cancel"), "waive", C_("cell", "_Waive"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self), "waive");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self), "waive", ADW_RESPONSE_SUGGESTED);
  on_reason_changed_cb (self);
  gtk_widget_grab_focus (self->reason);
  return GTK_WIDGET (self);
}

GArray *
dia_waive_dialog_get_cells (DiaWaiveDialog *self)
{
  g_return_val_if_fail (DIA_IS_WAIVE_DIALOG (self), NULL);

  return self->cells;
}
