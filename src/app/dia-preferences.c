/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-preferences.h"

#include <glib/gi18n-lib.h>

#include "dia-combo-words.h"

struct _DiaPreferences
{
  AdwPreferencesWindow  parent_instance;

  GSettings            *settings;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaPreferences, dia_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Codes beside the choices of the language row, "" for the system's. */
static const char *const languages[] = { "", "fr", "en" };

static void
on_style_notify_selected_cb (AdwComboRow    *row,
                             GParamSpec     *pspec,
                             DiaPreferences *self)
{
  g_settings_set_enum (self->settings, "color-scheme", (int) adw_combo_row_get_selected (row));
}

static void
on_language_notify_selected_cb (AdwComboRow    *row,
                                GParamSpec     *pspec,
                                DiaPreferences *self)
{
  guint selected = adw_combo_row_get_selected (row);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (selected < G_N_ELEMENTS (languages) && parent != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (parent)), "language",
                                    g_variant_new_string (languages[selected]));
}

static guint
find_language (GSettings *settings)
{
  g_autofree char *language = g_settings_get_string (settings, "language");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (language, languages[i]))
      return i;
  return 0;
}

static GtkWidget *
make_choice (const char        *title,
             const char *const *choices,
             guint              selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  /* Below the title it has room for large text. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  dia_combo_words_give_way (row);
  return row;
}

/* What is to be said of a choice stands above it: beside it, it would leave the
 * choice itself no room. */
static void
add_group (GtkWidget  *page,
           GtkWidget  *row,
           const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

static void
fill (DiaPreferences *self,
      GtkWidget      *publishing)
{
  const char *const styles[] = { _("As the system"), _("Light"), _("Dark"), NULL };
  const char *const names[] = { _("As the system"), "Français", "English", NULL };
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *style = make_choice (_("Style"), styles, (guint) g_settings_get_enum (self->settings, "color-scheme"));
  GtkWidget *language = make_choice (_("Language"), names, find_language (self->settings));

  g_signal_connect_object (style, "notify::selected", G_CALLBACK (on_style_notify_selected_cb), self, 0);
  g_signal_connect_object (language, "notify::selected", G_CALLBACK (on_language_notify_selected_cb), self, 0);
  if (publishing != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (publishing));
  add_group (page, style, NULL);
  add_group (page, language, _("The desk starts again in the language you choose."));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}

/* The page that says that a search found nothing never comes, but for its sign
 * GTK would load the library that reads vectors, which is 6 MiB. */
static void
drop_sign_of_search (GtkWidget *widget)
{
  if (ADW_IS_STATUS_PAGE (widget))
    adw_status_page_set_icon_name (ADW_STATUS_PAGE (widget), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    drop_sign_of_search (child);
}

static void
dia_preferences_dispose (GObject *object)
{
  g_clear_object (&DIA_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (dia_preferences_parent_class)->dispose (object);
}

static void
dia_preferences_class_init (DiaPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_preferences_dispose;
}

static void
dia_preferences_init (DiaPreferences *self)
{
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  drop_sign_of_search (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, -1);
}

GtkWidget *
dia_preferences_new (GtkWindow *parent,
                     GSettings *settings,
                     GtkWidget *publishing)
{
  DiaPreferences *self = g_object_new (DIA_TYPE_PREFERENCES, "transient-for", parent, "modal", parent != NULL, NULL);

  self->settings = g_object_ref (settings);
  fill (self, publishing);
  return GTK_WIDGET (self);
}
