/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-application.h"

#include <glib/gi18n-lib.h>

#include "dia-application-private.h"
#include "dia-dialog-size.h"
#include "dia-language.h"
#include "dia-look.h"
#include "dia-notifier.h"
#include "dia-opener.h"
#include "dia-preferences.h"
#include "dia-publisher-offer.h"
#include "dia-publishing-group.h"
#include "dia-publishing-home.h"
#include "dia-roster.h"
#include "dia-secret-service-vault.h"
#include "dia-sign-out-retry.h"
#include "dia-toolkit-names.h"
#include "dia-window.h"

#define MAX_RECENT 8

struct _DiaApplication
{
  AdwApplication      parent_instance;

  GSettings          *settings;      /* (owned) */
  DiaVault           *vault;         /* (owned) */
  DiaClock           *clock;         /* (owned) */
  DiaWorkspace       *workspace;     /* (owned) (nullable) */
  DiaNotifier        *notifier;      /* (owned) (nullable) */
  DiaSignOutRetry    *sign_outs;     /* (owned) (nullable): while @workspace is open */
  DiaPublishingWatch *watch;         /* (owned) (nullable): since the first workspace */
  DiaPublishingList  *list;          /* (owned) (nullable): since the first workspace */
  DiaPublishingHome  *home;          /* (owned) (nullable): who sends for @workspace */
  DiaLoginStart      *login;         /* (owned) (nullable): since somebody asked */
  GtkWidget          *offer;         /* (weak) (nullable) */
  char               *wanted_path;   /* (owned) (nullable): of the post that a notification leads to */
  DiaId               wanted_post;
  GCancellable       *opening;       /* (owned) (nullable): while a workspace is being opened */
  GtkWidget          *window;        /* (nullable) */
  gboolean            opens_last;    /* no file was named */
};

G_DEFINE_FINAL_TYPE (DiaApplication, dia_application, ADW_TYPE_APPLICATION)

static void
remember (DiaApplication *self,
          const char     *path)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, "recent-workspaces");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;

  g_strv_builder_add (builder, path);
  for (int i = 0, n = 1; old[i] != NULL && n < MAX_RECENT; i++)
    if (!g_str_equal (old[i], path))
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }
  recent = g_strv_builder_end (builder);
  g_settings_set_string (self->settings, "last-workspace", path);
  g_settings_set_strv (self->settings, "recent-workspaces", (const char *const *) recent);
}

static void
close_workspace (DiaApplication *self)
{
  if (self->workspace == NULL)
    return;
  /* Before the workspace, so that nobody starts what is being closed. */
  if (self->home != NULL)
    g_object_run_dispose (G_OBJECT (self->home));
  g_clear_object (&self->home);
  g_clear_object (&self->notifier);
  if (self->sign_outs != NULL)
    g_object_run_dispose (G_OBJECT (self->sign_outs));
  g_clear_object (&self->sign_outs);
  dia_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

static void
on_purged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* Accounts whose secret the keyring keeps stay hidden and are tried again at the
   * next start, so that there is nothing to tell a person. */
  if (!dia_roster_purge_finish (DIA_ROSTER (source), result, &error))
    g_debug ("Removed accounts wait for the keyring: %s", error->message);
}

/* The publisher sends where it runs, else this window does. */
static void
begin_publishing (DiaApplication *self)
{
  if (self->watch == NULL)
    self->watch = dia_publishing_watch_new (g_application_get_dbus_connection (G_APPLICATION (self)));
  if (self->list == NULL)
    self->list = dia_publishing_list_new (NULL);
  self->home = dia_publishing_home_new (self->workspace, self->watch, self->list);
  dia_publishing_home_start (self->home);
}

static void open_workspace (DiaApplication *self, const char *path, gboolean create, gboolean demo);

/* Leads to the post of a notification, in its workspace. */
static void
show_wanted (DiaApplication *self)
{
  g_autofree char *current = NULL;
  g_autofree char *wanted = NULL;

  if (self->wanted_path == NULL || self->opening != NULL)
    return;
  wanted = dia_publishing_list_canonicalize (self->wanted_path);
  if (self->workspace != NULL)
    current = dia_publishing_list_canonicalize (dia_workspace_get_path (self->workspace));
  if (g_strcmp0 (current, wanted) != 0)
    {
      open_workspace (self, wanted, FALSE, FALSE);
      return;
    }
  g_clear_pointer (&self->wanted_path, g_free);
  dia_window_show_post (DIA_WINDOW (self->window), self->wanted_post);
}

static void
take_workspace (DiaApplication *self,
                DiaWorkspace   *workspace)
{
  close_workspace (self);
  self->workspace = g_object_ref (workspace);
  self->notifier = dia_notifier_new (G_APPLICATION (self), workspace);
  remember (self, dia_workspace_get_path (workspace));
  dia_window_show_workspace (DIA_WINDOW (self->window), workspace);
  begin_publishing (self);
  dia_roster_purge_async (dia_workspace_get_roster (workspace), NULL, NULL, on_purged_cb, NULL);
  self->sign_outs = dia_sign_out_retry_new (workspace);
  show_wanted (self);
}

