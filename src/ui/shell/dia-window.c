/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-window.h"

#include <glib/gi18n-lib.h>

#include "dia-browser.h"
#include "dia-desk.h"
#include "dia-errands-dialog.h"
#include "dia-roster.h"
#include "dia-sign-in.h"
#include "dia-welcome-page.h"

/* What takes longer says so; what does not is shown when it is complete, since
 * each half-finished picture costs a layout and a frame. */
#define OPENING_DELAY_MS 150

struct _DiaWindow
{
  AdwApplicationWindow  parent_instance;

  GSettings            *settings;     /* (owned) */
  DiaWorkspace         *workspace;    /* (owned) (nullable) */
  GtkWidget            *desk;         /* (nullable): a page of @stack */
  guint                 opening_timer;
  gboolean              awaited;      /* to be presented once there is something to see */

  AdwToastOverlay      *toasts;
  GtkStack             *stack;
  DiaWelcomePage       *welcome;      /* (nullable): made when there is no workspace to show */
  AdwStatusPage        *opening;
  GtkSpinner           *spinner;
};

G_DEFINE_FINAL_TYPE (DiaWindow, dia_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_SETTINGS = 1,
} Property;

enum
{
  OPEN_REQUESTED,
  CLOSE_REQUESTED,
  CANCEL_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_title (DiaWindow *self)
{
  g_autofree char *title = NULL;

  if (self->workspace != NULL)
    title = g_strdup_printf (C_("window title: workspace", "%s – Diapason"), dia_workspace_get_name (self->workspace));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Diapason");
}

static void
on_workspace_changed_cb (DiaWorkspace *workspace,
                         guint         change,
                         DiaWindow    *self)
{
  if (change & DIA_CHANGE_SETTINGS)
    show_title (self);
}

static void
drop_desk (DiaWindow *self)
{
  if (self->desk != NULL)
    gtk_stack_remove (self->stack, self->desk);
  self->desk = NULL;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, on_workspace_changed_cb, self);
  g_clear_object (&self->workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-workspace", FALSE);
}

static void
show_page (DiaWindow  *self,
           const char *name)
{
  /* GTK animates a spinner that spins on a hidden page too, frame by frame. */
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
settle (DiaWindow *self)
{
  g_clear_handle_id (&self->opening_timer, g_source_remove);
  if (self->awaited)
    gtk_window_present (GTK_WINDOW (self));
  self->awaited = FALSE;
}

static gboolean
on_opening_timeout_cb (gpointer user_data)
{
  DiaWindow *self = user_data;

  self->opening_timer = 0;
  /* A desk that is awaited shows what it has so far; another one makes way. */
  if (self->desk == NULL || !self->awaited)
    {
      gtk_stack_set_visible_child_name (self->stack, "opening");
      gtk_spinner_start (self->spinner);
    }
  settle (self);
  return G_SOURCE_REMOVE;
}

static void
start_patience (DiaWindow *self)
{
  g_clear_handle_id (&self->opening_timer, g_source_remove);
  self->opening_timer = g_timeout_add (OPENING_DELAY_MS, on_opening_timeout_cb, self);
}

static void
on_chooser_response_cb (GtkNativeDialog *dialog,
                        int              response,
                        DiaWindow       *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (path != NULL)
    g_signal_emit (self, signals[OPEN_REQUESTED], 0, DIA_OPEN_EXISTING, path);
}

static void
activate_open_workspace (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Open a workspace"), GTK_WINDOW (widget),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Workspaces"));
  gtk_file_filter_add_suffix (filter, "diapason");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
activate_close_workspace (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  g_signal_emit (widget, signals[CLOSE_REQUESTED], 0);
}

static void
activate_cancel_opening (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  g_signal_emit (widget, signals[CANCEL_REQUESTED], 0);
}

static void
on_roster_errands_left_cb (DiaRoster *roster,
                           GPtrArray *errands,
                           DiaWindow *self)
{
  dia_errands_dialog_present (GTK_WINDOW (self), errands);
}

/* The dialog that waits for the sign-in is the one in front. */
static void
on_sign_in_open_browser_cb (DiaSignIn  *sign_in,
                            const char *url,
                            DiaWindow  *self)
{
  GtkWindow *front = gtk_application_get_active_window (gtk_window_get_application (GTK_WINDOW (self)));

  dia_browser_open (front != NULL ? front : GTK_WINDOW (self), url);
}

static void
on_welcome_demo_requested_cb (DiaWelcomePage *page,
                              DiaWindow      *self)
{
  g_signal_emit (self, signals[OPEN_REQUESTED], 0, DIA_OPEN_DEMO, NULL);
}

static void
on_welcome_empty_requested_cb (DiaWelcomePage *page,
                               DiaWindow      *self)
{
  g_signal_emit (self, signals[OPEN_REQUESTED], 0, DIA_OPEN_EMPTY, NULL);
}

static void
ensure_welcome (DiaWindow *self)
{
  if (self->welcome != NULL)
    return;
  self->welcome = DIA_WELCOME_PAGE (dia_welcome_page_new ());
  g_signal_connect (self->welcome, "demo-requested", G_CALLBACK (on_welcome_demo_requested_cb), self);
  g_signal_connect (self->welcome, "empty-requested", G_CALLBACK (on_welcome_empty_requested_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->welcome), "welcome");
}

static void
dia_window_constructed (GObject *object)
{
  DiaWindow *self = DIA_WINDOW (object);

  G_OBJECT_CLASS (dia_window_parent_class)->constructed (object);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
dia_window_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_SETTINGS:
      DIA_WINDOW (object)->settings = g_value_dup_object (value);
      break;
    }
}

