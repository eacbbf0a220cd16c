/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toolkit-messages.h"

#include "dia-format.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DiaToolkitMessages
{
  GtkWidget         parent_instance;

  DiaMomentEditing *editing;    /* (owned) */
  GtkWidget        *box;
  GtkWidget        *chips;
  GtkWidget        *text;
  char             *language;   /* (owned): of the message that is shown */
  gboolean          showing;    /* the text follows the toolkit right now */
};

G_DEFINE_FINAL_TYPE (DiaToolkitMessages, dia_toolkit_messages, GTK_TYPE_WIDGET)

static DiaMomentToolkit *
get_toolkit (DiaToolkitMessages *self)
{
  return dia_moment_editing_get_moment (self->editing)->toolkit;
}

/* The message of exactly that language. (nullable) */
static const char *
find_message (DiaToolkitMessages *self,
              const char         *language)
{
  const DiaMomentToolkit *toolkit = get_toolkit (self);

  for (guint i = 0; i < toolkit->messages->len; i++)
    {
      const DiaMomentMessage *message = toolkit->messages->pdata[i];

      if (g_str_equal (message->language, language))
        return message->text;
    }

  return NULL;
}

/* A tick on the languages that have a message. */
static void
show_chips (DiaToolkitMessages *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      const char *language = gtk_widget_get_name (chip);
      g_autofree char *name = dia_format_language_name (language);
      g_autofree char *written = g_strdup_printf ("✓ %s", name);
      gboolean has = find_message (self, language) != NULL;
      g_autofree char *told = has ? g_strdup_printf (C_("language", "%s, written"), name) : g_strdup (name);

      gtk_button_set_label (GTK_BUTTON (chip), has ? written : name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
    }
}

static void
show_message (DiaToolkitMessages *self)
{
  const char *message = find_message (self, self->language);
  g_autofree char *language = dia_format_language_name (self->language);
  /* Translators: %s is a language. */
  g_autofree char *name = g_strdup_printf (_("Message in %s"), language);

  self->showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), message != NULL ? message : "", -1);
  self->showing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_chip_toggled_cb (GtkToggleButton    *chip,
                    DiaToolkitMessages *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  g_free (self->language);
  self->language = g_strdup (gtk_widget_get_name (GTK_WIDGET (chip)));
  show_message (self);
}

static void
on_text_changed_cb (GtkTextBuffer      *buffer,
                    DiaToolkitMessages *self)
{
  GtkTextIter first, end;
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  gtk_text_buffer_get_bounds (buffer, &first, &end);
  text = gtk_text_buffer_get_text (buffer, &first, &end, FALSE);
  dia_moment_toolkit_set_message (get_toolkit (self), self->language, text);
  show_chips (self);
  dia_moment_editing_touch (self->editing);
}

static void
add_language (GPtrArray  *languages,
              const char *language)
{
  if (language[0] != '\0' && !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
    g_ptr_array_add (languages, g_strdup (language));
}

/* Those that have a message, then those of the accounts without their regions: what
 * is said in "fr" holds for "fr-BE". (transfer full) (element-type utf8) */
static GPtrArray *
list_languages (DiaToolkitMessages *self,
                DiaRoster          *roster)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);
  const DiaMomentToolkit *toolkit = get_toolkit (self);
  GListModel *accounts = dia_roster_get_accounts (roster);
  g_autofree char *own = dia_format_dup_locale ();

  for (guint i = 0; i < toolkit->messages->len; i++)
    add_language (languages, ((DiaMomentMessage *) toolkit->messages->pdata[i])->language);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *language = g_strndup (account->language, strcspn (account->language, "-_"));

      add_language (languages, language);
    }
  own[strcspn (own, "-_")] = '\0';
  if (languages->len == 0)
    add_language (languages, own);

  return languages;
}

static void
add_chips (DiaToolkitMessages *self,
           GPtrArray          *languages)
{
  GtkToggleButton *group = NULL;

  for (guint i = 0; i < languages->len; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label ("");

      gtk_widget_set_name (chip, languages->pdata[i]);
      gtk_widget_add_css_class (chip, "chip");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), group);
      group = GTK_TOGGLE_BUTTON (chip);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (on_chip_toggled_cb), self, 0);
      dia_wrap_box_append (DIA_WRAP_BOX (self->chips), chip);
      if (i == 0)
        gtk_toggle_button_set_active (group, TRUE);
    }
}

static void
dia_toolkit_messages_dispose (GObject *object)
{
  DiaToolkitMessages *self = DIA_TOOLKIT_MESSAGES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->language, g_free);
  g_clear_object (&self->editing);
  G_OBJECT_CLASS (dia_toolkit_messages_parent_class)->dispose (object);
}

static void
dia_toolkit_messages_class_init (DiaToolkitMessagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_toolkit_messages_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "toolkit-messages");
}

static void
dia_toolkit_messages_init (DiaToolkitMessages *self)
{
  GtkTextView *text = GTK_TEXT_VIEW (gtk_text_view_new ());

  self->language = g_strdup ("");
  self->chips = dia_wrap_box_new (6);
  self->text = GTK_WIDGET (text);
  gtk_text_view_set_wrap_mode (text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text, FALSE);
  gtk_text_view_set_top_margin (text, 9);
  gtk_text_view_set_bottom_margin (text, 9);
  gtk_text_view_set_left_margin (text, 12);
  gtk_text_view_set_right_margin (text, 12);
  gtk_widget_set_size_request (self->text, -1, 90);
  gtk_widget_add_css_class (self->text, "card");
  gtk_widget_add_css_class (self->text, "text-card");
  g_signal_connect (gtk_text_view_get_buffer (text), "changed", G_CALLBACK (on_text_changed_cb), self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), self->chips);
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dia_toolkit_messages_new (DiaMomentEditing *editing,
                          DiaRoster        *roster)
{
  DiaToolkitMessages *self = g_object_new (DIA_TYPE_TOOLKIT_MESSAGES, NULL);
  g_autoptr (GPtrArray) languages = NULL;

  self->editing = g_object_ref (editing);
  languages = list_languages (self, roster);
  add_chips (self, languages);
  show_chips (self);
  return GTK_WIDGET (self);
}

void
dia_toolkit_messages_start (DiaToolkitMessages *self)
{
  g_return_if_fail (DIA_IS_TOOLKIT_MESSAGES (self));

  gtk_widget_grab_focus (self->text);
}
