/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-dialog.h"

#include "dia-button-words.h"
#include "dia-day-button.h"
#include "dia-field.h"
#include "dia-moment-audience.h"
#include "dia-moment-editing.h"
#include "dia-roster.h"
#include "dia-spare-title.h"
#include "dia-toolkit-links.h"
#include "dia-toolkit-messages.h"
#include "dia-toolkit-names.h"
#include "dia-toolkit-pictures.h"
#include "dia-wide-row.h"

#include <glib/gi18n-lib.h>

struct _DiaMomentDialog
{
  AdwWindow          parent_instance;

  DiaMomentEditing  *editing;     /* (owned) */
  gboolean           setting;     /* the fields follow the key moment right now */

  AdwEntryRow       *title;
  DiaDayButton      *first_day;
  DiaDayButton      *last_day;
  GtkColorButton    *color;
  GtkTextView       *objective;
  GtkTextView       *brief;
  AdwEntryRow       *budget;
  AdwEntryRow       *currency;
  AdwEntryRow       *hashtags;
  GtkTextView       *dos;
  GtkTextView       *donts;
  GtkBox            *audience_place;
  GtkBox            *messages_place;
  GtkBox            *links_place;
  GtkWidget         *messages;
  GtkLabel          *state;
  GtkWidget         *remove;
};

G_DEFINE_FINAL_TYPE (DiaMomentDialog, dia_moment_dialog, ADW_TYPE_WINDOW)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DiaKeyMoment *
get_moment (DiaMomentDialog *self)
{
  return dia_moment_editing_get_moment (self->editing);
}

static void
touch (DiaMomentDialog *self)
{
  dia_moment_editing_touch (self->editing);
}

static void
on_touched_cb (DiaMomentEditing *editing,
               DiaMomentDialog  *self)
{
  gtk_label_set_label (self->state, get_moment (self)->title[0] != '\0' ? _("Saving…") : _("Waits for a title"));
}

static void
on_saved_cb (DiaMomentEditing *editing,
             DiaMomentDialog  *self)
{
  gtk_label_set_label (self->state, _("Saved"));
}

static void
on_failed_cb (DiaMomentEditing *editing,
              GError           *error,
              DiaMomentDialog  *self)
{
  gtk_label_set_label (self->state, error->message);
}

/* A key moment never ends before it begins: the other day follows. */
static void
on_first_day_changed_cb (DiaDayButton    *button,
                         GParamSpec      *pspec,
                         DiaMomentDialog *self)
{
  DiaDay day = dia_day_button_get_day (button);

  if (self->setting)
    return;
  dia_field_take_text (&get_moment (self)->first_day, dia_day_to_string (day));
  touch (self);
  if (dia_day_button_get_day (self->last_day) < day)
    dia_day_button_set_day (self->last_day, day);
}

static void
on_last_day_changed_cb (DiaDayButton    *button,
                        GParamSpec      *pspec,
                        DiaMomentDialog *self)
{
  DiaDay day = dia_day_button_get_day (button);

  if (self->setting)
    return;
  dia_field_take_text (&get_moment (self)->last_day, dia_day_to_string (day));
  touch (self);
  if (dia_day_button_get_day (self->first_day) > day)
    dia_day_button_set_day (self->first_day, day);
}

static void
on_color_set_cb (GtkColorButton  *button,
                 DiaMomentDialog *self)
{
  GdkRGBA rgba;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &rgba);
  dia_field_take_text (&get_moment (self)->color,
                       g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255 + 0.5f),
                                        (guint) (rgba.green * 255 + 0.5f), (guint) (rgba.blue * 255 + 0.5f)));
  touch (self);
}

/* Where the words of a text or an entry go. */
#define FIELD_KEY "dia-field"

static void
on_buffer_changed_cb (GtkTextBuffer   *buffer,
                      DiaMomentDialog *self)
{
  char **field = g_object_get_data (G_OBJECT (buffer), FIELD_KEY);
  GtkTextIter first, end;

  gtk_text_buffer_get_bounds (buffer, &first, &end);
  dia_field_take_text (field, gtk_text_buffer_get_text (buffer, &first, &end, FALSE));
  touch (self);
}

static void
on_entry_changed_cb (GtkEditable     *entry,
                     DiaMomentDialog *self)
{
  char **field = g_object_get_data (G_OBJECT (entry), FIELD_KEY);

  dia_field_take_text (field, g_strstrip (g_strdup (gtk_editable_get_text (entry))));
  touch (self);
}

/* @field: of the key moment that is edited, which lives as long as the dialog. */
static void
bind_text (DiaMomentDialog *self,
           GtkTextView     *view,
           char           **field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_set_text (buffer, *field, -1);
  g_object_set_data (G_OBJECT (buffer), FIELD_KEY, field);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed_cb), self, 0);
}

static void
bind_entry (DiaMomentDialog *self,
            AdwEntryRow     *entry,
            char           **field)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), *field);
  g_object_set_data (G_OBJECT (entry), FIELD_KEY, field);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed_cb), self, 0);
}

/* What is no amount is not taken, and says so. */
static void
on_budget_changed_cb (GtkEditable     *entry,
                      DiaMomentDialog *self)
{
  if (self->setting)
    return;
  if (!dia_key_moment_read_budget (get_moment (self), gtk_editable_get_text (entry)))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_label_set_label (self->state, _("The budget is no amount"));
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  touch (self);
}

