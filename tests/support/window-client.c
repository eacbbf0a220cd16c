/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

#include "dia-publishing-home.h"
#include "dia-secret-service-vault.h"

/* What a window does about sending, without the window: opens a workspace and
 * sees to it that somebody sends. Prints "here" or "elsewhere" whenever that
 * changes. Reads from its input, line by line: "background", "foreground" (each
 * answered by "ok" or "error: …"); ends with its input.
 *
 *   window-client WORKSPACE */
typedef struct
{
  GMainLoop         *loop;
  DiaPublishingHome *home;
  GDataInputStream  *input;
} Client;

static void read_line (Client *self);

static void
say (const char *text)
{
  printf ("%s\n", text);
  fflush (stdout);
}

static void
on_elsewhere_cb (DiaPublishingHome *home)
{
  say (dia_publishing_home_is_elsewhere (home) ? "elsewhere" : "here");
}

static void
on_background_set_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!dia_publishing_home_set_background_finish (DIA_PUBLISHING_HOME (source), result, &error))
    text = g_strdup_printf ("error: %s", error->message);
  say (text != NULL ? text : "ok");
}

static void
on_line_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Client *self = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (self->loop);
      return;
    }

  dia_publishing_home_set_background_async (self->home, g_str_equal (line, "background"), NULL, on_background_set_cb,
                                            NULL);
  read_line (self);
}

static void
read_line (Client *self)
{
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, NULL, on_line_read_cb, self);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (DiaClock) clock = dia_clock_new_system ();
  g_autoptr (DiaPublishingWatch) watch = dia_publishing_watch_new (NULL);
  g_autoptr (DiaPublishingList) list = dia_publishing_list_new (NULL);
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaWorkspace) workspace = dia_workspace_open (argv[1], FALSE, vault, clock, NULL, &error);
  Client client = { 0 };

  g_assert_no_error (error);
  client.loop = g_main_loop_new (NULL, FALSE);
  client.home = dia_publishing_home_new (workspace, watch, list);
  client.input = g_data_input_stream_new (input);
  g_signal_connect (client.home, "notify::elsewhere", G_CALLBACK (on_elsewhere_cb), NULL);
  dia_publishing_home_start (client.home);
  say ("here");
  read_line (&client);
  g_main_loop_run (client.loop);

  g_object_run_dispose (G_OBJECT (client.home));
  g_object_unref (client.home);
  dia_workspace_close (workspace);
  g_object_unref (client.input);
  g_main_loop_unref (client.loop);

  return 0;
}
