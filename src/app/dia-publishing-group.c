/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-group.h"

#include <glib/gi18n-lib.h>

#include "dia-combo-words.h"
#include "dia-publishing-rules.h"

struct _DiaPublishingGroup
{
  AdwPreferencesGroup  parent_instance;

  DiaWorkspace        *workspace;    /* (owned) */
  DiaPublishingHome   *home;         /* (owned) */
  DiaLoginStart       *login;        /* (owned) */
  GCancellable        *cancellable;  /* (owned) */
  DiaPublishingRules   rules;
  gboolean             showing;      /* what changes now is no wish of a person */

  GtkWidget           *background_row;
  GtkSwitch           *background;
  GtkWidget           *login_row;
  GtkSwitch           *at_login;
  GtkWidget           *late_row;
};

G_DEFINE_FINAL_TYPE (DiaPublishingGroup, dia_publishing_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
describe_background (void)
{
  return _("A small program without a window sends what is planned in this workspace, as long as you are logged in.");
}

static const char *
describe_login (void)
{
  return _("It begins when you log in, before you open the desk.");
}

static void
show_switch (DiaPublishingGroup *self,
             GtkSwitch          *widget,
             gboolean            active)
{
  self->showing = TRUE;
  gtk_switch_set_active (widget, active);
  self->showing = FALSE;
}

/* A row says what it does, or why it does not work. */
static void
show_outcome (GtkWidget    *row,
              const char   *description,
              const GError *error)
{
  gtk_widget_set_sensitive (row, TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error != NULL ? error->message : description);
}

static void
show_background (DiaPublishingGroup *self)
{
  gboolean background = dia_publishing_home_get_background (self->home);

  show_switch (self, self->background, background);
  gtk_widget_set_sensitive (self->login_row, background || gtk_switch_get_active (self->at_login));
}

static void
on_background_set_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (DiaPublishingGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  dia_publishing_home_set_background_finish (DIA_PUBLISHING_HOME (source), result, &error);
  /* A later wish took its place. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  show_outcome (self->background_row, describe_background (), error);
  show_background (self);
}

static void
on_background_notify_active_cb (GtkSwitch          *widget,
                                GParamSpec         *pspec,
                                DiaPublishingGroup *self)
{
  if (self->showing)
    return;
  gtk_widget_set_sensitive (self->background_row, FALSE);
  dia_publishing_home_set_background_async (self->home, gtk_switch_get_active (widget), NULL, on_background_set_cb,
                                            g_object_ref (self));
}

static void
on_login_got_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean enabled = FALSE;
  DiaPublishingGroup *self = user_data;

  dia_login_start_get_finish (DIA_LOGIN_START (source), result, &enabled, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_switch (self, self->at_login, enabled);
  show_background (self);
}

static void
on_login_set_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = dia_login_start_set_finish (DIA_LOGIN_START (source), result, &error);
  DiaPublishingGroup *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_outcome (self->login_row, describe_login (), error);
  if (!done)
    show_switch (self, self->at_login, !gtk_switch_get_active (self->at_login));
  show_background (self);
}

static void
on_at_login_notify_active_cb (GtkSwitch          *widget,
                              GParamSpec         *pspec,
                              DiaPublishingGroup *self)
{
  if (self->showing)
    return;
  gtk_widget_set_sensitive (self->login_row, FALSE);
  dia_login_start_set_async (self->login, gtk_switch_get_active (widget), self->cancellable, on_login_set_cb, self);
}

static void
show_late (DiaPublishingGroup *self)
{
  g_autofree char *send = g_strdup_printf (ngettext ("Send them up to %d minute late, then ask me",
                                                     "Send them up to %d minutes late, then ask me",
                                                     self->rules.grace_minutes), self->rules.grace_minutes);
  const char *const choices[] = { send, _("Ask me about each"), _("Drop them and tell me"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->late_row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->late_row), self->rules.late);
  self->showing = FALSE;
  gtk_widget_set_sensitive (self->late_row, TRUE);
}

static void
show_late_failure (DiaPublishingGroup *self,
                   const GError       *error)
{
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->late_row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->late_row), error->message);
}

static void
on_rules_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  DiaPublishingRules rules;
  gboolean loaded = dia_publishing_rules_load_finish (DIA_WORKSPACE (source), result, &rules, &error);
  DiaPublishingGroup *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded)
    {
      self->rules = rules;
      show_late (self);
    }
  else
    show_late_failure (self, error);
}

static void
on_rules_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = dia_publishing_rules_save_finish (DIA_WORKSPACE (source), result, &error);
  DiaPublishingGroup *self = user_data;

  if (!saved && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_late_failure (self, error);
}

static void
on_late_notify_selected_cb (AdwComboRow        *row,
                            GParamSpec         *pspec,
                            DiaPublishingGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->showing || selected >= DIA_LATE_N_POLICIES)
    return;
  self->rules.late = selected;
  dia_publishing_rules_save_async (self->workspace, &self->rules, self->cancellable, on_rules_saved_cb, self);
}

static GtkWidget *
add_switch (DiaPublishingGroup  *self,
            const char          *title,
            const char          *description,
            GtkSwitch          **widget)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *child = gtk_switch_new ();

  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), child);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), child);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  *widget = GTK_SWITCH (child);
  return row;
}

static void
build (DiaPublishingGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Planned posts"));
  self->background_row = add_switch (self, _("Send with the window closed"), describe_background (), &self->background);
  self->login_row = add_switch (self, _("Start at login"), describe_login (), &self->at_login);
  self->late_row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->late_row), _("Posts that could not go out in time"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->late_row), TRUE);
  dia_combo_words_give_way (self->late_row);
  gtk_widget_set_sensitive (self->late_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->late_row);
}

static void
watch (DiaPublishingGroup *self)
{
  g_signal_connect_object (self->background, "notify::active", G_CALLBACK (on_background_notify_active_cb), self, 0);
  g_signal_connect_object (self->at_login, "notify::active", G_CALLBACK (on_at_login_notify_active_cb), self, 0);
  g_signal_connect_object (self->late_row, "notify::selected", G_CALLBACK (on_late_notify_selected_cb), self, 0);
  g_signal_connect_object (self->home, "notify::background", G_CALLBACK (show_background), self, G_CONNECT_SWAPPED);
}

static void
dia_publishing_group_dispose (GObject *object)
{
  DiaPublishingGroup *self = DIA_PUBLISHING_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->home);
  g_clear_object (&self->login);
  G_OBJECT_CLASS (dia_publishing_group_parent_class)->dispose (object);
}

static void
dia_publishing_group_finalize (GObject *object)
{
  g_object_unref (DIA_PUBLISHING_GROUP (object)->cancellable);
  G_OBJECT_CLASS (dia_publishing_group_parent_class)->finalize (object);
}

static void
dia_publishing_group_class_init (DiaPublishingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_publishing_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_publishing_group_finalize;
}

static void
dia_publishing_group_init (DiaPublishingGroup *self)
{
  self->cancellable = g_cancellable_new ();
  build (self);
}

GtkWidget *
dia_publishing_group_new (DiaWorkspace      *workspace,
                          DiaPublishingHome *home,
                          DiaLoginStart     *login)
{
  DiaPublishingGroup *self = g_object_new (DIA_TYPE_PUBLISHING_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  self->home = g_object_ref (home);
  self->login = g_object_ref (login);
  show_background (self);
  watch (self);
  dia_login_start_get_async (login, self->cancellable, on_login_got_cb, self);
  dia_publishing_rules_load_async (workspace, self->cancellable, on_rules_loaded_cb, self);
  return GTK_WIDGET (self);
}