static void
on_remove_clicked_cb (GtkButton       *button,
                      DiaMomentDialog *self)
{
  dia_moment_editing_remove (self->editing);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_close_request_cb (GtkWindow *window,
                     gpointer   user_data)
{
  DiaMomentDialog *self = DIA_MOMENT_DIALOG (window);

  dia_moment_editing_end (self->editing);
  /* One that nothing was typed into has none. */
  if (get_moment (self)->id != DIA_ID_NONE)
    g_signal_emit (self, signals[ENDED], 0, get_moment (self)->id);
  return FALSE;
}

static void
show_moment (DiaMomentDialog *self)
{
  const DiaKeyMoment *moment = get_moment (self);
  g_autofree char *budget = dia_key_moment_dup_budget (moment);
  GdkRGBA rgba;
  DiaDay day;

  self->setting = TRUE;
  if (dia_day_parse (moment->first_day, &day))
    dia_day_button_set_day (self->first_day, day);
  if (dia_day_parse (moment->last_day, &day))
    dia_day_button_set_day (self->last_day, day);
  if (gdk_rgba_parse (&rgba, moment->color))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->color), &rgba);
  gtk_editable_set_text (GTK_EDITABLE (self->budget), budget);
  self->setting = FALSE;
}

static void
bind_fields (DiaMomentDialog *self)
{
  DiaKeyMoment *moment = get_moment (self);

  bind_entry (self, self->title, &moment->title);
  bind_text (self, self->objective, &moment->objective);
  bind_text (self, self->brief, &moment->brief);
  bind_entry (self, self->currency, &moment->currency);
  bind_entry (self, self->hashtags, &moment->toolkit->hashtags);
  bind_text (self, self->dos, &moment->toolkit->dos);
  bind_text (self, self->donts, &moment->toolkit->donts);
}

static void
add_parts (DiaMomentDialog *self,
           DiaWorkspace    *workspace,
           DiaNotices      *notices)
{
  DiaRoster *roster = dia_workspace_get_roster (workspace);

  self->messages = dia_toolkit_messages_new (self->editing, roster);
  gtk_box_append (self->audience_place, dia_moment_audience_new (self->editing, roster));
  gtk_box_append (self->messages_place, self->messages);
  gtk_box_append (self->links_place, dia_toolkit_links_new (self->editing));
  gtk_box_append (self->links_place, dia_toolkit_pictures_new (self->editing, dia_workspace_get_media (workspace), notices));
}

static void
dia_moment_dialog_dispose (GObject *object)
{
  DiaMomentDialog *self = DIA_MOMENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_MOMENT_DIALOG);
  g_clear_object (&self->editing);
  G_OBJECT_CLASS (dia_moment_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, first_day);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, last_day);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, color);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, objective);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, brief);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, state);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, budget);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, hashtags);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, dos);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, donts);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, audience_place);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, messages_place);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentDialog, links_place);
  gtk_widget_class_bind_template_callback (widget_class, on_budget_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_first_day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_last_day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_color_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
}

static void
dia_moment_dialog_class_init (DiaMomentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_moment_dialog_dispose;
  signals[ENDED] = g_signal_new ("ended", DIA_TYPE_MOMENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (DIA_TYPE_DAY_BUTTON);
  g_type_ensure (DIA_TYPE_SPARE_TITLE);
  g_type_ensure (DIA_TYPE_WIDE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/moments/dia-moment-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dia_moment_dialog_init (DiaMomentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  dia_day_button_set_label (self->first_day, _("First day"));
  dia_day_button_set_label (self->last_day, _("Last day"));
  /* It is its inner button that takes the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->color))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Colour"), -1);
}

GtkWidget *
dia_moment_dialog_new (GtkWindow          *parent,
                       DiaWorkspace       *workspace,
                       DiaNotices         *notices,
                       const DiaKeyMoment *moment,
                       DiaDay              day)
{
  DiaMomentDialog *self = g_object_new (DIA_TYPE_MOMENT_DIALOG, "transient-for", parent, NULL);

  self->editing = dia_moment_editing_new (dia_workspace_get_moments (workspace), notices, moment, day, day);
  gtk_window_set_title (GTK_WINDOW (self), moment != NULL ? _("Key moment") : _("New key moment"));
  gtk_widget_set_visible (self->remove, moment != NULL);
  g_signal_connect_object (self->editing, "touched", G_CALLBACK (on_touched_cb), self, 0);
  g_signal_connect_object (self->editing, "saved", G_CALLBACK (on_saved_cb), self, 0);
  g_signal_connect_object (self->editing, "failed", G_CALLBACK (on_failed_cb), self, 0);
  show_moment (self);
  bind_fields (self);
  add_parts (self, workspace, notices);
  dia_toolkit_names_complete (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  return GTK_WIDGET (self);
}

void
dia_moment_dialog_start_message (DiaMomentDialog *self)
{
  g_return_if_fail (DIA_IS_MOMENT_DIALOG (self));

  dia_toolkit_messages_start (DIA_TOOLKIT_MESSAGES (self->messages));
}