static void
dia_window_dispose (GObject *object)
{
  DiaWindow *self = DIA_WINDOW (object);

  g_clear_handle_id (&self->opening_timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_WINDOW);
  self->desk = NULL;
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dia_window_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  signals[OPEN_REQUESTED] = g_signal_new ("open-requested", DIA_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[CLOSE_REQUESTED] = g_signal_new ("close-workspace-requested", DIA_TYPE_WINDOW, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL_REQUESTED] = g_signal_new ("cancel-requested", DIA_TYPE_WINDOW, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_window_class_init (DiaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dia_window_constructed;
  object_class->set_property = dia_window_set_property;
  object_class->dispose = dia_window_dispose;
  g_object_class_install_property (object_class, PROP_SETTINGS,
                                   g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  install_signals ();
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/shell/dia-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DiaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, DiaWindow, spinner);
  gtk_widget_class_install_action (widget_class, "win.open-workspace", NULL, activate_open_workspace);
  gtk_widget_class_install_action (widget_class, "win.close-workspace", NULL, activate_close_workspace);
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, activate_cancel_opening);
}

static void
dia_window_init (DiaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-workspace", FALSE);
}

GtkWidget *
dia_window_new (AdwApplication *application,
                GSettings      *settings)
{
  return g_object_new (DIA_TYPE_WINDOW, "application", application, "settings", settings, NULL);
}

void
dia_window_show_welcome (DiaWindow *self)
{
  g_return_if_fail (DIA_IS_WINDOW (self));

  drop_desk (self);
  ensure_welcome (self);
  show_title (self);
  show_page (self, "welcome");
  settle (self);
  dia_welcome_page_focus (self->welcome);
}

void
dia_window_show_opening (DiaWindow  *self,
                         const char *title)
{
  g_return_if_fail (DIA_IS_WINDOW (self));

  adw_status_page_set_title (self->opening, title);
  start_patience (self);
}

void
dia_window_end_opening (DiaWindow *self)
{
  g_return_if_fail (DIA_IS_WINDOW (self));

  if (self->desk == NULL)
    {
      dia_window_show_welcome (self);
      return;
    }
  show_page (self, "desk");
  settle (self);
}

void
dia_window_show_workspace (DiaWindow    *self,
                           DiaWorkspace *workspace)
{
  g_return_if_fail (DIA_IS_WINDOW (self));

  drop_desk (self);
  self->workspace = g_object_ref (workspace);
  self->desk = dia_desk_new (workspace);
  gtk_stack_add_named (self->stack, self->desk, "desk");
  show_page (self, "desk");
  if (self->awaited)
    {
      /* What is ready a moment later must not come as a second picture because a
       * busy computer took its time to get this far. */
      g_signal_connect_object (self->desk, "ready", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
      start_patience (self);
    }
  else
    settle (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-workspace", TRUE);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  g_signal_connect_object (dia_workspace_get_roster (workspace), "errands-left", G_CALLBACK (on_roster_errands_left_cb),
                           self, 0);
  g_signal_connect_object (dia_workspace_get_sign_in (workspace), "open-browser", G_CALLBACK (on_sign_in_open_browser_cb),
                           self, 0);
  show_title (self);
}

void
dia_window_show_failure (DiaWindow  *self,
                         const char *heading,
                         const char *sentence)
{
  GtkWidget *dialog;

  g_return_if_fail (DIA_IS_WINDOW (self));

  dia_window_end_opening (self);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dia_window_show_page (DiaWindow  *self,
                      const char *page)
{
  g_return_if_fail (DIA_IS_WINDOW (self));

  if (self->desk != NULL)
    dia_desk_show_page (DIA_DESK (self->desk), page);
}

void
dia_window_show_post (DiaWindow *self,
                      DiaId      post_id)
{
  g_return_if_fail (DIA_IS_WINDOW (self));

  if (self->desk != NULL)
    dia_desk_show_post (DIA_DESK (self->desk), post_id);
}

void
dia_window_add_banner (DiaWindow *self,
                       GtkWidget *banner)
{
  g_return_if_fail (DIA_IS_WINDOW (self));
  g_return_if_fail (self->desk != NULL);

  dia_desk_add_banner (DIA_DESK (self->desk), banner);
}

void
dia_window_reveal (DiaWindow *self)
{
  g_return_if_fail (DIA_IS_WINDOW (self));

  self->awaited = TRUE;
  if (self->opening_timer == 0 || gtk_widget_get_visible (GTK_WIDGET (self)))
    settle (self);
}

DiaWorkspace *
dia_window_get_workspace (DiaWindow *self)
{
  g_return_val_if_fail (DIA_IS_WINDOW (self), NULL);

  return self->workspace;
}
