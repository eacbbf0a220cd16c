/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-publisher-notifier.h"
#include "dia-publishing-bus.h"
#include "dia-publishing-list.h"
#include "dia-secret-service-vault.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <malloc.h>
#include <signal.h>

/* After that what opening a workspace asked for has been done. */
#define REST_AFTER_SECONDS 8

/* The process that publishes in the background. */
typedef struct
{
  DiaCommandLine       *line;
  GMainLoop            *loop;       /* (owned) */
  DiaPublishingHost    *host;       /* (owned) */
  DiaPublishingBus     *bus;        /* (owned) */
  DiaPublishingList    *list;       /* (owned) (nullable): unless --workspace says which one */
  DiaPublisherNotifier *notifier;   /* (owned) (nullable): with a session bus */
  guint                 name;
  guint                 rest;       /* timeout: memory is given back then; 0 for none */
  gboolean              taken;      /* another publisher has the name */
} Publisher;

/* What is served. (transfer full) */
static char **
choose_workspaces (Publisher *self)
{
  const char *given[] = { self->line->workspace_path, NULL };

  return self->list != NULL ? dia_publishing_list_dup (self->list) : g_strdupv ((char **) given);
}

static void
serve (Publisher *self)
{
  g_auto (GStrv) paths = choose_workspaces (self);

  dia_publishing_host_serve (self->host, (const char *const *) paths);
  if (paths[0] != NULL)
    return;

  g_message ("No workspace is published in the background: nothing to do.");
  g_main_loop_quit (self->loop);
}

static gboolean
on_signal_cb (gpointer user_data)
{
  Publisher *self = user_data;

  g_main_loop_quit (self->loop);

  return G_SOURCE_CONTINUE;
}

static void
on_bus_acquired_cb (GDBusConnection *connection,
                    const char      *name,
                    gpointer         user_data)
{
  Publisher *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_publishing_bus_export (self->bus, connection, &error))
    g_warning ("The desk cannot see this publisher: %s", error->message);
  self->notifier = dia_publisher_notifier_new (connection);
}

/* To open a workspace takes memory that is not needed again for a long time, and
 * that the allocator would keep. */
static gboolean
on_rest_cb (gpointer user_data)
{
  Publisher *self = user_data;

  self->rest = 0;
  malloc_trim (0);

  return G_SOURCE_REMOVE;
}

static void
on_host_opened_cb (DiaPublishingHost *host,
                   DiaWorkspace      *workspace,
                   Publisher         *self)
{
  if (self->notifier != NULL)
    dia_publisher_notifier_add (self->notifier, workspace);
  if (self->rest == 0)
    self->rest = g_timeout_add_seconds (REST_AFTER_SECONDS, on_rest_cb, self);
}

static void
on_name_acquired_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  serve (user_data);
}

/* Without a session bus it works all the same: claims keep two senders apart. */
static void
on_name_lost_cb (GDBusConnection *connection,
                 const char      *name,
                 gpointer         user_data)
{
  Publisher *self = user_data;

  if (connection == NULL)
    {
      g_message ("There is no session bus: no desk will see this publisher.");
      serve (self);
      return;
    }

  self->taken = TRUE;
  g_main_loop_quit (self->loop);
}

static void
start (Publisher *self)
{
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (DiaClock) clock = dia_clock_new_system ();

  self->loop = g_main_loop_new (NULL, FALSE);
  self->host = dia_publishing_host_new (vault, clock);
  self->bus = dia_publishing_bus_new (self->host);
  g_signal_connect (self->host, "opened", G_CALLBACK (on_host_opened_cb), self);
  if (self->line->workspace_path == NULL)
    {
      self->list = dia_publishing_list_new (NULL);
      g_signal_connect_swapped (self->list, "changed", G_CALLBACK (serve), self);
    }
  g_signal_connect_swapped (self->bus, "quit", G_CALLBACK (g_main_loop_quit), self->loop);
  self->name = g_bus_own_name (G_BUS_TYPE_SESSION, DIA_PUBLISHING_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
                               on_bus_acquired_cb, on_name_acquired_cb, on_name_lost_cb, self, NULL);
}

/* First others are told that nothing is served any more, so that a window takes
 * over while the last requests end. */
static void
end (Publisher *self)
{
  dia_publishing_host_stop (self->host);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->name, g_bus_unown_name);
  dia_publishing_host_close (self->host);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->bus);
  g_clear_object (&self->host);
  g_clear_pointer (&self->notifier, dia_publisher_notifier_free);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

static int
run (Publisher  *self,
     GError    **error)
{
  guint term = g_unix_signal_add (SIGTERM, on_signal_cb, self);
  guint interrupt = g_unix_signal_add (SIGINT, on_signal_cb, self);

  start (self);
  g_main_loop_run (self->loop);
  end (self);
  g_source_remove (term);
  g_source_remove (interrupt);
  if (!self->taken)
    return DIA_EXIT_OK;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("A publisher runs already in this session."));
  return DIA_EXIT_FAILURE;
}

int
dia_publisher_command_run (DiaCommandLine  *line,
                           int              argc,
                           char           **argv,
                           GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, NULL, 0, 0, error);
  Publisher publisher = { .line = line };

  if (arguments == NULL)
    return DIA_EXIT_USAGE;
  if (line->workspace_path != NULL && !g_file_test (line->workspace_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no workspace %s."), line->workspace_path);
      return DIA_EXIT_FAILURE;
    }

  return run (&publisher, error);
}