static void
end_opening (DiaApplication *self,
             const GError   *error)
{
  g_clear_pointer (&self->wanted_path, g_free);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dia_window_end_opening (DIA_WINDOW (self->window));
  else
    dia_window_show_failure (DIA_WINDOW (self->window), _("Workspace not opened"), error->message);
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DiaApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaWorkspace) workspace = dia_opener_open_finish (result, &error);

  g_clear_object (&self->opening);
  if (self->window == NULL)
    {
      if (workspace != NULL)
        dia_workspace_close (workspace);
      return;
    }
  if (workspace != NULL)
    take_workspace (self, workspace);
  else
    end_opening (self, error);
}

static void
begin_opening (DiaApplication *self,
               const char     *path,
               gboolean        create,
               gboolean        demo)
{
  self->opening = g_cancellable_new ();
  dia_opener_open_async (path, create, demo, self->vault, self->clock, self->opening, on_opened_cb, g_object_ref (self));
}

static void
open_workspace (DiaApplication *self,
                const char     *path,
                gboolean        create,
                gboolean        demo)
{
  if (self->opening != NULL)
    return;
  begin_opening (self, path, create, demo);
  dia_window_show_opening (DIA_WINDOW (self->window),
                           demo ? _("Preparing the demonstration…") : _("Opening the workspace…"));
}

static void
on_window_open_requested_cb (DiaWindow      *window,
                             int             kind,
                             const char     *path,
                             DiaApplication *self)
{
  g_autofree char *new_path = path == NULL ? dia_opener_dup_free_path (kind == DIA_OPEN_DEMO) : NULL;

  open_workspace (self, path != NULL ? path : new_path, kind != DIA_OPEN_EXISTING, kind == DIA_OPEN_DEMO);
}

static void
on_window_close_workspace_requested_cb (DiaWindow      *window,
                                        DiaApplication *self)
{
  g_settings_set_string (self->settings, "last-workspace", "");
  dia_window_show_welcome (window);
  close_workspace (self);
}

static void
on_window_cancel_requested_cb (DiaWindow      *window,
                               DiaApplication *self)
{
  g_cancellable_cancel (self->opening);
}

static void
on_window_destroy_cb (GtkWidget      *window,
                      DiaApplication *self)
{
  self->window = NULL;
}

static void
ensure_window (DiaApplication *self)
{
  if (self->window != NULL)
    return;
  self->window = dia_window_new (ADW_APPLICATION (self), self->settings);
  g_signal_connect (self->window, "open-requested", G_CALLBACK (on_window_open_requested_cb), self);
  g_signal_connect (self->window, "close-workspace-requested", G_CALLBACK (on_window_close_workspace_requested_cb), self);
  g_signal_connect (self->window, "cancel-requested", G_CALLBACK (on_window_cancel_requested_cb), self);
  g_signal_connect (self->window, "destroy", G_CALLBACK (on_window_destroy_cb), self);
}

/* The workspace that was open last, or the one at the default place, made by
 * the command line perhaps. (transfer full) (nullable) */
static char *
find_last_path (DiaApplication *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-workspace");
  g_autofree char *usual = dia_workspace_dup_default_path ();

  if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&last);
  if (*last == '\0' && g_file_test (usual, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&usual);
  return NULL;
}

static void
dia_application_activate (GApplication *application)
{
  DiaApplication *self = DIA_APPLICATION (application);
  gboolean first = self->window == NULL;
  g_autofree char *path = NULL;

  ensure_window (self);
  if (self->opening != NULL)
    dia_window_show_opening (DIA_WINDOW (self->window), _("Opening the workspace…"));
  else if (first && self->workspace == NULL)
    {
      path = find_last_path (self);
      if (path != NULL)
        open_workspace (self, path, FALSE, FALSE);
      else
        dia_window_show_welcome (DIA_WINDOW (self->window));
    }
  dia_window_reveal (DIA_WINDOW (self->window));
}

static void
dia_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  DiaApplication *self = DIA_APPLICATION (application);
  g_autofree char *path = g_file_get_path (files[0]);

  ensure_window (self);
  if (path != NULL)
    open_workspace (self, path, FALSE, FALSE);
  dia_window_reveal (DIA_WINDOW (self->window));
}

static void
apply_color_scheme (DiaApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (chosen, 0, 2)]);
}

static DiaLoginStart *
ensure_login (DiaApplication *self)
{
  if (self->login == NULL)
    self->login = dia_login_start_new (g_application_get_dbus_connection (G_APPLICATION (self)));
  return self->login;
}

static void
on_preferences_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);
  GtkWidget *publishing = NULL;

  if (self->home != NULL)
    publishing = dia_publishing_group_new (self->workspace, self->home, ensure_login (self));
  gtk_window_present (GTK_WINDOW (dia_preferences_new (GTK_WINDOW (self->window), self->settings, publishing)));
}

static void
on_offer_answered_cb (DiaApplication *self)
{
  g_settings_set_boolean (self->settings, "offer-publisher", FALSE);
}

/* Something was planned: who is to send it when the window is closed? Asked until
 * it is answered. */
static void
on_offer_publisher_activate_cb (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);

  if (self->home == NULL || self->offer != NULL || dia_publishing_home_get_background (self->home) ||
      dia_publishing_home_is_elsewhere (self->home) || !g_settings_get_boolean (self->settings, "offer-publisher"))
    return;
  g_set_weak_pointer (&self->offer, dia_publisher_offer_new (self->home, ensure_login (self)));
  g_signal_connect_object (self->offer, "answered", G_CALLBACK (on_offer_answered_cb), self, G_CONNECT_SWAPPED);
  dia_window_add_banner (DIA_WINDOW (self->window), self->offer);
}

static void
on_language_activate_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);

  close_workspace (self);
  dia_language_restart (self->settings, g_variant_get_string (parameter, NULL));
}

static void
on_about_activate_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);

  dia_application_present_about (GTK_WINDOW (self->window));
}

static void
on_shortcuts_activate_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);

  dia_application_present_shortcuts (GTK_WINDOW (self->window));
}

static void
on_quit_activate_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

/* A click on a notification, of this program or of the publisher. */
static void
on_show_post_activate_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);

  g_free (self->wanted_path);
  g_variant_get (parameter, "(sx)", &self->wanted_path, &self->wanted_post);
  ensure_window (self);
  show_wanted (self);
  dia_window_reveal (DIA_WINDOW (self->window));
}

static void
on_show_queue_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  DiaApplication *self = DIA_APPLICATION (user_data);

  g_application_activate (G_APPLICATION (self));
  dia_window_show_page (DIA_WINDOW (self->window), "queue");
}

/* Every window of the process, dialogs and those of the toolkit included, which
 * the application does not know. */
static void
on_toplevels_items_changed_cb (GListModel *toplevels,
                               guint       position,
                               guint       removed,
                               guint       added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      g_signal_connect (window, "map", G_CALLBACK (dia_toolkit_names_complete), NULL);
      /* The windows of libadwaita that have a size of their own; it fits its message
       * dialogs itself. */
      if (ADW_IS_WINDOW (window))
        g_signal_connect (window, "realize", G_CALLBACK (dia_dialog_size_fit), NULL);
    }
}

static void
dia_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "preferences", .activate = on_preferences_activate_cb },
    { .name = "offer-publisher", .activate = on_offer_publisher_activate_cb },
    { .name = "language", .activate = on_language_activate_cb, .parameter_type = "s" },
    { .name = "about", .activate = on_about_activate_cb },
    { .name = "shortcuts", .activate = on_shortcuts_activate_cb },
    { .name = "show-queue", .activate = on_show_queue_activate_cb },
    { .name = "show-post", .activate = on_show_post_activate_cb, .parameter_type = "(sx)" },
    { .name = "quit", .activate = on_quit_activate_cb },
  };
  DiaApplication *self = DIA_APPLICATION (application);
  g_autofree char *path = self->opens_last ? find_last_path (self) : NULL;

  /* A worker opens the workspace while GTK prepares itself. */
  if (path != NULL)
    begin_opening (self, path, FALSE, FALSE);
  G_APPLICATION_CLASS (dia_application_parent_class)->startup (application);
  dia_look_prepare (gdk_display_get_default ());
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_toplevels_items_changed_cb), self, 0);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", (const char *[]) { "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.preferences", (const char *[]) { "<Control>comma", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.shortcuts", (const char *[]) { "<Control>question", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "win.open-workspace", (const char *[]) { "<Control>o", NULL });
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
}

static void
dia_application_shutdown (GApplication *application)
{
  close_workspace (DIA_APPLICATION (application));
  G_APPLICATION_CLASS (dia_application_parent_class)->shutdown (application);
}

static void
dia_application_dispose (GObject *object)
{
  DiaApplication *self = DIA_APPLICATION (object);

  g_clear_object (&self->home);
  g_clear_object (&self->notifier);
  g_clear_object (&self->watch);
  g_clear_object (&self->login);
  g_clear_weak_pointer (&self->offer);
  g_clear_pointer (&self->wanted_path, g_free);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  g_clear_object (&self->opening);
  g_clear_object (&self->vault);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dia_application_parent_class)->dispose (object);
}

static void
dia_application_class_init (DiaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_application_dispose;
  application_class->activate = dia_application_activate;
  application_class->open = dia_application_open;
  application_class->startup = dia_application_startup;
  application_class->shutdown = dia_application_shutdown;
}

static void
dia_application_init (DiaApplication *self)
{
  self->vault = dia_secret_service_vault_new ();
  self->clock = dia_clock_new_system ();
}

DiaApplication *
dia_application_new (GSettings *settings,
                     gboolean   opens_last)
{
  DiaApplication *self = g_object_new (DIA_TYPE_APPLICATION,
                                       "application-id", "io.github.diapason.Diapason",
                                       "resource-base-path", DIA_LOOK_RESOURCE_PATH,
                                       "flags", G_APPLICATION_HANDLES_OPEN,
                                       NULL);

  self->settings = g_object_ref (settings);
  self->opens_last = opens_last;
  return self;
}
